"""What the guide costs a reader with a poor connection, in bytes as a host sends them (gzip). A budget serves readers:
when it is broken, look at what was added before you cut words."""

import gzip
from functools import cache
from pathlib import Path

from search_report import SCRIPTS
from shared.built_site import BuiltSite
from shared.promises import promise_of_site

FIRST_VIEW = 14_600  # one flight of a connection: what comes before the first answer to it is asked for
BEFORE_A_READER_ACTS = 24_500
SEARCH = 90_000
DOWNLOADS = {"zip": 300_000, "html": 600_000, "epub": 300_000}


@cache
def sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def over_budget(what: str, sizes: dict[str, int], limit: int) -> list[str]:
    total = sum(sizes.values())
    parts = ", ".join(f"{name} {size}" for name, size in sizes.items())
    return [f"site/{what}: {total} bytes are more than {limit}: {parts}"] if total > limit else []


def large(site: BuiltSite, selector: str, limit: int) -> list[str]:
    """Pages that are over a budget together with the files that `selector` finds in them."""
    faults = []
    for file, page in site.pages.items():
        files = [file, *(tag.get("href") or tag["src"] for tag in page.select(selector))]
        faults += over_budget(file, {name: sent(site.folder / name) for name in files}, limit)
    return faults


@promise_of_site
def test_no_large_first_views(site: BuiltSite) -> list[str]:
    return large(site, "link[rel=stylesheet]:not([media=print])", FIRST_VIEW)  # no screen waits for the other one


@promise_of_site
def test_no_large_pages(site: BuiltSite) -> list[str]:
    return large(site, "link[rel=stylesheet], script[src], link[rel=icon]", BEFORE_A_READER_ACTS)


@promise_of_site
def test_no_large_downloads(site: BuiltSite) -> list[str]:
    """The search, once it is opened, and the editions."""
    faults = over_budget("assets/scripts", {name: sent(site.folder / name) for name in SCRIPTS}, SEARCH)
    for kind, limit in DOWNLOADS.items():
        name = f"download/the-way-back.{kind}"
        faults += over_budget(name, {name: (site.folder / name).stat().st_size}, limit)
    return faults
