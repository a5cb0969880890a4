"""The editions say what the site says, and open as their readers open them: on a phone, an e-reader, a laptop."""

import hashlib
import re
import zipfile
from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree
from playwright.sync_api import expect
from shared.browsing import LAPTOP, ONLY_THE_FIRST_PAGES, OPEN_ALL, UNSEEN
from shared.built_site import BuiltSite, parse_text, words_of
from shared.promises import promise_of_site
from test_screens import FRAME, faults_at, print_faults

SMALL_PHONE = {"width": 320, "height": 640}
XHTML = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What a shop for e-books shows to readers who cannot see or hear well (EPUB Accessibility 1.1).
ACCESSIBILITY = ("Mode", "ModeSufficient", "ibilityFeature", "ibilityHazard", "ibilitySummary")
# What a reader comes for, by what it is; the kind of a don't is lost where it no longer looks like one.
KINDS = {
    "section": ":is(h2, h3, h4):not(.admonition-title)",
    "line": "p:not(.admonition-title, .printed-from), li",
    "don't": ".admonition.warning > .admonition-title",
    "message": "blockquote",
    "number": 'a[href^="tel:"]',
}
# The page that offers downloads says something else in a copy; and what only the site can do.
OFFERS = "read-it-offline.html"
NO_PART = parse_text("")
WRONG_IN_A_BOOK = {
    "<details": "folds a section, which some e-readers never open",
    "var(--": "has a colour that only the site's stylesheet knows",
    "Your browser's menu": "speaks of a browser that is not there",
}
ONLY_ON_THE_SITE = "nav, .trail, .leave, .leave-note, .keep, .print, header, footer, button"


def book_of(site: BuiltSite) -> dict[str, str]:
    """The documents of the e-book, by name."""
    with zipfile.ZipFile(site.folder / "download" / "the-way-back.epub") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xhtml", ".opf"))}


def content_of(tree: BeautifulSoup | Tag) -> set[tuple[str, str]]:
    """The kind and the words of everything that a reader comes for."""
    skipped = {id(part) for outer in tree.select(ONLY_ON_THE_SITE) for part in [outer, *outer.find_all(True)]}
    content = {
        (kind, f"{words_of(part)} {part.get('href', '')}".removeprefix("☐").strip())
        for kind, selector in KINDS.items()
        for part in tree.select(selector)
        if id(part) not in skipped and not part.select_one(ONLY_ON_THE_SITE)
    }
    return {(kind, words) for kind, words in content if words}


@promise_of_site
def test_no_lost_content(site: BuiltSite) -> list[str]:
    """Pages, lines, don'ts, messages and numbers of the site that the single file or the e-book lacks, or adds."""
    faults = []
    chapters = {PurePosixPath(name).stem: parse_text(text) for name, text in book_of(site).items() if "xhtml" in name}
    articles = {article.get("id"): article for article in site.single_file.select("main > article")}
    for edition, parts in {"the-way-back.epub": chapters, "the-way-back.html": articles}.items():
        for file in site.pages.keys() & {*site.nav} - {OFFERS}:
            page, part = site.pages[file], parts.get(file.removesuffix(".html"), NO_PART)
            # Headings are one level lower there: the title of a page is no section here.
            here, there = content_of(page.article), content_of(part) - {("section", words_of(page.h1))}
            for kind, words in here ^ there:
                what = "lacks" if (kind, words) in here else "adds"
                faults.append(f'{edition}: {what} the {kind} "{words[:60]}" of {file}')
    return [f"site/download/{fault}; look at overrides/build/editions/" for fault in faults]


@promise_of_site
def test_no_wrong_single_file(site: BuiltSite) -> list[str]:
    """Links that lead out of the file or nowhere, parts that it would load, and contents in another order."""
    page, faults = site.single_file, []
    ids = {tag["id"] for tag in page.select("[id]")}
    for link in page.select("a[href]"):
        if link["href"].startswith("#") and link["href"][1:] not in ids:
            faults.append(f"{link['href']} leads nowhere")
        elif not link["href"].startswith(("#", "https:", "tel:", "sms:", "mailto:")):
            faults.append(f"{link['href']} leads out of the file")
    for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        used = {id for tag in page.select(f"[{name}]") for id in tag[name].split()}
        faults += [f"{name} names {id}, which is not there" for id in sorted(used - ids)]
    # Sections that each page has, and those of pages in order, are listed by their page alone.
    alone = re.compile(r"^(index|should-i-write-to-them|the-guide-on-one-page)--|--(next|do|do-not|words)$")
    places = {tag["id"] for tag in page.select("article[id], article h3[id]")} - {"topics"}
    listed = {link["href"][1:] for link in page.select("#topics a")}
    unlisted = {place for place in places - listed if not alone.search(place)}
    faults += [f"Topics from A to Z lack {place}" for place in sorted(unlisted)]
    topics = [words_of(link).lower() for link in page.select("#topics li > a")]
    faults += ["Topics from A to Z are not in the order of letters"] * (topics != sorted(topics))
    for tag in page.select("[src], link[href]"):
        if not (tag.get("src") or tag["href"]).startswith("data:"):
            faults.append(f"loads {tag.get('src') or tag['href']}")
    for where in ("#contents [data-pages] a", "main > article"):
        found = [tag.get("href", "").lstrip("#") or tag.get("id") for tag in page.select(where)]
        # After the pages, there may be an index.
        if [f"{name}.html" for name in found[: len(site.nav)]] != site.nav:
            faults.append(f"{where}: {found} is not the order of the navigation")
    if page.select("main details:not([open])"):
        faults.append("folds a section")
    if page.html.get("lang") != "en-GB" or len(page.select("h1")) != 1:
        faults.append("has another language than en-GB, or not one h1")
    if not re.search(r"version \d{4}\.\d\d\.\d\d", words_of(page.footer)):
        faults.append("does not say which version it is")
    return [f"site/download/the-way-back.html: {fault}; look at build/editions/single_file/" for fault in faults]


@promise_of_site
def test_no_wrong_book(site: BuiltSite) -> list[str]:
    """An e-book without its styles, language, cover or contents, or with its chapters out of order; and see EPUBCheck."""
    faults, book = [], book_of(site)
    with zipfile.ZipFile(site.folder / "download" / "the-way-back.epub") as archive:
        styles = archive.read("EPUB/book.css").decode() if "EPUB/book.css" in archive.namelist() else ""
        for part in (".admonition-title", ".dos li"):
            if not re.search(rf'{re.escape(part)}::before\s*{{[^}}]*content: *"[^"]', styles):
                faults.append(f"has no styles, or {part} has lost its sign in them")
    trees = {name: etree.fromstring(text.encode()) for name, text in book.items()}
    package = trees.pop("EPUB/content.opf")
    says = {name: [tag.text or "" for tag in package.iterfind(f".//dc:{name}", OPF)] for name in
            ("title", "language", "identifier", "creator", "rights", "description")}  # fmt: skip
    faults += [f"does not say its {name}" for name, texts in says.items() if not all(texts) or not texts]
    called = says["title"] + says["language"] + [package.get(LANGUAGE)]
    if called != [site.settings["site_name"], "en-GB", "en-GB"]:
        faults.append(f"its title and languages are {called}")
    properties = {tag.get("property") for tag in package.iterfind(".//opf:meta", OPF)}
    wanted = {"dcterms:modified"} | {f"schema:access{name}" for name in ACCESSIBILITY}
    faults += [f"does not say its {name}" for name in sorted(wanted - properties)]
    items = {item.get("id"): item for item in package.iterfind(".//opf:item", OPF)}
    if not {"cover-image", "nav"} <= {item.get("properties") for item in items.values()}:
        faults.append("has no cover or no contents")
    chapters = [file.replace(".html", ".xhtml") for file in site.nav]
    spine = [items[item.get("idref")].get("href") for item in package.iterfind(".//opf:itemref", OPF)]
    if [name for name in spine if name in chapters] != chapters:
        faults.append(f"is read in the order {spine}, not in that of the navigation")
    links = trees["EPUB/nav.xhtml"].findall(".//x:nav[@epub:type='toc'][@role='doc-toc']//x:a", XHTML)
    if [link.get("href") for link in links if link.get("href") in chapters] != chapters:
        faults.append("its contents have another order than the navigation")
    if len(trees["EPUB/nav.xhtml"].findall(".//x:ol", XHTML)) != 2:
        faults.append("its contents have more than one level")
    if trees["EPUB/nav.xhtml"].find(".//x:nav[@epub:type='landmarks'][@hidden]", XHTML) is None:
        faults.append("its contents show the landmarks, which are for e-readers")
    for name, tree in trees.items():
        file = PurePosixPath(name).name
        styled = any("css" in (link.get("href") or "") for link in tree.iterfind(".//x:link", XHTML))
        if tree.get("lang") != "en-GB" or not styled:
            faults.append(f"{file} does not say its language, or has no styles")
        for part, why in WRONG_IN_A_BOOK.items():
            faults += [f"{file} {why}"] * (part in book[name])
    return [f"site/download/the-way-back.epub: {fault}; look at overrides/build/editions/epub/" for fault in faults]


@promise_of_site
def test_no_wrong_zip(site: BuiltSite) -> list[str]:
    """A zip that is more than one folder, that lacks a page or has what only hosts need, or that not everybody may read."""
    faults = []
    with zipfile.ZipFile(site.folder / "download" / "the-way-back.zip") as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    faults += [f"{name} is outside its one folder" for name in entries if not name.startswith("the-way-back/")]
    faults += [f"lacks {file}" for file in site.nav if f"the-way-back/{file}" not in entries]
    known = tuple(f"the-way-back/{file}" for file in [*site.nav, "assets/"])
    faults += [f"has {name}, for hosts only" for name in entries if not name.startswith(known)]
    faults += [f"{name} may not be read" for name, entry in entries.items() if entry.external_attr >> 16 != 0o100644]
    return [f"site/download/the-way-back.zip: {fault}; look at overrides/build/editions/zip.py" for fault in faults]


@promise_of_site
def test_no_wrong_offers(site: BuiltSite) -> list[str]:
    """Checksums of other files, a page that does not give size and version, and copies that offer downloads."""
    folder, faults = site.folder / "download", []
    sums = dict(reversed(line.split()) for line in site.text("download/SHA256SUMS").splitlines())
    page = site.pages[OFFERS].article
    if not page.select('a[href="download/SHA256SUMS"]'):
        faults.append(f"docs/{OFFERS[:-5]}.md: does not link to the checksums; link to download/SHA256SUMS")
    for file in sorted(folder.iterdir()):
        if file.name == "SHA256SUMS":
            continue
        checksum = hashlib.sha256(file.read_bytes()).hexdigest()
        link = page.select_one(f'li a[href="download/{file.name}"]')
        says = words_of(link.find_parent("li")) if link else ""
        if sums.get(file.name) != checksum:
            faults.append(f"site/download/SHA256SUMS: has not the sum of {file.name}; build again")
        if f"{file.stat().st_size / 1000:.0f} kB" not in says or not link.get("download"):
            faults.append(f"docs/{OFFERS[:-5]}.md: does not offer {file.name} with its size; list it")
    if not re.search(r"version \d{4}\.\d\d\.\d\d\S* of \d{1,2} \w+ \d{4}", words_of(page)):
        faults.append(f"site/{OFFERS}: does not say which version it offers; look at overrides/build/editions/")
    with zipfile.ZipFile(folder / "the-way-back.zip") as archive:
        copies = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
    copies |= {"the-way-back.html": str(site.single_file)} | book_of(site)
    for name, text in copies.items():
        if re.search(r'href="[^"]*(download/|\.zip|\.epub|SHA256SUMS)|class="keep"', text):
            faults.append(f"{name}: offers downloads, or the kept copy; look at overrides/build/editions/offline.py")
    for name in (f"the-way-back/{OFFERS}", "the-way-back.html", f"EPUB/{OFFERS[:-5]}.xhtml"):
        if "You are reading an offline copy: version" not in copies.get(name, ""):
            faults.append(f"{name}: does not say that it is a copy; look at overrides/build/editions/offline.py")
    return faults


@pytest.fixture
def open_file(open_page, downloads):
    """The single file on a small phone without a network."""
    return open_page((downloads / "the-way-back.html").as_uri(), viewport=SMALL_PHONE, offline=True)


def test_the_single_file_is_whole_on_paper_and_on_every_screen(report, open_file):
    """On paper from the dark theme; with its contents, which are of use there, too."""
    open_file.evaluate(OPEN_ALL)
    faults = [f"the-way-back.html: hidden: {part}; look at layout.css" for part in open_file.evaluate(UNSEEN)]
    faults += print_faults(open_file, "the-way-back.html", set(FRAME) - {".pages"})
    open_file.emulate_media(media="screen")
    open_file.evaluate(ONLY_THE_FIRST_PAGES)
    report(faults + faults_at(open_file, [SMALL_PHONE, LAPTOP, {"width": 1024, "height": 768}]))


def test_the_single_file_is_read_copied_ticked_and_printed_whole_or_a_page_alone(open_file):
    for link in open_file.locator("#contents a").all()[1:4]:
        link.click()
        expect(open_file.locator(f"{link.get_attribute('href')} h2").first).to_be_in_viewport()
    open_file.get_by_role("button", name="Copy").first.click()
    expect(open_file.locator("button[aria-live]", has_text="opied").first).to_be_visible()
    open_file.locator("#the-guide-on-one-page input[type=checkbox]").first.check()
    before = open_file.evaluate("getComputedStyle(document.body).backgroundColor")
    open_file.locator("[data-theme-switch]").click()
    assert open_file.evaluate("getComputedStyle(document.body).backgroundColor") != before
    open_file.evaluate("print = () => { self.printed = true }")
    articles = open_file.locator("main > article")
    for name, alone in (("Print the whole guide", None), ("Print this page", "the-guide-on-one-page")):
        open_file.get_by_role("button", name=name).last.click()
        assert open_file.evaluate("printed"), f"“{name}” does nothing; look at guide.js"
        open_file.emulate_media(media="print")
        shown = articles.filter(visible=True).evaluate_all("articles => articles.map(({ id }) => id)")
        assert shown == [alone] if alone else len(shown) == articles.count(), f"“{name}” prints {shown}"
        assert open_file.locator("#contents").is_visible() != bool(alone)
        starts = articles.evaluate_all("articles => articles.map(part => getComputedStyle(part).breakBefore)")
        assert set(starts) == {"page"}, "a page of the guide does not begin on a new sheet; look at layout.css"
        open_file.emulate_media(media="screen")
        open_file.evaluate("dispatchEvent(new Event('afterprint'))")
    assert open_file.locator(".printed").count() == 0


def test_the_single_file_is_read_without_scripts(open_page, downloads):
    page = open_page((downloads / "the-way-back.html").as_uri(), java_script_enabled=False)
    offered = page.locator("button, input, dialog").filter(visible=True).count()
    assert not offered, "a control is offered that does nothing without scripts; hide it under .no-js"
    page.get_by_role("link", name="Topics", exact=True).click()
    expect(page.locator("#topics")).to_be_in_viewport()
    link = page.locator("#topics a[href*='--']").last
    link.click()
    expect(page.locator(f"[id='{link.get_attribute('href')[1:]}']")).to_be_in_viewport()
