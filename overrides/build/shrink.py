"""One stylesheet with what the pages use of the theme's and ours, and no file of the theme's that no page asks for."""

import re
import shutil
from pathlib import Path

import lightningcss
import material
from mkdocs.exceptions import PluginError

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
STYLES = "assets/guide.css"
SCRIPTS = ["assets/scripts/guide.js", "assets/scripts/search.js", "assets/scripts/keep.js"]
NAME = r"-?[_a-zA-Z][\w-]*"
SELECTORS = re.compile(r",(?![^()]*\))").split
# What guide.css draws by itself, so that the theme need not.
OUR_CLASSES = {"admonition", "admonition-title"}
OUR_ELEMENTS = {"a", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "details", "summary", "mark"}
# Elements that scripts make, and the steps of a movement.
NOT_IN_PAGES = {"mark", "textarea", "progress", "label", "input", "button", "from", "to"}


def shrink(site: Path) -> None:
    """Put the theme's rules before ours in `assets/guide.css`, without those for classes that nothing uses."""
    ours = (site / STYLES).read_text(encoding="utf-8")
    # By itself first, so that the line in the message is that of the file.
    minified(ours, "docs/" + STYLES)
    pages = "".join(page.read_text(encoding="utf-8") for page in site.glob("*.html"))
    scripts = "".join((site / script).read_text(encoding="utf-8") for script in SCRIPTS)
    theme = without_unused_elements(minified(theme_styles(), STYLES), pages)
    theme = minified(theme, STYLES, class_names(theme) - used_names(pages, scripts) | OUR_CLASSES)
    css = minified(theme + ours, STYLES)
    # What nothing reads any more: variables of the theme, mostly icons drawn into the stylesheet, and movements.
    while unread := set(re.findall(r"(?<=[{;])(--[\w-]+):", css)) - set(re.findall(r"var\((--[\w-]+)", css)):
        css = minified(css, STYLES, unread | set(re.findall(r"@keyframes ([\w-]+)", css)))
    (site / STYLES).write_text(css, encoding="utf-8", newline="\n")
    for folder in ("assets/javascripts", "assets/stylesheets"):
        shutil.rmtree(site / folder, ignore_errors=True)
    (site / "assets" / "images" / "favicon.png").unlink(missing_ok=True)


def used_names(pages: str, scripts: str) -> set[str]:
    """The classes of the pages, and the words in the scripts' strings, which may be classes, too."""
    texts = re.findall(r'class="([^"]*)"', pages) + re.findall(r"[\"'`]([a-z][\w -]*)[\"'`]", scripts)
    return set(re.findall(NAME, " ".join(texts)))


def without_unused_elements(css: str, pages: str) -> str:
    """`css` without selectors for what no page has, such as tables, palettes and text from right to left, and for ours.

    What the theme says about `.md-typeset` is for the text of a page, and so for the elements of its article.
    """
    articles = "".join(re.findall(r"<article.*?</article>", pages, re.DOTALL))
    everywhere, in_text = (set(re.findall(r"<([a-z][a-z0-9]*)", html)) | NOT_IN_PAGES for html in (pages, articles))
    in_text -= OUR_ELEMENTS

    def is_present(selector: str) -> bool:
        bare = re.sub(r"\[[^\]]*\]|\([^()]*\)|[:.#][\w-]+", "", selector)
        elements = set(re.findall(r"\b[a-z][a-z0-9]*", bare)) - {"html", "body"}
        absent = "[dir=rtl]" in selector or "[data-md-" in selector
        return elements <= (in_text if ".md-typeset" in selector else everywhere) and not absent

    def rule(found: re.Match) -> str:
        kept = [selector for selector in SELECTORS(found[1]) if is_present(selector)]
        return ",".join(kept) + found[2] if kept else ""

    return re.sub(r"(?<=[{};])([^{};@]+)(\{[^{}]*\})", rule, ";" + css)[1:]


def theme_styles() -> str:
    """The theme's main stylesheet; its name has a checksum in it and changes with each release."""
    found = sorted(THEME.glob("main.*.min.css"))
    if len(found) != 1:
        raise PluginError(
            f"Material for MkDocs has {len(found)} files named main.*.min.css, where the build needs one; "
            "pin another version in requirements.in, or look at theme_styles in overrides/build/shrink.py"
        )
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", found[0].read_text(encoding="utf-8"))


def class_names(css: str) -> set[str]:
    return set(re.findall(rf"\.({NAME})", css))


def minified(css: str, name: str, unused: set[str] = frozenset()) -> str:
    """`css`, small and without the classes and variables in `unused`. Raises PluginError where it cannot be read."""
    try:
        return lightningcss.process_stylesheet(css, name, unused_symbols=set(unused))
    except ValueError as error:
        remedy = "look for a colon, ; or } that is missing"
        if name == STYLES:
            remedy = "it is the theme's stylesheet: pin another version of mkdocs-material in requirements.in"
        raise PluginError(f"{name}: {error}; {remedy}") from None
