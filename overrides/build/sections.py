"""Wrap the sections that a writer marks beside their anchor, in whatever a browser understands by itself.

`## A song { #song .fold }` folds a section that few readers need, as `<details>`. `## A yes { #end-yes .one }` shows a section
alone, once it was linked to: of all that are marked so, guide.css shows one at a time. Print and the e-book show all.
"""

from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from bs4 import Tag
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

WRAPPERS = {"fold": "details", "one": "section"}
LEVELS = {"h2", "h3"}


class Sections(Treeprocessor):
    """Puts each marked heading, and what follows up to the next of its level, into an element of its own."""

    def run(self, root: Element) -> None:
        first = None
        for heading in list(root):
            kind = heading.get("class", "")
            if heading.tag not in LEVELS or kind not in WRAPPERS:
                continue
            if heading not in list(root):
                name = "".join(heading.itertext())
                raise ValueError(f'"{name}" is marked within a marked section; take .{kind} from one of the two')
            del heading.attrib["class"]
            section = wrap(root, heading, kind)
            if kind == "one" and first is None:
                first = heading.get("id", "")
            elif kind == "one":
                again = SubElement(SubElement(section, "p", {"class": "again"}), "a", {"href": f"#{first}"})
                again.text = "Start again"


def wrap(root: Element, heading: Element, kind: str) -> Element:
    """Move the section of `heading` into a new element in its place, and return that."""
    start = list(root).index(heading)
    below = takewhile(lambda element: element.tag not in LEVELS or element.tag > heading.tag, list(root)[start + 1 :])
    section = Element(WRAPPERS[kind], {"class": kind})
    (SubElement(section, "summary") if kind == "fold" else section).append(heading)
    for element in list(below):
        root.remove(element)
        section.append(element)
    root[start] = section
    return section


def unwrap_sections(article: Tag) -> None:
    """Take the wrappers away again, for whoever reads an article as a row of headings and what follows them."""
    for wrapper in article.select(", ".join(["summary", *WRAPPERS.values()])):
        wrapper.unwrap()


class SectionsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # After the contents (5) and the don'ts (4), which look for headings where a writer put them.
        md.treeprocessors.register(Sections(md), "sections", 3)


def makeExtension(**options: Any) -> SectionsExtension:
    """What Markdown calls where `build.sections` is named in mkdocs.yml, as Zensical needs it."""
    return SectionsExtension(**options)
