"""Everybody can use the guide: axe finds nothing in any state of any page, and a keyboard alone goes everywhere."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from checks.browsing import BOX, LAPTOP, PHONE, put_in, wake, watched
from playwright.sync_api import expect

COLOURS = ["color-contrast", "link-in-text-block"]
READERS = pytest.mark.parametrize("reader", [PHONE, LAPTOP], ids=["phone", "laptop"], indirect=True)


@pytest.fixture
def reader(request, browser, served):
    """A reader's page, on a phone unless a test asks for something else; what moves stands still."""
    viewport = getattr(request, "param", PHONE)
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", base_url=served)
    yield context.new_page()
    context.close()


def faults_of(page, state: str, part: str | None = None, **options) -> list[str]:
    """What axe says against `page` or a `part` of it, best practices included, with the element and the remedy."""
    if page.evaluate("!self.axe"):
        page.evaluate(AXE_SCRIPT)
    # Only the violations: axe would describe all that is well, too, which takes most of its time.
    options["resultTypes"] = ["violations"]
    found = page.evaluate(
        "([part, options]) => axe.run(part || document, options).then(({ violations }) => violations)", [part, options]
    )
    return [
        f"{page.url.rsplit('/', 1)[-1]} ({state}, {page.viewport_size['width']} px): {violation['help']} "
        f"[{violation['id']}]: {node['html'][:160]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in found
        for node in violation["nodes"]
    ]


def faults_by_day_and_night(page, state: str, part: str | None = None) -> list[str]:
    """The same in light and dark: the page is one, so by night only the rules on colours can find anything new."""
    page.emulate_media(color_scheme="light")
    by_day = faults_of(page, f"{state}, light", part)
    page.emulate_media(color_scheme="dark")
    return by_day + faults_of(page, f"{state}, dark", part, runOnly=COLOURS)


def open_list_of_pages(page):
    page.get_by_role("button", name="Open the list of pages").click()
    expect(page.get_by_role("button", name="Close the list of pages")).to_be_visible()


def open_search(page, query: str, shown: str):
    page.keyboard.press("Control+k")
    put_in(page, query)
    expect(page.locator(shown).first).to_be_visible()


def test_axe_finds_nothing_on_a_page(report, reader, source):
    """The whole page at rest, and its list of pages; the test after this one looks at all states by day and night."""
    page = reader
    page.goto(source.html)
    wake(page)
    faults = faults_of(page, "at rest")
    open_list_of_pages(page)
    faults += faults_of(page, "list of pages open", ".md-sidebar--primary")
    page.keyboard.press("Escape")
    page.set_viewport_size(LAPTOP)
    report(faults + faults_by_day_and_night(page, "at rest"))


@READERS
def test_axe_finds_nothing_in_any_state_of_a_whole_page(report, reader):
    page = reader
    page.goto("take-it-slow.html")
    faults = faults_by_day_and_night(page, "before the first touch")
    wake(page)
    if page.viewport_size == PHONE:
        open_list_of_pages(page)
        faults += faults_by_day_and_night(page, "list of pages open")
        page.keyboard.press("Escape")
    open_search(page, "no reply", ".md-search-result__link")
    faults += faults_by_day_and_night(page, "search open")
    page.keyboard.press("Control+a")
    page.keyboard.type("zzzz")
    expect(page.locator(".search-unanswered")).to_be_visible()
    report(faults + faults_by_day_and_night(page, "search with no answer"))


@READERS
def test_axe_finds_nothing_on_the_404_page(report, reader):
    reader.goto("no/such/page.html")
    wake(reader)
    report(faults_by_day_and_night(reader, "at rest"))


def focused(page):
    return page.locator(":focus")


def test_the_skip_link_comes_first_and_leads_to_the_text(reader):
    reader.goto("take-it-slow.html")
    reader.keyboard.press("Tab")
    expect(focused(reader)).to_have_class("md-skip")
    reader.keyboard.press("Enter")
    expect(reader.locator("h1")).to_be_in_viewport()
    assert "#" in reader.url, "the skip link leads nowhere; look at md-skip in overrides/main.html"


def test_a_keyboard_opens_the_list_of_pages_goes_to_a_step_and_comes_back(reader):
    reader.goto("index.html")
    for _ in range(3):
        reader.keyboard.press("Tab")
    opener = reader.get_by_role("button", name="Open the list of pages")
    expect(opener).to_be_focused()
    reader.keyboard.press("Enter")
    drawer = reader.locator(".md-sidebar--primary")
    expect(drawer.locator(":focus")).to_have_count(1)
    for _ in range(40):
        reader.keyboard.press("Tab")
        outside = reader.evaluate("!document.activeElement.closest('.md-sidebar--primary, body:focus, html:focus')")
        assert not outside or reader.evaluate("document.activeElement === document.body"), "the open drawer loses focus"
    reader.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert opener.get_attribute("aria-expanded") == "false", (
        "the button of the list of pages does not say that it is closed; look at guide.js"
    )
    reader.keyboard.press("Space")
    drawer.get_by_role("link", name="Take it slow").focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/take-it-slow.html")
    reader.go_back()
    expect(reader.locator("h1")).to_have_text("Find your next step")


def test_a_closed_list_of_pages_is_out_of_the_way_of_the_tab_key(reader):
    reader.goto("index.html")
    wake(reader)
    for _ in range(12):
        reader.keyboard.press("Tab")
        assert reader.evaluate("document.activeElement.getBoundingClientRect().right > 0"), "focus leaves the screen"
        assert not reader.evaluate("!!document.activeElement.closest('.md-sidebar--primary')"), (
            "the closed list of pages takes the focus; look at guide.js"
        )


@READERS
def test_a_keyboard_searches_opens_a_result_and_comes_back(reader):
    page = reader
    page.goto("index.html")
    page.keyboard.press("Control+k")
    query = page.locator(BOX)
    expect(query).to_be_focused()
    page.keyboard.type("jealousy")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(query).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/what-not-to-do.html*")
    expect(page.locator("#jealousy")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Find your next step")


def test_escape_closes_the_search_and_gives_the_focus_back(reader):
    reader.goto("index.html")
    wake(reader)
    opener = reader.get_by_role("button", name="Open the search")
    opener.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(BOX)).to_be_focused()
    # Typed first, as readers do: the theme takes a moment to notice that its search has the focus.
    reader.keyboard.type("no reply")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()
    reader.keyboard.press("Escape")
    expect(opener).to_be_focused()


@READERS
def test_single_letters_do_nothing(reader):
    reader.goto("take-it-slow.html")
    wake(reader)
    for letter in "fs/pn,.":
        reader.keyboard.press(letter)
        assert not reader.locator("#__search").is_checked(), f"{letter} opens the search (WCAG 2.1.4); look at guide.js"
    reader.wait_for_timeout(200)
    assert reader.url.endswith("take-it-slow.html"), "a single letter leaves the page (WCAG 2.1.4); look at guide.js"


@READERS
def test_a_result_on_the_same_page_takes_the_reader_along(reader):
    """From anywhere on the page, and a second time too."""
    reader.goto("what-not-to-do.html")
    for place in ("h1", ".md-footer"):
        reader.locator(place).scroll_into_view_if_needed()
        open_search(reader, "jealousy", ".md-search-result__link")
        # By now the theme has locked the page behind the search of a phone.
        reader.wait_for_timeout(500)
        reader.keyboard.press("Enter")
        reader.wait_for_timeout(500)
        expect(reader.locator("#jealousy")).to_be_in_viewport()
        expect(focused(reader)).to_have_id("jealousy")


def test_a_search_that_was_closed_with_escape_opens_again_at_a_click(browser, served):
    with watched(browser, served) as (page, _):
        page.goto(served + "take-it-slow.html")
        for _ in range(2):
            page.locator(BOX).click()
            expect(page.locator("#__search")).to_be_checked()
            page.keyboard.press("Escape")
            expect(page.locator("#__search")).not_to_be_checked()


def test_a_phone_that_is_turned_while_the_list_of_pages_is_open_leaves_the_page_in_reach(browser, served):
    with watched(browser, served) as (page, _):
        page.set_viewport_size(PHONE)
        page.goto(served + "take-it-slow.html")
        wake(page)
        open_list_of_pages(page)
        page.set_viewport_size(LAPTOP)
        expect(page.locator("[inert]:has(article)")).to_have_count(0)


def test_each_dont_is_announced_as_one(report, document, source):
    warnings = document.select(".admonition.warning")
    faults = [f"{source.html}: its don'ts are not announced"] if len(warnings) != len(source.warnings) else []
    for warning in warnings:
        title = warning.select_one(".admonition-title")
        above = int(title.find_previous(["h1", "h2", "h3"]).name[1])
        told = (title.get("role"), title.get("aria-level"), warning.get("role"), warning.get("aria-labelledby"))
        if told != ("heading", str(above + 1), "note", title.get("id")) or not title.get_text().startswith("Do not"):
            faults.append(
                f"{source.html}: #{title.get('id')} is no note with a heading of level {above + 1} that begins with "
                f"Do not, but {told}; look at dont_markup.py"
            )
    report(faults)


def test_drawings_tell_their_story_or_are_silent(report, document, source):
    faults = [
        f"{source.html}: {str(drawing)[:90]}: give it role=img with a title and a desc, or aria-hidden"
        for drawing in document.select("article svg")
        if drawing.get("aria-hidden") != "true"
        and not (drawing.get("role") == "img" and drawing.find("title") and drawing.find("desc"))
    ]
    report(faults)
