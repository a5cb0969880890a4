"""How well the search answers what readers type. `make search-report` prints it by kind, with each miss.

`search_report.py folder` asks the site that was built into that folder.

first: a right page is the first result. three: ... one of the first three. section: the first link leads to the
right section. A place is right if it is one of those that tests/ledger.yml gives to a point that answers.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from checks.guide import Guide
from checks.searches import places, searches
from checks.yaml_files import read_yaml
from playwright.sync_api import Browser, sync_playwright

TESTS = Path(__file__).parent
SITE = TESTS.parent / "site"
BARS = read_yaml(TESTS / "searches.yml")["bars"]
HELP = "get-help.html"


def sample(guide: Guide) -> list[str]:
    """One search of each kind, for tests that type what the other tests ask the search itself."""
    by_kind = defaultdict(list)
    for asked in searches(guide):
        by_kind[asked.kind].append(asked.query)
    return [queries[20] for _, queries in sorted(by_kind.items()) if len(queries) > 20]


# Runs in the page: the same function that the search box calls, for all searches at once.
RUN = """queries => {
  const search = createGuideSearch(__index);
  return queries.map(query => {
    const start = performance.now();
    const { items } = search(query);
    return { links: items.map(item => item[item.length - 1].location), took: performance.now() - start };
  });
}"""


@dataclass
class Search:
    """One search, and what it found."""

    set: str
    kind: str
    query: str
    places: set[str]
    links: list[str]
    took: float

    @property
    def answerable(self) -> bool:
        return self.kind not in {"none", "urgent", "safety"}

    @property
    def first(self) -> bool:
        if self.kind == "none":
            return not self.links
        return page_of(self.links[0]) in self.pages if self.links else False

    @property
    def three(self) -> bool:
        return any(page_of(link) in self.pages for link in self.links[:3]) or (self.kind == "none" and self.first)

    @property
    def section(self) -> bool:
        return bool(self.links) and self.links[0] in self.places if self.places else self.first

    @property
    def pages(self) -> set[str]:
        return {HELP} if self.kind == "urgent" else {page_of(place) for place in self.places}

    @property
    def miss(self) -> str:
        """What went wrong, in a line."""
        wanted = ", ".join(sorted(self.places)) or {"none": "nothing", "urgent": HELP}[self.kind]
        return (
            f'"{self.query}" ({self.set}, {self.kind}) finds {", ".join(self.links[:3]) or "nothing"}; wanted: {wanted}'
        )


def page_of(link: str) -> str:
    return link.partition("#")[0]


def ask(browser: Browser, site: Path, queries: list[str]) -> list[dict]:
    """What the search of the built site finds for each query, best first, and how many milliseconds it took."""
    page = browser.new_page()
    page.add_script_tag(path=site / "search" / "search_index.js")
    page.add_script_tag(path=site / "assets" / "scripts" / "search-engine.js")
    found = page.evaluate(RUN, queries)
    page.close()
    return found


def run(browser: Browser, site: Path) -> list[Search]:
    """Ask the search of the built site everything in searches.yml."""
    guide = Guide(TESTS.parent, site)
    all_asked = searches(guide)
    found = ask(browser, site, [asked.query for asked in all_asked])
    return [
        Search(asked.set, asked.kind, asked.query, places(asked, guide), **result)
        for asked, result in zip(all_asked, found, strict=True)
    ]


def share(searches: list[Search], measure: str) -> float:
    """The part of the searches for which a measure holds."""
    return sum(getattr(search, measure) for search in searches) / len(searches)


def report(found: list[Search]) -> str:
    """The table by set and kind, and below it every miss."""
    lines = [f"{'':23}{'searches':>9}{'first':>8}{'three':>8}{'section':>9}{'nothing':>9}"]
    for set_ in dict.fromkeys(search.set for search in found):
        of_set = [search for search in found if search.set == set_]
        kinds = dict.fromkeys(search.kind for search in of_set)
        rows = {kind: [search for search in of_set if search.kind == kind] for kind in kinds}
        if any(search.answerable for search in of_set):
            rows["answerable"] = [search for search in of_set if search.answerable]
        for kind, row in rows.items():
            nothing = sum(not search.links for search in row)
            shares = f"{share(row, 'first'):8.2f}{share(row, 'three'):8.2f}{share(row, 'section'):9.2f}"
            lines.append(f"{set_:12}{kind:11}{len(row):9}{shares}{nothing:9}")
        lines.append("")
    bars = BARS["all"]
    lines.append(f"{'bars':23}{'':9}{bars['first']:8.2f}{bars['three']:8.2f}{bars['section']:9.2f}{0:9}\n")
    times = sorted(search.took for search in found)
    lines.append(
        f"A search takes {median(times):.1f} ms (median), {times[int(len(times) * 0.95)]:.1f} ms (95 in 100).\n"
    )
    lines += [search.miss for search in found if not search.section]
    return "\n".join(lines)


if __name__ == "__main__":
    from conftest import CHROMIUM_ARGUMENTS
    from install_chromium import MISSING, find_chromium

    chromium = find_chromium() or sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        print(report(run(browser, Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)))
        browser.close()
