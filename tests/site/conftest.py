"""What the tests of the built site share: the site, its unzipped copy, a server and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from install_chromium import CHROMIUM_ARGUMENTS, MISSING, find_chromium
from playwright.sync_api import sync_playwright
from shared.browsing import LAPTOP, PATIENCE, SHIFTS, Watch
from shared.built_site import BuiltSite
from shared.serving import serve

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "site"
DOWNLOADS = ["the-way-back.zip", "the-way-back.html", "the-way-back.epub", "SHA256SUMS"]


def pytest_collection_modifyitems(items):
    """Mark what needs a browser, so that `make check` leaves it out, and try it again when it fails.

    A browser on a busy machine can stall for longer than any patience. What is broken fails twice.
    """
    for item in items:
        if {"browser", "firefox"} & set(getattr(item, "fixturenames", ())) and not item.get_closest_marker("browser"):
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def built() -> BuiltSite:
    """The site as `make build` left it."""
    for name in ("index.html", *(f"download/{file}" for file in DOWNLOADS)):
        if not (SITE / name).is_file():
            pytest.fail(f"site/{name} is not there: run `make build`, look at overrides/build/editions/", pytrace=False)
    return BuiltSite(SITE, ROOT)


@pytest.fixture(scope="session")
def downloads(built) -> Path:
    """The folder with the editions."""
    return built.folder / "download"


@pytest.fixture(scope="session")
def unzipped(downloads, tmp_path_factory) -> Path:
    """The folder that a reader gets from the zip."""
    place = tmp_path_factory.mktemp("unzipped")
    shutil.unpack_archive(downloads / "the-way-back.zip", place)
    return place / "the-way-back"


@pytest.fixture(scope="session")
def unzipped_site(unzipped) -> BuiltSite:
    return BuiltSite(unzipped, ROOT)


@pytest.fixture(scope="session")
def served(built) -> Iterator[str]:
    """The address of a server with the site, below the path that mkdocs.yml gives it."""
    with serve(built.folder, built.path) as address:
        yield address


@pytest.fixture(params=["served", "unzipped"])
def place(request) -> str:
    """The address that all pages begin with, on a host and on a disk."""
    where = request.getfixturevalue(request.param)
    return where if isinstance(where, str) else where.as_uri() + "/"


@pytest.fixture(scope="session")
def browser():
    """The Chromium that tests/install_chromium.py found or brought."""
    found = find_chromium()
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readers(browser, served):
    """A page for each kind of reader: a new reader takes a browser longer than another page of the same one."""
    pages = {}

    def reader_with(**settings):
        key = repr(sorted(settings.items()))
        if key not in pages:
            context = browser.new_context(**{"base_url": served, "viewport": LAPTOP} | settings)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.add_init_script(SHIFTS)
            pages[key] = Watch(page, served)
        return pages[key]

    yield reader_with
    for watch in pages.values():
        watch.page.context.close()


@pytest.fixture
def open_page(readers, served, report):
    """Opens a page, of the served site unless the address says more, for a reader with the given settings who has kept
    nothing so far. What the page does wrong meanwhile fails the test, unless it is `harmed` on purpose."""
    opened, faults = [], []

    def open_with(address: str, harmed: bool = False, **settings):
        watch = readers(**settings)
        watch.place = address.rpartition("/")[0] if address.startswith("file:") else served
        watch.faults = [] if harmed else faults
        watch.page.goto(address)
        opened.append((watch.page, settings))
        return watch.page

    yield open_with
    for page, settings in opened:
        page.unroute_all()
        page.evaluate("window.name = ''; localStorage.clear()")
        colours = {name: settings.get(name, "null") for name in ("color_scheme", "forced_colors")}
        page.emulate_media(media="null", **colours)
        page.set_viewport_size(settings.get("viewport", LAPTOP))
    report(faults)


@pytest.fixture
def broken(built, tmp_path) -> BuiltSite:
    """A copy of the site and of mkdocs.yml, to break."""
    shutil.copytree(built.folder, tmp_path / "site", copy_function=shutil.copy)
    shutil.copy(built.root / "mkdocs.yml", tmp_path)
    return BuiltSite(tmp_path / "site", tmp_path)
