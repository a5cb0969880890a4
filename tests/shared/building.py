"""Builds of a copy of the guide, for tests that fail a build, kill it, or want it twice."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCES = ["docs", "overrides", "mkdocs.yml", "Makefile", "requirements.in", "requirements.txt"]
COMMITTED = "2026-01-31T23:30:00+02:00"
# What the Makefile would install is taken as installed.
MAKE = ["make", "--old-file=.venv/site", "--old-file=.venv/tests"]


def copy_guide(place: Path) -> Path:
    """A copy of the sources as the only commit of a repository, with the programs that run the tests."""
    place.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, place / name)
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    identity = dict.fromkeys(names, "test@test.invalid")
    identity |= {"GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED}
    for command in (["init", "--quiet"], ["add", *SOURCES], ["commit", "--quiet", "--message=The guide"]):
        subprocess.run(["git", *command], cwd=place, check=True, env=os.environ | identity)
    (place / ".venv").symlink_to(sys.prefix)
    return place


def start_build(place: Path, *arguments: str, **options) -> subprocess.Popen:
    """Start `make build` in `place`, or another target."""
    return subprocess.Popen(
        [*MAKE, *(arguments or ["build"])],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **{"env": build_environment()} | options,
    )


def finish(build: subprocess.Popen) -> str:
    """What a build says, which has to succeed."""
    output, _ = build.communicate(timeout=180)
    assert build.returncode == 0, output
    return output


def fail(build: subprocess.Popen) -> list[str]:
    """The lines that a build says, which has to fail without a traceback."""
    output, _ = build.communicate(timeout=180)
    assert build.returncode != 0, f"the build succeeds:\n{output}"
    assert "Traceback" not in output, output
    return output.strip().splitlines()


def build_environment(**changes: str) -> dict[str, str]:
    """The environment of the tests, without a date that somebody has set there, or the `make` that may run them."""
    left_out = {"SOURCE_DATE_EPOCH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | changes


def fingerprints(folder: Path) -> dict[str, str]:
    """The checksum of each file, by its path in the folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
