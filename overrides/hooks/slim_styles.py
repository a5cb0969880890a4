"""Make one small stylesheet of the theme's and ours, with only what some page or state of this site can show.

A class of the theme stays if a page has it, or if the theme's scripts know it as part of a component that a page has:
they add results to a search box that is there, and never a table of versions that is not. Rules for elements that no
page has go too, and so do the variables that nothing reads any more. Rules for print get a file of their own, which
the first view need not wait for. tests/test_slim_styles.py looks at pages with and without all this.
"""

import hashlib
import re
from pathlib import Path

import lightningcss
from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

NAME = r"-?[_a-zA-Z][\w-]*"
PRINT = re.compile(r"@media print\{((?:[^{}]|\{[^{}]*\})*)\}")
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n')
SCRIPTS = ["assets/javascripts/*.js", "assets/scripts/*.js"]
# What scripts put on a page besides components of the theme: the mark of a browser that runs them, and what was found.
CLASSES_SET_BY_SCRIPTS = {"js"}
ELEMENTS_MADE_BY_SCRIPTS = {"mark"}
SEARCH_RESULT = ".md-search-result"
ELEMENTS_OF_SEARCH_RESULTS = {"details", "summary"}
KEYFRAMES = {"from", "to"}
# Attributes that scripts give no value but those that stand in the pages.
SETTLED_ATTRIBUTES = ["dir", "data-md-color-scheme", "data-md-color-primary", "data-md-color-accent"]
# Icons of the theme that are never seen here: guide.css draws those of warnings, and no list of pages opens another.
UNSEEN_ICONS = {
    f"--md-{name}"
    for name in ("admonition-icon--note", "admonition-icon--warning", "nav-icon--next", "nav-icon--prev", "toc-icon")
}


@event_priority(-150)  # After the last change to scripts (-50), before the editions copy the site (-200).
def on_post_build(config: MkDocsConfig) -> None:
    """Put one stylesheet, named by its content, in the place of those that the pages link to."""
    site = Path(config.site_dir)
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.glob("*.html"))}
    # All pages link to the same; on the 404 page, the addresses begin with the path of site_url.
    linked = STYLESHEET.findall(pages[site / "index.html"])
    *theme, ours = [(site / link).read_text(encoding="utf-8") for link in linked]
    theme = "".join(theme)
    try:
        lightningcss.process_stylesheet(ours)
    except ValueError as error:
        # Before it is joined with the theme's, so that the line in the message is that of the file.
        raise PluginError(f"docs/{linked[-1]}: {error}; look for a colon, ; or }} that is missing") from None
    elements = [element for html in pages.values() for element in BeautifulSoup(html, "lxml").find_all(True)]
    scripts = "".join(file.read_text(encoding="utf-8") for pattern in SCRIPTS for file in sorted(site.glob(pattern)))
    kept = {name for element in elements for name in element.get("class", [])}
    kept |= {name for name in re.findall(NAME, scripts) if component(name) != name and component(name) in kept}
    kept |= CLASSES_SET_BY_SCRIPTS | class_names(ours)
    present = {element.name for element in elements} | ELEMENTS_MADE_BY_SCRIPTS | KEYFRAMES
    present |= {
        f"[{name}={element[name]}]" for element in elements for name in SETTLED_ATTRIBUTES if name in element.attrs
    }
    css = prune(theme + ours, class_names(theme) - kept, present)
    # Those that no page links to, such as the theme's twenty palettes, go with them.
    for stylesheet in (site / "assets").rglob("*.css"):
        stylesheet.unlink()
    screen, paper = save(site, "guide", PRINT.sub("", css)), save(site, "print", "".join(PRINT.findall(css)))
    for file, html in pages.items():
        first, *others = STYLESHEET.finditer(html)
        root = first[1].removesuffix(linked[0])
        new = f'<link rel="stylesheet" href="{root}{screen}">\n<link rel="stylesheet" media="print" href="{root}{paper}">\n'
        html = html.replace(first[0], new)
        for other in others:
            html = html.replace(other[0], "")
        file.write_text(html, encoding="utf-8", newline="\n")


def save(site: Path, name: str, css: str) -> str:
    """Write a stylesheet under a name that changes with its content, and return where."""
    path = f"assets/stylesheets/{name}.{hashlib.sha256(css.encode()).hexdigest()[:8]}.css"
    (site / path).write_text(css, encoding="utf-8", newline="\n")
    return path


def class_names(css: str) -> set[str]:
    return set(re.findall(rf"\.({NAME})", css))


def component(name: str) -> str:
    """The component that a class such as `md-search-result__item` or `md-header--shadow` belongs to."""
    return re.split("__|--", name)[0]


def prune(css: str, unused: set[str], present: set[str]) -> str:
    """Leave out rules for unused classes and for what is not present, then variables and movements that nothing uses."""
    css = lightningcss.process_stylesheet(css, unused_symbols=unused | UNSEEN_ICONS)
    css = re.sub(r"(?<=[{};])([^{};@]+)(\{[^{}]*\})", lambda rule: prune_rule(rule[1], rule[2], present), f";{css}")[1:]
    while unread := set(re.findall(r"(?<=[{;])(--[\w-]+):", css)) - set(re.findall(r"var\((--[\w-]+)", css)):
        css = lightningcss.process_stylesheet(css, unused_symbols=unread)
    animations = " ".join(re.findall(r"animation(?:-name)?:([^;}]+)", css)).split()
    return lightningcss.process_stylesheet(
        css, unused_symbols=set(re.findall(r"@keyframes ([\w-]+)", css)) - set(animations)
    )


def prune_rule(selectors: str, body: str, present: set[str]) -> str:
    """The rule without those of its selectors that can match nothing, or no rule."""
    kept = [selector for selector in re.split(r",(?![^()]*\))", selectors) if not needed(selector) - present]
    return ",".join(kept) + body if kept else ""


def needed(selector: str) -> set[str]:
    """The elements and settled attributes that have to be present for a selector to match."""
    attributes = {
        part
        for part in re.findall(r"\[[^\]]*\]", selector)
        if part[1:].split("=")[0] in SETTLED_ATTRIBUTES and "=" in part
    }
    elements = set(re.findall(r"(?<![\w-])[a-z][a-z0-9]*", re.sub(r"\[[^\]]*\]|\([^()]*\)|[:.#][\w-]+", "", selector)))
    return attributes | elements - (ELEMENTS_OF_SEARCH_RESULTS if SEARCH_RESULT in selector else set())
