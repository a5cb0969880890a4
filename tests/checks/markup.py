"""The marks of a source: each is read as what it was meant to be."""

import re
import unicodedata

from .guide import Guide, on_each_page
from .markdown_pages import Source

# Invisible ones, emoji, and marks that a word processor puts in the place of plain ones.
ODD = {"Cf", "Co", "Cn", "Cs", "So", "Sk", "Zs", "Pd", "Pi", "Pf"}
# What a page may hold besides Markdown: the parts that guide.css knows, and a note to other writers.
HTML = re.compile(r'<div class="(dos|situations)" markdown>|</div>|<!--(?:(?!-->).)*-->')
# Pages whose lists are of another kind.
WITHOUT_DOS = {"index.md", "the-guide-on-one-page.md"}
FIRST_PERSON = re.compile(r"\b(I|me|my)\b")
QUOTED = re.compile(r'"[^"]*"')
# What a writer may take for Markdown, or a tool may have made of it.
UNREAD = {
    r"^#+[^#\s]+": "put a space after the #",
    r"\\?[<=>]{7}|\\[<>]": "this is half of a merge: keep one of the two versions",
    r"\\[^\s<>]+": "take the \\ away, and close what is **open**",
    r"&#?\w+;": "write the character itself",
    r"\|": "the guide has no tables: write a list",
    r"(?<!\S):[a-z_]+:(?!\S)": "write words: some readers hear no pictures",
    r"\b([A-Za-z]+) \1\b": "write the word once",
}
# The page that collects sample messages.
MESSAGES = "messages-you-can-adapt.md"


def lines_of(source: Source) -> list[tuple[int, str]]:
    """The numbered lines below the front matter."""
    lines = source.text.splitlines()
    end = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else -1
    return list(enumerate(lines[end + 1 :], end + 2))


@on_each_page
def odd_characters(source: Source, guide: Guide) -> list[str]:
    return [
        f"{source.where}:{line}: {unicodedata.name(character, 'a control character')} (U+{ord(character):04X}) "
        "may not be seen or read; write it with plain keys, or leave it out"
        for line, text in enumerate(source.text.splitlines(), 1)
        for character in text
        if ord(character) > 127 and unicodedata.category(character) in ODD
    ]


@on_each_page
def stray_html(source: Source, guide: Guide) -> list[str]:
    """HTML that would change what follows, or hide it."""
    faults = [
        f'{source.where}:{line}: "{text.strip()[:40]}" is HTML that the guide does not use; write Markdown, '
        'or on a line of its own <div class="dos" markdown>, </div> or <!-- a note -->'
        for line, text in lines_of(source)
        if re.search(r"<[a-zA-Z/!]|-->", text) and not HTML.fullmatch(text.strip())
    ]
    marks = [(line, text.strip()[:4]) for line, text in lines_of(source) if text.strip().startswith(("<div", "</div"))]
    for (line, mark), wanted in zip(marks, ["<div", "</di"] * len(marks)):
        if mark != wanted:
            return [*faults, f"{source.where}:{line}: a <div> without its </div>, or the other way round; write both"]
    if len(marks) % 2:
        faults.append(f"{source.where}:{marks[-1][0]}: a <div> without its </div>; close it after the list")
    return faults


@on_each_page
def unread_marks(source: Source, guide: Guide) -> list[str]:
    """Links and boxes that are shown as they were typed, boxes that are ticked already, warnings inside another thing."""
    faults = [
        f'{source.where}:{block.line}: "{block.text[:40]}" shows a bracket; write links as [title](page.md), '
        "boxes as - [ ]"
        for block in source.blocks
        if block.kind != "html" and re.search(r"[\[\]]", block.text)
    ]
    for line, text in lines_of(source):
        for mark, remedy in UNREAD.items():
            if found := re.search(mark, text):
                faults.append(f'{source.where}:{line}: "{found[0]}" is shown as it was typed; {remedy}')
        if re.match(r"\s*[-*] \[[xX]\]", text):
            faults.append(f"{source.where}:{line}: the box is ticked already; write - [ ]")
        if re.match(r"\s+(!!!|\?\?\?)", text):
            faults.append(f"{source.where}:{line}: a warning inside another thing; begin it at the start of the line")
    return faults


@on_each_page
def stray_messages(source: Source, guide: Guide) -> list[str]:
    """Block quotes where no sample message is expected: each gets a button that copies it."""
    section, faults = "", []
    for block in source.blocks:
        section = block.anchor or "" if block.kind == "heading" else section
        if block.kind == "message" and section != "words" and not block.admonition and source.name != MESSAGES:
            faults.append(
                f'{source.where}:{block.line}: "{block.text[:40]}" is marked as a message; take away the >, '
                "or put it below the section with { #words }"
            )
    return faults


@on_each_page
def joined_messages(source: Source, guide: Guide) -> list[str]:
    """Messages without an empty line between them, which would be copied as one."""
    return [
        f"{source.where}:{block.line}: two messages run together; put an empty line between them"
        for block in source.blocks
        if block.kind == "message" and "\n" in block.text
    ]


@on_each_page
def unmarked_messages(source: Source, guide: Guide) -> list[str]:
    """Paragraphs in the first person, in which the guide itself never speaks."""
    return [
        f'{source.where}:{block.line}: "{block.text[:40]}" speaks as the reader; begin it with > if it is a message, '
        'put it between "" if somebody says it, or say "you"'
        for block in source.blocks
        if block.kind == "paragraph" and FIRST_PERSON.search(QUOTED.sub("", block.text))
    ]


@on_each_page
def missing_dos(source: Source, guide: Guide) -> list[str]:
    """Pages whose warnings no list of what to do stands before."""
    marked = any('class="dos"' in block.text for block in source.blocks if block.kind == "html")
    if marked or not source.warnings or source.name in WITHOUT_DOS:
        return []
    line = source.warnings[0].line
    return [
        f'{source.where}:{line}: no list of what to do; write one into <div class="dos" markdown>, as other pages do'
    ]
