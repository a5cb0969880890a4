"""The stylesheet, made small; a broken one stops the build."""

from pathlib import Path

import lightningcss
from mkdocs.exceptions import PluginError

STYLES = "assets/guide.css"


def minify_styles(site: Path) -> None:
    """Minify `assets/guide.css` in place. Raises PluginError, with the line, where it cannot be read."""
    styles, name = site / STYLES, "docs/" + STYLES
    try:
        css = lightningcss.process_stylesheet(styles.read_text(encoding="utf-8"), name)
    except ValueError as error:
        raise PluginError(f"{name}: {error}; look for a colon, ; or }} that is missing") from None
    styles.write_text(css, encoding="utf-8", newline="\n")
