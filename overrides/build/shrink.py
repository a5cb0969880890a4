"""One stylesheet with what the pages use of the theme's and ours, and no file of the theme's that no page asks for."""

import re
import shutil
from pathlib import Path

import lightningcss
import material
from mkdocs.exceptions import PluginError

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
STYLES = "assets/guide.css"
NAME = r"-?[_a-zA-Z][\w-]*"


def shrink(site: Path) -> None:
    """Put the theme's rules before ours in `assets/guide.css`, without those for classes that nothing uses."""
    ours = (site / STYLES).read_text(encoding="utf-8")
    # By itself first, so that the line in the message is that of the file.
    minified(ours, "docs/" + STYLES)
    css = theme_styles() + ours
    users = [*site.glob("*.html"), *site.glob("assets/scripts/*.js")]
    used = set(re.findall(NAME, "".join(file.read_text(encoding="utf-8") for file in users)))
    css = minified(css, STYLES, class_names(css) - used)
    # Variables of the theme that no rule reads: mostly icons, drawn into the stylesheet.
    while unread := set(re.findall(r"(?<=[{;])(--[\w-]+):", css)) - set(re.findall(r"var\((--[\w-]+)", css)):
        css = minified(css, STYLES, unread)
    (site / STYLES).write_text(css, encoding="utf-8", newline="\n")
    for folder in ("assets/javascripts", "assets/stylesheets"):
        shutil.rmtree(site / folder, ignore_errors=True)
    (site / "assets" / "images" / "favicon.png").unlink(missing_ok=True)


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
