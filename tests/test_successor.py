"""The day after Material: Zensical, its successor, builds the same pages, with every anchor and every don't in them.

It reads mkdocs.yml, the Markdown and the icons as they are. What it does not read is left out here, and would be left to do on
the day of the move: the hooks, the template overrides (its template language lacks some of Jinja's methods) and
the worker that searches. README.md says what to do about each.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checks.built_pages import BuiltPage, read_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.version_info < (3, 11), reason="Zensical wants Python 3.11 or newer"),
]

# Marks that the theme puts on a page, not the writer.
ANCHORS = "article h2[id], article h3[id], article .admonition [id]"
WARNINGS = "article .admonition.warning > .admonition-title"


@pytest.fixture(scope="session")
def successor(guide, tmp_path_factory) -> Path:
    """The site as Zensical builds it, strictly."""
    place = tmp_path_factory.mktemp("zensical")
    shutil.copytree(guide.root / "docs", place / "docs")
    shutil.copytree(guide.root / "overrides" / ".icons", place / "overrides" / ".icons")
    settings = {key: value for key, value in guide.settings.items() if key not in {"hooks", "extra", "exclude_docs"}}
    # What the plugin `offline` sees to in MkDocs.
    settings["use_directory_urls"] = False
    # Files that hooks write after the build, which the pages link to.
    for download in ("the-way-back.zip", "the-way-back.html", "the-way-back.epub", "SHA256SUMS"):
        (place / "docs" / "download").mkdir(exist_ok=True)
        (place / "docs" / "download" / download).touch()
    (place / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    zensical = Path(sys.executable).with_name("zensical")
    run = subprocess.run(
        [zensical, "build", "--strict"], cwd=place, check=False, capture_output=True, text=True, timeout=120
    )
    if run.returncode:
        pytest.fail(f"Zensical does not build the guide: {run.stdout[-500:]}{run.stderr[-500:]}", pytrace=False)
    return place / "site"


def test_every_page_anchor_and_warning_is_in_its_build(report, guide, site, successor):
    faults = []
    for source in guide.sources.values():
        if not (successor / source.html).is_file():
            faults.append(f"{source.where}: Zensical builds no {source.html}; look at its validation and at nav")
            continue
        built = read_page(successor / source.html)
        faults += [
            f"{source.where}: #{tag['id']} is not in the page that Zensical builds; write the anchor as other pages do"
            for tag in guide.pages[source.html].tree.select(ANCHORS)
            if tag["id"] not in built.tags_by_id
        ]
        faults += [
            f'{source.where}: the warning "{title}" is not in the page that Zensical builds; write it as other pages do'
            for title in sorted(titles_of_warnings(guide.pages[source.html]) - titles_of_warnings(built))
        ]
    report(faults)


def titles_of_warnings(page: BuiltPage) -> set[str]:
    return {" ".join(title.get_text().split()) for title in page.tree.select(WARNINGS)}
