"""Make the scripts small, and take out the lines that name source maps, which are not shipped."""

import re
from pathlib import Path

import minify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-60)  # After search_index.py (-50) has joined the search engine from its two parts.
def on_post_build(config: MkDocsConfig) -> None:
    """Minify all, the theme's too: a second pass over those saves another 4 %. Each ends in a way that lets it be joined."""
    for script in sorted(Path(config.site_dir).rglob("*.js")):
        code = re.sub(r"//# sourceMappingURL=.*", "", script.read_text(encoding="utf-8"))
        script.write_text(minify.string("text/javascript", code) + ";\n", encoding="utf-8", newline="\n")
