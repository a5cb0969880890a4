"""Tell hosts that read a `_headers` file (Cloudflare Pages, Netlify and others) what to send with each file, search engines
where the list of pages is, and browsers what a kept copy consists of."""

import hashlib
import json
import re
from pathlib import Path

from .pages import Guide
from .policy import inline_hashes, policy_for

KEPT = "kept-copy.json"
HEADERS = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300, must-revalidate
"""


def write_host_files(site: Path, guide: Guide) -> None:
    """Write `_headers`, robots.txt and kept-copy.json."""
    # All pages have one policy already. The single file has its own, and a header holds for both.
    hashes = re.findall(r"'sha256-[^']+'", (site / "index.html").read_text(encoding="utf-8"))
    single_file = "".join(file.read_text(encoding="utf-8") for file in site.glob("download/*.html"))
    policy = policy_for(hashes + inline_hashes(single_file, "script"), inline_hashes(single_file, "style"))
    robots = f"User-agent: *\nAllow: /\nSitemap: {guide.address}sitemap.xml\n"
    (site / "_headers").write_text(HEADERS.format(policy=policy), encoding="utf-8", newline="\n")
    (site / "robots.txt").write_text(robots, encoding="utf-8", newline="\n")
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and is_kept(path.relative_to(site).as_posix())]
    contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    # The version changes exactly when a byte of a kept file does.
    checksum = hashlib.sha256(b"".join(name.encode() + content for name, content in contents.items())).hexdigest()
    kept = {
        "version": checksum[:12],
        "name": guide.version.name,
        "day": guide.version.day,
        "bytes": sum(map(len, contents.values())),
        "files": list(contents),
    }
    (site / KEPT).write_text(json.dumps(kept), encoding="utf-8", newline="\n")


def is_kept(name: str) -> bool:
    """Whether a reader who keeps the guide needs the file `name` of the site."""
    page_or_manifest = "/" not in name and name.endswith((".html", ".webmanifest"))
    return page_or_manifest or name.startswith("assets/") and not name.endswith("share.png")
