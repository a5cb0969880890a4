"""What the tests share: the guide, its pages, a server, a browser, and the way faults are told."""

import gc
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from checks.front_matter import UNREADABLE
from checks.guide import Guide
from install_chromium import MISSING, find_chromium
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
ZIP = SITE / "download" / "the-way-back.zip"
PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md"))

# Chromium refuses to sandbox itself for root; the others keep it from asking the network for updates.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# The pages stay in memory as trees of many small objects: looking through them for waste takes a tenth of a run.
gc.set_threshold(200_000, 50, 100)


def pytest_sessionfinish():
    """Spare the last look through memory, at the end of each process, what is about to go anyway."""
    gc.freeze()


def pytest_generate_tests(metafunc):
    """Run a test that asks for `page` once a page, so that a failure names the page."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", PAGES, ids=[name.removesuffix(".md") for name in PAGES])


def pytest_collection_modifyitems(items):
    """Mark what needs Chromium, so that `make check` can leave it out, and so that it has a second try.

    A browser on a busy machine can stall for longer than any patience. What is broken fails twice, and the last line
    of a run counts the second tries.
    """
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_terminal_summary(terminalreporter):
    """List the faults of all tests together, a line each, in the order of the files that have them."""
    reports = [report for kind in ("failed", "error") for report in terminalreporter.stats.get(kind, [])]
    faults = roots({line for report in reports for line in faults_told_by(report)})
    if faults:
        terminalreporter.section(f"{len(faults)} to mend")
        for line in faults:
            terminalreporter.line(line)


def roots(faults: set[str]) -> list[str]:
    """The faults in their order, without those that come of others, which are counted.

    A page that cannot be read upsets what is built of it, and a fault of the guide can take a planted one its place.
    """
    unreadable = {line for line in faults if line.partition(": ")[2].startswith(UNREADABLE)}
    pages = {line.partition(":")[0] for line in unreadable}
    firm = {
        line
        for line in faults
        if not line.startswith("tests/test_planted_faults.py")
        and (not pages or line in unreadable or (line.startswith("docs/") and line.partition(":")[0] not in pages))
    }
    told = sorted(firm or faults)
    later = len(faults) - len(told)
    return told + [f"tests/: {later} more that may come of the above; mend that, and run again"] * bool(later)


def faults_told_by(report) -> list[str]:
    """The faults that a check has found, or else which promise is broken, where it stands, and how it shows."""
    told = [line for name, line in getattr(report, "user_properties", []) if name == "fault"]
    crash = getattr(report.longrepr, "reprcrash", None)
    if told or not crash:
        return told
    file, line, _ = report.location
    place = crash.lineno if crash.path.endswith(file) else (line or 0) + 1
    promise = report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
    return [f"tests/{file}:{place}: does not hold: {promise}: {crash.message.splitlines()[0]}"]


@pytest.fixture
def report(request):
    """Fail with the faults that a check has found, if it has found any."""

    def tell(faults: list[str]) -> None:
        request.node.user_properties += [("fault", fault) for fault in faults]
        if faults:
            pytest.fail(f"{len(faults)} found, listed at the end", pytrace=False)

    return tell


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The sources as they are, and the site as `make build` left it."""
    return Guide(ROOT, SITE)


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not there: run `make build` first", pytrace=False)
    return SITE


@pytest.fixture
def source(guide, page):
    """The Markdown of one page."""
    return guide.sources[page]


@pytest.fixture
def document(guide, page, site):
    """The built HTML of one page, as a tree."""
    html = guide.sources[page].html
    if html not in guide.pages:
        pytest.fail(f"site/{html} is not there: run `make build` again", pytrace=False)
    return guide.pages[html].tree


@pytest.fixture(scope="session")
def unzipped(site, tmp_path_factory) -> Path:
    """The folder that a reader gets from the zip, in a place of its own."""
    if not ZIP.is_file():
        pytest.fail(
            "site/download/the-way-back.zip is not there: does a hook in mkdocs.yml still write it?", pytrace=False
        )
    place = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(ZIP) as archive:
        archive.extractall(place)
    return place / "the-way-back"


@contextmanager
def serve(site: Path, below: str = "/", strips_endings: bool = False) -> Iterator[str]:
    """The address of a server that hands out `site` below a path as a host would, its 404 page included.

    Some hosts strip the ending of pages: they send /page.html on to /page, and answer there.
    """

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path):
            if not path.startswith(below):
                return os.devnull + "/not-ours"
            file = super().translate_path(path.removeprefix(below.rstrip("/")))
            page = Path(file + ".html")
            return str(page) if strips_endings and page.is_file() else file

        def do_GET(self):
            path, *query = self.path.split("?", 1)
            if not (strips_endings and path.endswith(".html") and Path(self.translate_path(path)).is_file()):
                return super().do_GET()
            self.send_response(308)
            self.send_header("Location", "?".join([path.removesuffix("index.html").removesuffix(".html"), *query]))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def send_error(self, code, *args, **kwargs):
            if code != 404:
                return super().send_error(code, *args, **kwargs)
            body = (site / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Say nothing: the tests look at what the browser sees."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()


@pytest.fixture(scope="session")
def served(site):
    """The address of a server that serves the site at its root."""
    with serve(site) as address:
        yield address


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
def copied(guide, site, tmp_path_factory) -> dict[Path, tuple[bytes, int]]:
    """A copy of the guide: each file of it, with what is in it and when it was written."""
    root = tmp_path_factory.mktemp("guide")
    for part in ("docs", "site"):
        shutil.copytree(guide.root / part, root / part)
    (root / "tests").mkdir()
    for path in [*guide.root.glob("*.yml"), *guide.root.glob("requirements*"), *guide.root.glob("tests/*.yml")]:
        shutil.copy(path, root / path.relative_to(guide.root))
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def copy(copied) -> Iterator[Guide]:
    """The copy, to break; it is whole again for the next test."""
    root = next(path.parent for path in copied if path.name == "mkdocs.yml")
    yield Guide(root, root / "site")
    written_now = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    for path in written_now.keys() - copied.keys():
        path.unlink()
    for path, (content, written) in copied.items():
        if written_now.get(path) != written:
            path.write_bytes(content)
            os.utime(path, ns=(written, written))
