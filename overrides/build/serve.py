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
from pathlib import Path

from make import Problems, cause
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
WATCHED = ["docs", "overrides", "mkdocs.yml"]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
NOTICE = '<pre role="alert" style="margin:0;padding:1em;white-space:pre-wrap;color:#fff;background:#96281b">{}</pre>'

log = logging.getLogger("mkdocs")


def rebuild(site: Path, address: str, downloads: Path) -> None:
    """Build into `site`; what is wrong goes to the terminal and onto the pages.

    The editions are made at the first build only, and kept in `downloads`.
    """
    # MkDocs keeps the hooks that it has loaded, and Python the modules behind them.
    Hooks._load_hook.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "build"]:
        del sys.modules[name]
    problems = Problems()
    log.addHandler(problems)
    pages = {page.name for page in site.glob("*.html")} | {"index.html"}
    # Looking for waste among MkDocs' many small objects takes a fifth of the time.
    gc.disable()
    try:
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
    notice = NOTICE.format(html.escape("\n\n".join(problems.messages))) if problems.messages else ""
    for page in site.glob("*.html"):
        text = POLICY.sub("", page.read_text(encoding="utf-8"))
        page.write_text(re.sub(r"(<body[^>]*>)", lambda body: body[1] + notice, text, count=1), encoding="utf-8")


def serve(port: int) -> None:
    """Build, show the guide on `port`, and do it again after each change, until Ctrl and C are pressed."""
    with tempfile.TemporaryDirectory(prefix="the-way-back-") as folder:
        site, downloads, address = Path(folder, "site"), Path(folder, "downloads"), f"http://{HOST}:{port}/"
        site.mkdir()
        server = LiveReloadServer(
            lambda: rebuild(site, address, downloads), HOST, port, str(site), polling_interval=0.1
        )
        server.error_handler = lambda code: next((page.read_bytes() for page in site.glob(f"{code}.html")), None)
        for path in WATCHED:
            server.watch(path)
        rebuild(site, address, downloads)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def problem_with(port: str) -> str:
    """Why the guide cannot be shown on `port`, or an empty string."""
    if not port.isdigit() or not 1024 <= int(port) <= 65535:
        return f"make serve: PORT={port} is no port; choose a number from 1024 to 65535, such as: make serve PORT=8001"
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
