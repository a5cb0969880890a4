"""A test of the tests: a fault planted in a copy of the built site is found by the check in charge, which names its place.

A row is: what is wrong, how it gets into the copy, the check, and a piece of its message.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import test_budgets
import test_checkers
import test_editions
import test_pages
import test_policy
from shared.browsing import COVERED, LAPTOP, PHONE, SMALL_TARGETS, SMALL_TEXT, TOO_WIDE, UNSEEN, watched
from shared.built_site import BuiltSite
from test_accessibility import CONTRAST, UNSEEN_FOCUS, axe_faults
from test_screens import print_faults

PAGE, CHECKLIST, HELP = "take-it-slow.html", "the-guide-on-one-page.html", "get-help.html"
SINGLE_FILE = "download/the-way-back.html"
Edit = Callable[[Path], None]


def swap(file: str, old: str, new: str) -> Edit:
    """Put `new` where `file` first has `old`, a regular expression; `&&` in `new` is what was there."""

    def edit(site: Path) -> None:
        text = (site / file).read_text(encoding="utf-8")
        found = re.search(old, text)
        assert found, f"{file} has no {old!r} any more; give this row another place to plant its fault"
        text = text[: found.start()] + new.replace("&&", found[0]) + text[found.end() :]
        (site / file).write_text(text, encoding="utf-8")

    return edit


def in_body(html: str) -> Edit:
    return swap(PAGE, "</article>", html + "&&")


def in_head(html: str) -> Edit:
    return swap(PAGE, "</head>", html + "&&")


def in_style(css: str) -> Edit:
    return swap("assets/guide.css", r"\Z", css)


def new_file(file: str, content: str = "x") -> Edit:
    def edit(site: Path) -> None:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text(content, encoding="utf-8")

    return edit


def in_json(file: str, change: Callable[[dict], None]) -> Edit:
    def edit(site: Path) -> None:
        content = json.loads((site / file).read_text(encoding="utf-8"))
        change(content)
        (site / file).write_text(json.dumps(content), encoding="utf-8")

    return edit


def in_archive(archive: str, member: str, old: str, new: str) -> Edit:
    """Put `new` where `member` of a zip or an e-book first has `old`; without `old`, add the member."""

    def edit(site: Path) -> None:
        path = site / "download" / archive
        with zipfile.ZipFile(path) as opened:
            files = {entry: opened.read(entry) for entry in opened.infolist()}
        if not old:
            files[zipfile.ZipInfo(member)] = new.encode()
        for entry, content in files.items():
            if entry.filename == member and old:
                found = re.search(old, content.decode(), re.DOTALL)
                assert found, f"{member} has no {old!r} any more; give this row another place to plant its fault"
                files[entry] = content.decode().replace(found[0], new, 1).encode()
        with zipfile.ZipFile(path, "w") as opened:
            for entry, content in files.items():
                opened.writestr(entry, content)

    return edit


BOOK, ZIP = "the-way-back.epub", "the-way-back.zip"
FAULTS = {
    "another language": (swap(PAGE, 'lang="en-GB"', 'lang="de"'), test_pages.wrong_heads, 'lang is "de"'),
    "a second h1": (in_body("<h1>x</h1>"), test_pages.wrong_heads, "h1 is"),
    "a title of another page": (swap(PAGE, "<title>.*?<", "<title>x<"), test_pages.wrong_heads, 'title is "x"'),
    "a forbidden zoom": (swap(PAGE, "initial-scale=1", "&&,user-scalable=no"), test_pages.wrong_heads, "let readers zoom"),
    "a page hidden from search engines": (in_head('<meta name="robots" content="noindex">'), test_pages.wrong_heads, "noindex"),
    "a list of pages in another order": (
        swap(PAGE, r'(?s)<li><a href="index.html".*?</li>', ""), test_pages.wrong_links_of_the_frame, ".pages a leads to"),
    "a footer without help": (
        swap(PAGE, r'<a href="get-help.html">Get help</a>(?=\s*<a href="read)', ""), test_pages.wrong_links_of_the_frame, ".always"),
    "a way back called onward": (swap(PAGE, "<span>Back", "<span>Onward"), test_pages.wrong_links_of_the_frame, "wrong way"),
    "a wrong number of a step": (swap(PAGE, r"<p>Step \d", "<p>Step 9"), test_pages.wrong_links_of_the_frame, "Step 9"),
    "a link without its title": (
        swap(PAGE, r"(?s)(<footer.*?)>Get help<", r'<footer><nav class="always"><a href="get-help.html">Help<'),
        test_pages.wrong_links_of_the_frame, PAGE),
    "a skip link to nothing": (swap(PAGE, 'id="content"', 'id="x"'), test_pages.wrong_links_of_the_frame, "skips to the text"),
    "a page outside nav": (new_file("planted.html", "<h1>x</h1>"), test_pages.wrong_navigation, "planted.html"),
    "a page that was not built": (lambda site: (site / PAGE).unlink(), test_pages.wrong_navigation, PAGE),
    "a page that no text leads to": (
        lambda site: [swap(file.name, r"\Z", "")(site) or file.write_text(file.read_text().replace(f'href="{PAGE}', 'href="x'))
                      for file in site.glob("*.html")],
        test_pages.distant_pages, PAGE),
    "a link from the root": (in_body('<a href="/index.html">x</a>'), test_pages.links_that_differ_by_place, "/index.html"),
    "a link to a folder": (in_body('<a href="download/">x</a>'), test_pages.links_that_differ_by_place, "download/"),
    "a number with letters": (in_body('<a href="tel:12x">x</a>'), test_pages.links_that_differ_by_place, "tel:12x"),
    "another number than is shown": (in_body('<a href="tel:123">124</a>'), test_pages.misdialled_numbers, "tel:123"),
    "a 404 page with relative links": (
        swap("404.html", 'href="/[^"]*assets', 'href="assets'), test_pages.links_that_differ_by_place, "404.html"),
    "an id twice": (in_body('<p id="content">x</p>'), test_pages.wrong_ids, "id content occurs 2"),
    "a label of nothing": (in_body('<label for="gone">x</label>'), test_pages.wrong_ids, "for=gone"),
    "a result that leads nowhere": (
        swap("assets/scripts/search-index.js", r'"location": ?"[^"]*"', '"location":"gone.html"'),
        test_pages.lost_search_results, "leads to gone.html"),
    "a style of another host": (
        in_head('<link rel="stylesheet" href="https://x.example/a.css">'), test_pages.foreign_requests, "x.example"),
    "an image of another host in a style": (
        in_style("p{background:url(//x.example/a.png)}"), test_pages.foreign_requests, "guide.css"),
    "a handler": (in_body('<p onclick="x()">x</p>'), test_pages.code_in_pages, "onclick"),
    "a style in a page": (in_body('<p style="color:red">x</p>'), test_pages.code_in_pages, "style on"),
    "a script in a page": (in_body("<script>x()</script>"), test_pages.code_in_pages, "2 inline scripts"),
    "an image without words": (in_body('<img src="assets/images/share.png">'), test_pages.silent_images, "says nothing"),
    "a drawing without words": (in_body("<svg></svg>"), test_pages.silent_images, "a drawing says nothing"),
    "a don't that is no heading": (
        swap(PAGE, '(admonition-title"[^>]*) role="heading"', 'admonition-title"'), test_pages.unannounced_donts, PAGE),
    "a source that is published": (new_file("hooks.py"), test_pages.superfluous_files, "hooks.py"),
    "questions that are published": (new_file("questions/a.txt"), test_pages.superfluous_files, "questions/a.txt"),
    "a file that nothing names": (new_file("assets/images/planted.png"), test_pages.superfluous_files, "planted.png"),
    "a source map": (swap("assets/scripts/guide.js", r"\Z", "\n//# sourceMappingURL=x"), test_pages.superfluous_files, "source map"),
    "a note of an author": (in_body("<!-- ask -->"), test_pages.superfluous_files, "note of an author"),
    "robots kept out": (swap("robots.txt", "Allow", "Disallow"), test_pages.wrong_lists_for_robots, "robots.txt"),
    "a sitemap without a page": (
        swap("sitemap.xml", f"<loc>[^<]*{PAGE}</loc>", ""), test_pages.wrong_lists_for_robots, PAGE),
    "a kept copy without a page": (
        in_json("kept-copy.json", lambda kept: kept["files"].remove(PAGE)), test_pages.wrong_kept_copy, f"lacks {PAGE}"),
    "a home screen without an icon": (
        in_json("manifest.webmanifest", lambda manifest: manifest["icons"][0].update(src="x.png")),
        test_pages.wrong_kept_copy, "x.png"),
    "a policy that allows a host": (swap(PAGE, "script-src", "&& https://x.example"), test_policy.wrong_policies, "script-src"),
    "a policy that comes late": (
        swap(PAGE, '<meta charset="utf-8">', '&&<meta name="x" content="x">'), test_policy.wrong_policies, "come first"),
    "a script that the policy does not know": (
        swap(SINGLE_FILE, "</script>", "/**/</script>"), test_policy.wrong_policies, "lacks the hash"),
    "headers that tell where from": (swap("_headers", "no-referrer", "unsafe-url"), test_policy.wrong_headers, "Referrer-Policy"),
    "headers that allow frames": (swap("_headers", "; frame-ancestors 'none'", ""), test_policy.wrong_headers, "a frame"),
    "headers that forbid a script": (swap("_headers", "script-src 'self' file:", "script-src"), test_policy.wrong_headers, "script-src"),
    "a large style": (
        in_style("".join(f".a{n * 7919 % 10007}{{top:{n * n}px}}" for n in range(2500))), test_budgets.large_first_views, PAGE),
    "a large script": (
        swap("assets/scripts/guide.js", r"\Z", "".join(f"//{n * 7919 % 10007 * n}\n" for n in range(5000))),
        test_budgets.large_pages, PAGE),
    "a line that the single file lacks": (
        swap(SINGLE_FILE, r"(?s)<li>Do not .*?</li>", ""),
        test_editions.lost_content, "lacks the"),
    "a don't of the e-book that is a paragraph": (
        in_archive(BOOK, f"EPUB/{PAGE[:-5]}.xhtml", 'class="admonition warning"', 'class="x"'),
        test_editions.lost_content, "lacks the don't"),
    "a link out of the single file": (
        swap(SINGLE_FILE, 'href="#get-help"', 'href="get-help.html"'), test_editions.wrong_single_file, "leads out"),
    "a link to nothing in the single file": (
        swap(SINGLE_FILE, 'href="#get-help"', 'href="#gone"'), test_editions.wrong_single_file, "#gone leads nowhere"),
    "an e-book without its styles": (
        in_archive(BOOK, "EPUB/book.css", ".+", ""), test_editions.wrong_book, "no styles"),
    "an e-book with its chapters out of order": (
        in_archive(BOOK, "EPUB/content.opf", r'<itemref idref="index"/>', ""), test_editions.wrong_book, "order"),
    "an e-book without a language": (
        in_archive(BOOK, f"EPUB/{PAGE[:-5]}.xhtml", 'lang="en-GB"', 'lang="x"'), test_editions.wrong_book, "language"),
    "an e-book without a cover": (
        in_archive(BOOK, "EPUB/content.opf", 'properties="cover-image"', ""), test_editions.wrong_book, "cover"),
    "a chapter that links to nothing": (
        in_archive(BOOK, f"EPUB/{PAGE[:-5]}.xhtml", r'href="get-help\.xhtml[^"]*"|href="[\w-]+\.xhtml"', 'href="gone.xhtml"'),
        test_editions.wrong_book, "gone.xhtml"),
    "a zip of more than a folder": (in_archive(ZIP, "planted.txt", "", "x"), test_editions.wrong_zip, "planted.txt"),
    "a zip with headers for hosts": (
        in_archive(ZIP, "the-way-back/_headers", "", "x"), test_editions.wrong_zip, "for hosts only"),
    "a changed download": (swap(SINGLE_FILE, r"\Z", " "), test_editions.wrong_offers, "sum of the-way-back.html"),
    "a copy that offers downloads": (
        in_archive(ZIP, f"the-way-back/{PAGE}", "</article>", '<a href="download/x">x</a></article>'),
        test_editions.wrong_offers, "offers downloads"),
    "a broken link": (
        in_body('<a href="index.html#gone">x</a>'), lambda site: test_checkers.linkchecker("--recursion-level=1", site.folder / PAGE), "#gone"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(built, broken, fault):
    plant, check, named = FAULTS[fault]
    plant(broken.folder)
    found = set(check(broken)) - set(check(built))
    assert any(named in line for line in found), f"{fault}: nothing says {named!r}, only {sorted(found)[:3]}"


# What only a browser sees: what is wrong, how it gets there, the size of the window, what looks, and a piece of what it says.


def probe(script: str, *arguments):
    return lambda page: page.evaluate(script, *arguments)


def focus(page) -> list[str]:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    return [page.evaluate(UNSEEN_FOCUS)]


def hover(page) -> list[str]:
    page.locator(".always a").first.hover()
    contrast = page.locator(".always a").first.evaluate(CONTRAST)
    return [f"contrast {contrast:.1f}"] if contrast < 4.5 else []


LOOKS = {
    "a list that lies over the footer": (in_style("#pages{height:400vh!important;max-height:none!important;position:fixed!important}"),
        LAPTOP, probe(COVERED, ["body", True]), "lies over"),
    "a banner over the text": (in_style("h1::after{content:'';position:fixed;inset:0;z-index:9}"), PHONE, probe(COVERED, ["body", True]), "lies over"),
    "text that is covered": (in_style("article p:nth-of-type(2){position:fixed!important;inset:0;z-index:1;background:red}"),
        PHONE, probe(COVERED, ["body", False]), "lies over"),
    "text that sticks out": (in_style("article p{width:200vw;max-width:none}"), PHONE, probe(TOO_WIDE), "<p"),
    "small text": (in_style(".foot p{font-size:11px}"), PHONE, probe(SMALL_TEXT), "11.0 px"),
    "a small target": (in_style(".top__button{height:30px!important;min-height:0!important;padding:0!important}"), PHONE, probe(SMALL_TARGETS), "30 px"),
    "text that is hidden": (in_style("article li{display:none}"), PHONE, probe(UNSEEN), "<li"),
    "focus that is not seen": (in_style("*:focus{outline:none!important}"), PHONE, focus, "<a"),
    "pale words under the pointer": (in_style(".always a:hover{color:#bbb!important}"), LAPTOP, hover, "contrast"),
    "pale text": (in_style("article p{color:#bbb!important}"), PHONE, lambda page: axe_faults(page, "planted"), "color-contrast"),
    "a button without a name": (in_body("<button></button>"), PHONE, lambda page: axe_faults(page, "planted"), "button-name"),
    "a header on paper": (in_style("@media print{.top{display:flex!important}}"), LAPTOP, lambda page: print_faults(page, PAGE), ".top is printed"),
    "dark paper": (in_style("@media print{.admonition{background:#333!important}}"), LAPTOP, lambda page: print_faults(page, PAGE), "black on white"),
    "a message that a sheet cuts": (in_style("@media print{blockquote>p{break-inside:auto!important}}"), LAPTOP,
        lambda page: print_faults(page, PAGE), "cut in two"),
}  # fmt: skip
DOINGS = {
    "a script that fails": ("throw new Error('planted')", "a script fails: planted"),
    "a complaint on the console": ("console.error('planted')", "console error: planted"),
    "a request to another host": ("new Image().src = 'https://x.example/planted.png'", "https://x.example/planted.png"),
    "a missing file": ("new Image().src = 'planted.png'", "planted.png does not load"),
}


@pytest.fixture(scope="module")
def copy(built, tmp_path_factory) -> BuiltSite:
    """A copy of the site whose page, style and script are made whole after each test."""
    place = tmp_path_factory.mktemp("copy")
    shutil.copytree(built.folder, place / "site", ignore=shutil.ignore_patterns("download"))
    return BuiltSite(place / "site", built.root)


@pytest.fixture
def planted(copy):
    files = [copy.folder / PAGE, copy.folder / "assets" / "guide.css", copy.folder / "assets" / "scripts" / "guide.js"]
    whole = {file: file.read_bytes() for file in files}
    yield copy.folder
    for file, content in whole.items():
        file.write_bytes(content)


@pytest.mark.parametrize("fault", LOOKS)
def test_a_planted_fault_of_the_looks_is_seen(browser, planted, fault):
    plant, size, look, named = LOOKS[fault]
    with watched(browser, planted.as_uri(), viewport=size, reduced_motion="reduce") as (page, _):
        found = []
        for _ in range(2):
            page.goto(f"{planted.as_uri()}/{PAGE}")
            page.emulate_media(media="screen")
            found.append(set(filter(None, look(page))))
            if len(found) == 1:
                plant(planted)
        assert any(named in line for line in found[1] - found[0]), f"{fault}: nothing says {named!r}, only {found[1]}"


@pytest.mark.parametrize("fault", DOINGS)
def test_a_planted_fault_of_a_script_is_noted(browser, planted, fault):
    code, named = DOINGS[fault]
    swap("assets/scripts/guide.js", r"\Z", f"\n{code}")(planted)
    with watched(browser, planted.as_uri() + "/") as (page, watch):
        page.goto(watch.place + PAGE)
        assert any(named in line for line in watch.faults), f"{fault}: nothing says {named!r}, only {watch.faults}"
