"""A build that fails or is killed leaves the last good site whole, and the next one goes on from there."""

import importlib.util
import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from building import ROOT, copy_guide, fingerprints, make_build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A copy of the guide with a site that was built well, and what that build said."""
    place = copy_guide(tmp_path_factory.mktemp("atomic") / "guide")
    (place / "said.txt").write_text(finish(make_build(place)), encoding="utf-8")
    return place


def finish(build) -> str:
    output, _ = build.communicate(timeout=120)
    assert build.returncode == 0, output
    return output


def test_a_build_that_fails_tells_every_slip_and_leaves_the_last_site_whole(guide):
    before = fingerprints(guide / "site")
    page = guide / "docs" / "take-it-slow.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[A page](gone.md)\n\n```\ncode\n```\n\nThey {'talk and ' * 12}talk.\n", encoding="utf-8")
    check = make_build(guide, "check")
    output, _ = check.communicate(timeout=120)
    page.write_text(text, encoding="utf-8")
    assert check.returncode != 0
    for told in (
        "contains a link 'gone.md'",
        "docs/take-it-slow.md: has code",
        f"docs/take-it-slow.md:{text.count(chr(10)) + 2}: [A page](gone.md) leads to no page",
        "has 26 words; split it",
    ):
        assert told in output, f"{told!r} is not told:\n{output}"
    assert "Traceback" not in output
    assert fingerprints(guide / "site") == before


def test_a_build_that_is_killed_leaves_the_last_site_whole(guide):
    before = fingerprints(guide / "site")
    build = make_build(guide)
    deadline = time.monotonic() + 60
    while not list(guide.glob(".build/*/download/*.html")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()
    assert build.returncode != 0
    assert fingerprints(guide / "site") == before
    finish(make_build(guide))
    assert fingerprints(guide / "site") == before


def test_two_builds_at_once_do_not_meet_and_leave_nothing_behind(guide):
    before = fingerprints(guide / "site")
    shutil.rmtree(guide / ".build")
    for build in [make_build(guide), make_build(guide)]:
        finish(build)
    assert fingerprints(guide / "site") == before
    assert not list((guide / ".build").iterdir())


def test_a_build_tells_what_it_wrote_and_how_large_it_is(guide):
    output = (guide / "said.txt").read_text(encoding="utf-8")
    for name in ("the-way-back.html", "the-way-back.epub", "the-way-back.zip"):
        assert f"{name}: {(guide / 'site' / 'download' / name).stat().st_size / 1000:.1f} kB" in output


@pytest.fixture
def publish():
    """The module that puts a build in its place."""
    spec = importlib.util.spec_from_file_location("publish", ROOT / "overrides" / "publish.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folders(tmp_path):
    """A new build and the site of the last one."""
    staged, site = tmp_path / ".build" / "site", tmp_path / "site"
    for folder, words in ((staged, "new"), (site, "old")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(words, encoding="utf-8")
    return staged, site


def words(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("exchanges", [True, False], ids=["in one step", "in two steps"])
def test_a_finished_build_takes_the_place_of_the_site(publish, folders, monkeypatch, exchanges):
    staged, site = folders
    if not exchanges:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    publish.publish(staged, site)
    assert words(site) == "new"


def test_the_first_build_needs_no_site_before_it(publish, folders):
    staged, site = folders
    (site / "index.html").unlink()
    site.rmdir()
    publish.publish(staged, site)
    assert words(site) == "new"


def test_a_publish_that_fails_between_its_two_steps_brings_the_site_back(publish, folders, monkeypatch):
    staged, site = folders
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    rename = Path.rename

    def fail(path, target):
        if path == staged:
            raise OSError("no space")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="no space"):
        publish.publish(staged, site)
    assert words(site) == "old"


def test_a_publish_that_was_killed_between_its_two_steps_is_mended_by_the_next(publish, folders):
    staged, site = folders
    site.rename(staged.with_name("previous"))
    publish.publish(staged, site)
    assert words(site) == "new"
