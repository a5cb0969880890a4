"""The workflows are what their schema allows, and give away no more rights than they need."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
# Make targets, and the tool that only a workflow can use.
CALLS = ("make ", "bash .ci/run", "gh ")
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
