"""The small stylesheet looks like the large ones: every page and state is the same with and without slim_styles.py.

Compared are the computed styles of everything that is shown, to the letter, sizes included; then, of each state, the
pictures, with room for the browser, which may draw one and the same page in two shades.
"""

import io
from pathlib import Path

import lightningcss
import material
import pytest
from checks.browsing import search, wake, watched
from PIL import Image, ImageChops

PHONE, TABLET, LAPTOP = ({"width": width, "height": height} for width, height in ((390, 800), (1000, 800), (1280, 900)))
# Two colours that differ by less, of 255, in each of red, green and blue are shades of one.
SHADE = 48
# Of all the points of a picture.
FEW = 1 / 2000
STILL = "*, ::before, ::after, ::placeholder { transition: none !important; animation: none !important }"
# In one go, so that no script of the page can come between the two. Of all properties, those that any rule sets.
COMPARE = """() => {
    const large = document.styleSheets[document.styleSheets.length - 1];
    const small = [...document.styleSheets].filter((sheet) => sheet.href);
    const rules = (group) => [...group.cssRules].flatMap((rule) => [rule, ...(rule.cssRules ? rules(rule) : [])]);
    const set = rules(large).flatMap((rule) => [...(rule.style ?? [])]);
    const names = [...new Set([...set, "width", "height"])].filter((name) => !name.startsWith("--"));
    const parts = [...document.querySelectorAll("html, body, body *")]
        .filter((element) => element.checkVisibility())
        .flatMap((element) => ["", "::before", "::after", "::placeholder"].map((part) => [element, part]));
    const styles = () =>
        parts.map(([element, part]) => {
            const style = getComputedStyle(element, part);
            const drawn = !part || (part === "::placeholder" ? element.placeholder : style.content !== "none");
            return drawn ? names.map((name) => style.getPropertyValue(name)) : [];
        });
    large.disabled = true;
    const slim = styles();
    large.disabled = false;
    for (const sheet of small) sheet.disabled = true;
    return styles().flatMap((values, at) => {
        const other = names.findIndex((_, number) => values[number] !== slim[at][number]);
        const [element, part] = parts[at];
        const has = `${names[other]}: ${slim[at][other]} instead of ${values[other]}`;
        return other < 0 ? [] : [`${element.tagName}.${element.className}${part} has ${has}`];
    });
}"""
PUT_ON = """styles => {
    for (const sheet of document.styleSheets) if (sheet.href) sheet.disabled = styles !== "small";
    document.styleSheets[document.styleSheets.length - 1].disabled = styles !== "large";
}"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def large(guide) -> str:
    """The theme's stylesheet and ours as they are, which the pages of a build without the hook link to."""
    theme = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    files = [*theme.glob("main.*.css"), guide.root / "docs" / "assets" / "guide.css"]
    assert len(files) == 2, f"the theme's stylesheet is not where it was: {files}; look for it in {theme}"
    # Minified as the small one is, which says "none" as "0 0" and "0%" as "0".
    return lightningcss.process_stylesheet("".join(file.read_text(encoding="utf-8") for file in files))


def assert_alike(browser, served, large, file, act=None, pictures=True, **options):
    """Compare a page, after `act`, with its small stylesheets and with the large one in their place."""
    # Pictures of half the size are taken in half the time; what is smaller than that, the styles tell.
    with watched(browser, served, bypass_csp=True, device_scale_factor=0.5) as (page, _):
        page.set_viewport_size(options.get("size", LAPTOP))
        page.emulate_media(
            color_scheme=options.get("scheme"),
            media=options.get("media"),
            forced_colors=options.get("forced_colors"),
        )
        page.goto(served + file)
        page.add_style_tag(content=STILL)
        if act:
            act(page)
        page.add_style_tag(content=large)
        different = page.evaluate(COMPARE)
        assert not different, f"site/{file} looks different without what slim_styles.py leaves out: {different[:3]}"
        if not pictures:
            return
        large_picture, small_picture = (picture(page, styles, act is None) for styles in ("large", "small"))
    share = difference(large_picture, small_picture)
    assert share < FEW, f"site/{file} looks different without what slim_styles.py leaves out: {share:.2%} of its points"


def picture(page, styles: str, whole: bool) -> bytes:
    """The page with no stylesheet but the small ones, which it links to, or the large one, which was put into it last."""
    page.evaluate(PUT_ON, styles)
    return page.screenshot(full_page=whole, animations="disabled")


def difference(one: bytes, other: bytes) -> float:
    """The share of the points that differ by more than a shade; all of them if the sizes differ."""
    if one == other:
        return 0
    first, second = (Image.open(io.BytesIO(png)).convert("RGB") for png in (one, other))
    if first.size != second.size:
        return 1
    bands = ImageChops.difference(first, second).split()
    strongest = ImageChops.lighter(ImageChops.lighter(*bands[:2]), bands[2])
    return sum(strongest.histogram()[SHADE:]) / (first.width * first.height)


def test_every_page_looks_the_same(browser, served, large, source):
    assert_alike(browser, served, large, source.html, pictures=False, size=PHONE)


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
def test_every_state_looks_the_same(browser, served, large, state):
    file, act, options = STATES[state]
    assert_alike(browser, served, large, file, act, **options)


def test_pictures_are_told_apart(browser, served):
    with watched(browser, served, bypass_csp=True) as (page, _):
        page.goto(served + "take-it-slow.html")
        before = page.screenshot()
        assert difference(before, page.screenshot()) < FEW
        page.add_style_tag(content="h1 { color: red !important }")
        assert difference(before, page.screenshot()) > FEW


def test_a_missing_rule_is_seen(browser, served, large):
    with pytest.raises(AssertionError, match="looks different"):
        assert_alike(browser, served, large.replace("--paper:", "--papyrus:"), "take-it-slow.html")
