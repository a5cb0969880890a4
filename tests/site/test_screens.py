"""On every screen each link and button can be seen and hit, and each text read; on paper only the text is left."""

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest
from conftest import ROOT, SITE
from playwright.sync_api import Page, expect
from shared.browsing import LAPTOP, LOOK, OPEN_ALL, PHONE, SIZES, UNSEEN, faults_at_rest, in_page, search
from shared.built_site import CHECKLIST, HELP, MESSAGES, STEP, BuiltSite
from test_accessibility import axe_in_both_themes, file_of

# Of a phone. Five are the aim; the rest is a writer's. On Get help, the first one decides.
MOST_SCREENS = 7.5  # as many as 900 words take that are not folded
# What stands around the text of a page, and is of no use on paper.
FRAME = [".top", ".pages", ".toc", ".way-on", ".always", ".trail ol", ".leave", ".skip"]
FRAME += ["article button", ".ticks", ".again", ".print"]
# What no end of a sheet may cut in two; browsers cut no <svg> that fits on a sheet. A4 within its margins, in px.
UNCUT = "article :is(svg, blockquote > p, .admonition)"
SHEET = {"width": 672, "height": 1000}
ON_PAPER = in_page("onPaper")
LOOKS = in_page("looks")
SINGLE_FILE = "the-way-back.html"
HEIGHT = "document.querySelector('article').getBoundingClientRect().height"


def faults_at(page: Page, sizes: Iterable[dict], scope: str = "body", before=None) -> list[str]:
    """What is covered, too wide or too small on `page` in windows of `sizes`; `before` brings it into a state."""
    found = defaultdict(list)
    for size in sizes:
        page.set_viewport_size(size)
        if before:
            before(page)
        for fault in page.evaluate(LOOK, scope):
            found[fault].append(f"{size['width']} x {size['height']}")
    # Half a page of them has one cause.
    faults = [f"{fault}: at {', '.join(where)}" for fault, where in found.items()][:8]
    return [f"site/{file_of(page)}: {fault}; look at guide.css" for fault in faults]


@pytest.mark.parametrize("html", BuiltSite(SITE, ROOT).nav)
def test_a_page_is_whole_on_every_screen_and_on_paper(report, open_page, html):
    """In one visit, by night on a phone: how it loads, what axe says, what lies where at every size, what is printed."""
    page = open_page(html, viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce", color_scheme="dark")
    faults = faults_at_rest(page)
    screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    if html != HELP and screens > MOST_SCREENS:
        faults.append(f"site/{html}: takes {screens:.1f} screens of a phone; fold what few need with .fold")
    page.evaluate(OPEN_ALL)
    faults += axe_in_both_themes(page, "at rest")
    faults += faults_at(page, SIZES)
    faults += [f"site/{html}: hidden: {fault}; look at guide.css" for fault in page.evaluate(UNSEEN)]
    report(faults + print_faults(page, f"site/{html}"))


def test_nothing_is_covered_on_the_404_page_or_while_something_is_open(report, open_page, built):
    def open_list(page):
        page.reload()
        page.locator("[popovertarget=pages]").first.click()
        expect(page.locator("#pages a").first).to_be_visible()

    page = open_page("no/such/page.html", viewport=PHONE, reduced_motion="reduce")
    faults = faults_at(page, SIZES)
    page.goto(STEP)
    faults += faults_at(page, SIZES[:3], "#pages", open_list)
    page.reload()
    for words in (built.rare_word(of_a_dont=True), "zzzzzz"):
        search(page, words)
        faults += faults_at(page, SIZES, "#search")
    page.goto(MESSAGES)
    page.get_by_role("button", name="Change it first").first.click()
    report(faults + faults_at(page, [PHONE, LAPTOP], "article"))


def test_the_first_screen_of_get_help_holds_four_choices(open_page):
    page = open_page(HELP, viewport=PHONE)
    choices = page.locator(".choices li")
    expect(choices).to_have_count(4)
    for choice in choices.all():
        expect(choice).to_be_in_viewport(ratio=1)
        target = choice.locator("a").get_attribute("href")
        assert not page.locator(f"details {target}").count(), f"get-help.md: {target} is folded"


def test_what_to_do_instead_stands_below_the_dont_on_a_phone_and_beside_it_on_a_laptop(open_page):
    page = open_page("what-not-to-do.html")
    title, instead = (page.locator(f".warning > {part}").first for part in (".admonition-title", ".instead"))
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        dont, do = title.bounding_box(), instead.bounding_box()
        beside = do["x"] >= dont["x"] + dont["width"] and do["y"] <= dont["y"]
        assert beside == (size == LAPTOP), f"{do} and {dont}; look at .instead in guide.css"
        assert beside or do["y"] > dont["y"], f"{do} and {dont}; look at .instead in guide.css"
    assert instead.evaluate(LOOKS)["backgroundColor"] != title.locator("..").evaluate(LOOKS)["backgroundColor"]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_text_is_airy_donts_and_messages_stand_out_and_the_frame_of_a_page_that_is_loading_stays(open_page, size):
    page = open_page(STEP, harmed=True, viewport=size)
    body, text, dont, title, message = (
        page.locator(part).first.evaluate(LOOKS)
        for part in ("body", "article h2 ~ p", ".warning", ".warning > :first-child", "article blockquote > p")
    )
    airy = text["fontSize"] >= 16 and text["lineHeight"] >= 1.5 * text["fontSize"]
    assert airy, f"text is small or its lines are close: {text}; look at guide.css"
    paper = body["backgroundColor"]
    assert dont["backgroundColor"] != paper and dont["bar"] >= 4, f"a don't looks like text: {dont}; look at guide.css"
    assert message["backgroundColor"] not in {paper, "rgba(0, 0, 0, 0)"}, "a message looks like text; look at guide.css"
    assert title["drawn"] == 2, "a don't has lost its crossed-out circle; look at .admonition-title in guide.css"
    high = page.evaluate(HEIGHT)
    page.route("**/guide.js", lambda route: route.abort())
    page.reload()
    assert abs(page.evaluate(HEIGHT) - high) < 40, (
        "the text moves when the buttons come; look at blockquote in guide.css"
    )
    # On a slow connection, a browser draws the start of a page before it has the rest.
    frame = page.locator(".top, .frame")
    places = "parts => parts.map(part => part.getBoundingClientRect()).map(({ x, width }) => [x, width])"
    whole = frame.evaluate_all(places)
    page.evaluate("document.querySelectorAll('main > *').forEach(part => part.remove())")
    assert frame.evaluate_all(places) == whole, "the frame moves while a page loads; look at .frame in guide.css"


@pytest.mark.parametrize("file", [STEP, HELP])
def test_an_opened_section_begins_below_the_header_and_the_quick_way_out(open_page, file):
    page = open_page(file, viewport=PHONE)
    places = page.locator("article :is(h2, .admonition-title)[id]").evaluate_all("parts => parts.map(part => part.id)")
    assert places
    for place in places:
        page.evaluate("place => { location.hash = place }", place)
        top = page.locator(f"#{place}").evaluate("part => part.getBoundingClientRect().top")
        above = page.locator(".top, .leave a").evaluate_all(
            "all => all.map(part => part.getBoundingClientRect().bottom)"
        )
        assert top >= max(above) - 1, f"{file}#{place} begins under the header; look at scroll-margin-top in guide.css"


def test_nothing_moves_for_readers_who_asked_for_stillness(open_page):
    page = open_page("index.html", viewport=PHONE, reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("html, body *")].filter(part => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(part)
            return animationName !== "none" || scrollBehavior !== "auto"
                || transitionDuration.split(",").some(time => parseFloat(time) > 0)
        }).map(part => part.outerHTML.slice(0, 90))"""
    )
    assert not moving, f"moves in spite of prefers-reduced-motion: {moving[:3]}; look at guide.css"


def test_forced_colours_leave_what_colour_says(open_page):
    page = open_page(STEP, forced_colors="active", viewport=LAPTOP)
    for here, elsewhere in {
        ".trail [aria-current]": ".trail a:not([aria-current])",
        ".pages [aria-current] .stone": ".pages a:not([aria-current]) .stone",
    }.items():
        one, other = (page.locator(place).first.evaluate(LOOKS)["backgroundColor"] for place in (here, elsewhere))
        assert one != other, f"{here} looks like the others in forced colours; look at guide.css"
    dont = page.locator(".admonition.warning").first.evaluate(LOOKS)
    assert dont["bar"] >= 4, f"a don't looks like text in forced colours: {dont}; look at guide.css"
    leave = open_page(HELP, forced_colors="active", viewport=LAPTOP).locator(".text .leave a")
    ink, plate = leave.evaluate(
        "link => [link, document.body].map(it => getComputedStyle(it)).map(it => [it.color, it.backgroundColor])"
    )
    assert ink[0] != plate[1], "“Leave this site” cannot be read in forced colours; look at guide.css"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_paint_has_the_colours_of_the_device_or_of_the_choice(open_page, theme):
    """Before any script of the page that is loaded has run."""
    page = open_page("index.html", color_scheme=theme, java_script_enabled=False)
    assert is_dark(page) == (theme == "dark"), "a white flash at night; look at prefers-color-scheme in guide.css"
    page = open_page("index.html", harmed=True, color_scheme=theme)
    other = "light" if theme == "dark" else "dark"
    page.evaluate("theme => localStorage.setItem('the-way-back.theme', theme)", other)
    page.route("**/guide.js", lambda route: route.abort())
    page.goto(STEP)
    assert is_dark(page) == (other == "dark"), "a chosen theme shows late; look at partials/before-first-paint.js"


def is_dark(page: Page) -> bool:
    return page.evaluate("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g)) < 128")


def print_faults(page: Page, name: str, frame: Iterable[str] = FRAME) -> list[str]:
    """What is wrong with `page` on paper, from the dark theme, which has more to lose there."""
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    faults = page.evaluate(ON_PAPER, [list(frame), UNCUT, SHEET["height"], name == SINGLE_FILE])
    return [f"{name}: {fault}; look at print.css" for fault in faults]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_checklist_prints_on_one_sheet(open_page, paper):
    sheets = len(re.findall(rb"/Type\s*/Page\b", open_page(CHECKLIST).pdf(format=paper)))
    assert sheets == 1, f"the checklist takes {sheets} sheets of {paper}; look at print.css"
