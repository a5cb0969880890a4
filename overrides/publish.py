"""Put a finished build in the place of the last one: `publish.py STAGED SITE`.

The build goes to a folder of its own first, so that one that fails or is killed leaves the last good site
whole. Then the two folders change places in one step where the system can do that (Linux), else in two.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def publish(staged: Path, site: Path) -> None:
    """Make `staged` the new `site`; what was there before is left at `staged`, for `make build` to clear."""
    previous = staged.with_name("previous")
    if previous.exists() and not site.exists():
        # A publish was killed between its two renames. This one must not lose the only good site if it fails.
        previous.rename(site)
    if not site.exists():
        staged.rename(site)
    elif not exchange(staged, site):
        shutil.rmtree(previous, ignore_errors=True)
        site.rename(previous)
        try:
            staged.rename(site)
        except OSError:
            previous.rename(site)
            raise
        previous.rename(staged)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in a single step, if the system has one."""
    try:
        return (
            ctypes.CDLL(None).renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0
        )
    except (AttributeError, OSError, TypeError):
        return False


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
