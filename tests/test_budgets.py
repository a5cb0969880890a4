"""What a page costs a reader with a poor connection, in bytes as a host sends them (gzip)."""

import gzip
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

# The first flight of a connection: what comes before the first answer to it is asked for.
FIRST_VIEW = 14 * 1024
BEFORE_A_READER_ACTS = 24_500  # Sphinx with Furo, on the same pages
ON_DEMAND = {
    "assets/javascripts/bundle.*.js": 36_000,
    "assets/scripts/search-engine.js": 24_000,
    "search/search_index.js": 37_500,
}


@cache
def sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def linked(page: BeautifulSoup) -> dict[str, list[str]]:
    """The files that a page asks for at once, by kind; the theme's script waits in a template."""
    return {
        "styles": [link["href"] for link in page.select("link[rel=stylesheet]:not([media=print])")],
        "print styles": [link["href"] for link in page.select("link[rel=stylesheet][media=print]")],
        "scripts": [script["src"] for script in page.select("script[src]") if not script.find_parent("template")],
        "icon": [page.select_one("link[rel=icon]")["href"]],
    }


@pytest.fixture
def cost(document, site, source) -> dict[str, int]:
    """The bytes that a page and the files that it asks for take, by kind."""
    return {"page": sent(site / source.html)} | {
        kind: sum(sent(site / name) for name in names) for kind, names in linked(document).items()
    }


def test_the_first_view_fits_the_first_flight(cost, source):
    total = cost["page"] + cost["styles"]
    assert total <= FIRST_VIEW, (
        f"site/{source.html}: {cost['page']} bytes and {cost['styles']} of styles make {total}, more than {FIRST_VIEW}; "
        "shorten the page, or look at slim_styles.py"
    )


def test_little_loads_before_a_reader_acts(cost, source):
    total = sum(cost.values())
    assert total <= BEFORE_A_READER_ACTS, (
        f"site/{source.html}: {cost} make {total} bytes, more than {BEFORE_A_READER_ACTS}; "
        "shorten the page, or let less load before the first touch"
    )


def test_what_loads_on_demand_stays_in_bounds(site):
    for pattern, limit in ON_DEMAND.items():
        [file] = site.glob(pattern)
        assert sent(file) <= limit, f"site/{pattern}: {sent(file)} bytes, more than {limit}; look at what was added"
