"""Builds of a copy of the guide, for tests that fail a build, kill it, or want it twice."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAMS = Path(sys.executable).parent
SOURCES = [
    "docs",
    "overrides",
    "tests",
    "mkdocs.yml",
    "Makefile",
    "requirements.txt",
    "requirements-test.txt",
    ".pre-commit-config.yaml",
]
COMMITTED = "2026-01-31T23:30:00+02:00"


def copy_guide(place: Path) -> Path:
    """A copy of the sources as the only commit of a repository, with a `make` that sets nothing up."""
    place.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, place / name)
    identity = {"GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED}
    identity |= {
        f"GIT_{who}_{what}": "test@test.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for command in (["init", "--quiet"], ["add", *SOURCES], ["commit", "--quiet", "--message=The guide"]):
        subprocess.run(["git", *command], cwd=place, check=True, env={**os.environ, **identity})
    (place / ".venv").symlink_to(sys.prefix)
    return place


def make_build(place: Path, target: str = "build", **options) -> subprocess.Popen:
    """Start `make build`, or what begins with it, with the programs that run the tests."""
    return subprocess.Popen(
        ["make", target],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **{"env": build_environment()} | options,
    )


def build_environment(**changes: str) -> dict[str, str]:
    """The environment of the tests, without a date that somebody has set there."""
    return {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | changes


def fingerprints(folder: Path) -> dict[str, str]:
    """The checksum of each file, by its path in the folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
