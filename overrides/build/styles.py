"""The stylesheets, made small; one that cannot be read stops the build."""

from pathlib import Path

import lightningcss
from mkdocs.exceptions import PluginError

STYLES = ["assets/guide.css", "assets/search.css", "assets/print.css"]
# Without it, what is written in full comes out in short forms that Safari reads only from 26.2 on: links lose their lines.
OLDEST_BROWSERS = ["ios_saf 15.4"]


def minified(css: str, name: str = "") -> str:
    """`css` in few bytes, and in words that the oldest browsers know. Raises ValueError where it cannot be read."""
    return lightningcss.process_stylesheet(css, name, browsers_list=OLDEST_BROWSERS)


def minify_styles(site: Path) -> None:
    """Minify the stylesheets in place. Raises PluginError, with the file and the line, where one cannot be read."""
    for name in STYLES:
        styles, source = site / name, "docs/" + name
        try:
            css = minified(styles.read_text(encoding="utf-8"), source)
        except ValueError as error:
            raise PluginError(f"{source}: {error}; look for a colon, ; or }} that is missing") from None
        styles.write_text(css, encoding="utf-8", newline="\n")
