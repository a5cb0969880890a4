"""A build comes out the same everywhere, at any address; one that fails says why and leaves the last good site alone."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import test_pages
from conftest import ROOT
from playwright.sync_api import expect
from shared.browsing import search, watched
from shared.built_site import BuiltSite, words_of
from shared.planting import ROWS, planted
from shared.serving import serve

pytestmark = pytest.mark.slow

SOURCES = ["docs", "overrides", "mkdocs.yml", "Makefile", "requirements.in", "requirements.txt"]
COMMITTED = "2026-01-31T23:30:00+02:00"
# What the Makefile would install is taken as installed.
MAKE = ["make", "--old-file=.venv/site", "--old-file=.venv/tests"]
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


def copy_guide(place: Path) -> Path:
    """A copy of the sources as the only commit of a repository, with the programs that run the tests."""
    place.mkdir(parents=True)
    subprocess.run(["cp", "-r", *SOURCES, place], cwd=ROOT, check=True)
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    identity = dict.fromkeys(names, "test@test.invalid")
    identity |= {"GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED}
    for command in (["init", "--quiet"], ["add", *SOURCES], ["commit", "--quiet", "--message=The guide"]):
        subprocess.run(["git", *command], cwd=place, check=True, env=os.environ | identity)
    (place / ".venv").symlink_to(sys.prefix)
    return place


def start_build(place: Path, *arguments: str, **options) -> subprocess.Popen:
    """Start `make build` in `place`, or another target."""
    options = {"env": build_environment(), "text": True, "start_new_session": True} | options
    command = [*MAKE, *(arguments or ["build"])]
    return subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def lines_of(build: subprocess.Popen, fails: bool = False) -> list[str]:
    """What a build says, which has to succeed, or to fail without a traceback."""
    output, _ = build.communicate(timeout=180)
    assert bool(build.returncode) == fails and "Traceback" not in output, output
    return [line for line in output.splitlines() if not line.startswith("make: ***")]


def build_environment(**changes: str) -> dict[str, str]:
    """The environment of the tests, without a date that somebody has set there, or the `make` that may run them."""
    left_out = {"SOURCE_DATE_EPOCH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | changes


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A copy of the guide, with what stands for the last good site."""
    place = copy_guide(tmp_path_factory.mktemp("build") / "guide")
    (place / "site").mkdir()
    (place / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    return place


def run_python(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    options = {"capture_output": True, "text": True, "timeout": 180, "env": build_environment(**environment)}
    return subprocess.run([sys.executable, *arguments], cwd=cwd, check=False, **options)


def last_site_is_whole(place: Path) -> bool:
    """Whether a build has left the last site alone, and nothing of its own beside it."""
    left = [*place.glob(".build/*"), *place.glob("site/*")]
    return left == [place / "site" / "index.html"] and left[0].read_text() == "the last good site"


def test_a_build_elsewhere_later_and_for_any_address_is_the_same_to_the_byte_and_works(
    report, browser, built, tmp_path
):
    """In a path with spaces, with another umask, locale, zone and seed; both at once, as they may be.

    Below a path where mkdocs.yml names a domain's root, which all other tests look at, and the other way round.
    """
    here, address = copy_guide(tmp_path / "here"), f"https://somebody.example/{'a/guide/' * (built.path == '/')}"
    settings = (here / "mkdocs.yml").read_text(encoding="utf-8")
    (here / "mkdocs.yml").write_text(re.sub(r"(?m)^site_url:.*", f"site_url: {address}", settings), encoding="utf-8")
    there = tmp_path / "another place"
    shutil.copytree(here, there, symlinks=True)
    (tmp_path / "sitecustomize.py").write_text(A_DAY_LATER, encoding="utf-8")
    elsewhere = build_environment(TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="2", PYTHONPATH=str(tmp_path))
    builds = [start_build(here), start_build(there, env=elsewhere, preexec_fn=lambda: os.umask(0o077))]
    said, _ = map(lines_of, builds)
    files = [
        {path.relative_to(place): path.is_file() and path.read_bytes() for path in place.rglob("*")}
        for place in (here / "site", there / "site")
    ]
    different = [str(name) for name in files[0] | files[1] if files[0].get(name) != files[1].get(name)]
    assert not different, f"{different} follow the folder, the day or the machine; look at overrides/build/"
    assert "2026.01.31-" in (here / "site" / "read-it-offline.html").read_text(encoding="utf-8")
    for name in ("the-way-back.zip", "the-way-back.epub"):
        file = here / "site" / "download" / name
        size = f"site/download/{name}: {file.stat().st_size / 1000:.1f} kB"
        assert size in said, "a build does not say how large its editions are"
        with zipfile.ZipFile(file) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 31, 21, 30, 0)}, name
    report(faults_at_another_address(browser, BuiltSite(here / "site", here)))


def faults_at_another_address(browser, site: BuiltSite) -> list[str]:
    """What is wrong with a site below another path, its 404 page among it, where a host strips the endings of pages."""
    names = ("wrong_heads", "links_that_differ_by_place", "wrong_lists_for_robots")
    faults = [fault for name in names for fault in getattr(test_pages, f"test_no_{name}").check(site)]
    with serve(site.folder, site.path, strips_endings=True) as home, watched(browser, home) as (page, watch):
        page.goto(home + "no/such/page.html")
        page.locator("article a").first.click()
        page.wait_for_url(home + "*")
        page.go_back()
        expect(page.locator("body")).to_have_css("margin", "0px")
        search(page, "zqxj vwkk")
        page.locator(".search-others a").first.click()
        page.wait_for_url(home + "get-help")
        page.locator(".way-on a").last.click()
        expect(page.locator("body")).to_have_css("margin", "0px")
        search(page, site.rare_word("about-this-guide.html"))
        page.keyboard.press("Enter")
        expect(page.locator("article mark").first).to_be_visible()
        return faults + watch.faults


def test_without_a_history_a_date_that_is_set_or_the_last_review_dates_the_guide(tmp_path):
    (tmp_path / "docs").mkdir()
    for name, day in {"a": "2026-02-01", "b": "2026-03-09"}.items():
        (tmp_path / "docs" / f"{name}.md").write_text(f"---\nreviewed: {day}\n---\n", encoding="utf-8")
    ask = "import pathlib, build.version as v; print(v.read_version(pathlib.Path.cwd()).name)"
    for day, known in {"2025.05.04": {"SOURCE_DATE_EPOCH": "1746316800"}, "2026.03.09": {}}.items():
        run = run_python("-c", ask, cwd=tmp_path, PYTHONPATH=str(ROOT / "overrides"), **known)
        assert run.stdout.strip() == day and ("No git" in run.stderr) == (not known), run.stderr


@pytest.mark.parametrize("failure", ROWS["builds"], ids=lambda failure: failure["what"])
def test_a_build_that_fails_ends_in_its_cause_and_leaves_the_last_site_alone(place, failure):
    with planted(failure, place):
        last = lines_of(start_build(place, env=build_environment(PYTHONPATH=str(place / "old"))), fails=True)[-1]
    shutil.rmtree(place / "old", ignore_errors=True)
    assert all(name in last for name in failure["says"]), f"the last line does not name {failure['says']}:\n{last}"
    assert "site/ is as it was" in last and last_site_is_whole(place)


def test_a_build_that_is_killed_half_way_leaves_the_last_site_alone(place):
    build = start_build(place)
    while not any((place / ".build").rglob("*.html")):
        assert build.poll() is None, build.communicate()
        time.sleep(0.02)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()
    shutil.rmtree(place / ".build")  # the next build clears it, once it is an hour old
    assert last_site_is_whole(place)


def test_a_publish_that_fails_or_was_killed_between_its_steps_loses_no_site(tmp_path):
    staged, site = tmp_path / ".build" / "1", tmp_path / "site"

    def published() -> str:
        code = "import sys, make, pathlib; make.publish(*map(pathlib.Path, sys.argv[1:]))"
        run_python("-c", code, staged, site, PYTHONPATH=str(ROOT / "overrides" / "build"))
        return (site / "index.html").read_text(encoding="utf-8")

    for folder, text in ((site, "old"), (staged, "new")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text, encoding="utf-8")
    new = staged.rename(staged.with_name("later"))
    assert published() == "old"
    # As after a kill between the two renames.
    site.rename(staged.with_name("previous"))
    assert published() == "old"
    new.rename(staged)
    assert published() == "new"


@pytest.fixture
def writing(tmp_path):
    """A copy of the guide that is being served, and where."""
    place = copy_guide(tmp_path / "guide")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = start_build(place, "serve", f"PORT={port}")
    try:
        assert any("Serving on" in line for line in server.stdout), "make serve does not serve"
        yield place, f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=30)


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_an_open_browser_shows_an_edit_by_itself_and_what_is_wrong_with_it(browser, writing):
    place, address = writing
    docs, overrides = place / "docs", place / "overrides"
    page = browser.new_page()
    page.goto(address + "take-it-slow.html")
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(0)
    edit(docs / "assets" / "guide.css", "/* Reading */", "article { outline: 3px solid rgb(1, 2, 3) }")
    edit(overrides / "theme" / "partials" / "footer.html", "<footer", '<p id="planted">A template</p><footer')
    edit(docs / "take-it-slow.md", "\n# ", "\n# Edited: ")
    expect(page.locator("h1")).to_contain_text("Edited")
    expect(page.locator("#planted")).to_be_visible()
    expect(page.locator("article")).to_have_css("outline-color", "rgb(1, 2, 3)")
    # What is kept of the other pages does not hide that they link to an anchor that has gone, nor a change of the code.
    edit(docs / "get-help.md", "{ #uk ", "{ #britain ")
    expect(alert).to_contain_text("#uk")
    edit(docs / "take-it-slow.md", "Edited: ", "[A page](gone.md) ")
    expect(alert).to_contain_text("gone.md")
    edit(docs / "questions" / "take-it-slow.yml", "  - ", "  - a planted question\n  - ")
    edit(overrides / "build" / "donts.py", '"heading")', '"planted")')
    edit(docs / "get-help.md", "{ #britain ", "{ #uk ")
    edit(docs / "take-it-slow.md", "[A page](gone.md) ", "Fixed: ")
    expect(page.locator("h1")).to_contain_text("Fixed")
    expect(page.locator("[role=planted]").first).to_be_attached()
    expect(alert).to_have_count(0)
    page.wait_for_function(
        "() => fetch('assets/scripts/search-index.js').then(found => found.text()).then(text => text.includes('planted'))"
    )
    page.close()


@pytest.mark.parametrize("port", ["taken", "80", ""])
def test_a_wrong_or_taken_port_gives_one_line_with_a_way_out(place, port):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        address = f"PORT={busy.getsockname()[1] if port == 'taken' else port}"
        lines = lines_of(start_build(place, "serve", address), fails=True)
    assert len(lines) == 1 and "make serve PORT=" in lines[0], lines


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Zensical needs Python 3.11 or newer")
def test_zensical_builds_every_page_anchor_and_dont_and_publishes_no_source(report, built, tmp_path):
    run = run_python(ROOT / "overrides" / "build" / "successor.py", tmp_path / "successor")
    assert not run.returncode, f"make successor fails: {(run.stdout + run.stderr)[-800:]}"
    other = BuiltSite(tmp_path / "successor" / "site", tmp_path / "successor")
    faults = [f"make successor: publishes {file}" for file in other.files if re.search(r"\.(py|pyc|md|yml|map)$", file)]
    lost = [file for file in built.files - other.files if not re.search("partials/|gz$", file)]
    faults += [f"make successor: does not write {file}" for file in lost]
    for file in built.pages.keys() & other.pages.keys():
        trees = built.pages[file], other.pages[file]
        for selector in ("article [id]", ".admonition.warning > .admonition-title"):
            here, there = ({tag.get("id") or words_of(tag) for tag in tree.select(selector)} for tree in trees)
            faults += [f"docs/{file[:-5]}.md: Zensical loses {lost}" for lost in sorted(here - there)]
        here, there = (words_of(tree.article) for tree in trees)
        if re.sub(r"\W+", "", here)[:2000] != re.sub(r"\W+", "", there)[:2000] and file != "read-it-offline.html":
            faults.append(f"docs/{file[:-5]}.md: Zensical renders other words")
    report(faults)
