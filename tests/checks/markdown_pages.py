"""A page's Markdown as the blocks that a writer wrote, each with its line, so that a fault names its place."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .yaml_files import parse_yaml

ATTRIBUTES = re.compile(r"\{:? *((?:[#.][\w-]+|[\w-]+=\S+)(?: +(?:[#.][\w-]+|[\w-]+=\S+))*) *\}")
SNIPPET = re.compile(r"^-+8<-+")
TASK_BOX = re.compile(r"^\[[ xX]\] ")


@dataclass
class Link:
    line: int
    text: str
    target: str


@dataclass
class Block:
    """One heading, paragraph, list item, sample message or admonition of a page."""

    kind: str
    """`heading`, `paragraph`, `item`, `message`, `admonition` or `html`."""
    line: int
    text: str = ""
    """As a reader sees it, with the line ends of the source."""
    level: int = 0
    """Of a heading; of an item, how deep its list is."""
    anchor: str | None = None
    links: list[Link] = field(default_factory=list)
    admonition: "Block | None" = None
    """The admonition that this block stands in."""
    type: str = ""
    """Of an admonition: `warning` and so on."""
    markup: str = ""
    """Of an admonition: how it begins, `!!!` or what the guide's Markdown does not read."""
    list: int = 0
    """Of an item: the line where its list starts."""


@dataclass
class Source:
    """One page in `docs/`."""

    name: str
    """Its file name, such as `take-it-slow.md`."""
    text: str
    meta: dict
    blocks: list[Block]
    fault: str = ""
    """Why it cannot be read, after the number of the line; nothing when it can."""

    @property
    def where(self) -> str:
        return f"docs/{self.name}"

    @property
    def html(self) -> str:
        """The name of the page in the built site."""
        return self.name.removesuffix(".md") + ".html"

    @property
    def title(self) -> str:
        return next((block.text for block in self.blocks if block.kind == "heading" and block.level == 1), "")

    @property
    def warnings(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "admonition" and block.type == "warning"]

    def titles_by_anchor(self) -> dict[str, str]:
        """What each anchor of the page leads to, in the words of its heading or warning."""
        return {block.anchor: block.text for block in self.blocks if block.anchor}

    def line_of(self, words: str) -> int:
        """The first line that begins with `words`, or 1: for front matter, which the blocks leave out."""
        return next((n for n, line in enumerate(self.text.splitlines(), 1) if line.strip().startswith(words)), 1)


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
    meta, blocks, unreadable = parse(text.removeprefix("\ufeff"))
    return Source(path.name, text, meta, blocks, fault or unreadable)


def read_front_matter(text: str) -> tuple[dict, str]:
    """What the front matter says, and why it cannot be read, if so."""
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    doubled = next((key for key in keys if keys.count(key) > 1), "")
    if doubled:
        return parse_yaml(text), f"1: its front matter has `{doubled}` twice; keep one"
    try:
        meta = parse_yaml(text)
    except (yaml.YAMLError, ValueError) as error:
        # A date that does not exist is a ValueError without a place.
        mark, why = getattr(error, "problem_mark", None), getattr(error, "problem", error)
        line = mark.line + 2 if mark else 1
        return {}, f'{line}: {why}; put a text with a colon or quotes between ""'
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
    admonition: Block | None = None
    for token in MARKDOWN.parse(text):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "front_matter":
            meta, fault = read_front_matter(token.content)
        elif token.type == "html_block":
            blocks.append(Block("html", line, token.content, admonition=admonition))
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
            around = {opened.type for opened in open_tokens}
            words, links = read_inline(token, line)
            if SNIPPET.match(words):
                continue
            attributes = ATTRIBUTES.search(words)
            anchor = re.search(r"#([\w-]+)", attributes[1]) if attributes else None
            block = Block(
                kind_of(around),
                line,
                TASK_BOX.sub("", ATTRIBUTES.sub("", words).rstrip()),
                int(open_tokens[-1].tag[1]) if open_tokens[-1].type == "heading_open" else len(lists),
                anchor[1] if anchor else None,
                links,
                admonition,
                list=lists[-1] if lists else 0,
            )
            if block.kind == "title" and admonition:
                admonition.text, admonition.links = block.text, links
                continue
            if admonition and block.anchor and not admonition.anchor:
                admonition.anchor, block.anchor = block.anchor, None
            blocks.append(block)
        if token.nesting == 1:
            open_tokens.append(token)
        elif token.nesting == -1:
            open_tokens.pop()
    return meta, blocks, fault


def kind_of(around: set[str]) -> str:
    for opened, kind in {
        "admonition_title_open": "title",
        "heading_open": "heading",
        "blockquote_open": "message",
        "list_item_open": "item",
    }.items():
        if opened in around:
            return kind
    return "paragraph"


def read_inline(token: Token, line: int) -> tuple[str, list[Link]]:
    """The words of `token` and the links among them."""
    words, links = "", []
    for child in token.children or []:
        if child.type in {"text", "code_inline"} or child.type == "image":
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
