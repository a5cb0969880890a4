"""What keeps a reader and their ex safe stands twice: on its page and in tests/safeguards.yml, so that a slip shows."""

import re

from .guide import Guide
from .markdown_pages import Block, Source
from .yaml_files import read_yaml

HELP_PAGE = "get-help.md"
LIST = "tests/safeguards.yml"


def safeguards(guide: Guide) -> dict:
    return read_yaml(guide.root / "tests" / "safeguards.yml")


def lost_limits(guide: Guide) -> list[str]:
    """Lines of the list that their page does not say any more, or says in other words."""
    said = {name: " ".join(plain(block.text) for block in source.blocks) for name, source in guide.sources.items()}
    return [
        f'docs/{page}: does not say "{line}"; put it back, or if it is meant write the new line into {LIST}'
        for page, lines in safeguards(guide)["limits"].items()
        for line in lines
        if plain(line) not in said.get(page, "")
    ]


def changed_donts(guide: Guide) -> list[str]:
    """Don'ts of the list that have lost their warning, or say another thing on their page."""
    listed = safeguards(guide)["donts"]
    found = {
        f"{source.name}#{warning.anchor}": (source, warning)
        for source in guide.sources.values()
        for warning in source.warnings
    }
    faults = [
        f'docs/{place.replace("#", ": #")} is no warning "{title}" any more; put it back, '
        f"or if it is meant take it out of {LIST}"
        for place, title in listed.items()
        if place not in found
    ]
    return faults + [
        f'{source.where}:{warning.line}: the warning says "{warning.text}", and {LIST} "{listed[place]}"; '
        "make both say the same"
        for place, (source, warning) in found.items()
        if warning.text != listed.get(place, warning.text)
    ]


def wrong_help_lines(guide: Guide) -> list[str]:
    """Numbers of the help page that the list does not have for that section and country, and the other way round."""
    listed = {
        (section, country, str(number))
        for section, countries in safeguards(guide)["help lines"].items()
        for country, numbers in countries.items()
        for number in numbers
    }
    if HELP_PAGE not in guide.sources:
        return [f"docs/{HELP_PAGE}: is not there; put it back"]
    source = guide.sources[HELP_PAGE]
    found = numbers_in(source)
    return [
        f"{source.where}:{found[line]}: {', '.join(line)} is not in {LIST}; ring it, and make both say the same"
        for line in found.keys() - listed
    ] + [
        f"{source.where}: lacks {', '.join(line)}; put it back, or if it is meant take it out of {LIST}"
        for line in sorted(listed - found.keys())
    ]


def lost_danger_words(guide: Guide) -> list[str]:
    """Words of danger that lead to no help any more, or are listed as harmless as well."""
    urgent = read_yaml(guide.root / "docs" / "reader-words.yml")["urgent"]
    kept = {section: words_in(line) for section, line in urgent["sections"].items()}
    faults = [
        f'docs/reader-words.yml: "{word}" is not in `{section}` of urgent any more; put it back, '
        f"or if it is meant take it out of {LIST}"
        for section, line in safeguards(guide)["danger words"].items()
        for word in sorted(words_in(line) - kept.get(section, set()))
    ]
    return faults + [
        f'docs/reader-words.yml: "{word}" is both harmless and in `{section}` of urgent; leave it where it is urgent'
        for section, words in kept.items()
        for word in sorted(words & words_in(urgent["harmless"]))
    ]


def words_in(line: str) -> set[str]:
    return {word.strip() for word in line.split(",")}


def numbers_in(source: Source) -> dict[tuple[str, str, str], int]:
    """The line of each number that can be dialled, by its section, its country and its digits."""
    found = {}
    section = ""
    for block in source.blocks:
        if block.kind == "heading":
            section = block.anchor or ""
        for link in block.links if is_help_line(block) else []:
            if link.target.startswith(("tel:", "sms:")):
                found[section, block.text.partition(":")[0], re.sub(r"\D", "", link.target)] = link.line
    return found


def is_help_line(block: Block) -> bool:
    return block.kind == "item" and ":" in block.text


def plain(text: str) -> str:
    return " ".join(text.split())
