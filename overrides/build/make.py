"""What `make build` runs: `make.py STAGED SITE` builds into STAGED and puts the result in the place of SITE.

A build that fails says why in its last line, with the file, and no traceback. It goes to a folder of its own first, so
that one that fails or is killed leaves the last good site whole.
"""

import logging
import re
import shutil
import sys
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


class Problems(logging.Handler):
    """Collects what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def old_versions(wanted: str, pins: str) -> str:
    """The packages of requirements.in that are older than the build was made for, with both versions."""
    least: dict[str, str] = {}
    for name, pinned in PIN.findall(pins):
        least[name.lower()] = min(pinned, least.get(name.lower(), pinned), key=numbers)
    names = [line.lower() for line in re.findall(r"^[\w.-]+", wanted, re.MULTILINE)]
    return "; ".join(
        f"{name} {installed(name) or 'nothing'} is installed, and the guide is built with {least[name]}"
        for name in names
        if name in least and numbers(installed(name)) < numbers(least[name])
    )


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def numbers(name: str) -> list[int]:
    """The major and the minor version, to compare."""
    return [int(part) for part in re.findall(r"\d+", name)[:2]]


def cause(error: BaseException) -> str:
    """What went wrong, after the template or the file of ours where it did."""
    places = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    places.append((Path(getattr(error, "filename", None) or "-"), getattr(error, "lineno", 0)))
    ours = [
        f"{file.relative_to(ROOT).as_posix()}:{line}: "
        for file, line in places
        if ROOT / "overrides" in file.parents and file != Path(__file__)
    ]
    return f"{ours[-1] if ours else ''}{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"


def build(staged: str) -> str:
    """Run MkDocs, and return why it failed, or nothing."""
    wanted, pins = ((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.in", "requirements.txt"))
    if old := old_versions(wanted, pins):
        return f"requirements.txt: {old}; run `make clean build`, which installs what fits"
    problems = Problems()
    logging.getLogger("mkdocs").addHandler(problems)
    try:
        # Not at the top: an older MkDocs fails there before it can be named.
        from mkdocs.__main__ import cli

        cli.main(["build", "--site-dir", staged], standalone_mode=False)
    except SystemExit as error:
        more = f" (and {len(problems.messages) - 1} more above)" if len(problems.messages) > 1 else ""
        return f"{problems.messages[-1]}{more}" if problems.messages else str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, a writer reads what and where
        return str(error) if hasattr(error, "format_message") else cause(error)
    return ""


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
    staged, site = sys.argv[1:]
    if why := build(staged):
        sys.exit(f"make build: {' '.join(why.split())}; {site}/ is as it was")
    try:
        publish(Path(staged), Path(site))
    except OSError as error:
        sys.exit(f"make build: {site}/ cannot be replaced, and is as it was: {error}")
    print(report(Path(site)))
