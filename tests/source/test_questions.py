"""What readers ask, for the search: docs/questions/*.yml, a file a page, a list a section, and docs/reader-words.yml."""

from shared.approved import WORDS, between_commas, words_of_danger
from shared.data_files import Entry
from shared.promises import promise
from shared.searches import FILE, places_by_point, searches

FOLDER = "docs/questions"
# Sections that nobody looks for by themselves.
NOT_SOUGHT = {"next", "do", "do-not", "words"}
# Pages of which somebody looks for the whole: what they gather is found where it comes from.
SOUGHT_AS_A_WHOLE = {"index.md", "should-i-write-to-them.md", "the-guide-on-one-page.md", "messages-you-can-adapt.md"}
SOUGHT_AS_A_WHOLE |= {"read-it-offline.md", "about-this-guide.md"}


@promise
def test_every_section_that_somebody_looks_for_has_questions(guide):
    for source in guide.sources.values():
        file = f"{FOLDER}/{source.name.removesuffix('.md')}.yml"
        asked = {section for section, questions in guide.mapping(file).items() if questions}
        if source.name in SOUGHT_AS_A_WHOLE:
            if not asked:
                yield f"{source.where}:1: no questions lead here; write some into {file}"
            continue
        for block in source.headings + source.warnings:
            if block.anchor and block.anchor not in asked | NOT_SOUGHT:
                yield f'{file}:1: no questions lead to "{block.text}"; write some below `{block.anchor}:`'


@promise
def test_no_harmless_words_hide_words_of_danger(guide):
    danger = guide.mapping(WORDS).get("danger")
    for harmless in sorted(between_commas(danger.get("harmless"))) if isinstance(danger, Entry) else []:
        for section, words in words_of_danger(guide).items():
            for word in sorted(words):
                if f" {harmless} " in f" {word.replace('*', '')} ":
                    where = f'{WORDS}:{guide.line_in(WORDS, "harmless:")}: "{harmless}"'
                    yield f'{where} is harmless and part of "{word}" in `{section}`; make it longer, or leave it out'


@promise
def test_every_search_has_an_answer_that_is_there(guide):
    points = places_by_point(guide)
    for asked in searches(guide):
        for answer in asked.answers:
            if answer not in points and not guide.has(answer):
                where = f'{FILE}:{guide.line_in(FILE, asked.query)}: the answer {answer} to "{asked.query}"'
                yield f"{where} is no point of the ledger and no place in the guide; write such as A1 or page.md#anchor"
