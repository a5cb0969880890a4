"""Show the guide while it is being written: `serve.py PORT`.

MkDocs' own `serve` stops answering when a build fails, and the policy of the pages forbids the script by which it
reloads them. Here a browser always gets an answer: the pages, with what is wrong with them on top, or the reason why there
are none.
"""

import gc
import html
import logging
import re
import shutil
import socket
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from make import Problems, cause
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

HOST = "127.0.0.1"
WATCHED = ["docs", "overrides", "mkdocs.yml"]
# In docs/: pages, questions, styles, scripts and folders. A change in one of them affects no other page.
OWN_TEXT = {".md", ".yml", ".css", ".js", ""}
RENDERED = ["content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
NOTICE = '<pre role="alert" style="margin:0;padding:1em;white-space:pre-wrap;color:#fff;background:#96281b">{}</pre>'

log = logging.getLogger("mkdocs")


class RenderedMarkdown:
    """What MkDocs made of each page's Markdown. In its place, `render` does only what has changed since."""

    def __init__(self) -> None:
        self.basis: list[tuple[Path, int]] = []
        self.pages: dict[str, tuple[str, dict[str, Any]]] = {}
        self.render_anew = Page.render
        Page.render = lambda page, config, files: self.render(page, config, files)

    def update(self) -> None:
        """Forget all if more than pages, questions, styles and scripts has changed: which files there are, or the code."""
        code = [Path("mkdocs.yml"), *Path("overrides").rglob("*.py")]
        files = [*code, *Path("docs").rglob("*")]
        basis = [
            (file, file.stat().st_mtime_ns if file in code or file.suffix not in OWN_TEXT else 0) for file in files
        ]
        if basis != self.basis:
            self.basis = basis
            self.pages.clear()
            # MkDocs keeps the hooks that it has loaded, and Python the modules behind them.
            Hooks._load_hook.cache_clear()
            for name in [name for name in sys.modules if name.partition(".")[0] == "build"]:
                del sys.modules[name]

    def render(self, page: Page, config: Any, files: Any) -> None:
        markdown, made = self.pages.get(page.file.src_uri, (None, {}))
        if page.markdown != markdown:
            self.render_anew(page, config, files)
            made = {name: vars(page)[name] for name in RENDERED}
            self.pages[page.file.src_uri] = page.markdown, made
        vars(page).update(made)
        # Whether an anchor exists is up to the pages of this build.
        links = page.links_to_anchors.items()
        page.links_to_anchors = {files.get_file_from_path(file.src_uri): anchors for file, anchors in links}


def rebuild(site: Path, address: str, downloads: Path, rendered: RenderedMarkdown) -> None:
    """Build into `site`; what is wrong goes to the terminal and onto the pages.

    The editions are made at the first build only, and kept in `downloads`.
    """
    problems = Problems()
    log.addHandler(problems)
    pages = {page.name for page in site.glob("*.html")} | {"index.html"}
    # Looking for waste among MkDocs' many small objects takes a fifth of the time.
    gc.disable()
    try:
        rendered.update()
        # Not strict: the pages are there to be looked at, with the warnings on them.
        config = load_config("mkdocs.yml", site_dir=str(site), site_url=address, strict=False)
        config.extra["preview"] = downloads.exists()
        build(config)
        made, kept = site / "download", downloads
        shutil.copytree(*((kept, made) if kept.exists() else (made, kept)), dirs_exist_ok=True)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, a writer sees it and goes on
        log.error("%s", error if isinstance(error, SystemExit) else cause(error))
        # At each address, so that the page that a writer looks at says so and comes back by itself.
        for page in pages:
            (site / page).write_text("<!doctype html><title>Not built</title><body></body>", encoding="utf-8")
    finally:
        gc.enable()
        log.removeHandler(problems)
    if problems.messages:
        # What a page is warned about has to be said again.
        rendered.basis = []
    notice = NOTICE.format(html.escape("\n\n".join(problems.messages))) if problems.messages else ""
    for page in site.glob("*.html"):
        text = POLICY.sub("", page.read_text(encoding="utf-8"))
        page.write_text(re.sub(r"(<body[^>]*>)", lambda body: body[1] + notice, text, count=1), encoding="utf-8")


def serve(port: int) -> str:
    """Build, show the guide on `port`, and do it again after each change, until Ctrl and C are pressed.

    Returns why it ended by itself, or an empty string.
    """
    with tempfile.TemporaryDirectory(prefix="the-way-back-") as folder:
        site, downloads, address = Path(folder, "site"), Path(folder, "downloads"), f"http://{HOST}:{port}/"
        site.mkdir()
        build_again = partial(rebuild, site, address, downloads, RenderedMarkdown())
        server = LiveReloadServer(build_again, HOST, port, str(site), polling_interval=0.1)
        server.build_delay = 0.03
        server.error_handler = lambda code: next((page.read_bytes() for page in site.glob(f"{code}.html")), None)
        for path in WATCHED:
            server.watch(path)
        build_again()
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        except OSError as error:
            # Somebody else took the port while the guide was built.
            return f"make serve: {error}; try: make serve PORT={port + 1}"
        finally:
            server.shutdown()
        return ""


def problem_with(port: str) -> str:
    """Why the guide cannot be shown on `port`, or an empty string."""
    if not port.isdigit() or not 1024 <= int(port) <= 65535:
        return (
            f"make serve: PORT={port} cannot be used; choose a number from 1024 to 65535, such as: make serve PORT=8001"
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except OSError:
            return f"make serve: port {port} is taken; try: make serve PORT={int(port) + 1}"
    return ""


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
    problem = problem_with(sys.argv[1])
    sys.exit(problem or serve(int(sys.argv[1])))
