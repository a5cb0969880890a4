"""The guide can be read and used by anybody, on anything: small and large, with and without scripts, on paper."""

import re

import pytest
from checks.browsing import LAPTOP, PHONE, UNSEEN, search, wake, watched
from playwright.sync_api import expect

# A small phone, which is also a laptop at 400%, and a laptop at 200%.
SMALL = {"width": 320, "height": 256}
HALF = {"width": 640, "height": 400}
TABLET = {"width": 1000, "height": 700}
# From here on, the list of pages stands beside the page.
WIDE = 1220
# What a reader needs on every screen, by what shows it.
WAYS = {
    "the search": "header .md-header__button[for=__search], .md-search__input",
    "the list of pages": "header .md-header__button[for=__drawer], .md-sidebar--primary a",
    "the choice of light": ".md-header__option label",
    "help, from the foot": "footer .always [href='get-help.html']",
    "the pages before and after": "footer .way-on a",
}
LOST_WAYS = """ways => Object.entries(ways).filter(([, parts]) => ![...document.querySelectorAll(parts)].some(part =>
    part.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && part.getBoundingClientRect().right > 0))
    .map(([way]) => way)"""
STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter(element => {
    const { right, width } = element.getBoundingClientRect()
    return width > 1 && right > innerWidth + 1 && element.checkVisibility({ checkVisibilityCSS: true })
}).map(element => element.outerHTML.slice(0, 120))"""
# Links within a sentence may be as high as their line (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary")].filter(target => {
    const box = target.closest("label, li.md-nav__item") || target
    const { width, height } = box.getBoundingClientRect()
    const inSentence = getComputedStyle(target).display === "inline" && target.closest("p, li, .md-copyright")
    return target.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && width && !inSentence
        && !target.matches(".md-skip") && (width < 24 || height < 24)
}).map(target => target.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def readers(browser, served):
    """Readers by their settings. A new reader takes a browser longer than a new page of the same one."""
    contexts = {}

    def reader_with(**settings):
        key = repr(sorted(settings.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(base_url=served, **settings)
        return contexts[key]

    yield reader_with
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(readers):
    """Opens a page for a reader with the given settings."""
    pages = []

    def open_with(address: str, **settings):
        pages.append(readers(**settings).new_page())
        pages[-1].goto(address)
        return pages[-1]

    yield open_with
    for page in pages:
        page.close()


def test_everything_fits_the_screen_and_a_shaking_thumb(report, open_page, source):
    page = open_page(source.html)
    wake(page)
    faults = []
    for viewport in (SMALL, HALF, PHONE):
        page.set_viewport_size(viewport)
        faults += [
            f"{source.html}: sticks out at {viewport['width']} px: {html}; look at guide.css"
            for html in page.evaluate(STICKING_OUT)
        ]
    for viewport in (SMALL, PHONE, HALF, TABLET, LAPTOP):
        page.set_viewport_size(viewport)
        faults += [
            f"{source.html}: hidden at {viewport['width']} px: {html}; look at guide.css"
            for html in page.evaluate(UNSEEN)
        ]
        faults += [
            f"{source.html}: less than 24 px: {html}; look at guide.css" for html in page.evaluate(SMALL_TARGETS)
        ]
        faults += [
            f"{source.html}: no way to {way} at {viewport['width']} px; look at guide.css"
            for way in page.evaluate(LOST_WAYS, WAYS)
            if way != "the list of pages" or "hide" not in source.meta or viewport["width"] < WIDE
        ]
    report(faults)


# What has the focus and shows none; nothing when it is seen, null beyond the last.
UNSEEN_FOCUS = """() => {
    const stop = document.activeElement
    if (stop === document.body) return null
    if (stop.matches(".md-skip")) return ""  // It shows itself, which test_accessibility.py looks at.
    const seen = part => {
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(part)
        const { width, height, right, bottom } = part.getBoundingClientRect()
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity > 0.5 && width > 3 && height > 3
            && right > 0 && bottom > 0
    }
    return [stop, stop.nextElementSibling].some(part => part && seen(part)) ? "" : stop.outerHTML.slice(0, 120)
}"""
LOOKS = """part => {
    const { fontSize, lineHeight, backgroundColor, borderLeftWidth } = getComputedStyle(part)
    return { fontSize: parseFloat(fontSize), lineHeight: parseFloat(lineHeight), backgroundColor,
        bar: parseFloat(borderLeftWidth) }
}"""


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_text_is_large_and_airy(open_page, viewport):
    looks = open_page("take-it-slow.html", viewport=viewport).locator("article h2 + p").first.evaluate(LOOKS)
    size, space = looks["fontSize"], looks["lineHeight"] / looks["fontSize"]
    assert size >= 16 and space >= 1.5, f"text of {size:.0f} px with lines {space:.2f} apart; look at guide.css"


def test_donts_and_messages_stand_out(open_page):
    page = open_page("take-it-slow.html", viewport=PHONE)
    paper = page.locator("body").evaluate(LOOKS)["backgroundColor"]
    dont = page.locator(".admonition.warning").first.evaluate(LOOKS)
    message = page.locator("article blockquote > p").first.evaluate(LOOKS)
    assert dont["backgroundColor"] != paper and dont["bar"] >= 4, f"a don't looks like text: {dont}; look at guide.css"
    assert message["backgroundColor"] not in {paper, "rgba(0, 0, 0, 0)"}, "a message looks like text; look at guide.css"


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_stop_of_the_tab_key_is_seen(report, open_page, viewport):
    page = open_page("the-guide-on-one-page.html", viewport=viewport)
    wake(page)
    unseen, stops = [], 0
    while (stop := page.evaluate(UNSEEN_FOCUS)) is not None or not stops:
        page.keyboard.press("Tab")
        stops += 1
        unseen += [f"the-guide-on-one-page.html: the focus is not seen on {stop}; look at guide.css"] if stop else []
    assert stops > 30, f"the Tab key stops {stops} times; is something out of its reach?"
    report(unseen)


@pytest.mark.parametrize("place", ["what-not-to-do.html#jealousy", "take-it-slow.html#coffee"])
def test_an_opened_section_begins_below_the_header(open_page, place):
    page = open_page(place, viewport=PHONE)
    wake(page)
    top = page.locator(":target").evaluate("part => part.getBoundingClientRect().top")
    header = page.locator(".md-header").evaluate("part => part.getBoundingClientRect().bottom")
    assert top >= header, (
        f"{place} begins {header - top:.0f} px under the header; look at scroll-margin-top in guide.css"
    )


def test_a_result_that_warns_shows_it(open_page):
    page = open_page("index.html")
    wake(page)
    search(page, "make her jealous")
    expect(page.locator(".search-dont").first).to_be_visible()


def test_nothing_moves_for_readers_who_asked_for_stillness(open_page):
    page = open_page("index.html", viewport=PHONE, reduced_motion="reduce")
    wake(page)
    moving = page.evaluate(
        """[...document.querySelectorAll("body *")].filter(element => {
            const { transitionDuration, animationName } = getComputedStyle(element)
            return animationName !== "none" || transitionDuration.split(",").some(time => parseFloat(time) > 0)
        }).map(element => element.outerHTML.slice(0, 100))"""
    )
    assert not moving, f"moves in spite of prefers-reduced-motion: {moving[:3]}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_look_has_the_colours_of_the_device(open_page, scheme):
    page = open_page("index.html", color_scheme=scheme)
    red = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red > 128) == (scheme == "light"), "a white flash at night; look at the scheme named auto in guide.css"


def test_without_scripts_nothing_is_offered_that_cannot_work(report, open_page, source):
    page = open_page(source.html, viewport=PHONE, java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    faults = [
        f"{source.html}: {selector} is offered without JavaScript; hide it under .no-js in guide.css"
        for selector in [
            ".md-search__input",
            "header [for=__search]",
            "header .md-header__option label",
            "article button",
            "article input",
        ]
        if page.locator(selector).filter(visible=True).count()
    ]
    report(faults)


def test_without_scripts_the_list_of_pages_opens(open_page):
    page = open_page("index.html", viewport=PHONE, java_script_enabled=False)
    page.locator("header [for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Take it slow").click()
    expect(page.locator("h1")).to_have_text("Take it slow")


def test_without_scripts_a_keyboard_reaches_the_list_of_pages(open_page):
    page = open_page("index.html", viewport=PHONE, java_script_enabled=False)
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Take it slow")
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.and_(page.locator(":focus")).count():
            break
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_each_message_is_copied_and_says_so(open_page):
    page = open_page("messages-you-can-adapt.html", viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    messages = page.locator("article blockquote > p")
    buttons = page.get_by_role("button", name="Copy this message")
    assert messages.count() == buttons.count() > 0, (
        f"docs/messages-you-can-adapt.md: {messages.count()} messages, {buttons.count()} copy buttons; look at guide.js"
    )
    buttons.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == messages.nth(1).inner_text(), (
        "what is copied is not the message; look at guide.js"
    )


def test_messages_are_copied_where_the_clipboard_is_out_of_reach(browser, site):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto((site / "messages-you-can-adapt.html").as_uri())
    page.get_by_role("button", name="Copy this message").first.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    context.close()


def test_only_the_message_is_copied_and_a_failure_is_told(browser, site):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "Document.prototype.execCommand = () => { copied = getSelection().toString(); return false }"
    )
    page.goto((site / "messages-you-can-adapt.html").as_uri())
    page.get_by_role("button", name="Copy this message").first.click()
    expect(page.get_by_role("status").filter(has_text="Not copied")).to_be_visible()
    message = page.locator("article blockquote > p").first.inner_text()
    assert page.evaluate("copied").strip() == message.strip(), "more than the message is copied; look at guide.js"
    context.close()


def test_a_browser_that_keeps_nothing_lets_a_reader_tick(browser, served):
    with watched(browser, served) as (page, watch):
        page.add_init_script(
            "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('planted') }"
        )
        page.goto(served + "the-guide-on-one-page.html")
        box = page.locator("article [type=checkbox]").first
        box.check()
        expect(box).to_be_checked()
        mended = [fault for fault in watch.faults if "guide.js" in fault]
        assert page.get_by_role("button", name="Clear all ticks").count() == 1, f"the checklist gives up: {mended}"


def test_ticks_stay_and_are_cleared_at_once(open_page):
    page = open_page("the-guide-on-one-page.html", viewport=PHONE)
    first = page.locator("article [type=checkbox]").first
    first.check()
    page.get_by_label("I can live with a no.").press("Space")
    page.reload()
    expect(first).to_be_checked()
    assert page.locator("article :checked").count() == 2, (
        "the ticks are lost when the page is opened again; look at guide.js"
    )
    page.get_by_role("button", name="Clear all ticks").click()
    expect(page.get_by_role("status").filter(has_text="cleared")).to_be_visible()
    page.reload()
    assert page.locator("article :checked").count() == 0, "cleared ticks come back; look at guide.js"
    assert page.evaluate("localStorage.getItem('the-way-back.ticks')") is None, (
        "cleared ticks stay in the browser; look at guide.js"
    )


def test_a_new_item_of_the_checklist_moves_no_tick(open_page):
    page = open_page("the-guide-on-one-page.html", viewport=PHONE)
    ticked = page.locator(".task-list-item").nth(3).inner_text()
    page.get_by_label(ticked).check()

    def with_another_item(route):
        new = '<li class="task-list-item"><input type="checkbox" disabled> A new line</li>'
        html = route.fetch().text().replace('<li class="task-list-item">', f'{new}<li class="task-list-item">', 1)
        route.fulfill(body=html, content_type="text/html")

    page.route("**/the-guide-on-one-page.html", with_another_item)
    page.reload()
    expect(page.get_by_label("A new line")).not_to_be_checked()
    assert page.locator(".task-list-item:has(:checked)").all_inner_texts() == [ticked], (
        "a tick has moved to another line of the checklist; look at guide.js"
    )
    page.get_by_role("button", name="Clear all ticks").click()


def test_found_words_are_marked_on_arrival(open_page):
    page = open_page("what-not-to-do.html?h=jealous+call#jealousy")
    marked = {text.lower() for text in page.locator("article mark").all_inner_texts()}
    assert {"jealous", "call"} <= marked, (
        f"only {marked} is marked on arrival; is search.highlight still in mkdocs.yml?"
    )
    assert all(re.match("jealous|call", text) for text in marked), (
        f"{marked} is marked, which is more than was searched for"
    )


# Text that black ink would not print as dark as it needs to be (WCAG 1.4.3, on white).
PALE = """() => [...document.querySelectorAll("article :is(p, li, a, h1, h2, h3, .admonition-title)")].filter(part =>
    getComputedStyle(part).color.match(/[\\d.]+/g).slice(0, 3).some(light => light > 110)
).map(part => part.outerHTML.slice(0, 120))"""


def test_a_page_prints_without_the_site_around_it(report, open_page, source):
    page = open_page(source.html)
    page.emulate_media(media="print")
    faults = [
        f"{source.html}: {selector} is printed; look at the print rules of guide.css"
        for selector in [".md-header", ".md-sidebar", ".md-footer", ".trail ol", "article button"]
        if page.locator(selector).filter(visible=True).count()
    ]
    faults += [
        f"{source.html}: is not printed: {html}; look at the print rules of guide.css"
        for html in page.evaluate(UNSEEN)
        if 'aria-label="Step ' not in html
    ]
    faults += [
        f"{source.html}: is printed in pale ink: {html}; look at the print rules of guide.css"
        for html in page.evaluate(PALE)
    ]
    if not page.locator(".printed-from").filter(visible=True).count():
        faults.append(f"{source.html}: does not say where it was printed from")
    for warning in page.locator(".admonition.warning").all():
        if warning.evaluate("element => parseFloat(getComputedStyle(element).borderLeftWidth)") < 4:
            faults.append(f"{source.html}: a don't has no thick bar on paper")
    report(faults)


def test_a_print_gives_the_addresses_of_its_links(open_page):
    page = open_page("make-first-contact.html")
    page.emulate_media(media="print")
    unprinted = page.locator("article :is(p, li) a:is([href^=http], [href*='.html'])").evaluate_all(
        """links => links.filter(link => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))
            .map(link => link.outerHTML)"""
    )
    assert not unprinted, f"links without their address on paper: {unprinted}; look at the print rules of guide.css"


def test_forced_colours_leave_what_colour_tells(open_page):
    page = open_page("take-it-slow.html", forced_colors="active", viewport=LAPTOP)
    here, elsewhere = (
        page.locator(f".trail {place}").first.evaluate(LOOKS)["backgroundColor"]
        for place in ("[aria-current]", "a:not([aria-current])")
    )
    assert here != elsewhere, "the step that is read looks like the others in forced colours; look at guide.css"
    dont = page.locator(".admonition.warning").first.evaluate(LOOKS)
    assert dont["bar"] >= 4, f"a don't looks like text in forced colours: {dont}; look at guide.css"


@pytest.mark.parametrize("forced", ["none", "active"])
def test_found_words_are_seen(open_page, forced):
    page = open_page("what-not-to-do.html?h=jealous#jealousy", forced_colors=forced)
    line, paper = page.locator("article mark").first.evaluate(
        "mark => [getComputedStyle(mark).borderBottomColor, getComputedStyle(document.body).backgroundColor]"
    )
    width = page.locator("article mark").first.evaluate("mark => parseFloat(getComputedStyle(mark).borderBottomWidth)")
    assert line != paper and width >= 1, f"found words look like text: {line} on {paper}; look at guide.css"


def test_the_checklist_prints_on_one_sheet(open_page):
    page = open_page("the-guide-on-one-page.html")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets == 1, f"the checklist takes {sheets} sheets of A4; look at the print rules of guide.css"


def test_an_unknown_address_leads_back_to_the_situations(open_page):
    page = open_page("no/such/page.html", viewport=PHONE)
    assert page.locator(".md-header").evaluate("header => getComputedStyle(header).position") == "sticky", (
        "overrides/404.html comes without its styles; look at slim_styles.py"
    )
    page.get_by_role("link", name="Make first contact").first.click()
    expect(page.locator("h1")).to_have_text("Make first contact")
