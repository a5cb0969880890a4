"""Each built page says what it is, leads on, holds no code of its own, and requests nothing from another host."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from shared.built_site import HOME, KINDS, NOT_FOUND, BuiltSite, words_of
from shared.promises import promise_of_both, promise_of_site

# One tap away from everywhere.
ALWAYS = [HOME, "get-help.html", "read-it-offline.html", "about-this-guide.html"]
PREVIEW = "assets/images/share.png"
VIEWPORT = "width=device-width,initial-scale=1"  # which lets readers zoom
# Links that a browser does not follow by itself.
NOT_LOADED = {"canonical", "alternate", "license", "author", "help", "me"}
POINTS_TO_IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget")
# What no reader needs. The sources of the pages, of the search's questions and of the drawings stay at home.
NOT_PUBLISHED = re.compile(r"\.(map|py|pyc|md|yml|yaml|bak|orig)$|(^|/)(partials|questions|drawings)/|\.DS_Store")
NOTE_OF_AN_AUTHOR = re.compile(r"<!--(?!\[if)|\bTODO\b|\bFIXME\b|\bXXX\b")
PHONE = re.compile(r"(tel|sms):\+?[0-9]{3,15}")


@promise_of_both
def test_no_wrong_heads(site: BuiltSite) -> Iterator[str]:
    """Language, title, description, address and preview that are not those of the page, and a zoom that is forbidden."""
    name = site.settings["site_name"]
    for file, page in site.documents.items():
        says = {tag.get("name") or tag.get("property"): tag.get("content", "") for tag in page.select("head meta")}
        says |= {"lang": page.html.get("lang"), "title": words_of(page.title), "h1": len(page.select("h1"))}
        canonical = page.select_one("link[rel=canonical]")
        says["canonical"] = canonical["href"] if canonical else None
        title, address = name if file == HOME else words_of(page.h1), f"{site.address}{file}"
        right = {"lang": "en-GB", "h1": 1, "title": title if file == HOME else f"{title} - {name}"}
        right |= {"robots": None, "viewport": VIEWPORT}
        on_a_disk = says["canonical"] is None and "og:url" not in says
        if file != NOT_FOUND and not on_a_disk:
            right |= {"canonical": address, "og:url": address, "og:title": title}
            right |= {"og:description": says.get("description"), "og:image": f"{site.address}{PREVIEW}"}
            if not says.get("description"):
                yield f"site/{file}: has no description; write one in its front matter"
        for what, wanted in right.items():
            if says.get(what) != wanted:
                yield f'site/{file}: {what} is "{says.get(what)}", not "{wanted}"; look at overrides/theme/main.html'


@promise_of_both
def test_no_wrong_links_of_the_frame(site: BuiltSite) -> Iterator[str]:
    """Links around the text that are missing, lead elsewhere, or have another order or name than the navigation."""
    titles = {file: words_of(page.h1) for file, page in site.pages.items()}
    steps = [file for file in site.nav if file in site.pages and site.pages[file].select_one(".trail")]
    for index, file in enumerate(site.nav):
        page = site.pages.get(file)
        if page is None:
            continue
        around = [*site.nav[max(index - 1, 0) : index], *site.nav[index + 1 : index + 2]]
        for where, right in {
            ".pages a": site.nav,
            ".pages a[aria-current=page]": [file],
            "footer .always a": ALWAYS,
            # The home page is the way on by itself.
            "footer .way-on a": around if index else [],
            ".trail a": steps if file in steps else [],
            ".trail a[aria-current=step]": [file] if file in steps else [],
        }.items():
            found = [link["href"] for link in page.select(where)]
            if found != right:
                yield f"site/{file}: {where} leads to {found} instead of {right}; look at overrides/theme/"
        for link in page.select(".pages a, footer .always a, footer .way-on a, .trail a"):
            called = link.get("aria-label") or words_of(link)
            if not called.endswith(titles.get(link["href"], "")):
                yield f'site/{file}: "{called}" leads to {link["href"]}; name it as its page is named'
        if file in steps and words_of(page.select_one(".trail p")) != f"Step {steps.index(file) + 1} of {len(steps)}":
            yield f'site/{file}: says "{words_of(page.select_one(".trail p"))}"; look at `step` in its source'
        skip = page.select_one("a.skip")
        if not skip or not page.find(id=skip["href"].removeprefix("#")):
            yield f"site/{file}: no link skips to the text; look at overrides/theme/main.html"


@promise_of_both
def test_no_wrong_navigation(site: BuiltSite) -> Iterator[str]:
    """Entries of nav that were not built, and pages that no entry leads to."""
    yield from (f"mkdocs.yml: nav lists {file}, which was not built" for file in site.nav if file not in site.pages)
    yield from (f"site/{file}: is not in nav; add it to mkdocs.yml" for file in site.pages if file not in site.nav)
    yield from (f"mkdocs.yml: nav lists {file} twice" for file, times in Counter(site.nav).items() if times > 1)


@promise_of_both
def test_no_distant_pages(site: BuiltSite) -> Iterator[str]:
    """Pages that a reader does not reach from the home page within three taps, the list of pages aside."""
    reached = found = {HOME}
    for _ in range(3):
        links = {link["href"] for file in found for link in site.pages[file].select("article a[href], .always a")}
        found = {href.partition("#")[0] for href in links} & site.pages.keys() - reached
        reached |= found
    yield from (f"site/{file}: is more than three taps from home; link to it" for file in site.pages.keys() - reached)


@promise_of_both
def test_no_links_that_differ_by_place(site: BuiltSite) -> Iterator[str]:
    """Addresses that LinkChecker accepts, and a disk, another host or a telephone does not; and those of the 404 page."""
    for file, page in site.documents.items():
        for tag in page.select("[href], [src], [poster], [srcset], [action]"):
            address = tag.get("href") or tag.get("src") or tag.get("poster") or tag.get("action") or ""
            where, parts = f"site/{file}:{tag.sourceline}: {address}", urlsplit(address)
            if parts.scheme in {"tel", "sms"} and not PHONE.fullmatch(address):
                yield f"{where} is no number to dial; write {parts.scheme}: and digits alone"
            elif parts.scheme not in {"", "http", "https", "tel", "sms", "mailto", "data"}:
                yield f"{where} has a scheme that the guide does not use; write a relative address"
            elif parts.scheme or parts.netloc:
                continue
            elif file == NOT_FOUND:
                # Shown at any depth, it names all from the root of its host.
                inside = parts.path.startswith(site.path) and parts.path[len(site.path) :] in site.files | {""}
                if parts.path and not inside or parts.fragment and not parts.path and not page.find(id=parts.fragment):
                    yield f"{where} is nothing below {site.path}, where the site will be; use the filter url"
            elif address.startswith("/"):
                yield f"{where} starts at the root, which is another place on a disk; write it relative"
            elif parts.path.endswith(("/", ".md")):
                yield f"{where} is no file of the site; write the name of the page, ending in .html"


@promise_of_both
def test_no_wrong_ids(site: BuiltSite) -> Iterator[str]:
    """Ids that are not unique, and references to ids that are not there."""
    for file, page in site.documents.items():
        ids = Counter(tag["id"] for tag in page.select("[id]"))
        yield from (f"site/{file}: id {name} occurs {n} times; give each its own" for name, n in ids.items() if n > 1)
        for name in POINTS_TO_IDS:
            named = {id for tag in page.select(f"[{name}]") for id in " ".join([tag[name]]).split()}
            yield from (f"site/{file}: {name}={id} names nothing; fix the id" for id in named - ids.keys())


@promise_of_both
def test_no_lost_search_results(site: BuiltSite) -> Iterator[str]:
    """Entries of the search index that lead nowhere, and pages that no entry leads to."""
    situations = [entry["location"] for entry in site.search_index["situations"]]
    locations = [*(section[0] for section in site.search_sections), *situations]
    for location in locations:
        file, _, anchor = location.partition("#")
        if file not in site.pages or anchor and not site.pages[file].find(id=anchor):
            yield f"site: a search result leads to {location}, which is not there; build again"
    lost = site.pages.keys() - {location.partition("#")[0] for location in locations}
    yield from (f"site/{file}: no search result leads to it; build again" for file in lost)


@promise_of_both
def test_no_foreign_requests(site: BuiltSite) -> Iterator[str]:
    """What a page or a style would load from another host; links that a reader follows are not among it."""
    for file, page in site.documents.items():
        for tag in page.find_all(True):
            if tag.name in {"a", "area"} or tag.name == "link" and NOT_LOADED.issuperset(tag.get("rel") or ["?"]):
                continue
            for name in ("href", "src", "srcset", "poster", "data", "action", "xlink:href", "style"):
                if re.search(r"(^|[\s(,'\"])(https?:)?//", str(tag.get(name, ""))):
                    yield f"site/{file}:{tag.sourceline}: <{tag.name}> loads {tag[name]} from another host"
    for file in sorted(site.files):
        if file.endswith((".css", ".js")) and re.search(r"(url\(|@import\s*|import\()\W*(https?:)?//", site.text(file)):
            yield f"site/{file}: loads a file from another host; put it into docs/assets/"


@promise_of_both
def test_no_code_in_pages(site: BuiltSite) -> Iterator[str]:
    """Scripts, styles and handlers in pages, beside the script before the first paint."""
    for file, page in site.documents.items():
        if len(page.select("script:not([src])")) != 1 or len(page.select("head script:not([src])")) != 1:
            yield f"site/{file}: has not one inline script, in its head; move code to docs/assets/scripts/"
        for tag in page.find_all(True):
            bad = [name for name in tag.attrs if name == "style" or name.startswith("on")]
            if bad or tag.name == "style" or str(tag.get("href", "")).strip().lower().startswith("javascript:"):
                yield f"site/{file}:{tag.sourceline}: code {bad} on <{tag.name}>; move it to docs/assets/"


@promise_of_both
def test_no_silent_images(site: BuiltSite) -> Iterator[str]:
    """Images and drawings that a screen reader can neither describe nor pass over."""
    for file, page in site.documents.items():
        for tag in page.select("img:not([alt]), area:not([alt]), svg"):
            hidden = tag.get("aria-hidden") == "true" or tag.find_parent(attrs={"aria-hidden": "true"})
            # A drawing with links in it is a group.
            named = tag.get("role") in {"img", "group"} and (tag.find("title") or tag.get("aria-label"))
            if not hidden and not named:
                yield f"site/{file}:{tag.sourceline}: <{tag.name}> says nothing; write alt, or role=img and a <title>"


@promise_of_both
def test_no_unannounced_donts(site: BuiltSite) -> Iterator[str]:
    """Don'ts that are no labelled note with a heading one level below their section."""
    for file, page in site.pages.items():
        for warning in page.select(".admonition.warning"):
            title = warning.find(True, recursive=False)
            level = int(title.find_previous(["h1", "h2", "h3"]).name[1]) + 1
            says = (title.get("role"), title.get("aria-level"), warning.get("role"), warning.get("aria-labelledby"))
            if says != ("heading", str(level), "note", title.get("id")) or not words_of(title).startswith("Do not"):
                where, right = (
                    f"site/{file}:{warning.sourceline}",
                    f"a note with a heading of level {level}, Do not ...",
                )
                yield f'{where}: "{words_of(title)[:50]}" is announced as {says}, not {right}; look at build/donts.py'


@promise_of_both
def test_no_superfluous_files(site: BuiltSite) -> Iterator[str]:
    """Files that no reader needs, files that nothing names, and notes of an author in a page."""
    named_in = ""
    for file in sorted(site.files):
        if NOT_PUBLISHED.search(file):
            yield f"site/{file}: is of no use to readers; leave it out"
        # The list of a kept copy is made of what is there.
        if file.endswith((".html", ".css", ".js", ".webmanifest")) and not file.startswith("download/"):
            named_in += site.text(file)
            if file.endswith(".html") and (note := NOTE_OF_AN_AUTHOR.search(site.text(file))):
                yield f'site/{file}: "{note[0]}" is a note of an author; take it out'
    for file in site.files:
        if file.startswith("assets/") and file.rpartition("/")[2] not in named_in:
            yield f"site/{file}: nothing names it; use it, or leave it out"


@promise_of_site
def test_no_wrong_lists_for_robots(site: BuiltSite) -> Iterator[str]:
    """A robots.txt that keeps search engines out, and a sitemap that is not the list of pages."""
    if site.text("robots.txt") != f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n":
        yield "site/robots.txt: does not allow all, with the sitemap; look at overrides/build/host_files.py"
    listed = set(re.findall(r"<loc>(.*?)</loc>", site.text("sitemap.xml")))
    pages = {f"{site.address}{file}" for file in site.nav}
    yield from (f"site/sitemap.xml: {page} is in it or in nav, not in both" for page in sorted(listed ^ pages))


@promise_of_site
def test_no_wrong_kept_copy(site: BuiltSite) -> Iterator[str]:
    """A kept copy that lacks what its pages load, or lists what is not there, and icons that are not there."""
    kept = json.loads(site.text("kept-copy.json"))
    listed = set(kept["files"])
    needed = {file for file in site.files if file.endswith(".html") and "/" not in file}
    needed |= {file for file in site.files if file.startswith("assets/") and not file.endswith("share.png")}
    yield from (f"site/kept-copy.json: lists {file}, which is not there" for file in listed - site.files)
    yield from (f"site/kept-copy.json: lacks {file}, which pages load" for file in needed - listed)
    if kept["bytes"] != sum((site.folder / file).stat().st_size for file in listed & site.files):
        yield "site/kept-copy.json: names another size than that of its files; build again"
    manifest = json.loads(site.text("manifest.webmanifest"))
    # Somebody else may see it there.
    if (name := manifest["short_name"]) not in words_of(site.pages["read-it-offline.html"].article):
        yield f'docs/read-it-offline.md: does not say that a home screen shows "{name}"; write it as the manifest does'
    for address in [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]:
        if address not in site.files:
            yield f"site/manifest.webmanifest: names {address}, which is not there"


@promise_of_site
def test_no_unvisited_parts(site: BuiltSite) -> Iterator[str]:
    """Parts that are on none of the KINDS of pages, which some tests visit for all."""

    def parts(page) -> set[str]:
        tags = page.select("article, article *")
        return {tag.name for tag in tags} | {f".{name}" for tag in tags for name in tag.get("class", [])}

    known = {part for file in KINDS if file in site.pages for part in parts(site.pages[file])}
    for file, page in site.pages.items():
        for part in sorted(parts(page) - known):
            yield f"site/{file}: {part} is on no page of KINDS; add the page in tests/shared/built_site.py"
