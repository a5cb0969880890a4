"""The pages of the zip leave what they share to a script, and come together as the site's pages."""

import json
import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from checks.browsing import LAPTOP, wake, watched

# White space between elements, and the spelling of a path, may differ.
SHOWN = """() => [...document.querySelectorAll("header, .md-dialog, #__config, #bundle, .md-main, footer")].map(
  (part) => part.outerHTML.replace(/<script>.*?<.script>/gs, "").replace(/\\s*([<>])\\s*/g, "$1")
    .replace(/\\s+/g, " ").replace(/ d="[^"]*"/g, ""))"""


@pytest.mark.parametrize("name", ["index.html", "the-guide-on-one-page.html"])
def test_a_page_of_the_zip_comes_together_as_on_the_site(browser, site, unzipped, name):
    shown = []
    for folder in (site, unzipped):
        with watched(browser, folder.as_uri()) as (page, _):
            page.goto(folder.joinpath(name).as_uri())
            wake(page)
            shown.append(page.evaluate(SHOWN))
    on_site, from_zip = (" ".join(parts).split("<") for parts in shown)
    assert from_zip == on_site, f"the-way-back.zip: {name} comes together in another way; look at shared_parts.py"


def test_a_page_of_the_zip_looks_the_same_without_scripts(browser, site, unzipped):
    seen = []
    for folder in (site, unzipped):
        with watched(browser, folder.as_uri(), java_script_enabled=False) as (page, watch):
            page.set_viewport_size(LAPTOP)
            page.goto(folder.joinpath("take-it-slow.html").as_uri())
            seen.append(page.screenshot())
            assert not watch.faults, "\n".join(watch.faults)
    assert seen[0] == seen[1], (
        "the-way-back.zip: take-it-slow.html looks different without scripts; look at shared_parts.py"
    )


def test_a_chosen_theme_is_there_before_the_page_is_first_drawn(browser, unzipped):
    with watched(browser, unzipped.as_uri(), color_scheme="light") as (page, _):
        page.goto(unzipped.joinpath("index.html").as_uri())
        wake(page)
        for _ in range(2):
            page.locator("header label[for^=__palette]:visible").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.add_init_script(
            "drawn = []; const draw = () => {"
            "if (document.body) drawn.push(document.body.dataset.mdColorScheme); requestAnimationFrame(draw) };"
            "requestAnimationFrame(draw)"
        )
        page.goto(unzipped.joinpath("take-it-slow.html").as_uri())
        page.wait_for_function("() => drawn.length > 3")
        assert set(page.evaluate("drawn")) == {"slate"}, (
            "the-way-back.zip: a flash of light by night; look at shared_parts.py"
        )


def test_the_policy_of_the_zip_allows_no_script_in_a_page(report, unzipped):
    faults = []
    for path in sorted(unzipped.glob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        if "sha256" in policy or "script-src 'self' file:;" not in policy or page.select("script:not([src])"):
            faults.append(f"the-way-back.zip: {path.name} has a script in it; look at shared_parts.py")
    report(faults)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (("Search</div>", "Seek</div>"), "two.html and one.html differ"),
        (('<form class="md-header__option"', "<form"), "have 1 of 2 parts"),
    ],
    ids=["parts differ", "a part is not there"],
)
def test_a_build_stops_at_parts_that_it_cannot_share(guide, spoil, complaint):
    page = (
        '<head></head><header><nav><form class="md-header__option"></form><div>Search</div>\n</nav>\n</header>'
        '<body><div class="md-dialog"></div></body>'
    )
    pages = {"one.html": page, "two.html": page.replace(*spoil)}
    if "parts" in complaint:
        pages["one.html"] = pages["two.html"]
    ask = "import json, sys, shared_parts; shared_parts.take_out(json.load(sys.stdin), 'shared.js', 'deferred.js')"
    asked = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONPATH": str(guide.root / "overrides" / "hooks")},
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=False,
    )
    assert complaint in asked.stderr
