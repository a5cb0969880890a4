"""Python, Markdown, YAML and CSS are tidy, and words are spelt right: what `pre-commit` asks for holds for all files."""

import shlex
import subprocess
import sys
from pathlib import Path

import lightningcss
import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = {
    hook["id"]: hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
}


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_of_pre_commit_passes(report, name):
    tool, *arguments = shlex.split(HOOKS[name]["entry"])
    # The tools stand beside the Python that runs the tests, which need not be in .venv.
    run = subprocess.run(
        [Path(sys.executable).parent / Path(tool).name, *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    told = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    report([f"{line} ({HOOKS[name]['name']})" for line in told] if run.returncode else [])


@pytest.mark.parametrize(
    "style", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/assets/**/*.css"))
)
def test_styles_are_valid(report, style):
    try:
        lightningcss.process_stylesheet((ROOT / style).read_text(encoding="utf-8"), filename=style)
    except ValueError as error:
        report([f"{style}: {error}; mend the rule"])
