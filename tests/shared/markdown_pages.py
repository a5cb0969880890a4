"""A page's Markdown as the blocks that a writer wrote, each with its line, so that a message names its place."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .data_files import parse_yaml

ATTRIBUTES = re.compile(r"\{:? *((?:[#.][\w-]+|[\w-]+=\S+)(?: +(?:[#.][\w-]+|[\w-]+=\S+))*) *\}")
SNIPPET = re.compile(r"^-+8<-+")
TASK_BOX = re.compile(r"^\[[ xX]\] ")
# What a text is by what it stands in.
KINDS = {"admonition_title_open": "title", "heading_open": "heading", "blockquote_open": "message"}
KINDS["list_item_open"] = "item"
SENTENCE = re.compile(r"""[^.!?]*(?:[.!?](?![\s"'’”)]|$)[^.!?]*)*(?:[.!?]+["'’”)]*|$)""")


@dataclass
class Link:
    line: int
    text: str
    target: str


@dataclass
class Block:
    """One heading, paragraph, list item, sample message or admonition of a page."""

    kind: str  # `heading`, `paragraph`, `item`, `message`, `admonition` or `html`
    line: int
    text: str = ""  # as a reader sees it, with the line ends of the source
    raw: str = ""  # as it was typed
    level: int = 0  # of a heading; of an item, how deep its list is
    anchor: str | None = None
    links: list[Link] = field(default_factory=list)
    admonition: "Block | None" = None  # the admonition that this block stands in
    type: str = ""  # of an admonition: `warning` and so on
    markup: str = ""  # of an admonition: how it begins, `!!!` or what the guide's Markdown does not read
    list_line: int = 0  # of an item: the line where its list starts
    part: str = ""  # the class of the <div> that it stands in, such as `dos`
    section: str = ""  # the anchor of the warning or else of the heading that it stands under

    @property
    def sentences(self) -> list[tuple[int, str]]:
        """Each sentence with its line."""
        return [(self.line + lines, sentence) for lines, sentence in split(self.text)]


@dataclass
class Source:
    """One page in `docs/`."""

    name: str  # its file name, such as `take-it-slow.md`
    text: str
    meta: dict
    blocks: list[Block]
    fault: str = ""  # why it cannot be read, after the number of the line; nothing when it can

    @property
    def where(self) -> str:
        return f"docs/{self.name}"

    @cached_property
    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "heading"]

    @cached_property
    def title(self) -> str:
        return next((block.text for block in self.headings if block.level == 1), "")

    @cached_property
    def warnings(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "admonition" and block.type == "warning"]

    @cached_property
    def prose(self) -> list[Block]:
        """What readers read: all blocks but HTML."""
        return [block for block in self.blocks if block.kind != "html"]

    @cached_property
    def words(self) -> int:
        return sum(count_words(block.text) for block in self.prose)

    @cached_property
    def titles_by_anchor(self) -> dict[str, str]:
        """What each anchor of the page leads to, in the words of its heading or warning."""
        return {block.anchor: block.text for block in self.blocks if block.anchor}

    def section(self, anchor: str) -> list[Block]:
        """The blocks under the heading or in the warning with `anchor`, it included."""
        return [block for block in self.blocks if block.section == anchor and block.kind != "html"]

    def line_of(self, words: str) -> int:
        """The first line that begins with `words`, or 1: for front matter, which the blocks leave out."""
        return next((n for n, line in enumerate(self.text.splitlines(), 1) if line.strip().startswith(words)), 1)

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The numbered lines below the front matter."""
        lines = self.text.splitlines()
        end = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else -1
        return list(enumerate(lines[end + 1 :], end + 2))


def read_source(path: Path) -> Source:
    """The page in the file `path`, or as much of it as can be read."""
    content = path.read_bytes()
    fault = ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", "replace")
        fault = f"{content[: error.start].count(10) + 1}: it is not saved as UTF-8; save it again so"
    if text.startswith("\ufeff"):
        fault = "1: it begins with an invisible mark (BOM); save it as UTF-8 without one"
    # A checkout on Windows ends its lines otherwise, and is read the same.
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    meta, blocks, unreadable = parse(text)
    return Source(path.name, text, meta, blocks, fault or unreadable)


def read_front_matter(text: str) -> tuple[dict, str]:
    """What the front matter says, and why it cannot be read, if so."""
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    meta, fault = parse_yaml(text)
    if fault:
        line, _, why = fault.partition(": ")
        return {}, f'{int(line) + 1}: {why}; put a text with a colon or quotes between ""'
    if doubled := next((key for key in keys if keys.count(key) > 1), ""):
        return meta, f"1: its front matter has `{doubled}` twice; keep one"
    return (meta, "") if isinstance(meta, dict) else ({}, "1: its front matter is no list of `key: value`; write it so")


@lru_cache(maxsize=500)
def parse(text: str) -> tuple[dict, list[Block], str]:
    """The front matter and the blocks of `text`, and why the first cannot be read, if so.

    Kept, as a broken copy of the guide differs in one page only.
    """
    meta, fault = {}, ""
    blocks: list[Block] = []
    open_tokens: list[Token] = []
    lists: list[int] = []
    part = ""
    admonition: Block | None = None
    for token in MARKDOWN.parse(text):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "front_matter":
            meta, fault = read_front_matter(token.content)
        elif token.type == "html_block":
            opened = re.search(r'<div class="(\w+)"', token.content)
            part = opened[1] if opened else "" if "</div>" in token.content else part
            blocks.append(Block("html", line, token.content, token.content, admonition=admonition))
        elif token.type == "admonition_open":
            admonition = Block("admonition", line, type=token.meta["tag"], markup=token.markup)
            blocks.append(admonition)
        elif token.type == "admonition_close":
            admonition = None
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(line)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "inline":
            words, links = read_inline(token, line)
            around = {opened.type for opened in open_tokens}
            kind = next((KINDS[opened] for opened in KINDS if opened in around), "paragraph")
            attributes = ATTRIBUTES.search(words)
            anchor = re.search(r"#([\w-]+)", attributes[1]) if attributes else None
            block = Block(
                kind,
                line,
                TASK_BOX.sub("", ATTRIBUTES.sub("", words).rstrip()),
                token.content,
                int(open_tokens[-1].tag[1]) if kind == "heading" else len(lists),
                anchor[1] if anchor else None,
                links,
                admonition,
                list_line=lists[-1] if lists else 0,
                part=part,
            )
            if kind == "title" and admonition:
                admonition.text, admonition.links = block.text, links
            elif not SNIPPET.match(words):
                if admonition and block.anchor and block.text and not admonition.anchor:
                    admonition.anchor, block.anchor = block.anchor, None
                blocks.append(block)
        if token.nesting == 1:
            open_tokens.append(token)
        elif token.nesting == -1:
            open_tokens.pop()
    section = ""
    for block in blocks:
        if block.kind == "heading":
            section = block.anchor or ""
        warning = block if block.kind == "admonition" else block.admonition
        block.section = warning.anchor or section if warning else section
    return meta, blocks, fault


def read_inline(token: Token, line: int) -> tuple[str, list[Link]]:
    """The words of `token` and the links among them."""
    words, links = "", []
    for child in token.children or []:
        if child.type in {"text", "code_inline", "image"}:
            words += child.content
        elif child.type in {"softbreak", "hardbreak"}:
            words += "\n"
        elif child.type == "link_open":
            links.append(Link(line + words.count("\n"), "", str(child.attrs["href"])))
            start = len(words)
        elif child.type == "link_close":
            links[-1].text = " ".join(words[start:].split())
    return words, links


MARKDOWN = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(admon_plugin)


@lru_cache(maxsize=20_000)
def split(text: str) -> list[tuple[int, str]]:
    """The sentences of `text`, each with the number of lines before it."""
    places = [(match.end() - len(match[0].lstrip()), match[0]) for match in SENTENCE.finditer(text)]
    return [(text.count("\n", 0, start), " ".join(words.split())) for start, words in places if words.strip()]


@lru_cache(maxsize=20_000)
def count_words(text: str) -> int:
    return sum(1 for word in text.split() if re.search(r"\w", word))
