"""A test of the tests: each fault of tests/faults.yml that is planted in the built site is found by the check in charge."""

from importlib import import_module

import pytest
from shared.browsing import LAPTOP, LOOK, LOW_CONTRAST, PHONE, UNSEEN, watched
from shared.built_site import STEP
from shared.planting import FILE, ROWS, planted
from shared.promises import SITE_CHECKS
from test_accessibility import UNSEEN_FOCUS, axe_faults
from test_screens import print_faults

for name in ("pages", "policy", "budgets", "editions"):
    import_module(f"test_{name}")  # so that SITE_CHECKS has the checks of all, whatever is run


def nothing_says(row: dict, found: list[str]) -> list[str]:
    known = any(row["says"] in line for line in found)
    return [] if known else [f"{FILE}: {row['what']}: nothing says {row['says']!r}, only {found[:3]}"]


@pytest.mark.slow
def test_every_planted_fault_is_found_and_every_check_has_one(report, broken):
    unproved = SITE_CHECKS.keys() - {row["check"] for row in ROWS["site"]}
    faults = [f"{FILE}: no row plants a fault for {check}; copy one" for check in sorted(unproved)]
    with planted({"edits": ROWS["site"]}, broken.folder):
        found = {name: list(check(broken)) for name, check in SITE_CHECKS.items()}
    report(faults + [fault for row in ROWS["site"] for fault in nothing_says(row, found[row["check"]])])


def focus(page) -> list[str]:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    return [page.evaluate(UNSEEN_FOCUS) or ""]


def hover(page) -> list[str]:
    page.locator(".always a").first.hover()
    return page.locator(".always a").first.evaluate(LOW_CONTRAST)


# The size of the window, and what looks.
LOOKS = {
    "laptop": (LAPTOP, lambda page: page.evaluate(LOOK, "body")),
    "phone": (PHONE, lambda page: page.evaluate(LOOK, "body")),
    "unseen": (PHONE, lambda page: page.evaluate(UNSEEN)),
    "focus": (PHONE, focus),
    "hover": (LAPTOP, hover),
    "paper": (LAPTOP, lambda page: print_faults(page, STEP)),
    "axe": (PHONE, lambda page: axe_faults(page, "planted", runOnly=["button-name"])),
}
PUT_IN = """({ style, html }) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style || "")
    document.adoptedStyleSheets = [sheet]
    document.querySelector("article").insertAdjacentHTML("beforeend", html || "")
}"""


def test_every_planted_fault_of_the_looks_is_seen(report, open_page):
    faults = []
    page = open_page(STEP, viewport=LAPTOP, reduced_motion="reduce")
    for row in ROWS["looks"]:
        size, look = LOOKS[row["look"]]
        page.emulate_media(media="screen")
        page.set_viewport_size(size)
        # Paper loses parts of the page for good.
        if row["look"] in {"focus", "axe", "paper"}:
            page.reload()
        page.evaluate(PUT_IN, row)
        faults += nothing_says(row, look(page))
    report(faults)


def test_what_a_page_does_wrong_is_noted(browser, built, served):
    planted = """setTimeout(() => { throw new Error("planted") }); console.error("complaint");
        new Image().src = "https://x.example/planted.png"; new Image().src = "missing.png"; """
    code = planted + built.text("assets/scripts/guide.js")
    with watched(browser, served) as (page, watch):
        page.route("**/guide.js", lambda route: route.fulfill(body=code, content_type="text/javascript"))
        page.goto(served + STEP, wait_until="networkidle")
    for says in ("a script fails: planted", "complaint", "https://x.example/planted.png", "missing.png answers 404"):
        assert any(says in fault for fault in watch.faults), f"nothing says {says!r}, only {watch.faults}"
