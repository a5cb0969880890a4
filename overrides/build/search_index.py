"""Write what the search reads: the sections and don'ts of the pages, and the questions that readers ask about them.

`assets/scripts/search-index.js` sets the global `searchIndex`, so that it loads by script tag, from disk too:

    pages        [file, title] of each page
    sections     [number of its page, anchor, title, first sentences, joined by "|", 1 if it is a don't]
    reading      how questions are read, here and in ranking.js: what ages look like, and what is replaced by what
    words        the common words of the questions, which are written as one character each: see `shorten`
    questions    a line a section, and one each for what the guide does not cover and what only sounds like danger;
                 joined by "|", each with a character for every further section that it leads to
    danger       the page that helps in danger, its sections of danger and the words that are certain
    situations   the lines of the home page, for a search that finds nothing

The questions stand in docs/questions/, a file a page, a list a section: see the README.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from bs4 import Tag
from mkdocs.exceptions import PluginError

from .pages import BuiltPage, offering_headings, section_below
from .sections import unwrap_sections

QUESTIONS = "questions"
WORDS = "reader-words.yml"
INDEX = "assets/scripts/search-index.js"
# Files of questions that lead to no page: one list, or several lists by topic.
OTHERS = {"covered": "not-covered.yml", "harmless": "sounds-like-danger.yml"}
DONT = "div.admonition.warning"
# Thousands of questions take the loader that is written in Python two seconds.
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Letters of a section that are loaded: its first sentences are what a result shows, and the questions find it.
OPENING = 120
SENTENCE = re.compile(r"[^.!?]+[.!?]*[\"\u201d')]*\s*")
# What stands for no word in the loaded questions: letters that spell one, what parts them, what JSON or HTML would escape,
# and what Unicode would write in another way or join to its neighbour.
NO_CODE = r"[a-z0-9\s|\"\\<\x7f-\xa0\u0300-\u0387\u0483-\u0489\u0591-\u05c7]"
WORD = r"[^\s|\uac00-\ud7a3]+"
# A word is written as one character if it occurs so often.
COMMON = 4
# From this character on, one stands for each section.
FURTHER = 0xAC00
# Words that are loaded of a long question, half of them from its start and half from its end.
LONGEST_QUESTION = 10
# Letters of a word that stand for all its forms, here and in ranking.js.
STEM = 5
# Not part of what a page says.
UNSEARCHABLE = "svg, script, style, nav, button, .again, .leave, .leave-note"
# "(24F)", "26/m". This and the replacements are read by JavaScript as well.
AGE = r"[\[({]?\b(?:\d\d ?[/,]? ?[mf]|[mf] ?[/,]? ?\d\d)\b[\])}]?|[\[({]\d\d[\])}]"
KIND = "(?:girl ?fr[ie]{2}nd|boy ?fr[ie]{2}nd|[gb] ?f|husband|hubby|wife|fiancee?|partner|spouse)"
# "he", "she" and "my ex-boyfriend" are all "they". The loaded questions are smaller for it.
REPLACED = [
    (r"\bnc\b", "no contact"),
    (rf"\b(?:(?:my|the|your|an?|this) )?(?:ex(?:e?s)?(?: ?{KIND})?|{KIND})\b", "they"),
    (r"\b(?:him|her|them)sel(?:f|ves)\b", "themselves"),
    (r"\b(?:s?hes?|s?hed|hell|him|hers?|his|them|theirs?|theyre|theyd|theyll|my (?:man|woman|girl|guy|lad))\b", "they"),
    (r"\bthey(?: they)+\b", "they"),
    (r"\bi(?:m|d|ve)\b", "i"),
    (r"\b\d+\b", "0"),
]


def write_index(site: Path, pages: Iterable[Any], docs: Path) -> dict[str, Any]:
    """Write the index of `pages` and of the questions in `docs` into `site`, and return it.

    Raises PluginError with a line for each fault in the files of questions.
    """
    pages = list(pages)
    home = situations(pages[0])
    sections = [(number, section) for number, page in enumerate(pages) for section in sections_of(page)]
    questions, others = read_questions(docs, {page.file for page in pages}, [section for _, section in sections])
    # "What comes next" stands on every page, and answers nothing by itself.
    titles = Counter(section["title"] for _, section in sections)
    sections = [each for each in sections if titles[each[1]["title"]] == 1 or each[1]["location"] in questions]
    words, questions = shorten(pack(questions, [section["location"] for _, section in sections], others))
    index = {
        "pages": [[page.file, page.title] for page in pages],
        "sections": [
            [
                number,
                section["anchor"],
                section["title"],
                "|".join(first_sentences(section["text"])),
                int(section["dont"]),
            ]
            for number, section in sections
        ],
        "reading": {"ages": AGE, "replaced": REPLACED, "noCode": NO_CODE, "stem": STEM},
        "words": words,
        "questions": questions,
        "danger": read_words(docs / WORDS, {section["location"] for _, section in sections}),
        "situations": home,
    }
    file = site / INDEX
    file.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"var searchIndex = {content};\n", encoding="utf-8", newline="\n")
    return index


# Pages


@lru_cache
def sections_of(page: BuiltPage) -> list[dict[str, Any]]:
    """Cut a page into its opening, its sections and its don'ts; a don't is no part of the section around it.

    Called once for each page, but in a preview only for those that have changed.
    """
    for element in page.article.select(UNSEARCHABLE):
        element.decompose()
    unwrap_sections(page.article)
    # Offline copies leave out the sections that offer downloads. They are found as their page, so that the search
    # ranks the same everywhere.
    left_out = [part for heading in offering_headings(page.article) for part in (heading, *section_below(heading))]
    offers = {part["id"] for part in left_out if part.get("id")}
    donts = [warning.extract() for warning in page.article.select(DONT)]
    sections = [section(page, "", page.title)]
    for element in page.article.find_all(recursive=False):
        if element.name in {"h2", "h3"} and element.get("id"):
            sections.append(section(page, element["id"], words_of(element)))
        elif element.name != "h1":
            add_text(sections[-1], element)
    for warning in donts:
        title = warning.select_one(".admonition-title").extract()
        if title.get("id"):
            sections.append(section(page, title["id"], words_of(title), dont=True))
            add_text(sections[-1], warning)
    opening = sections[0]
    for found in sections[1:]:
        if found["anchor"] in offers:
            opening["text"] = f"{opening['text']} {found['title']}. {found['text']}"
    return [found for found in sections if found["anchor"] not in offers]


def section(page: Any, anchor: str, title: str, dont: bool = False) -> dict[str, Any]:
    location = f"{page.file}#{anchor}" if anchor else page.file
    return {"location": location, "anchor": anchor, "title": title, "text": "", "dont": dont}


def add_text(section: dict[str, Any], element: Tag) -> None:
    """Add what `element` says; an item or paragraph ends its sentence, so that the search can tell them apart."""
    blocks = element.select("p, li, dt, dd, td, th, summary") or [element]
    for block in blocks:
        if not block.find_parent(["p", "li"]) or block.name == "li":
            for inner in block.select("ul, ol, p") if block.name == "li" else []:
                inner.insert_before(" ")
            text = words_of(block)
            if text and text not in section["text"]:
                text = text if text[-1] in ".!?:" else f"{text}."
                section["text"] = f"{section['text']} {text}".strip()


def situations(home: Any) -> list[dict[str, str]]:
    """The lines of the home page that ask where the reader is."""
    lines = []
    for line in home.article.select(".situations li"):
        link, situation = line.find("a"), line.find("strong")
        if not link or not situation:
            raise PluginError(f'docs/index.md: "{words_of(line)}" is no situation; write - **...** [Title](page.md)')
        lines.append({"location": link["href"], "situation": words_of(situation), "title": words_of(link)})
    return lines


def first_sentences(text: str) -> list[str]:
    """The first sentences of a section, at least one, up to OPENING letters."""
    sentences = SENTENCE.findall(text)
    lengths = accumulate(map(len, sentences))
    return [part.strip() for part, length in zip(sentences, lengths) if length <= OPENING or part is sentences[0]]


def words_of(element: Tag) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.get_text().split())


# Questions


def read_questions(
    docs: Path, files: set[str], sections: list[dict[str, Any]]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The questions by the location of their section, and those that lead to no page by the kind of their file.

    A question may lead to several sections, and to each of them once.
    """
    locations = {section["location"] for section in sections}
    questions: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {kind: [] for kind in OTHERS}
    faults: list[str] = []
    seen: dict[str, set[str]] = {}
    for path in sorted((docs / QUESTIONS).glob("*.yml")):
        name = f"docs/{QUESTIONS}/{path.name}"
        lists, broken = read_lists(path, name)
        faults += broken
        kind = next((kind for kind, file in OTHERS.items() if file == path.name), None)
        page = f"{path.stem}.html"
        if kind is None and page not in files:
            faults.append(f"{name}: the guide has no page {path.stem}.md; rename the file after its page, or delete it")
            continue
        for anchor, listed in lists.items():
            location = page if anchor == "page" else f"{page}#{anchor}"
            if kind is None and location not in locations:
                faults.append(
                    f"{name}: {anchor}: the page has no section with this anchor; use one of {anchors_of(page, sections)}"
                )
                continue
            for question in listed:
                key, place = " ".join(plain(question)), f"{name}: {anchor}"
                places = seen.setdefault(key, set())
                if place in places or places and any(map(leads_nowhere, {place, *places})):
                    faults.append(f'{place}: "{question}" is already in {min(places)}; delete one of them')
                places.add(place)
            (others[kind] if kind else questions.setdefault(location, [])).extend(listed)
    if faults:
        raise PluginError("\n".join(faults))
    return questions, others


def leads_nowhere(place: str) -> bool:
    return any(f"/{file}:" in place for file in OTHERS.values())


def read_lists(path: Path, name: str) -> tuple[dict[str, list[str]], list[str]]:
    """The lists of a file of questions by their anchor, and what is wrong with it."""
    try:
        lists = yaml.load(path.read_text(encoding="utf-8-sig"), FAST_LOADER) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        return {}, [f"{name}{line}: cannot be read: {' '.join(str(error).split())}; put quotes around the question"]
    if not isinstance(lists, dict):
        return {}, [f"{name}: write lines such as `anchor:`, each with its list of questions below it"]
    good: dict[str, list[str]] = {}
    faults = []
    for anchor, listed in lists.items():
        questions = listed if isinstance(listed, list) else []
        if not questions:
            faults.append(f"{name}: {anchor}: no list of questions; write `- a question` on the lines below it")
        good[str(anchor)] = [question for question in questions if isinstance(question, str) and plain(question)]
        faults += [
            f"{name}: {anchor}: {question!r} is no text; put quotes around it"
            for question in questions
            if not isinstance(question, str) or not plain(question)
        ]
    return good, faults


def anchors_of(page: str, sections: list[dict[str, Any]]) -> str:
    anchors = [found["anchor"] for found in sections if found["location"].startswith(f"{page}#")]
    return ", ".join(["page", *anchors])


def plain(question: str) -> list[str]:
    """The words of a question as the search reads them: small letters, no accents, no apostrophes, no signs."""
    letters = unicodedata.normalize("NFD", question.lower())
    letters = re.sub("[\u0300-\u036f'\u2019\u2018]", "", letters)
    return re.findall(r"[^\W_]+", letters)


def pack(questions: dict[str, list[str]], locations: list[str], others: dict[str, list[str]]) -> str:
    """Questions as they are loaded and as ranking.js reads what is typed; nobody sees them.

    Each stands once, in the line of the first of its sections; sorted, they compress better. Words that no other has, in
    full or by their stem, teach nothing.
    """
    lines = [questions.get(location, []) for location in locations] + list(others.values())
    leading: dict[str, list[int]] = {}
    for number, listed in enumerate(lines):
        for question in listed:
            leading.setdefault(read(question), []).append(number)
    seen = Counter(key for text in leading for key in {*text.split(), *(word[:STEM] for word in text.split())})
    packed: list[list[str]] = [[] for _ in lines]
    for text, (first, *further) in leading.items():
        words = [word for word in text.split() if seen[word] > 1 or seen[word[:STEM]] > 1]
        if len(words) > LONGEST_QUESTION:
            words = words[: LONGEST_QUESTION // 2] + words[-LONGEST_QUESTION // 2 :]
        if words:
            packed[first].append(" ".join(words) + "".join(chr(FURTHER + number) for number in further))
    return "\n".join("|".join(sorted(line)) for line in packed)


def shorten(text: str) -> tuple[str, str]:
    """The common words of `text`, and `text` with each of them as one character: a tenth less to load.

    The first word is the first character after the space that is not in NO_CODE, and so on; rare words are spelt.
    """
    counts = Counter(re.findall(WORD, text))
    common = [word for word, count in counts.most_common() if count >= COMMON or not word.isascii()]
    codes = dict(zip(common, (chr(code) for code in range(32, FURTHER) if not re.match(NO_CODE, chr(code)))))
    coded = re.sub(WORD, lambda word: codes.get(word[0], word[0]), text)
    return " ".join(common), re.sub(r" ?([^a-z0-9\s|]) ?", r"\1", coded)


def read(question: str) -> str:
    """`question` in the words that the search compares."""
    text = " ".join(plain(re.sub(AGE, " ", question.lower())))
    for pattern, replacement in REPLACED:
        text = re.sub(pattern, replacement, text)
    return text


# Words of danger


def read_words(path: Path, locations: set[str]) -> dict[str, Any]:
    """The page that helps in danger, and by its sections of danger the words that are certain."""
    name = f"docs/{path.name}"
    try:
        danger = yaml.safe_load(path.read_text(encoding="utf-8"))["danger"]
        page = danger["page"].removesuffix(".md") + ".html"
        words = {anchor: split(line) for anchor, line in danger["words"].items()}
        harmless = split(danger["harmless"])
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        place = " ".join(str(error).split())
        raise PluginError(f"{name}: cannot be read: {place}; write danger: with page:, words: and harmless:") from None
    lost = [anchor for anchor in words if f"{page}#{anchor}" not in locations]
    if lost:
        raise PluginError(f"{name}: {', '.join(lost)}: {danger['page']} has no such section; use its anchors")
    return {"page": page, "words": words, "harmless": harmless}


def split(line: str | None) -> list[str]:
    """The words and phrases of a line of commas, which may be empty."""
    return [word.strip() for word in (line or "").split(",") if word.strip()]
