"""Two builds of one commit are the same to the byte, wherever and whenever they are made."""

import json
import os
import shutil
import zipfile
from datetime import datetime, timezone

import pytest
from building import build_environment, copy_guide, fingerprints, make_build

pytestmark = pytest.mark.slow

# Loaded by Python at its start: tells it that a day and an hour have passed.
A_DAY_LATER = """
import datetime, time
now, date = time.time, datetime.datetime
time.time = lambda: now() + 90_000

class Later(date):
    @classmethod
    def now(cls, tz=None):
        return date.now(tz) + datetime.timedelta(days=1, hours=1)

datetime.datetime = Later
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """The sites of a build here and now, and of one elsewhere and later."""
    here = copy_guide(tmp_path_factory.mktemp("here") / "guide")
    there = tmp_path_factory.mktemp("there") / "another place"
    shutil.copytree(here, there, symlinks=True)
    later = tmp_path_factory.mktemp("later")
    (later / "sitecustomize.py").write_text(A_DAY_LATER, encoding="utf-8")
    here_and_now = build_environment(TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    elsewhere = build_environment(TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="2", PYTHONPATH=str(later))
    started = [
        make_build(here, env=here_and_now),
        make_build(there, env=elsewhere, preexec_fn=lambda: os.umask(0o077)),
    ]
    for build in started:
        output, _ = build.communicate(timeout=120)
        assert build.returncode == 0, output
    return here / "site", there / "site"


def test_two_builds_of_one_commit_are_the_same_to_the_byte(builds):
    here, there = map(fingerprints, builds)
    assert here.keys() == there.keys()
    different = [name for name in here if here[name] != there[name]]
    assert not different, (
        f"{different}: something in there follows the folder, the day or the machine; look at its hook"
    )


def test_the_date_is_that_of_the_commit(builds):
    here, _ = builds
    assert "2026.01.31-" in (here / "read-it-offline.html").read_text(encoding="utf-8")
    assert "<lastmod>2026-01-31</lastmod>" in (here / "sitemap.xml").read_text(encoding="utf-8")
    for name in ("the-way-back.zip", "the-way-back.epub"):
        with zipfile.ZipFile(here / "download" / name) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 31, 21, 30, 0)}, name


def test_a_date_that_is_set_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2025, 5, 4, tzinfo=timezone.utc).timestamp())))
    version = read_version(copy_guide(tmp_path / "guide"))
    assert version["name"].startswith("2025.05.04-") and version["day"] == "4 May 2025"


def test_without_a_history_the_last_review_is_the_date_and_the_build_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "docs").mkdir()
    for number, day in enumerate(["2026-02-01", "2026-03-09"]):
        (tmp_path / "docs" / f"{number}.md").write_text(f"---\nreviewed: {day}\n---\n", encoding="utf-8")
    version = read_version(tmp_path)
    assert version["name"] == "2026.03.09"
    assert "No git history" in version["notice"]


def read_version(root):
    """What guide_version.py says of a folder, asked in a Python of its own, as a hook is."""
    import subprocess
    import sys

    from building import ROOT

    ask = (
        "import json, pathlib, guide_version as g; v = g.read_version(pathlib.Path.cwd()); "
        "print(json.dumps({'name': v.name, 'day': v.day}))"
    )
    hooks = str(ROOT / "overrides" / "hooks")
    asked = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=root,
        env={**os.environ, "PYTHONPATH": hooks},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(asked.stdout) | {"notice": asked.stderr}
