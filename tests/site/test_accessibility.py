"""Everybody can use the guide: axe finds nothing in any state, and a keyboard alone goes everywhere, in sight."""

import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from shared.browsing import LAPTOP, LOW_CONTRAST, ONLY_THE_FIRST_PAGES, PHONE, in_page, search
from shared.built_site import CHECKLIST, KINDS, MESSAGES, STEP

NO_COLOURS = {name: {"enabled": False} for name in ("color-contrast", "link-in-text-block")}

UNSEEN_FOCUS = in_page("unseenFocus")
MARK_ONE_OF_EACH_KIND = in_page("markOneOfEachKind")
REGION = "() => (document.activeElement.closest('.skip, .top, .pages, .toc, main, .foot') || {}).className"


def file_of(page: Page) -> str:
    return page.url.rpartition("/")[2].partition("?")[0]


def axe_faults(page: Page, state: str, part: str | dict | None = None, **options) -> list[str]:
    """What axe reports for `page` or a `part` of it, best practices included, with the element and the remedy."""
    if page.evaluate("!self.axe"):
        page.evaluate(AXE_SCRIPT)
    # Only the violations: axe would describe all that is well, too, which takes most of its time.
    options |= {"resultTypes": ["violations"], "preload": False}
    found = page.evaluate(
        "([part, options]) => axe.run(part || document, options).then(({ violations }) => violations)", [part, options]
    )
    return [
        f"site/{file_of(page)} ({state}, {page.viewport_size['width']} px): "
        f"{violation['help']} [{violation['id']}]: {node['html'][:120]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in found
        for node in violation["nodes"]
    ]


def axe_in_both_themes(page: Page, state: str, part: str | None = None) -> list[str]:
    """What axe reports, and what is too pale in the light and in the dark, which takes axe itself as long as all else."""
    faults = axe_faults(page, state, part, rules=NO_COLOURS)
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        pale = page.locator(part or "body").evaluate(LOW_CONTRAST)
        faults += [f"site/{file_of(page)} ({state}, {theme}): {fault}; look at guide.css" for fault in pale]
    return faults


def test_axe_finds_nothing_in_any_state_on_a_phone(report, open_page):
    page = open_page(STEP, viewport=PHONE, reduced_motion="reduce")
    page.locator("[popovertarget=pages]").first.click()
    faults = axe_in_both_themes(page, "list of pages open", "#pages")
    page.keyboard.press("Escape")
    page.locator(".toc summary").click()
    faults += axe_in_both_themes(page, "list of sections open", ".toc")
    search(page, "zqxj vwkk")
    faults += axe_in_both_themes(page, "search without a result", "#search")
    page.goto(MESSAGES)
    page.get_by_role("button", name="Change it first").first.click()
    faults += axe_in_both_themes(page, "message changed", "article")
    page.goto("no/such/page.html")
    report(faults + axe_in_both_themes(page, "404"))


def test_axe_finds_nothing_in_any_state_on_a_laptop(report, open_page):
    page = open_page(STEP, viewport=LAPTOP, reduced_motion="reduce")
    faults = axe_faults(page, "at rest")  # with its own eye for colours
    search(page, "message")
    report(faults + axe_in_both_themes(page, "search", "#search"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_that_differs_from_the_device_can_be_read(report, open_page, theme):
    page = open_page(STEP, viewport=LAPTOP, color_scheme="light" if theme == "dark" else "dark")
    page.locator("[data-theme-switch]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    search(page, "message")
    pale = page.locator("body").evaluate(LOW_CONTRAST)
    report([f"site/{STEP}: {fault}; {theme} on another device" for fault in pale])


def test_axe_finds_nothing_in_the_single_file(report, open_page, downloads):
    """In its frame and its first pages: the others are those of the site, and axe takes a minute for all."""
    page = open_page((downloads / "the-way-back.html").as_uri(), viewport=PHONE, reduced_motion="reduce")
    page.evaluate(ONLY_THE_FIRST_PAGES)
    faults = axe_in_both_themes(page, "at rest")
    search(page, "message")
    report(faults + axe_in_both_themes(page, "search", "#search"))


def test_axe_finds_nothing_in_a_chapter_of_each_kind_of_the_e_book(report, open_page, downloads, tmp_path):
    shutil.unpack_archive(downloads / "the-way-back.epub", tmp_path, "zip")
    faults = []
    for kind in [*KINDS, "nav.html"]:
        page = open_page((tmp_path / "EPUB" / kind.replace(".html", ".xhtml")).as_uri(), viewport=PHONE)
        # What surrounds a chapter is the e-reader's, and so are colours and sizes.
        faults += axe_faults(page, "e-book", runOnly=["wcag2a", "wcag2aa", "wcag21aa"], rules=NO_COLOURS)
    report(faults)


def test_what_is_under_the_pointer_or_has_the_focus_can_be_read(report, open_page):
    faults = []
    for file in (STEP, "get-help.html"):
        page = open_page(file, viewport=LAPTOP, reduced_motion="reduce")
        tools = page.context.new_cdp_session(page)
        tools.send("DOM.enable")
        tools.send("CSS.enable")
        top = tools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        page.evaluate(MARK_ONE_OF_EACH_KIND)
        parts = tools.send("DOM.querySelectorAll", {"nodeId": top, "selector": "[data-tested]"})["nodeIds"]
        for state in ("hover", "focus"):
            for part in parts:
                tools.send("CSS.forcePseudoState", {"nodeId": part, "forcedPseudoClasses": [state]})
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                pale = page.locator("body").evaluate(LOW_CONTRAST)
                faults += [f"site/{file}: {fault}: in :{state}, {theme}; look at guide.css" for fault in pale]
        tools.detach()
    report(faults)


@pytest.mark.parametrize(("size", "file"), [(PHONE, "get-help.html"), (LAPTOP, CHECKLIST)], ids=["phone", "laptop"])
def test_every_stop_of_the_tab_key_is_seen_and_the_frame_comes_first(report, open_page, size, file):
    page = open_page(file, viewport=size)
    unseen, regions = [], []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop, region = page.evaluate(f"[({UNSEEN_FOCUS})(), ({REGION})()]")
        if stop is None:
            break
        unseen += [f"site/{file}: the focus is not seen on {stop}; look at :focus-visible in guide.css"] * bool(stop)
        regions += [region] * (regions[-1:] != [region])
    wanted = ["skip", "top", *(["pages"] if size == LAPTOP else []), "toc", "", "foot"]
    assert [region for region in regions if region in wanted] == wanted, f"the Tab key goes through {regions}"
    report(unseen)


def test_the_skip_link_leads_to_the_text_and_single_letters_do_nothing(open_page):
    page = open_page(STEP, viewport=PHONE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')"), "the skip link skips nothing; look at main.html"
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        before = page.url
        for letter in "fs/pn,.":
            page.keyboard.press(letter)
        opened = page.locator("dialog[open]").count()
        assert page.url == before and not opened, "a single letter does something (WCAG 2.1.4); look at guide.js"
