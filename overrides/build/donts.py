"""Make each don't reachable and announced: its title becomes a heading with an anchor.

A writer puts the anchor on a line of its own below the warning's first paragraph, where `attr_list` reads it. Here it
moves up to the title, so that a link shows the whole warning, and the title gets the heading role that a plain
paragraph lacks (screen readers list headings, and read them first). The last paragraph, which says what to do instead, gets
a class, so that the two stand side by side where there is room.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

LABEL = "Try this instead:"


class Donts(Treeprocessor):
    """Gives every warning a labelled note and a heading one level below the section it stands in."""

    def run(self, root: Element) -> None:
        level = 1
        for element in root.iter():
            if element.tag in {"h1", "h2", "h3"}:
                level = int(element.tag[1])
            elif element.tag == "div" and element.get("class") == "admonition warning":
                mark(element, level + 1)


def mark(warning: Element, level: int) -> None:
    """Move the anchor of the first paragraph of `warning` to its title, a heading of `level`."""
    title, first, last = warning[0], warning[1] if len(warning) > 1 else None, warning[-1]
    title.set("role", "heading")
    title.set("aria-level", str(level))
    anchor = first.attrib.pop("id", None) if first is not None else None
    if anchor:
        title.set("id", anchor)
        warning.set("role", "note")
        warning.set("aria-labelledby", anchor)
    if last.tag == "p" and last not in (title, first):
        last.set("class", "instead")
        if (last.text or "").startswith(LABEL):
            label = Element("strong")
            label.text, label.tail, last.text = LABEL, last.text.removeprefix(LABEL), None
            last.insert(0, label)


class DontsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # After attr_list (8), which reads the anchor that this moves.
        md.treeprocessors.register(Donts(md), "donts", 4)


def makeExtension(**options: Any) -> DontsExtension:
    """What Markdown calls where `build.donts` is named in mkdocs.yml, as Zensical needs it."""
    return DontsExtension(**options)
