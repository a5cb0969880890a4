"""The marks of a page: each is read as what it was meant to be, links say where they lead, and no note is left."""

import re
import unicodedata

from shared.promises import promise_of_each_page

# Invisible ones, emoji, and marks that a word processor puts in the place of plain ones.
ODD = {"Cf", "Co", "Cn", "Cs", "So", "Sk", "Zs", "Pd", "Pi", "Pf"}
# What a page may hold besides Markdown: the parts that the stylesheet or a script knows.
HTML = re.compile(r'<div class="([\w-]+)" markdown>|</div>')
KNOW_PARTS = ["docs/assets/guide.css", "docs/assets/scripts/guide.js", "docs/assets/scripts/keep.js"]
NOTE = re.compile(
    r"<!--|-->|\b(?:TODO|FIXME|XXX|TBC|TBD|WIP)\b|lorem ipsum|\((?:[Aa]sk|[Cc]heck|[Tt]ell|[Nn]ote)\b|\[\.\.\.\]|\?\?\?$"
)
NOTHING_SAID = re.compile(r"(?:click )?here|click|(?:read )?more|this(?: page)?|link|see", re.IGNORECASE)
# What a writer may take for Markdown, or a tool may have made of it.
UNREAD = {
    r"^#+[^#\s]+": "put a space after the #",
    r"\\?[<=>]{7}|\\[<>]": "this is half of a merge: keep one of the two versions",
    r"\\[^\s<>]+": "take the \\ away, and close what is **open**",
    r"&#?\w+;": "write the character itself",
    r"^>\s*>": "one > is enough",
    r"\|": "the guide has no tables: write a list",
    r"(?<!\S):[a-z_]+:(?!\S)": "write words: some readers hear no pictures",
    r"\b([A-Za-z]+) \1\b": "write the word once",
    r"\b(?:3[01] February|31 (?:April|June|September|November)|(?:3[2-9]|[4-9]\d) [JFMASOND][a-z]+ 20\d\d)\b": "no such day",
}


@promise_of_each_page
def test_characters_are_plain_and_no_note_of_an_author_is_left(source, guide):
    for line, text in enumerate(source.text.splitlines(), 1):
        if found := NOTE.search(text):
            yield line, f'"{found[0]}" is a note to authors; readers can find it, so take it out'
        for character in text:
            if ord(character) > 127 and unicodedata.category(character) in ODD:
                name = f"{unicodedata.name(character, 'a control character')} (U+{ord(character):04X})"
                yield line, f"{name} may not be seen or read; write it with plain keys, or leave it out"


@promise_of_each_page
def test_pages_are_markdown(source, guide):
    """HTML would change what follows, or hide it."""
    parts = set(re.findall(r"\.([\w-]+)", "".join(map(guide.text, KNOW_PARTS))))
    for line, text in source.lines:
        known = HTML.fullmatch(text.strip())
        if re.search(r"<[a-zA-Z/!]|-->", text) and not (known and (known[1] is None or known[1] in parts)):
            remedy = 'write Markdown, or on a line of its own <div class="dos" markdown> or </div>'
            yield line, f'"{text.strip()[:40]}" is HTML that the guide does not use; {remedy}'


@promise_of_each_page
def test_parts_are_opened_and_closed(source, guide):
    opened = 0
    for line, text in source.lines:
        mark = text.strip()
        if mark.startswith(("<div", "</div")):
            if mark.startswith("<div") == bool(opened):
                yield line, "a <div> without its </div>, or the other way round; write both"
                return
            opened = 0 if opened else line
    if opened:
        yield opened, "a <div> without its </div>; close it after the list"


@promise_of_each_page
def test_marks_are_read(source, guide):
    for block in source.prose:
        if re.search(r"[\[\]]", block.text):
            yield block, "shows a bracket; write links as [title](page.md), boxes as - [ ]"
    for line, text in source.lines:
        for mark, remedy in UNREAD.items():
            if found := re.search(mark, text):
                yield line, f'"{found[0]}" is shown as it was typed; {remedy}'
        if re.match(r"\s*[-*] \[[xX]\]", text):
            yield line, "the box is ticked already; write - [ ]"
        if re.match(r"\s+(!!!|\?\?\?)", text):
            yield line, "a warning inside another thing; begin it at the start of the line"


@promise_of_each_page
def test_link_texts_are_the_titles_of_their_targets(source, guide):
    for link in (link for block in source.blocks for link in block.links):
        page, _, anchor = link.target.partition("#")
        target = guide.sources.get(page) if page else source
        titles = [title for title in (target.titles_by_anchor.get(anchor), target.title) if title] if target else []
        if NOTHING_SAID.fullmatch(link.text) or not link.text:
            yield link, f"says nothing; use the title of what it leads to: {' or '.join(titles)}"
        elif titles and plain(link.text) not in map(plain, titles):
            yield link, f"is not the title of {link.target}; write {' or '.join(titles)}"


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))
