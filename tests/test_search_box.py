"""The search box, as readers use it: typed keys, on a laptop and a phone, from a host and from disk."""

import re
from contextlib import contextmanager
from statistics import median

import pytest
import search_report
from checks.browsing import BOX, LAPTOP, PHONE, put_in, watched
from playwright.sync_api import expect

FIRST = ".md-search-result__item > a:first-child"
META = ".md-search-result__meta"
# Notes how long each key takes until the line above the results or the list has changed.
CLOCK = """() => {
  self.times = [];
  let pressed;
  addEventListener("keydown", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (pressed) times.push(performance.now() - pressed);
    pressed = undefined;
  }).observe(document.querySelector("[data-md-component=search-result]"), { childList: true, subtree: true, characterData: true });
}"""


@contextmanager
def reader(browser, place, viewport=LAPTOP):
    """A page of a new reader, in which nothing may fail."""
    with watched(browser, place) as (page, watch):
        page.set_viewport_size(viewport)
        page.goto(place + "take-it-slow.html")
        yield page
    assert not watch.faults, "\n".join(watch.faults)


def open_box(page):
    box = page.locator(BOX)
    if not box.is_visible():
        page.locator("header .md-header__button[for=__search]").click()
    box.click()
    return box


def answer_to(page, words: str, place: str) -> list[str]:
    """Where the first link of each result for `words` leads, without the words to highlight."""
    put_in(page, words)
    page.wait_for_function(
        "([box, words]) => document.querySelector(box).dataset.answered === words",
        arg=["[data-md-component=search-result]", words],
    )
    links = page.locator(FIRST).evaluate_all("links => links.map(link => link.href)")
    links = [link.removeprefix(place) for link in links]
    return [link.partition("?")[0] + "#" * ("#" in link) + link.partition("#")[2] for link in links]


@pytest.mark.parametrize(("where", "viewport"), [("served", LAPTOP), ("unzipped", PHONE)], ids=["served", "unzipped"])
def test_the_box_shows_what_the_search_finds(browser, guide, site, served, unzipped, where, viewport):
    """From a host on a laptop, and from disk on a screen as small as a phone's."""
    place = served if where == "served" else f"{unzipped.as_uri()}/"
    queries = search_report.sample(guide)
    assert len(queries) >= 5, f"only {queries} are typed; look at sample in tests/search_report.py"
    expected = search_report.ask(browser, site, queries)
    with reader(browser, place, viewport) as page:
        open_box(page)
        for query, found in zip(queries, expected, strict=True):
            shown = answer_to(page, query, place)
            assert shown == found["links"], f'"{query}" shows {shown}, and the search found {found["links"]}'


def test_nothing_of_the_search_is_loaded_before_a_reader_goes_to_the_box(browser, served):
    with reader(browser, served) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.mouse.move(300, 300)
        page.mouse.wheel(0, 500)
        page.keyboard.press("Tab")
        page.wait_for_load_state("networkidle")
        early = [url for url in asked if "search_index" in url or "search-engine" in url]
        assert not early, f"{early} is loaded too soon; look at in-page-iframe-worker.js"
        open_box(page)
        page.keyboard.type("coffee")
        expect(page.locator(FIRST).first).to_be_visible()
        assert any("search-engine" in url for url in asked), f"the search comes from elsewhere: {asked}"


def test_what_is_typed_while_the_search_loads_is_answered(browser, served):
    with reader(browser, served) as page:
        waiting = []
        page.route("**/search_index.js", lambda route: waiting.append(route))
        open_box(page)
        page.keyboard.type("coffee")
        page.wait_for_timeout(200)
        assert page.locator(BOX).input_value() == "coffee", (
            "what was typed is lost while the search loads; look at in-page-iframe-worker.js"
        )
        waiting[0].continue_()
        expect(page.locator(FIRST).first).to_have_attribute("href", re.compile(r"take-it-slow\.html.*#coffee$"))


def test_a_search_that_cannot_be_loaded_says_so(browser, served):
    with watched(browser, served) as (page, _watch):
        page.goto(served + "take-it-slow.html")
        page.route("**/search_index.js", lambda route: route.abort())
        box = open_box(page)
        expect(page.locator(META)).to_contain_text("could not be loaded")
        expect(page.locator("#__search")).to_be_checked()
        page.unroute("**/search_index.js")
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
        open_box(page)
        box.press_sequentially("coffee")
        expect(page.locator(FIRST).first).to_be_visible()


def test_words_that_come_without_keys_are_answered(browser, served):
    """Pasted, dictated, or taken from what a phone suggests."""
    with reader(browser, served) as page:
        open_box(page).fill("coffee")
        expect(page.locator(FIRST).first).to_have_attribute("href", re.compile(r"#coffee$"))


@pytest.mark.parametrize("event", ["auxclick", "contextmenu"])
def test_a_result_that_is_opened_beside_the_page_tells_a_host_nothing(browser, served, event):
    with reader(browser, served) as page:
        open_box(page)
        page.keyboard.type("jealous")
        result = page.locator(FIRST).first
        expect(result).to_have_attribute("href", re.compile("h=jealous"))
        result.dispatch_event(event)
        assert "?" not in result.get_attribute("href"), f"{event} leaves the words in the link; look at guide.js"


def test_a_link_to_a_search_opens_it(browser, served):
    with reader(browser, served) as page:
        page.goto(f"{served}index.html?q=she+ghosted+me")
        expect(page.locator(FIRST).first).to_be_visible()
        assert page.locator(BOX).input_value() == "she ghosted me", "?q= does not fill the box"


@pytest.mark.parametrize("where", ["served", "unzipped"])
def test_enter_opens_the_best_result_with_its_words_highlighted(browser, served, unzipped, where):
    """On a host without telling it which words were searched for."""
    place = served if where == "served" else f"{unzipped.as_uri()}/"
    with reader(browser, place) as page:
        open_box(page)
        page.keyboard.type("should i make her jealous")
        expect(page.locator(FIRST).first).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"what-not-to-do\.html.*#jealousy$"))
        assert where == "unzipped" or "?" not in page.url, f"{page.url} tells a host what was searched for"
        expect(page.locator("article mark", has_text="jealous").first).to_be_visible()
        assert not page.evaluate("window.name"), "what was searched for stays in the tab; look at guide.js"


def test_arrow_keys_walk_through_the_results(browser, served):
    with reader(browser, served) as page:
        open_box(page)
        page.keyboard.type("trust")
        expect(page.locator(FIRST).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(FIRST).first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.locator(BOX)).to_be_focused()


def test_the_number_of_results_is_announced_in_a_named_dialog(browser, served):
    with reader(browser, served) as page:
        open_box(page)
        page.keyboard.type("coffee")
        expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_contain_text("found")


def test_nothing_found_offers_the_situations_of_the_home_page(browser, served):
    with reader(browser, served) as page:
        open_box(page)
        page.keyboard.type("divorce lawyer cost")
        expect(page.locator(META)).to_contain_text("no answer")
        help_ = page.locator(".search-unanswered")
        situations = help_.locator("ul").last.get_by_role("link")
        expect(situations).to_have_count(len(page.evaluate("__index.situations")))
        expect(page.locator(FIRST)).to_have_count(0)
        page.keyboard.press("Enter")
        expect(help_.get_by_role("link").first).to_be_focused()
        expect(help_.get_by_role("link").first).to_have_text("Get help")
        help_.get_by_role("link", name="They said no").click()
        page.wait_for_url(served + "when-it-is-a-no.html")


def test_bad_input_leaves_the_box_usable(browser, served):
    with reader(browser, served) as page:
        box = open_box(page)
        for words in ['+-~^*:"', "\U0001f494 \u5979\u4e0d\u7406\u6211", "__proto__", "<img src=x onerror=alert(1)>"]:
            put_in(page, words)
        page.evaluate("([box, words]) => { document.querySelector(box).value = words; }", [BOX, "no " * 3334])
        box.press("End")
        assert answer_to(page, "coffee", served)[0] == "take-it-slow.html#coffee"


def test_results_appear_as_fast_as_keys_are_typed(browser, served):
    with reader(browser, served) as page:
        open_box(page)
        page.keyboard.type("coffee")
        expect(page.locator(FIRST).first).to_be_visible()
        page.evaluate(CLOCK)
        page.locator(BOX).press("ControlOrMeta+a")
        page.locator(BOX).press_sequentially("how do i get her to trsut me again", delay=30)
        times = sorted(page.evaluate("times"))
        middle, late = median(times), times[int(len(times) * 0.95)]
        assert middle < 50 and late < 100, f"a key takes {middle:.0f} ms (median), {late:.0f} ms (95 in 100)"
