"""Python, Markdown, YAML and CSS are tidy, and words are spelt right: what `pre-commit` asks for holds for all files."""

import shlex
import shutil
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


# A slip for each of them to find.
SLIPS = {
    "python": ("tests/slip.py", "import os\n"),
    "python-format": ("tests/slip.py", "x = [ 1 ]\n"),
    "markdown-format": ("docs/slip.md", "*  A line.\n"),
    "css-format": ("docs/slip.css", "a{color:red}\n"),
    "yaml": ("tests/slip.yml", "a: 1\na: 2\n"),
    "spelling": ("docs/slip.md", "I apologize.\n"),
}


def told_by(hook: str, folder: Path) -> list[str]:
    """What a hook says against the files in `folder`."""
    tool, *arguments = shlex.split(HOOKS[hook]["entry"])
    # The tools stand beside the Python that runs the tests, which need not be in .venv.
    command = [Path(sys.executable).parent / Path(tool).name, *arguments]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    told = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    return [f"{line} ({HOOKS[hook]['name']})" for line in told] if run.returncode else []


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_of_pre_commit_passes(report, hook):
    report(told_by(hook, ROOT))


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_finds_a_slip(tmp_path, hook):
    for path in ROOT.iterdir():
        if path.is_dir():
            (tmp_path / path.name).mkdir()
        elif path.name.startswith((".", "_")) or path.name == "mkdocs.yml":
            shutil.copy(path, tmp_path)
        else:
            (tmp_path / path.name).touch()
    file, text = SLIPS[hook]
    (tmp_path / file).write_text(text, encoding="utf-8")
    told = told_by(hook, tmp_path)
    assert any(file in line or Path(file).name in line for line in told), f"nothing says {file}, only {told}"


@pytest.mark.parametrize(
    "style", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/assets/**/*.css"))
)
def test_styles_are_valid(report, style):
    try:
        lightningcss.process_stylesheet((ROOT / style).read_text(encoding="utf-8"), filename=style)
    except ValueError as error:
        report([f"{style}: {error}; mend the rule"])
