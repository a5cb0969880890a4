"""The small stylesheet looks like the large ones: every pixel is the same with and without slim_styles.py."""

import pytest
from building import build_environment, copy_guide, make_build
from checks.browsing import search, wake, watched

HOOK = "  - overrides/hooks/slim_styles.py\n"
PHONE, TABLET, LAPTOP = ({"width": width, "height": height} for width, height in ((390, 800), (1000, 800), (1280, 900)))
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; caret-color: transparent !important } .edition-facts, .edition-version { visibility: hidden }"


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sites(site, tmp_path_factory):
    """The site with its small stylesheet, and with the theme's and ours as they are."""
    large = copy_guide(tmp_path_factory.mktemp("large") / "guide")
    config = large / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert HOOK in text, "mkdocs.yml does not name slim_styles.py any more: this test has nothing to compare"
    config.write_text(text.replace(HOOK, ""), encoding="utf-8")
    build = make_build(large, env=build_environment())
    output, _ = build.communicate(timeout=120)
    assert build.returncode == 0, output
    return [site, large / "site"]


def look_alike(*state, **options) -> bool:
    """Whether both sites show the same; on a busy machine scripts may still be at work, so it looks again, later."""
    seen = [set(), set()]
    for ms in (100, 300, 1000, 1500):
        for pictures, picture in zip(seen, look(*state, after=ms, **options), strict=True):
            pictures.add(picture)
        if seen[0] & seen[1]:
            return True
    return False


def look(browser, sites, file, act=None, after=0, **options) -> list[bytes]:
    """Pictures of a page from both sites, some milliseconds after `act`."""
    pictures = []
    for site in sites:
        with watched(browser, site.as_uri(), bypass_csp=True) as (page, _):
            page.set_viewport_size(options.get("size", LAPTOP))
            page.emulate_media(
                color_scheme=options.get("scheme"),
                media=options.get("media"),
                forced_colors=options.get("forced_colors"),
            )
            page.goto(f"{site.as_uri()}/{file}")
            page.add_style_tag(content=STILL)
            if act:
                act(page)
                page.wait_for_timeout(after)
            pictures.append(page.screenshot(full_page=act is None, animations="disabled"))
    return pictures


def test_every_page_looks_the_same(browser, sites, source):
    assert look_alike(browser, sites, source.html, size=PHONE), (
        f"site/{source.html}: looks different without the rules that slim_styles.py leaves out"
    )


def open_drawer(page):
    wake(page)
    page.locator("header label[for=__drawer]").click()


def open_search(page):
    wake(page)
    page.keyboard.press("Control+k")


def find(page):
    open_search(page)
    search(page, "they did not reply")


def find_more(page):
    find(page)
    page.locator(".md-search-result__more").first.evaluate("more => { more.open = true }")


def find_nothing(page):
    open_search(page)
    page.keyboard.type("quantum physics")


def tick(page):
    wake(page)
    page.locator("article input[type=checkbox]").first.check(force=True)


def hear_of_a_copy(page):
    wake(page)
    page.locator("button.quiet").first.click()
    page.locator("button.quiet").first.hover()


def choose_dark(page):
    # As the switch does; before the theme's scripts come, which set the reader's own choice a moment later.
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")


def skip(page):
    page.keyboard.press("Tab")


STATES = {
    "scripts": ("take-it-slow.html", wake, {}),
    "a laptop": ("talk-about-the-past.html", None, {}),
    "home on a laptop": ("index.html", None, {}),
    "drawer": ("index.html", open_drawer, {"size": PHONE}),
    "drawer on a tablet": ("take-it-slow.html", open_drawer, {"size": TABLET}),
    "search": ("index.html", open_search, {}),
    "results": ("index.html", find, {}),
    "results on a phone": ("index.html", find, {"size": PHONE}),
    "results on a tablet": ("index.html", find, {"size": TABLET}),
    "more results": ("index.html", find_more, {}),
    "no results": ("index.html", find_nothing, {"size": PHONE}),
    "ticks": ("the-guide-on-one-page.html", tick, {}),
    "a copied message": ("messages-you-can-adapt.html", hear_of_a_copy, {}),
    "the dark theme": ("what-not-to-do.html", choose_dark, {}),
    "the skip link": ("get-help.html", skip, {}),
    "the dark of the device": ("make-first-contact.html", None, {"scheme": "dark"}),
    "paper": ("the-guide-on-one-page.html", None, {"media": "print"}),
    "paper, with a don't": ("what-not-to-do.html", None, {"media": "print"}),
    "colours of the reader's own": ("what-not-to-do.html", None, {"forced_colors": "active"}),
    "a wrong address": ("404.html", None, {}),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_the_same(browser, sites, state):
    file, act, options = STATES[state]
    assert look_alike(browser, sites, file, act, **options), (
        f"{state}: looks different without the rules that slim_styles.py leaves out"
    )
