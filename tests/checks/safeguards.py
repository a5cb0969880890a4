"""What keeps a reader and their ex safe stands twice: on its page and in tests/safeguards.yml, so that a slip shows."""

from .guide import Guide
from .markdown_pages import Source
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
    """Lines of the help page that the list does not have for that section, to the letter, and the other way round."""
    if HELP_PAGE not in guide.sources:
        return [f"docs/{HELP_PAGE}: is not there; put it back"]
    listed = {(section, line) for section, lines in safeguards(guide)["help lines"].items() for line in lines}
    found = help_lines_in(guide.sources[HELP_PAGE])
    return [
        f'docs/{HELP_PAGE}:{found[section, line]}: "{line}" is not in {section} of {LIST}; ring it, and make both the same'
        for section, line in found.keys() - listed
    ] + [
        f'docs/{HELP_PAGE}: lacks "{line}" in #{section}; put it back, or if it is meant take it out of {LIST}'
        for section, line in sorted(listed - found.keys())
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
        f'docs/reader-words.yml: "{harmless}" is harmless and part of "{word}" in `{section}` of urgent; '
        "make the harmless one longer, or leave it out"
        for section, words in kept.items()
        for word in sorted(words)
        for harmless in sorted(words_in(urgent["harmless"]))
        if f" {harmless} " in f" {word} "
    ]


def words_in(line: str) -> set[str]:
    return {word.strip() for word in line.split(",")}


def help_lines_in(source: Source) -> dict[tuple[str, str], int]:
    """The number of each line of the source that names who helps where, by its section and its words."""
    found = {}
    section = ""
    lines = source.text.splitlines()
    for block in source.blocks:
        if block.kind == "heading":
            section = block.anchor or ""
        elif block.kind == "item" and ":" in block.text:
            found[section, lines[block.line - 1].removeprefix("- ")] = block.line
    return found


def plain(text: str) -> str:
    return " ".join(text.split())
