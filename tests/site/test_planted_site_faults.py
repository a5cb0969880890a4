"""A test of the tests: each fault planted in a copy of the built site is found by the check in charge, which names its place.

A row of FAULTS is: what is wrong, how it gets into the copy, the check, and a piece of its message. All are planted in one
copy, so that each check runs once. What only a browser sees stands in LOOKS and BROKEN_SCRIPTS.
"""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import test_budgets
import test_checkers
import test_editions
import test_pages
import test_policy
from playwright.sync_api import expect
from shared.browsing import LAPTOP, LOOK, LOW_CONTRAST, PATIENCE, PHONE, UNSEEN, watched
from shared.built_site import BuiltSite
from test_accessibility import UNSEEN_FOCUS, axe_faults
from test_controls import change_themes, tick_and_clear
from test_kept_copy import keep
from test_screens import print_faults
from test_search_dialog import open_the_first_result

# A page for most faults, and others for those that would hide them.
PAGE, OTHER, LOST = "take-it-slow.html", "hear-the-answer.html", "mixed-signals.html"
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
CHAPTER = f"EPUB/{PAGE[:-5]}.xhtml"


def one_more_page(site: Path) -> None:
    page = (site / OTHER).read_text(encoding="utf-8").replace('<article class="', '<article class="planted ')
    (site / "planted.html").write_text(page, encoding="utf-8")


def unlinked(site: Path) -> None:
    for file in site.glob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace(f'href="{OTHER}', 'href="x'), encoding="utf-8")


def broken_links(site: BuiltSite) -> list[str]:
    return test_checkers.linkchecker("--recursion-level=1", site.folder / PAGE)


# A row a line, like a table, however wide.
FAULTS = [
    ("another language", swap(PAGE, 'lang="en-GB"', 'lang="de"'), test_pages.wrong_heads, 'lang is "de"'),
    ("a forbidden zoom", swap(PAGE, "initial-scale=1", "&&,user-scalable=no"), test_pages.wrong_heads, "let readers zoom"),
    ("a footer without help", swap(PAGE, r'<a href="get-help.html">Get help</a>(?=\s*<a href="read)', ""), test_pages.wrong_links_of_the_frame, ".always a leads"),
    ("a way back called onward", swap(PAGE, "<span>Back", "<span>Onward"), test_pages.wrong_links_of_the_frame, "wrong way"),
    ("a page outside nav", one_more_page, test_pages.wrong_navigation, "planted.html"),
    ("a kind of page that no test visits", one_more_page, test_pages.unvisited_parts, ".planted"),
    ("a link from the root", in_body('<a href="/index.html">x</a>'), test_pages.links_that_differ_by_place, "/index.html"),
    ("an id twice", in_body('<p id="content">x</p>'), test_pages.wrong_ids, "id content occurs 2"),
    ("a result that leads nowhere", swap("assets/scripts/search-index.js", r'"location": ?"[^"]*"', '"location":"gone.html"'), test_pages.lost_search_results, "leads to gone.html"),
    ("a style of another host", swap("404.html", "</head>", '<link rel="stylesheet" href="https://x.example/a.css">&&'), test_pages.foreign_requests, "x.example"),
    ("a handler", in_body('<p onclick="x()">x</p>'), test_pages.code_in_pages, "onclick"),
    ("a drawing without words", in_body("<svg></svg>"), test_pages.silent_images, "a drawing says nothing"),
    ("a don't that is no heading", swap(PAGE, '(admonition-title"[^>]*) role="heading"', 'admonition-title"'), test_pages.unannounced_donts, PAGE),
    ("a file that nothing names", new_file("assets/images/planted.png"), test_pages.superfluous_files, "planted.png"),
    ("a note of an author", in_body("<!-- ask -->"), test_pages.superfluous_files, "note of an author"),
    ("robots kept out", swap("robots.txt", "Allow", "Disallow"), test_pages.wrong_lists_for_robots, "robots.txt"),
    ("a kept copy without a page", in_json("kept-copy.json", lambda kept: kept["files"].remove(PAGE)), test_pages.wrong_kept_copy, f"lacks {PAGE}"),
    ("a policy that allows a host", swap(PAGE, "script-src", "&& https://x.example"), test_policy.wrong_policies, "script-src"),
    ("a policy that comes late", swap(OTHER, '<meta charset="utf-8">', '&&<meta name="x" content="x">'), test_policy.wrong_policies, "come first"),
    ("headers that tell where from", swap("_headers", "no-referrer", "unsafe-url"), test_policy.wrong_headers, "Referrer-Policy"),
    ("a large style", in_style("".join(f".a{n * 7919 % 10007}{{top:{n * n}px}}" for n in range(2500))), test_budgets.large_first_views, PAGE),
    ("a large script", swap("assets/scripts/guide.js", r"\Z", "".join(f"//{n * 7919 % 10007 * n}\n" for n in range(5000))), test_budgets.large_pages, PAGE),
    ("a line that the single file lacks", swap(SINGLE_FILE, r"(?s)<li>Do not .*?</li>", ""), test_editions.lost_content, "lacks the"),
    ("a link out of the single file", swap(SINGLE_FILE, 'href="#get-help"', 'href="get-help.html"'), test_editions.wrong_single_file, "leads out"),
    ("an e-book without its styles", in_archive(BOOK, "EPUB/book.css", ".+", ""), test_editions.wrong_book, "no styles"),
    ("an e-book with its chapters out of order", in_archive(BOOK, "EPUB/content.opf", r'<itemref idref="index"/>', ""), test_editions.wrong_book, "order"),
    ("a chapter that links to nothing", in_archive(BOOK, CHAPTER, r'href="[\w-]+\.xhtml"', 'href="gone.xhtml"'), test_editions.wrong_book, "gone.xhtml"),
    ("a zip of more than a folder", in_archive(ZIP, "planted.txt", "", "x"), test_editions.wrong_zip, "planted.txt"),
    ("a copy that offers downloads", in_archive(ZIP, f"the-way-back/{PAGE}", "</article>", '<a href="download/x">x</a></article>'), test_editions.wrong_offers, "offers downloads"),
    ("a broken link", in_body('<a href="index.html#gone">x</a>'), broken_links, "#gone"),
    ("a page that no text leads to", unlinked, test_pages.distant_pages, OTHER),
    ("a page that was not built", lambda site: (site / LOST).unlink(), test_pages.wrong_navigation, LOST),
]  # fmt: skip


@pytest.mark.slow
def test_every_planted_fault_is_found_and_every_check_has_one(report, broken):
    for _, plant, _, _ in FAULTS:
        plant(broken.folder)
    found = {check: check(broken) for check in {check for _, _, check, _ in FAULTS}}
    faults = [
        f"tests/site/test_planted_site_faults.py: {what}: {check.__name__} does not say {named!r}, only {found[check][:3]}"
        for what, _, check, named in FAULTS
        if not any(named in line for line in found[check])
    ]
    report(
        faults
        + [
            f"tests/site/test_planted_site_faults.py: no row plants a fault for {check.__name__}; copy one"
            for check in [*test_pages.ON_BOTH, *test_pages.ON_THE_SITE, *test_editions.CHECKS]
            if check not in found
        ]
    )


# What only a browser sees: what is wrong, its style or its HTML, the size of the window, what looks, a piece of what it says.


def probe(script: str, *arguments):
    return lambda page: page.evaluate(script, *arguments)


def focus(page) -> list[str]:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    return [page.evaluate(UNSEEN_FOCUS) or ""]


def hover(page) -> list[str]:
    page.locator(".always a").first.hover()
    return page.locator(".always a").first.evaluate(LOW_CONTRAST)


def paper(page) -> list[str]:
    return print_faults(page, PAGE)


def axe(page) -> list[str]:
    return axe_faults(page, "planted", runOnly=["button-name"])


LOOKS = [
    ("a list that lies over the footer", "#pages{height:400vh!important;max-height:none!important;position:fixed!important}", LAPTOP, probe(LOOK, "body"), "lies over"),
    ("text that is covered", "article p:nth-of-type(2){position:fixed!important;inset:0;z-index:1;background:red}", PHONE, probe(LOOK, "body"), "lies over <p"),
    ("text that sticks out", "article p{width:200vw;max-width:none}", PHONE, probe(LOOK, "body"), "too wide: <p"),
    ("small text", ".foot p{font-size:11px}", PHONE, probe(LOOK, "body"), "text of 11.0 px"),
    ("a small target", ".top__button{height:30px!important;min-height:0!important;padding:0!important}", PHONE, probe(LOOK, "body"), "a target of 30 px"),
    ("text that is hidden", "article li{display:none}", PHONE, probe(UNSEEN), "<li"),
    ("focus that is not seen", "*:focus{outline:none!important}", PHONE, focus, "<a"),
    ("pale words under the pointer", ".always a:hover{color:#bbb!important}", LAPTOP, hover, "a contrast of"),
    ("a button without a name", "<button></button>", PHONE, axe, "button-name"),
    ("a header on paper", "@media print{.top{display:flex!important}}", LAPTOP, paper, ".top is printed"),
    ("dark paper", "@media print{.admonition{background:#333!important}}", LAPTOP, paper, "black on white"),
    ("a message that a sheet cuts", "@media print{blockquote>p{break-inside:auto!important}}", LAPTOP, paper, "cut in two"),
    ("a don't without its bar on paper", "@media print{.admonition.warning{border-width:1pt!important}}", LAPTOP, paper, "no thick bar"),
    ("a print that does not say where from", "@media print{.printed-from{display:none!important}}", LAPTOP, paper, "printed from"),
]  # fmt: skip
PUT_IN = """planted => {
    if (planted.startsWith("<")) return document.querySelector("article").insertAdjacentHTML("beforeend", planted)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(planted)
    document.adoptedStyleSheets = [sheet]
}"""


def test_every_planted_fault_of_the_looks_is_seen(report, open_page):
    faults = []
    for what, planted, size, look, named in LOOKS:
        page = open_page(PAGE, viewport=size, reduced_motion="reduce")
        page.evaluate(PUT_IN, planted)
        found = look(page)
        if not any(named in line for line in found):
            faults.append(f"tests/site/test_planted_site_faults.py: {what}: nothing says {named!r}, only {found[:3]}")
        page.close()
    report(faults)


def loaded(page, word: str) -> None:
    page.wait_for_load_state("networkidle")


# What is wrong, in which script, the code that is changed, what a reader does, and a piece of what is said.
BROKEN_SCRIPTS = {
    "a theme that is forgotten": ("guide.js", r'storage\.set\("theme", .*', "", lambda page, word: change_themes(page, "light"), "the next page shows"),
    "ticks that are forgotten": ("guide.js", r'storage\.set\("ticks", .*', "", lambda page, word: tick_and_clear(page), "ticked"),
    "a dialog that Enter does not leave": ("search.js", r"if \(first\) first\.click\(\);", "", open_the_first_result, "hidden"),
    "a copy that is not kept": ("keep.js", r'register\("kept-copy', 'register("planted', lambda page, word: keep(page, page.url.removesuffix(PAGE)), "focused"),
    "a script that fails": ("guide.js", r"\A", "setTimeout(() => { throw new Error('planted') });", loaded, "a script fails: planted"),
    "a complaint on the console": ("guide.js", r"\A", "console.error('planted');", loaded, "console error: planted"),
    "a request to another host": ("guide.js", r"\A", "new Image().src = 'https://x.example/planted.png';", loaded, "https://x.example/planted.png"),
    "a missing file": ("guide.js", r"\A", "new Image().src = 'planted.png';", loaded, "planted.png answers 404"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN_SCRIPTS)
def test_a_planted_fault_of_a_script_is_noted(browser, built, served, fault):
    script, old, new, act, named = BROKEN_SCRIPTS[fault]
    code, changed = re.subn(old, new, built.text(f"assets/scripts/{script}"), count=1)
    assert changed, f"{script} has no {old!r} any more; give this row another place to plant its fault"
    expect.set_options(timeout=5000)
    try:
        with watched(browser, served) as (page, watch):
            page.route(f"**/{script}", lambda route: route.fulfill(body=code, content_type="text/javascript"))
            page.goto(served + PAGE)
            act(page, built.rare_word("index.html"))
            found = "\n".join(watch.faults)
    except AssertionError as error:
        found = str(error)
    finally:
        expect.set_options(timeout=PATIENCE)
    assert named in found, f"{fault}: nothing says {named!r}, only {found[:300]}"
