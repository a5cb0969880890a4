"""A test of the tests: each fault of tests/faults.yml that is planted in the built site is found by the check in charge."""

import pytest
import test_budgets
import test_checkers
import test_editions
import test_pages
import test_policy
from playwright.sync_api import expect
from shared.browsing import LAPTOP, LOOK, LOW_CONTRAST, PATIENCE, PHONE, UNSEEN, watched
from shared.built_site import STEP, BuiltSite
from shared.planting import FILE, ROWS, changed, planted
from test_accessibility import UNSEEN_FOCUS, axe_faults
from test_controls import change_themes, tick_and_clear
from test_kept_copy import keep
from test_screens import print_faults
from test_search_dialog import open_the_first_result


def broken_links(site: BuiltSite) -> list[str]:
    return test_checkers.linkchecker("--recursion-level=1", site.folder / STEP)


CHECKS = {
    check.__name__: check
    for check in [*test_pages.CHECKS, *test_policy.CHECKS, *test_budgets.CHECKS, *test_editions.CHECKS, broken_links]
}


def nothing_says(row: dict, found: list[str]) -> list[str]:
    known = any(row["says"] in line for line in found)
    return [] if known else [f"{FILE}: {row['what']}: nothing says {row['says']!r}, only {found[:3]}"]


@pytest.mark.slow
def test_every_planted_fault_is_found_and_every_check_has_one(report, broken):
    unproved = CHECKS.keys() - {row["check"] for row in ROWS["site"]}
    faults = [f"{FILE}: no row plants a fault for {check}; copy one" for check in sorted(unproved)]
    with planted({"edits": ROWS["site"]}, broken.folder):
        found = {name: list(check(broken)) for name, check in CHECKS.items()}
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


# What a reader does with a broken script.
DOES = {
    "change_themes": lambda page, word: change_themes(page, "light"),
    "tick_and_clear": lambda page, word: tick_and_clear(page),
    "open_the_first_result": open_the_first_result,
    "keep": lambda page, word: keep(page, page.url.removesuffix(STEP)),
    "wait": lambda page, word: page.wait_for_load_state("networkidle"),
}


@pytest.mark.parametrize("row", ROWS["scripts"], ids=lambda row: row["what"])
def test_a_planted_fault_of_a_script_is_noted(browser, built, served, row):
    code = changed(built.text(f"assets/scripts/{row['in']}"), row)
    expect.set_options(timeout=3000)
    try:
        with watched(browser, served) as (page, watch):
            page.route(f"**/{row['in']}", lambda route: route.fulfill(body=code, content_type="text/javascript"))
            page.goto(served + STEP)
            DOES[row["does"]](page, built.rare_word("index.html"))
            found = "\n".join(watch.faults)
    except AssertionError as error:
        found = str(error)
    finally:
        expect.set_options(timeout=PATIENCE)
    lacking = [says for says in row["says"] if says not in found]
    assert not lacking, f"nothing says {lacking}, only {found[:300]}"
