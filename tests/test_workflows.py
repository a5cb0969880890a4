"""The workflows test everything before they publish it, follow their schema, and take no rights that they do not need."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from checks.yaml_files import read_yaml
from conftest import PAGES

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
# Make targets, and the tool that only a workflow can use.
CALLS = ("make ", "bash .ci/run", "gh ")
# Who may write what: the deploy puts the site up, the weekly look opens an issue.
RIGHTS = {("deploy", "pages", "write"), ("deploy", "id-token", "write"), ("look", "issues", "write")}
WORKFLOWS = sorted(path.name for path in (ROOT / ".github" / "workflows").glob("*.yml"))


def faults_told_by(*command: str | Path) -> list[str]:
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    return [line for line in (run.stdout + run.stderr).splitlines() if line.strip()] if run.returncode else []


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [f".github/workflows/{name}" for name in WORKFLOWS]),
        ("dependabot", [".github/dependabot.yml"]),
    ],
)
def test_workflows_follow_their_schema(report, schema, files):
    report(faults_told_by(TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files))


def test_workflows_are_safe(report):
    report(faults_told_by(TOOLS / "zizmor", "--offline", "--no-progress", "--format", "plain", ".github"))


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_workflows_hold_no_logic(report, workflow):
    """A step calls a make target, so that what a workflow does can be done by hand."""
    lines = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8").splitlines()
    report(
        [
            f".github/workflows/{workflow}:{number}: runs {line.split('run:')[1].strip()}; move it into a make target"
            for number, line in enumerate(lines, 1)
            if "run:" in line and not line.split("run:")[1].strip().startswith(CALLS)
        ]
    )


def test_ci_runs_all_tests_and_nothing_else():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in script if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"], (
        f".ci/run: runs {commands}; it runs `make test` and nothing else"
    )
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ntest: ")[2].partition("\n\n")[0].splitlines()
    assert recipe[-1] == "\t$(BIN)/pytest tests -n auto --dist worksteal", (
        f"Makefile: `make test` ends in {recipe[-1]}; it runs all tests, and fails with them"
    )
    built = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nbuilt: ")[2].partition("\n\n")[0]
    assert built.endswith("exit 1)"), f"Makefile: a build that fails goes on to the tests: {built}"
    options = (ROOT / "tests" / "pytest.ini").read_text(encoding="utf-8").partition("addopts = ")[2].splitlines()[0]
    assert not {"-m", "-k", "--ignore", "--deselect"} & {option.split("=")[0] for option in options.split()}, (
        f"tests/pytest.ini: addopts leave tests out: {options}"
    )


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_no_workflow_goes_on_after_a_failure(report, workflow):
    lines = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8").splitlines()
    report(
        [
            f".github/workflows/{workflow}:{number}: {line.strip()} runs on after a failure, or not at all; take it out"
            for number, line in enumerate(lines, 1)
            if re.search(r"\b(continue-on-error|if):", line) and line.strip().removeprefix("- ") != "if: failure()"
        ]
    )


def test_changes_are_tested_before_they_land():
    workflow = read_yaml(ROOT / ".github" / "workflows" / "test.yml")
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request" in workflow[True], (
        ".github/workflows/test.yml: tests no pull request; add `pull_request:` to on"
    )


def test_every_page_is_tested(guide):
    assert set(PAGES) == set(guide.nav), (
        f"tests/conftest.py: PAGES are {PAGES}, and the navigation has {guide.nav}; make both the same"
    )


def test_every_python_that_is_promised_is_tested():
    workflow = read_yaml(ROOT / ".github" / "workflows" / "test.yml")
    pythons = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert {"3.10", "3.x"} <= set(pythons), f".github/workflows/test.yml: tests {pythons}; the README promises 3.10"


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_workflows_have_no_rights_but_those_they_use(report, workflow):
    jobs = read_yaml(ROOT / ".github" / "workflows" / workflow)["jobs"]
    rights = {(job, *right) for job, steps in jobs.items() for right in steps.get("permissions", {}).items()}
    report(
        [
            f".github/workflows/{workflow}: {job} has the right {right}: {level}; take it away, or add it to RIGHTS"
            for job, right, level in sorted(rights - RIGHTS)
            if level != "read"
        ]
    )


def test_nothing_is_published_that_was_not_tested():
    workflow = read_yaml(ROOT / ".github" / "workflows" / "publish.yml")
    place = ".github/workflows/publish.yml"
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True] == {"push": {"branches": ["main"]}}, f"{place}: publishes more than what lands on main"
    assert "bash .ci/run" in [step.get("run") for step in workflow["jobs"]["build"]["steps"]], f"{place}: tests nothing"
    paths = [step["with"]["path"] for step in workflow["jobs"]["build"]["steps"] if "path" in step.get("with", {})]
    assert paths == ["site"], f"{place}: publishes {paths} instead of site"
    assert workflow["jobs"]["deploy"]["needs"] == "build", f"{place}: publishes before the tests have passed"


def test_what_changes_without_a_commit_is_looked_at_each_week():
    workflow = read_yaml(ROOT / ".github" / "workflows" / "weekly.yml")
    targets = workflow["jobs"]["look"]["strategy"]["matrix"]["target"]
    assert {"external-links", "audit", "freshness"} <= set(targets), f".github/workflows/weekly.yml: only {targets}"
    assert workflow[True]["schedule"], ".github/workflows/weekly.yml: has no schedule"
    told = [step for step in workflow["jobs"]["look"]["steps"] if step.get("if") == "failure()"]
    assert any("gh issue" in step.get("run", "") for step in told), ".github/workflows/weekly.yml: tells nobody"
