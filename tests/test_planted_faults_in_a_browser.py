"""A test of the tests that browse: what only a browser sees is planted in a copy of the site, and must be seen there."""

import pytest
import test_design
from checks.browsing import UNSEEN, wake, watched
from planting import both, in_body, in_head, in_style, new_file
from test_accessibility import faults_of

PAGE = "take-it-slow.html"


def with_script(code: str):
    return both(new_file("site/assets/planted.js", code), in_head(PAGE, '<script src="assets/planted.js"></script>'))


FAULTS = {
    "script that fails": (with_script("throw new Error('planted')"), "a script fails: planted"),
    "complaint on the console": (with_script("console.error('planted')"), "console error: planted"),
    "script that asks another host": (
        with_script("fetch('https://example.org/planted')"),
        "https://example.org/planted",
    ),
    "image that a script fetches from another host": (
        with_script("new Image().src = 'https://example.org/planted.png'"),
        "https://example.org/planted.png",
    ),
    "inline script that the policy refuses": (in_body(PAGE, "<script>window.planted = 1</script>"), "console error"),
    "image outside the folder": (in_body(PAGE, '<img src="../planted.png" alt="">'), "planted.png, which is outside"),
    "missing image": (in_body(PAGE, '<img src="assets/planted.png" alt="">'), "planted.png does not load"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(browser, copy, fault):
    plant, told = FAULTS[fault]
    plant(copy.root)
    with watched(browser, copy.site.as_uri() + "/") as (page, watch):
        page.goto(watch.place + PAGE)
        wake(page)
        assert any(told in line for line in watch.faults), f"{fault}: nothing says {told!r}, only {watch.faults}"


ACCESSIBILITY_FAULTS = {
    "contrast below AA": (in_style("article.md-content__inner p{color:#bbb}"), "color-contrast"),
    "button without a name": (in_body(PAGE, "<button></button>"), "button-name"),
    "image without a text alternative": (in_body(PAGE, '<img src="assets/images/favicon.svg">'), "image-alt"),
}


@pytest.mark.parametrize("fault", ACCESSIBILITY_FAULTS)
def test_a_planted_barrier_is_seen(browser, copy, fault):
    plant, told = ACCESSIBILITY_FAULTS[fault]
    plant(copy.root)
    with watched(browser, copy.site.as_uri() + "/") as (page, watch):
        page.goto(watch.place + PAGE)
        faults = faults_of(page, "planted")
        assert any(told in line for line in faults), f"{fault}: axe does not say {told!r}, only {faults}"


PROBES = {
    "text that sticks out": (in_style("article p{width:200vw}"), test_design.STICKING_OUT),
    "text that is hidden": (in_style("article li{display:none}"), UNSEEN),
    "target that is too small for a thumb": (
        both(in_body(PAGE, '<button class="tiny">x</button>'), in_style(".tiny{width:9px;height:9px;padding:0}")),
        test_design.SMALL_TARGETS,
    ),
    "text in pale ink": (in_style("article p{color:#ccc!important}"), test_design.PALE),
}


@pytest.mark.parametrize("fault", PROBES)
def test_a_planted_fault_of_the_looks_is_seen(browser, copy, fault):
    plant, probe = PROBES[fault]
    with watched(browser, copy.site.as_uri() + "/") as (page, watch):
        page.goto(watch.place + PAGE)
        before = page.evaluate(probe)
        plant(copy.root)
        page.reload()
        assert set(page.evaluate(probe)) - set(before), f"{fault}: is not seen"


def test_a_whole_page_is_let_through(browser, copy):
    with watched(browser, copy.site.as_uri() + "/") as (page, watch):
        page.goto(watch.place + PAGE)
        wake(page)
        assert watch.faults == []
        assert faults_of(page, "whole") == []
