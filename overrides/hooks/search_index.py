"""Give the search one document for each section and each don't, the words of readers, and an engine to find them.

The index keeps Material's format, with three keys more: `words` (docs/reader-words.yml), `situations` (the lines of
the home page) and, in a document, `asked_as`. The engine is docs/assets/scripts/search-engine.js, joined
here with lunr, which MkDocs ships; Material's worker holds the same version, among much that is not needed.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import mkdocs.contrib.search
import yaml
from bs4 import Tag
from guide_pages import GuidePage, read_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from offline_guide import OFFER, heading_above

WORDS = "reader-words.yml"
ENGINE = "assets/scripts/search-engine.js"
WORKERS = "assets/javascripts/workers/*"
DONT = "div.admonition.warning"
# A heading that stands on this many pages or more ("Words you could use") says little about its section.
COMMON_ON = 4

navigation: Navigation


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the order of the pages for the end of the build, where MkDocs no longer hands it out."""
    global navigation
    navigation = nav


@event_priority(-50)  # After the search plugin wrote its index, before the offline plugin (-100) copies it.
def on_post_build(config: MkDocsConfig) -> None:
    """Put our documents into the index, and lunr into the engine."""
    site = Path(config.site_dir)
    pages = read_pages(site, navigation)
    words = read_words(Path(config.docs_dir, WORDS))
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["situations"] = list(situations(pages[0]))
    index["docs"] = rank(list(documents(pages)), words.pop("gathering"))
    index["words"] = words
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
    join_engine(site)


def read_words(file: Path) -> dict:
    """Read the words of readers: each line of commas becomes a list, each page's source its file in the site."""
    try:
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        place = " ".join(str(error).split())
        raise PluginError(f"docs/{WORDS}: cannot be read: {place}; write - or name: word, word") from None
    words["background"] = list(words["same"]).index(words["background"])
    words["same"] = [split(line) for line in words["same"].values()]
    words["elsewhere"] = [word for line in words["elsewhere"] for word in split(line)]
    urgent = words["urgent"]
    words["urgent"] = {
        "page": html_name(urgent["page"]),
        **{kind: {anchor: split(line) for anchor, line in urgent[kind].items()} for kind in ("sections", "perhaps")},
        "harmless": split(urgent["harmless"]),
    }
    words["gathering"] = [html_name(page) for page in words["gathering"]]
    return words


def split(line: str) -> list[str]:
    return [word.strip() for word in line.split(",") if word.strip()]


def html_name(source: str) -> str:
    return source.removesuffix(".md") + ".html"


def documents(pages: list[GuidePage]) -> Iterator[dict]:
    """Cut each page into its opening, its sections and its don'ts; a don't is no part of the section around it."""
    for page in pages:
        asked_as = dict(page.meta.get("asked_as", {}))
        for unsearchable in page.article.select("svg, script, style, nav, .headerlink"):
            unsearchable.decompose()
        donts = [warning.extract() for warning in page.article.select(DONT)]
        sections: list[tuple[str, str, list[str]]] = [("", page.title, [])]
        for element in page.article.find_all(recursive=False):
            if element.name in {"h2", "h3"} and element.get("id"):
                sections.append((element["id"], words_of(element), []))
            elif element.name != "h1":
                sections[-1][2].append(words_of(element))
        for warning in donts:
            title = warning.select_one(".admonition-title").extract()
            if title.get("id"):
                sections.append((title["id"], words_of(title), [words_of(warning)]))
        # Offline copies leave the sections out that offer downloads. They are found as their page, so that the search
        # ranks the same everywhere.
        offers = {heading_above(link)["id"] for link in page.article.select(f"li {OFFER}")}
        for anchor, title, texts in [section for section in sections if section[0] in offers]:
            sections[0][2].extend([title, *texts])
            asked_as[""] = f"{asked_as.get('', '')}, {asked_as.pop(anchor, '')}"
        for anchor, title, texts in [section for section in sections if section[0] not in offers]:
            yield {
                "location": f"{page.file}#{anchor}" if anchor else page.file,
                "title": title,
                "text": " ".join(filter(None, texts)),
                "asked_as": split(asked_as.get(anchor, "")),
            }


def words_of(element: Tag) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.get_text().split())


def rank(documents: list[dict], gathering: list[str]) -> list[dict]:
    """Lower what would win by containing everything, or by a heading that all pages share."""
    headings = Counter(document["title"] for document in documents)
    for document in documents:
        page = document["location"].split("#")[0]
        document["boost"] = (0.6 if page in gathering else 1) * (0.6 if headings[document["title"]] >= COMMON_ON else 1)
    return documents


def situations(home: GuidePage) -> Iterator[dict]:
    """The lines of the home page that ask where the reader is, for a search that finds nothing."""
    for line in home.article.select(".situations li"):
        link = line.find("a")
        if not link or not line.find("strong"):
            raise PluginError(f'docs/index.md: "{words_of(line)}" is no situation; write - **...** [Title](page.md)')
        yield {"location": link["href"], "situation": words_of(line.find("strong")), "title": words_of(link)}


def join_engine(site: Path) -> None:
    """Join lunr and our engine into one script that leaves nothing behind but `createGuideSearch`."""
    lunr = Path(mkdocs.contrib.search.__file__).with_name("templates") / "search" / "lunr.js"
    engine = site / ENGINE
    # lunr takes this for a module system, and leaves itself there.
    engine.write_text(
        "var createGuideSearch = (function () {\n"
        "var module = { exports: {} }, exports = module.exports;\n"
        f"{lunr.read_text(encoding='utf-8')}\n"
        "var lunr = module.exports;\n"
        f"{engine.read_text(encoding='utf-8')}\n"
        "return createGuideSearch;\n"
        "})();\n",
        encoding="utf-8",
        newline="\n",
    )
    for worker in site.glob(WORKERS):
        worker.unlink()
