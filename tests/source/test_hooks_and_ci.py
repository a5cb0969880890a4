"""Files are tidy and spelt right, and continuous integration runs all tests before anything is published."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from shared.data_files import parse_yaml

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github" / "workflows").glob("*.yml"))
# Make targets, and the tool that only a workflow can use.
CALLS = ("make ", "bash .ci/run", "gh ")
# Who may write what: the deploy puts the site up, the weekly look opens an issue.
RIGHTS = {("deploy", "pages", "write"), ("deploy", "id-token", "write"), ("look", "issues", "write")}


def read(file: str):
    return parse_yaml((ROOT / file).read_text(encoding="utf-8"))[0]


HOOKS = {hook["id"]: hook for repository in read(".pre-commit-config.yaml")["repos"] for hook in repository["hooks"]}


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_of_pre_commit_passes(report, hook):
    hook = HOOKS[hook]
    tool, *arguments = shlex.split(hook["entry"])
    if hook.get("pass_filenames", True):
        files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / ".github").rglob("*.yml"))]
        arguments += [file for file in files if re.search(hook["files"], file)]
    # The tools stand beside the Python that runs the tests, which need not be in .venv.
    command = [Path(sys.executable).parent / Path(tool).name, *arguments]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    lines = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()] or ["it fails"]
    report([f"{line} ({hook['name']})" for line in lines] if run.returncode else [])


def test_ci_runs_all_tests_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"], (
        f".ci/run: runs {commands}; it runs `make test` and nothing else"
    )


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_workflows_hold_no_logic_and_stop_at_a_failure(report, workflow):
    """What a workflow does can be done by hand, and nothing runs on after a failure."""
    faults = []
    for number, line in enumerate((ROOT / workflow).read_text(encoding="utf-8").splitlines(), 1):
        command = line.partition("run:")[2].strip()
        if "run:" in line and not command.startswith(CALLS):
            faults.append(f"{workflow}:{number}: runs {command}; move it into a make target")
        if re.search(r"\b(continue-on-error|if):", line) and line.strip().removeprefix("- ") != "if: failure()":
            faults.append(f"{workflow}:{number}: {line.strip()} runs on after a failure, or not at all; take it out")
    report(faults)


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_workflows_have_no_rights_but_those_they_use(report, workflow):
    jobs = read(workflow)["jobs"]
    rights = {(job, *right) for job, steps in jobs.items() for right in (steps.get("permissions") or {}).items()}
    report(
        [
            f"{workflow}:1: {job} has the right {right}: {level}; take it away, or add it to RIGHTS"
            for job, right, level in sorted(rights - RIGHTS)
            if level != "read"
        ]
    )


def test_changes_are_tested_with_every_python_before_they_land():
    place = ".github/workflows/test.yml"
    workflow = read(place)
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request" in workflow[True], f"{place}: tests no pull request; add `pull_request:` to on"
    pythons = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert {"3.10", "3.x"} <= set(pythons), f"{place}: tests {pythons}; the README promises 3.10 and newer"


def test_nothing_is_published_that_was_not_tested():
    place = ".github/workflows/publish.yml"
    workflow = read(place)
    assert workflow[True] == {"push": {"branches": ["main"]}}, f"{place}: publishes more than what lands on main"
    steps = workflow["jobs"]["build"]["steps"]
    assert "bash .ci/run" in [step.get("run") for step in steps], f"{place}: tests nothing"
    paths = [step["with"]["path"] for step in steps if "path" in step.get("with", {})]
    assert paths == ["site"], f"{place}: publishes {paths} instead of site"
    assert workflow["jobs"]["deploy"]["needs"] == "build", f"{place}: publishes before the tests have passed"


def test_what_changes_without_a_commit_is_looked_at_each_week():
    place = ".github/workflows/weekly.yml"
    workflow = read(place)
    job = workflow["jobs"]["look"]
    targets = job["strategy"]["matrix"]["target"]
    assert {"external-links", "audit", "freshness"} <= set(targets), f"{place}: only {targets}"
    assert workflow[True]["schedule"], f"{place}: has no schedule"
    alarms = [step.get("run", "") for step in job["steps"] if step.get("if") == "failure()"]
    assert any("gh issue" in alarm for alarm in alarms), f"{place}: tells nobody"
