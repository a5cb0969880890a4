"""Put a finished build in the place of the last one: `publish.py STAGED SITE`.

The build goes to a folder of its own first, so that one that fails or is killed leaves the last good site whole.
"""

import shutil
import sys
from pathlib import Path


def publish(staged: Path, site: Path) -> None:
    """Make `staged` the new `site`. What was there before is called `previous`, beside `staged`, for that moment."""
    previous = staged.with_name("previous")
    if previous.exists() and not site.exists():
        # A publish was killed between its two renames. This one must not lose the only good site if it fails.
        previous.rename(site)
    shutil.rmtree(previous, ignore_errors=True)
    if site.exists():
        site.rename(previous)
    try:
        staged.rename(site)
    except OSError:
        previous.rename(site)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def report(site: Path) -> str:
    """What was written, and how large it is."""
    sizes = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*") if file.is_file()}
    downloads = {name: size for name, size in sizes.items() if name.startswith("download/")}
    pages = sum(name.endswith(".html") for name in sizes.keys() - downloads.keys())
    lines = [f"{site}/: {pages} pages, {sum(sizes.values()) / 1000:.0f} kB with everything in it"]
    return "\n".join(lines + [f"{site}/{name}: {size / 1000:.1f} kB" for name, size in sorted(downloads.items())])


if __name__ == "__main__":
    staged, site = map(Path, sys.argv[1:])
    try:
        publish(staged, site)
    except OSError as error:
        sys.exit(f"{site}/ cannot be replaced, and is as it was: {error}")
    print(report(site))
