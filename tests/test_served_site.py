"""On the web every page loads without a complaint, asks nobody else, and keeps nothing but the reader's choices."""

from checks.browsing import LAPTOP, PHONE, search, wake, watched

# What the site may keep in the browser, by how its key ends. None of it leaves the device.
KEPT = (
    "__palette",  # light or dark
    "__scroll",  # how far the list of pages was scrolled
    "the-way-back.ticks",  # the ticks of the checklist
)


# Notes what moves without a reader's doing, as browsers measure it (https://wicg.github.io/layout-instability/). Less
# than a twentieth of what counts as good is let through: on a busy machine a browser draws the header before it has
# read the last of its icons, and moves one of them aside.
SHIFTS = """self.shifts = [];
new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries())
        if (value >= 0.005)
            shifts.push(...sources.map(({ node }) => node && (node.outerHTML || node.textContent).slice(0, 120)));
}).observe({ type: "layout-shift", buffered: true })"""


def test_every_page_loads_without_complaint_stands_still_and_keeps_nothing_else(report, browser, served, source):
    with watched(browser, served) as (page, watch):
        page.add_init_script(SHIFTS)
        for viewport in (PHONE, LAPTOP):
            page.set_viewport_size(viewport)
            page.goto(served + source.html)
            wake(page)
            assert page.locator("h1").is_visible(), f"{page.url}: its title is not to be seen"
            watch.faults += [
                f"{page.url}: moves while it loads: {html}; look at .no-js in guide.css"
                for html in page.evaluate("shifts")
            ]
        page.locator("header [for^=__palette]:visible").first.click()
        for box in page.locator("article input[type=checkbox]").all()[:2]:
            box.check(force=True)
        watch.faults += [
            f"{page.url}: sets the cookie {cookie['name']}; the guide sets none" for cookie in page.context.cookies()
        ]
        keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        watch.faults += [
            f"{page.url}: keeps {key} in the browser; drop it, or list it in KEPT"
            for key in keys
            if not key.endswith(KEPT)
        ]
        report(watch.faults)


def test_a_wrong_address_at_any_depth_shows_the_404_page(report, browser, served):
    faults = []
    for address in ("no-such-page.html", "no/such/page.html"):
        with watched(browser, served) as (page, watch):
            page.goto(served + address)
            wake(page)
            assert page.locator("h1").inner_text() == "This page is not here", f"{page.url}: is not the 404 page"
            faults += [fault for fault in watch.faults if "404" not in fault]
            page.locator("article .situations a").first.click()
            page.wait_for_url("**/*.html*")
            if page.locator("h1").inner_text() == "This page is not here":
                faults.append(
                    f"overrides/404.html: its link to {page.url} leads nowhere from /{address}; mend its address"
                )
    report(faults)


def test_search_finds_and_opens_a_dont(browser, served):
    with watched(browser, served) as (page, watch):
        page.goto(served)
        found = search(page, "jealousy")
        assert any("what-not-to-do.html" in address and address.endswith("#jealousy") for address in found), found
        page.locator(".md-search-result__link", has_text="jealous").first.click()
        page.wait_for_url("**/what-not-to-do.html*")
        assert not watch.faults, "\n".join(watch.faults)
