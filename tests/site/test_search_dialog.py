"""The search dialog: the same on a host, in the unzipped copy and in the single file. The ranking has tests of its own."""

import re

import pytest
from playwright.sync_api import Page, expect
from shared.browsing import FIELD, LAPTOP, PHONE, RESULTS, STATUS, search
from shared.built_site import CHECKLIST, STEP

FIRST = f"{RESULTS} > a"
OTHERS = ".search-others a"
NOTHING = "zqxj vwkk"  # No page has such words.
OPENERS = "[data-search]:visible"


@pytest.fixture(scope="session")
def word(built) -> str:
    """A word that leads to a section away from where a test searches."""
    return built.rare_word("about-this-guide.html")


@pytest.fixture(params=["served", "unzipped", "single file"])
def edition(request, open_page, downloads):
    """A page of each edition on a phone."""
    if request.param == "single file":
        return open_page((downloads / "the-way-back.html").as_uri(), viewport=PHONE, offline=True)
    if request.param == "unzipped":
        return open_page((request.getfixturevalue("unzipped") / STEP).as_uri(), viewport=PHONE, offline=True)
    return open_page(STEP, viewport=PHONE)


@pytest.fixture
def reader(open_page):
    """A page of the site on a laptop."""
    return open_page(STEP)


def open_the_first_result(page: Page, word: str) -> None:
    page.keyboard.press("ControlOrMeta+k")
    expect(page.locator(f"{FIELD}:visible").first).to_be_focused()
    page.keyboard.type(word)
    expect(page.locator("ol.search-results")).to_have_attribute("data-answered", word)
    place = page.locator(FIRST).first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page.locator("dialog#search")).to_be_hidden()
    expect(page.locator("article mark").first).to_be_visible()
    assert word in page.locator("article mark").first.inner_text().lower()
    anchor = place.partition("#")[2]
    assert page.url.endswith(f"#{anchor}"), f"{place} is the first result, and Enter opens {page.url}"
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_each_edition_opens_the_first_result_and_leads_with_get_help_where_nothing_is_found(edition, word):
    """The second time on the same page, too."""
    for _ in range(2):
        open_the_first_result(edition, word)
    search(edition, NOTHING)
    expect(edition.locator(RESULTS)).to_have_count(0)
    expect(edition.locator(STATUS)).to_contain_text("Nothing matches")
    others = edition.locator(OTHERS)
    assert others.first.inner_text().startswith("Get help"), f"nothing found leads with {others.first.inner_text()}"
    situations = edition.evaluate("searchIndex.situations.length")
    assert others.count() == situations + 2 > 2, f"nothing found offers {others.count()} links of {situations + 2}"
    edition.keyboard.press("Enter")
    expect(others.first).to_be_focused()
    edition.keyboard.press("Enter")
    expect(edition.locator("article :is(h1, h2)", has_text="Get help").first).to_be_in_viewport()


def test_results_have_names_are_no_headings_and_are_announced(reader, word):
    search(reader, word)
    dialog = reader.get_by_role("dialog", name="Search the guide")
    expect(dialog).to_have_count(1)
    expect(dialog.get_by_role("searchbox", name="Search the guide")).to_have_count(1)
    expect(dialog.get_by_role("status")).to_contain_text("found")
    names = [name for name in re.findall(r'link "(.*?)"', dialog.aria_snapshot())]
    results = reader.locator(FIRST)
    assert len(names) >= results.count() > 0 and all(names), f"results without a name: {names}; look at search.js"
    lead = reader.locator(FIRST).first.locator(".search-title").inner_text()
    assert lead in reader.locator(STATUS).inner_text(), "the first result is not announced; look at search.js"
    reader.wait_for_timeout(900)  # longer than LOADING_TIME of search.js, after which it would say that it is slow
    expect(reader.locator(STATUS)).to_contain_text("found")
    assert not dialog.get_by_role("heading").count(), "results are headings; look at search.js"
    assert reader.locator(FIELD).first.get_attribute("required") is None, "the field claims to be required"


def test_bad_input_leaves_the_search_usable(reader, word):
    for words in ['+-~^*:"', "\U0001f494 \u5979\u4e0d", "__proto__", "<img src=x onerror=alert(1)>", "x" * 10_000]:
        search(reader, words)
    assert not reader.locator("#search img").count(), "what is typed becomes markup; look at search.js"
    search(reader, word)
    expect(reader.locator(FIRST).first).to_be_visible()


def test_escape_and_the_button_close_the_search_and_give_the_focus_back(reader):
    opener = reader.locator(OPENERS).first
    for close in ("Escape", "button"):
        opener.focus()
        reader.keyboard.press("Enter")
        expect(reader.locator(FIELD).first).to_be_focused()
        reader.keyboard.type("no")
        if close == "Escape":
            # Some browsers empty a field of this kind first.
            reader.keyboard.press("Escape")
            if reader.locator("dialog#search").is_visible():
                reader.keyboard.press("Escape")
        else:
            reader.get_by_role("button", name="Close the search").click()
        expect(reader.locator("dialog#search")).to_be_hidden()
        expect(opener).to_be_focused()


@pytest.mark.parametrize("file", ["index.html", CHECKLIST, "no-such-page.html"])
def test_each_kind_of_page_can_open_the_search_and_is_not_changed_by_it(open_page, file):
    reader = open_page(file)
    there = reader.locator("[role=search], search, dialog[open], dialog[role]").count()
    assert not there, "the closed search is a landmark; look at partials/search.html"
    reader.locator(OPENERS).first.click()
    expect(reader.locator(FIELD).first).to_be_focused()
    first = reader.locator(f"{FIELD}:visible").first
    assert first.evaluate("field => !!field.closest('dialog')"), "another field comes first; look at partials/"


def test_nothing_of_the_search_is_loaded_before_it_is_opened_and_no_host_learns_the_words(reader, word):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.reload()
    reader.mouse.move(300, 300)
    reader.mouse.wheel(0, 500)
    reader.keyboard.press("Tab")
    reader.wait_for_load_state("networkidle")
    early = [url for url in asked if re.search("ranking|search-index", url)]
    assert not early, f"{early} is loaded too soon; look at search.js"
    search(reader, word)
    assert any("ranking" in url for url in asked), f"the ranking comes from elsewhere: {asked}"
    for event in ("auxclick", "contextmenu"):
        reader.locator(FIRST).first.dispatch_event(event)
        assert "?" not in reader.locator(FIRST).first.get_attribute("href"), f"{event} puts the words into the address"
    reader.keyboard.press("Enter")
    reader.wait_for_url(re.compile("html#"))
    mark = reader.locator("article mark").first
    expect(mark).to_be_visible()
    told = [url for url in asked if word in url.partition("#")[0]]
    assert not told, f"{told} tells a host what was searched for; look at search.js"
    assert not reader.evaluate("window.name"), "what was searched for stays in the tab; look at search.js"
    for forced in ("none", "active"):
        reader.emulate_media(forced_colors=forced)
        line, paper = mark.evaluate(
            "mark => [getComputedStyle(mark).borderBottom, getComputedStyle(document.body).backgroundColor]"
        )
        assert not line.startswith("0px") and paper not in line, (
            f"found words look like text, forced colours {forced}: {line}"
        )


@pytest.mark.parametrize("lost", ["search.js", "ranking.js", "search-index.js"])
def test_a_search_that_cannot_be_loaded_says_so_within_a_second_and_offers_the_pages(open_page, lost, word):
    unlucky = open_page(STEP, harmed=True)
    unlucky.route(f"**/{lost}", lambda route: route.abort())
    unlucky.reload()
    unlucky.locator(OPENERS).first.click()
    expect(unlucky.locator(STATUS)).to_contain_text("could not be loaded", timeout=1000)
    expect(unlucky.locator(OTHERS)).to_have_count(unlucky.locator("[data-pages] a").count())
    unlucky.unroute(f"**/{lost}")
    unlucky.reload() if lost == "search.js" else unlucky.keyboard.press("Escape")
    search(unlucky, word)
    expect(unlucky.locator(OTHERS)).to_have_count(0)
    unlucky.route("**/guide.js", lambda route: route.abort())
    unlucky.reload()
    expect(unlucky.locator(OPENERS), "a search without its opener is offered; look at guide.css").to_have_count(0)


def test_a_search_that_is_slow_says_so_within_a_second_and_answers_what_was_typed(reader, word):
    waiting = []
    reader.route("**/search-index.js", lambda route: waiting.append(route))
    reader.keyboard.press("ControlOrMeta+k")
    reader.keyboard.type(word)
    expect(reader.locator(OTHERS).first).to_be_visible(timeout=1500)
    expect(reader.locator(STATUS)).to_contain_text("slow")
    assert reader.locator(FIELD).first.input_value() == word, "what was typed is lost while the search loads"
    waiting[0].continue_()
    expect(reader.locator("ol.search-results")).to_have_attribute("data-answered", word)
    expect(reader.locator(FIRST).first).to_be_visible()


def test_a_link_to_a_search_opens_it(open_page):
    reader = open_page("index.html?q=she+ghosted+me")
    expect(reader.locator(FIELD).first).to_have_value("she ghosted me")
    expect(reader.locator("ol.search-results")).to_have_attribute("data-answered", "she ghosted me")


def test_arrow_keys_walk_through_the_results_and_a_press_beside_them_closes_the_search(reader, word):
    search(reader, word)
    reader.mouse.click(5, 400)
    expect(reader.locator("dialog#search")).to_be_hidden()
    search(reader, word)
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(FIRST).first).to_be_focused()
    reader.keyboard.press("ArrowUp")
    expect(reader.locator(FIELD).first).to_be_focused()
    reader.keyboard.press("ArrowDown")
    href = reader.locator(FIRST).first.get_attribute("href")
    reader.keyboard.press("Enter")
    reader.wait_for_url(re.compile(re.escape(href.rpartition("/")[2]) + "$"))


def test_words_that_are_pasted_are_answered_and_an_emptied_field_invites(reader, word):
    reader.keyboard.press("ControlOrMeta+k")
    invitation = reader.locator(STATUS).inner_text()
    reader.keyboard.insert_text(word)
    expect(reader.locator(FIRST).first).to_be_visible()
    reader.keyboard.press("ControlOrMeta+a")
    reader.keyboard.press("Delete")
    expect(reader.locator(RESULTS)).to_have_count(0)
    expect(reader.locator(STATUS)).to_have_text(invitation)


def test_a_result_that_warns_says_so_and_the_last_link_of_a_long_answer_can_be_reached(reader, built):
    search(reader, built.rare_word(of_a_dont=True))
    expect(reader.locator(".search-dont").first).to_have_text("Warning")
    search(reader, NOTHING)
    last = reader.locator(OTHERS).last
    for size in (PHONE, LAPTOP):
        reader.set_viewport_size(size)
        reader.locator(FIELD).first.focus()
        last.focus()
        expect(last).to_be_in_viewport(ratio=0.9)
        expect(reader.get_by_role("button", name="Close the search")).to_be_in_viewport()
