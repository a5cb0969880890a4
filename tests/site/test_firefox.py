"""In Firefox as in Chromium: what a reader uses works, nothing lies over anything, and nothing complains."""

from threading import Event

import pytest
from shared.browsing import LOOK, SIZES
from shared.built_site import CHECKLIST, MESSAGES, OFFLINE, STEP
from shared.firefox import Firefox, find_firefox, started
from shared.serving import serve

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def firefox_program():
    program = find_firefox()
    if program is None:
        pytest.skip("no Firefox here: install one, such as Debian's firefox-esr; Chromium sees the same pages")
    return program


@pytest.fixture(scope="module")
def firefox(firefox_program, tmp_path_factory):
    with started(firefox_program, tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


def seen(selector: str) -> str:
    return f"[...document.querySelectorAll({selector!r})].some(part => part.checkVisibility())"


def search(firefox: Firefox, words: str) -> None:
    firefox.press("Control", "k")
    firefox.wait_for("document.activeElement.matches('input[type=search]')")
    firefox.type(words)
    firefox.wait_for(f"document.querySelector('ol.search-results').dataset.answered === {words!r}")


def test_nothing_lies_over_anything(report, firefox, served, built):
    faults = []
    for file in (STEP, "index.html"):
        firefox.goto(served + file)
        for size in SIZES:
            firefox.resize(**size)
            faults += [
                f"site/{file}: {fault}: at {size['width']} x {size['height']} in Firefox; look at guide.css"
                for fault in firefox.evaluate(LOOK, "body")
            ]
    report(faults)


@pytest.mark.parametrize("where", ["served", "unzipped", "single file"])
def test_the_search_opens_finds_marks_and_closes(firefox, request, downloads, built, where):
    if where == "single file":
        start = (downloads / "the-way-back.html").as_uri()
    else:
        place = request.getfixturevalue(where)
        start = (place if where == "served" else place.as_uri() + "/") + STEP
    firefox.goto(start)
    firefox.resize(width=390, height=844)
    firefox.complaints(start)
    search(firefox, built.rare_word("index.html"))
    firefox.press("Enter")
    firefox.wait_for("!document.querySelector('dialog[open]') && document.querySelector('article mark')")
    search(firefox, "zqxj")
    firefox.wait_for("document.querySelector('.search-others a').textContent.startsWith('Get help')")
    firefox.press("Escape")  # empties the field
    firefox.press("Escape")
    firefox.wait_for("!document.querySelector('dialog[open]')")
    assert firefox.complaints(start.rpartition("/")[0]) == []


def test_the_list_of_pages_opens_with_the_keyboard_and_leads_on(firefox, served):
    firefox.goto(served + STEP)
    firefox.resize(width=390, height=844)
    firefox.click("[popovertarget=pages]")
    firefox.wait_for(seen("#pages a"))
    firefox.press("Escape")
    firefox.wait_for(f"!({seen('#pages a')})")
    assert firefox.evaluate("document.activeElement.matches('[popovertarget=pages]')"), "Escape loses the focus"
    firefox.press("Enter")
    firefox.wait_for(seen("#pages a"))
    firefox.click("#pages li:last-child a")
    firefox.wait_for(
        "location.pathname.endsWith(document.querySelector('#pages li:last-child a').getAttribute('href'))"
    )


def test_the_theme_is_chosen_and_kept(firefox, served):
    firefox.goto(served + STEP)
    before = firefox.evaluate("getComputedStyle(document.body).backgroundColor")
    firefox.click("[data-theme-switch]")
    firefox.goto(served + CHECKLIST)
    assert firefox.evaluate("getComputedStyle(document.body).backgroundColor") != before, "the theme is forgotten"
    firefox.click("[data-theme-switch]")
    assert firefox.evaluate("getComputedStyle(document.body).backgroundColor") == before
    assert firefox.evaluate("localStorage.length") == 0


def test_messages_are_copied_and_ticks_are_kept(firefox, served):
    firefox.goto(served + MESSAGES)
    firefox.click(".copy button:last-child")
    firefox.wait_for("document.querySelector('.copy button:last-child').textContent === 'Copied'")
    firefox.goto(served + CHECKLIST)
    firefox.click("article input[type=checkbox]")
    firefox.goto(served + CHECKLIST)
    assert firefox.evaluate("document.querySelectorAll('article :checked').length") == 1, "ticks are lost"
    firefox.click(".ticks button:last-child")
    assert firefox.evaluate("document.querySelectorAll('article :checked').length") == 0


def test_the_kept_copy_outlives_a_restart_without_a_server_and_is_removed(firefox_program, built, tmp_path):
    up = Event()
    up.set()
    with serve(built.folder, built.path, answers=up.is_set) as address:
        with started(firefox_program, tmp_path) as firefox:
            firefox.goto(address + OFFLINE)
            firefox.click(".keep button")
            firefox.wait_for("document.activeElement.textContent === 'Remove the kept copy'")
        up.clear()
        with started(firefox_program, tmp_path) as firefox:
            for file in [*built.nav, "", "no/such/page.html"]:
                firefox.goto(address + file)
                firefox.wait_for("document.querySelector('h1')")
            firefox.goto(address + STEP)
            search(firefox, built.rare_word("index.html"))
            firefox.press("Enter")
            firefox.wait_for("document.querySelector('article mark')")
            firefox.goto(address + OFFLINE)
            firefox.wait_for(seen(".keep .quiet"))
            firefox.click(".keep .quiet")
            firefox.wait_for("document.querySelector('.keep [role=status]').textContent.startsWith('Removed')")
            firefox.evaluate("caches.keys().then(names => { document.title = `${names.length} caches` })")
            firefox.wait_for("document.title === '0 caches'")


def test_no_page_leaves_a_message_on_the_console(report, firefox, served, built):
    firefox.complaints(served)
    for file in [*built.nav, "no/such/page.html"]:
        firefox.goto(served + file)
    report([f"Firefox: {message[:200]}" for message in firefox.complaints(served)])
