"""In Firefox as in Chromium: what a reader uses works, nothing lies over anything, and nothing complains."""

from threading import Event

import pytest
from shared.browsing import LAPTOP, LOOK, PHONE
from shared.built_site import CHECKLIST, KINDS, MESSAGES, OFFLINE, STEP
from shared.firefox import Firefox, find_firefox, started
from shared.serving import serve

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def firefox(built, tmp_path_factory):
    """A Firefox that was started again since its reader kept a copy of a site, and whose server is silent by now."""
    program, profile = find_firefox(), tmp_path_factory.mktemp("firefox")
    if program is None:
        pytest.skip("no Firefox here: install one, such as Debian's firefox-esr; Chromium sees the same pages")
    silent = Event()
    with serve(built.folder, built.path, answers=lambda: not silent.is_set()) as kept:
        with started(program, profile) as firefox:
            firefox.goto(kept + OFFLINE)
            firefox.click(".keep button")
            firefox.wait_for("document.activeElement.textContent === 'Remove the kept copy'")
        silent.set()
        with started(program, profile) as firefox:
            firefox.kept = kept
            yield firefox


def seen(selector: str) -> str:
    return f"[...document.querySelectorAll({selector!r})].some(part => part.checkVisibility())"


def search(firefox: Firefox, words: str) -> None:
    firefox.press("Control", "k")
    firefox.wait_for("document.activeElement.matches('input[type=search]')")
    for letter in words:
        firefox.press(letter)
    firefox.wait_for(f"document.querySelector('ol.search-results').dataset.answered === {words!r}")


def test_on_each_kind_of_page_nothing_lies_over_anything_and_nothing_complains(report, firefox, served):
    """A phone and a laptop show each layout; Chromium looks at every size."""
    faults = []
    firefox.complaints(served)
    for file in [*KINDS, "no/such/page.html"]:
        firefox.goto(served + file)
        for size in (PHONE, LAPTOP) if file in {STEP, KINDS[0]} else ():
            firefox.resize(**size)
            where = f"site/{file}, {size['width']} x {size['height']}, Firefox"
            faults += [f"{where}: {fault}; look at guide.css" for fault in firefox.evaluate(LOOK, "body")]
    report(faults + [f"Firefox: {message[:200]}" for message in firefox.complaints(served)])


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
    search(firefox, built.rare_word("about-this-guide.html"))
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
    last = firefox.evaluate("[...document.querySelectorAll('#pages a')].at(-1).href")
    firefox.click("#pages li:last-child a")
    firefox.wait_for(f"location.href === {last!r}")


def test_the_theme_and_ticks_are_kept_and_messages_are_copied(firefox, served):
    paper = "getComputedStyle(document.body).backgroundColor"
    firefox.goto(served + MESSAGES)
    firefox.click(".copy button:last-child")
    firefox.wait_for("document.querySelector('.copy button:last-child').textContent === 'Copied'")
    before = firefox.evaluate(paper)
    firefox.click("[data-theme-switch]")
    firefox.goto(served + CHECKLIST)
    assert firefox.evaluate(paper) != before, "the theme is forgotten; look at guide.js"
    firefox.click("[data-theme-switch]")
    firefox.click("article input[type=checkbox]")
    firefox.goto(served + CHECKLIST)
    assert firefox.evaluate(paper) == before
    assert firefox.evaluate("document.querySelectorAll('article :checked').length") == 1, "ticks are lost"
    firefox.click(".ticks button:last-child")
    assert firefox.evaluate("document.querySelectorAll('article :checked').length + localStorage.length") == 0


def test_the_kept_copy_outlives_a_restart_without_a_server_and_is_removed(firefox, built):
    for file in ("", "no/such/page.html", STEP):
        firefox.goto(firefox.kept + file)
        firefox.wait_for("document.querySelector('h1')")
    search(firefox, built.rare_word("about-this-guide.html"))
    firefox.press("Enter")
    firefox.wait_for("document.querySelector('article mark')")
    firefox.goto(firefox.kept + OFFLINE)
    firefox.wait_for(seen(".keep .quiet"))
    firefox.click(".keep .quiet")
    firefox.wait_for("document.querySelector('.keep [role=status]').textContent.startsWith('Removed')")
    firefox.evaluate("caches.keys().then(names => { document.title = `${names.length} caches` })")
    firefox.wait_for("document.title === '0 caches'")


def test_a_page_that_is_opened_as_a_file_offers_no_kept_copy(firefox, built):
    firefox.goto((built.folder / OFFLINE).as_uri())
    firefox.wait_for("document.querySelector('.keep [role=status]')?.textContent.startsWith('This is an offline')")
    assert not firefox.evaluate(seen(".keep button")), "a button that cannot work; look at keep.js"
