"""Links and addresses in the built site: each leads to something that is there, over HTTP and from a folder alike."""

import csv
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .built_pages import STYLE_ADDRESS
from .guide import Guide, on_each_page
from .markdown_pages import Source

CHECKS = Path(__file__).parent
MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\.[a-z]{2,}(\?.*)?", re.IGNORECASE)
PHONE = re.compile(r"(tel|sms):\+?[0-9]{3,15}")
# A page of the guide that nothing but a wrong address leads to.
NOT_FOUND = "404.html"


def broken_by_linkchecker(folder: Path) -> list[str]:
    """What LinkChecker finds from the home page and the 404 page of `folder`, anchors included."""
    starts = [str(folder / name) for name in ("index.html", NOT_FOUND) if (folder / name).is_file()]
    run = subprocess.run(
        [
            sys.executable,
            CHECKS / "linkchecker.py",
            "--config",
            CHECKS.parent / "linkchecker.ini",
            "--output=csv",
            *starts,
        ],
        check=False,  # it exits with 1 when it finds something
        capture_output=True,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    lines = [line for line in run.stdout.splitlines() if line and not line.startswith("#")]
    if not lines:
        return [f"{folder}: LinkChecker did not run: {run.stderr.strip()}"]
    return [
        f"{shown(row['parentname'] or row['url'], folder)}:{row['line']}: link to {row['urlname']}: "
        f"{row['warningstring'].split(' Available')[0] or shown(row['result'], folder)}; mend the link or its target"
        for row in csv.DictReader(lines, delimiter=";")
    ]


def shown(text: str, folder: Path) -> str:
    return unquote(text).replace(folder.resolve().as_uri(), "site").replace(str(folder.resolve()), "site")


@on_each_page
def links_to_nothing(source: Source, guide: Guide) -> list[str]:
    """Links in a source to pages and anchors that are not there: MkDocs finds them too, and names no line."""
    faults = []
    for link in (link for block in source.blocks for link in block.links):
        name, _, anchor = link.target.partition("#")
        name = name or source.name
        where = f"{source.where}:{link.line}: [{link.text}]({link.target})"
        if name.endswith(".md") and name not in guide.sources:
            faults.append(f"{where} leads to no page; write {nearest(name, guide.sources)}")
        elif name.endswith(".md") and anchor and anchor not in (anchors := guide.sources[name].titles_by_anchor()):
            faults.append(f"{where} leads to no anchor of docs/{name}; write {nearest(anchor, anchors)}")
    return faults


def nearest(name: str, names: Iterable[str]) -> str:
    """That of `names` which was probably meant by `name`."""
    return next(iter(get_close_matches(name, names, 1, cutoff=0.8)), "one that is there")


def broken_addresses(guide: Guide) -> list[str]:
    """Addresses in pages and styles that lead nowhere, or not from a folder on a disk."""
    everything = {path.relative_to(guide.site).as_posix(): path.is_file() for path in guide.site.rglob("*")}
    faults = []
    for page, document in guide.documents.items():
        for address in document.addresses:
            fault = wrong_address(address.text, page, everything, guide)
            if fault:
                place = f"{address.attribute} of <{address.tag}>"
                faults.append(f"site/{page}:{address.line}: {place}, {address.text}: {fault}")
    for path in sorted(guide.site.rglob("*.css")):
        name = path.relative_to(guide.site).as_posix()
        for address in STYLE_ADDRESS.findall(path.read_text(encoding="utf-8")):
            fault = wrong_address(address, name, everything, guide)
            if fault:
                faults.append(f"site/{name}: url({address[:80]}): {fault}")
    return faults


def wrong_address(address: str, page: str, everything: dict[str, bool], guide: Guide) -> str:
    """What is wrong with `address`, which stands in `page`, and how to mend it; nothing when it is right.

    `everything` is what the site has, by its path: true for a file, false for a folder.
    """
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "" if MAIL.fullmatch(address) else "is no e-mail address; write mailto:name@host.org"
    if parts.scheme in {"tel", "sms"}:
        return "" if PHONE.fullmatch(address) else f"is no number to dial; write {parts.scheme}: and digits alone"
    if parts.scheme in {"http", "https", "data"}:
        return ""  # foreign_requests() looks at those that a page would load
    if parts.scheme or parts.netloc:
        return "has a scheme that the guide does not use; write a relative address"
    # The server sends the 404 page for addresses at any depth, so its own addresses start at the root.
    if address.startswith("/") and page == NOT_FOUND:
        path = parts.path.removeprefix(urlsplit(guide.address).path)
    elif address.startswith("/"):
        return "starts at the root, which is another place on a disk; write it relative to the page"
    else:
        path = parts.path
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page
    if target in {"", "."} or path.endswith("/") or everything.get(target) is False:
        return "leads to a folder, which shows a list of files on a disk; write the name of the page"
    if target.startswith(".."):
        return "leaves the site; link to a page inside it"
    if target.endswith(".md"):
        return "leads to a source; write the name of the page, ending in .html"
    if target not in everything:
        same = [name for name in everything if name.lower() == target.lower()]
        return f"has the wrong case; write {same[0]}" if same else "is not there; mend the address or add the file"
    anchors = guide.documents[target].tags_by_id if target in guide.documents else {}
    if parts.fragment and anchors and unquote(parts.fragment) not in anchors:
        return f"names an anchor that {target} lacks; mend the anchor"
    return ""


def misdialled_numbers(guide: Guide) -> list[str]:
    """Links that dial another number than they show, or show none: somebody may have to type it elsewhere."""
    return [
        f'site/{page}:{link.sourceline}: "{link.get_text()}" dials {link["href"]}; write the same number in both'
        for page, document in guide.documents.items()
        for link in document.select('a[href^="tel:"], a[href^="sms:"]')
        if not same_number(link.get_text(), link["href"])
    ]


def same_number(shown: str, dialled: str) -> bool:
    """With the code of the country, a number loses the zero at its beginning."""
    digits, all_digits = re.sub(r"\D", "", shown), re.sub(r"\D", "", dialled)
    return digits == all_digits or ("+" in dialled and len(digits) > 2 and all_digits.endswith(digits.lstrip("0")))


def doubled_ids(guide: Guide) -> list[str]:
    faults = []
    for page, document in guide.documents.items():
        for name, tags in document.tags_by_id.items():
            if len(tags) > 1:
                faults.append(
                    f"site/{page}:{tags[1].sourceline}: id {name} is there {len(tags)} times; give each its own anchor"
                )
    return faults


def pages_outside_the_navigation(guide: Guide) -> list[str]:
    """Pages that are not in nav, entries of nav without a page, and pages that were not built from either."""
    faults = [
        f"docs/{name}: the page is not in the nav of mkdocs.yml; add it"
        for name in guide.sources.keys() - set(guide.nav)
    ]
    faults += [
        f"mkdocs.yml: nav lists {name}, which docs/ lacks; add the page or drop the entry"
        for name in guide.nav
        if name not in guide.sources
    ]
    faults += [
        f"mkdocs.yml: nav lists {name} {times} times; keep one"
        for name, times in Counter(guide.nav).items()
        if times > 1
    ]
    built = {source.html for source in guide.sources.values()}
    faults += [f"site/{page}: no source has made this page; build again" for page in guide.pages.keys() - built]
    faults += [
        f"docs/{source.name}: site/{source.html} is not there; build again"
        for source in guide.sources.values()
        if source.html not in guide.pages
    ]
    return sorted(faults)


def lost_search_results(guide: Guide) -> list[str]:
    """Entries of the search index that lead to no page or no anchor, and pages that no entry leads to."""
    faults = []
    found = set()
    for entry in guide.search_documents:
        page, _, anchor = entry["location"].partition("#")
        page = page or "index.html"
        found.add(page)
        where = f'site/search/search_index.js: result "{entry.get("title", "")}" leads to {entry["location"]}'
        if page not in guide.pages:
            faults.append(f"{where}, a page that is not there; build again, or mend the search hook")
        elif anchor and unquote(anchor) not in guide.pages[page].tags_by_id:
            faults.append(f"{where}, an anchor that the page lacks; build again, or mend the search hook")
    faults += [
        f"site/search/search_index.js: no result leads to {page}; build again, or mend the search hook"
        for page in guide.pages
        if page not in found
    ]
    return faults
