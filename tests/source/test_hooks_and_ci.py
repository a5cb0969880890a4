"""Files are tidy and spelt right, in the pages as in the code, and workflows take no risks."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from shared.data_files import parse_yaml

ROOT = Path(__file__).parent.parent.parent


SETTINGS = parse_yaml((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))[0]
HOOKS = {hook["id"]: hook for repository in SETTINGS["repos"] for hook in repository["hooks"]}


# Those that find what hurts; what only has another form is left to the hooks themselves.
@pytest.mark.parametrize("hook", ["python", "css-format", "spelling", "workflows", "issue-forms", "workflow-safety"])
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
