"""Take comments and indentation out of the scripts, and the lines that name source maps, which are not shipped."""

import re
from pathlib import Path

import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

OURS = "assets/scripts"


@event_priority(-60)  # After search_index.py (-50) has joined the search engine from its two parts.
def on_post_build(config: MkDocsConfig) -> None:
    for script in sorted(Path(config.site_dir).rglob("*.js")):
        code = re.sub(r"//# sourceMappingURL=.*", "", script.read_text(encoding="utf-8"))
        # The theme's are minified already.
        code = rjsmin.jsmin(code) if script.parent.match(OURS) else code
        script.write_text(code, encoding="utf-8", newline="\n")
