"""The kept copy, in Chromium; test_firefox.py has it in Firefox. It is whole or it is not there, and old and new never mix."""

import json
import math
import shutil
import time
from contextlib import contextmanager
from threading import Event

import pytest
from install_chromium import CHROMIUM_ARGUMENTS, find_chromium
from playwright.sync_api import Page, expect
from shared.browsing import LEFT, PATIENCE, PHONE, Watch, in_page, search, watched
from shared.built_site import CHECKLIST, KINDS, OFFLINE, STEP
from shared.serving import serve

QUESTION = "they do not reply to my message"
KEPT, MIXED = map(in_page, ("kept", "mixed"))


@pytest.fixture(scope="session")
def builds(built, tmp_path_factory):
    """Two builds, each with its name as a mark in every text."""
    folder = tmp_path_factory.mktemp("builds")
    for mark in ("old", "new"):
        shutil.copytree(built.folder, folder / mark, ignore=shutil.ignore_patterns("download"))
        for file in (folder / mark).rglob("*.*"):
            if file.suffix == ".html":
                file.write_text(file.read_text().replace("</body>", f"<!-- marked: {mark} --></body>"))
            elif file.suffix in {".css", ".js"}:
                file.write_text(f"{file.read_text()}/* marked: {mark} */")
        kept = folder / mark / "kept-copy.json"
        kept.write_text(json.dumps(json.loads(kept.read_text()) | {"version": mark}))
    return folder


class Host:
    """A host that publishes one of two builds; what happens after a number of answers can be set."""

    def __init__(self, builds, folder):
        self.builds, self.folder, self.left, self.actions = builds, folder / "published", math.inf, {}
        self.publish("old")

    def publish(self, mark):
        self.folder.unlink(missing_ok=True)
        self.folder.symlink_to(self.builds / mark)

    def answers(self):
        self.left -= 1
        self.actions = {number - 1: action for number, action in self.actions.items()}
        self.actions.get(0, lambda: None)()
        return self.left >= 0


@pytest.fixture
def host(request, built, builds, tmp_path):
    host = Host(builds, tmp_path)
    with serve(host.folder, built.path, answers=host.answers, **getattr(request, "param", {})) as host.address:
        yield host


@pytest.fixture
def page(browser, host):
    with watched(browser, host.address, base_url=host.address) as (page, _):
        yield page


def keep(page: Page, home: str = "") -> None:
    page.goto(home + OFFLINE)
    page.get_by_role("button", name="Keep the guide on this device").click()
    expect(page.get_by_role("button", name="Remove the kept copy")).to_be_focused()


def wait_for(page: Page, condition: str) -> None:
    """Playwright's own waiting takes a promise for an answer."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never true: {condition}"
        page.wait_for_timeout(20)


def results(page: Page) -> list[str]:
    search(page, QUESTION)
    return page.locator("ol.search-results a").evaluate_all("links => links.map(link => link.href)")


@contextmanager
def visit(browser, profile, address):
    """A page in the browser of a reader who comes back to it: with all that it kept in `profile`."""
    options = {"executable_path": find_chromium(), "args": CHROMIUM_ARGUMENTS, "base_url": address, "viewport": PHONE}
    with browser.browser_type.launch_persistent_context(profile, **options) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


def refuse(page: Page, why: str) -> None:
    """Ask for a copy that cannot come through whole: it says so, and leaves nothing."""
    page.get_by_role("button", name="Keep the guide on this device").click()
    expect(page.locator(".keep [role=status]"), why).to_contain_text("nothing was kept")
    assert page.evaluate(LEFT) == [], f"{why} leaves something; look at kept-copy.js"


@contextmanager
def full_disk(page: Page, host: Host):
    disk, origin = page.context.new_cdp_session(page), "/".join(host.address.split("/")[:3])
    disk.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    yield
    disk.send("Storage.overrideQuotaForOrigin", {"origin": origin})


def test_a_kept_copy_is_the_whole_guide_without_a_server_in_a_browser_that_was_restarted(
    browser, built, host, tmp_path
):
    with visit(browser, tmp_path / "profile", host.address) as page:
        for file in (STEP, "", OFFLINE):
            page.goto(file)
        assert page.evaluate(LEFT) == [], "something is kept before the tap; look at keep.js"
        page.goto(STEP)
        online = results(page)
        keep(page)
        kept = json.loads(built.text("kept-copy.json"))
        expect(page.locator(".keep [role=status]")).to_contain_text(kept["name"])
        expect(page.locator(".keep [role=status]")).to_contain_text(f"{kept['bytes'] / 1000:.0f} kB")
    host.left = 0
    with visit(browser, tmp_path / "profile", host.address) as page:
        watch = Watch(page, host.address)
        for file in (*KINDS, "", f"{STEP}?from=a-letter", "no/such/page.html"):
            page.goto(file)
            expect(page.locator("h1")).to_contain_text("not here" if "such" in file else "")
        page.goto(STEP)
        assert results(page) == online, "the search of the kept copy answers otherwise"
        page.keyboard.press("Enter")
        expect(page.locator("article mark").first).to_be_visible()
        for ticked in (False, True):
            page.goto(CHECKLIST)
            expect(page.get_by_role("checkbox").first).to_be_checked(checked=ticked)
            page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Switch to dark").click()
        page.goto(STEP)
        expect(page.get_by_role("button", name="Switch to light")).to_be_visible()
        page.get_by_role("button", name="Copy", exact=True).first.click()
        expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
        page.evaluate("localStorage.clear()")
        page.goto(OFFLINE)
        page.get_by_role("button", name="Remove the kept copy").click()
        expect(page.get_by_role("button", name="Keep the guide on this device")).to_be_focused()
        assert page.evaluate(LEFT) == [], "a removed copy stays in the browser; look at keep.js"
        assert not watch.faults, watch.faults


@pytest.mark.slow
def test_old_and_new_never_mix_wherever_the_server_dies_in_an_update(built, host, page):
    """The server dies at the list, at the first files, half way, at the last file, and at the second look at the list.

    The page that is open meanwhile stays in the old version, whole.
    """
    files = len(json.loads(built.text("kept-copy.json"))["files"])
    keep(page)
    assert page.evaluate(KEPT)["marks"] == ["old"]
    host.publish("new")
    visit = page.context.new_page()
    for number in (0, 1, 2, files // 2, files, files + 1):
        host.left = number
        visit.goto(STEP)
        while host.left >= 0:
            visit.wait_for_timeout(10)
        # What has begun is taken back, in its own time.
        wait_for(visit, "async () => !(await caches.has('the-way-back new'))")
        kept = visit.evaluate(KEPT)
        assert (kept["version"], kept["marks"], kept["files"]) == ("old", ["old"], kept["of"]), f"after {number}"
        assert visit.evaluate(MIXED) == ["old"], f"a page is mixed when the server dies after {number} answers"
    host.left = math.inf
    reading = page.context.new_page()
    reading.goto(STEP)
    wait_for(reading, f"async () => (await ({KEPT})()).version === 'new'")
    host.left = 0
    assert page.evaluate(KEPT)["marks"] == ["new"]
    search(reading, QUESTION)
    assert reading.evaluate(MIXED) == ["old"], "a page that is open gets parts of the new version"
    reading.reload()
    assert reading.evaluate(MIXED) == ["new"]


def test_a_copy_that_does_not_come_through_whole_leaves_nothing_or_what_was_there(host, page):
    page.goto(OFFLINE)
    for answers in (0, 1, 20):
        host.left = 1 + answers
        refuse(page, f"a host that dies after {answers} answers")
        host.left = math.inf
        page.reload()
    host.actions = {20: lambda: host.publish("new")}
    refuse(page, "a version that is published meanwhile")
    host.publish("old")
    with full_disk(page, host):
        refuse(page, "a full disk")
    keep(page)
    with full_disk(page, host):
        host.publish("new")
        page.goto(STEP)
        page.wait_for_timeout(1000)
        assert page.evaluate(KEPT)["marks"] == page.evaluate(MIXED) == ["old"], "a full disk takes the old copy away"


def test_a_tab_that_is_closed_half_way_leaves_all_or_nothing(host, page):
    page.goto(OFFLINE)
    half_way = Event()
    host.actions = {10: half_way.set}
    page.get_by_role("button", name="Keep the guide on this device").click()
    assert half_way.wait(PATIENCE / 1000)
    again = page.context.new_page()
    page.close()
    again.goto(OFFLINE)
    # A browser may go on without the page, or not.
    again.wait_for_function("() => document.querySelectorAll('.keep button:not([hidden], :disabled)').length === 1")
    if again.get_by_role("button", name="Remove the kept copy").is_visible():
        assert again.evaluate(KEPT)["marks"] == ["old"]
    else:
        assert again.evaluate(LEFT) == []


def test_what_is_removed_during_an_update_stays_away(host, page):
    keep(page)
    host.publish("new")
    removed = Event()
    host.actions = {10: lambda: removed.wait(PATIENCE / 1000)}
    page.reload()
    while 0 not in host.actions:
        page.wait_for_timeout(20)
    page.get_by_role("button", name="Remove the kept copy").click()
    expect(page.locator(".keep [role=status]")).to_contain_text("Removed")
    removed.set()
    page.wait_for_timeout(500)
    assert page.evaluate(LEFT) == []
    page.evaluate("caches.open('of another site')")
    page.reload()
    expect(page.get_by_role("button", name="Keep the guide on this device")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("caches.has('of another site')"), (
        "deletes what another site on the host keeps; look at keep.js"
    )


@pytest.mark.parametrize("host", [{"strips_endings": True}], indirect=True, ids=[""])
def test_a_host_that_leaves_out_the_ending_of_pages_can_be_kept(host, page):
    keep(page)
    host.left = 0
    for file in (STEP, STEP.removesuffix(".html"), "", "index.html"):
        page.goto(file)
        expect(page.locator("h1")).to_be_visible()


def test_where_nothing_can_be_kept_there_is_no_button_and_a_line_says_why(browser, served):
    with watched(browser, served) as (page, _):
        page.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })")
        page.goto(served + OFFLINE)
        expect(page.locator(".keep [role=status]")).to_contain_text("private windows")
        expect(page.locator(".keep button").filter(visible=True)).to_have_count(0)


def test_on_a_home_screen_there_is_a_way_back_and_a_way_to_get_help(open_page, built):
    css = built.text("assets/guide.css").replace("(display-mode:standalone)", "all")
    page = open_page("index.html", viewport={"width": 320, "height": 640})
    page.route("**/guide.css", lambda route: route.fulfill(body=css, content_type="text/css"))
    page.goto(STEP)
    page.locator(".top__help").click()
    page.wait_for_url("**/get-help.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the header is too wide"
    page.get_by_role("button", name="Back to the last page").click()
    page.wait_for_url(f"**/{STEP}")
