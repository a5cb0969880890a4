"""A web server for the built site, which answers as a host does: below any path, with the 404 page, with or without endings."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def serve(
    site: Path, below: str = "/", strips_endings: bool = False, answers: Callable[[], bool] = lambda: True
) -> Iterator[str]:
    """The address of a server on loopback that serves `site` below a path, for as long as it `answers`.
    Some hosts strip the ending of pages: they redirect /page.html to /page, and answer there."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path):
            if not path.startswith(below):
                return os.devnull + "/not-ours"
            file = super().translate_path(path.removeprefix(below.rstrip("/")))
            page = Path(file + ".html")
            return str(page) if strips_endings and page.is_file() else file

        def do_GET(self):
            if not answers():
                return
            path, *query = self.path.split("?", 1)
            if not (strips_endings and path.endswith(".html") and Path(self.translate_path(path)).is_file()):
                return super().do_GET()
            self.send_response(308)
            self.send_header("Location", "?".join([path.removesuffix("index.html").removesuffix(".html"), *query]))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def send_error(self, code, *args, **kwargs):
            if code != 404:
                return super().send_error(code, *args, **kwargs)
            body = (site / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Log nothing: the tests look at what the browser sees."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()
