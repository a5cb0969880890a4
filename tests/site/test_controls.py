"""What a page does beyond being read works on a host and from disk, and nothing is offered that cannot work."""

import re

import pytest
from playwright.sync_api import Page, expect
from shared.browsing import LAPTOP, OPEN_ALL, PHONE, faults_at_rest, watched
from shared.built_site import CHECKLIST, KINDS, MESSAGES, STEP

SWITCH = "[data-theme-switch]"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('planted', 'SecurityError') } })"
)
NO_CLIPBOARD = """Object.defineProperty(navigator, "clipboard", { value: undefined })
Document.prototype.execCommand = () => { self.copied = String(getSelection()); return self.works }"""


def paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_unzipped_pages_load_without_a_complaint_stand_still_and_keep_nothing(report, open_page, unzipped):
    """One of each kind, on a laptop; test_screens.py visits every page of the site on a phone."""
    faults = []
    for kind in KINDS:
        page = open_page((unzipped / kind).as_uri())
        faults += faults_at_rest(page)
        links = page.locator(".section-link").count()
        faults += [f"the-way-back.zip: {kind} offers addresses that lead nobody else there"] * bool(links)
    report(faults)


def test_without_scripts_pages_are_whole_and_offer_nothing_that_cannot_work(report, open_page):
    useless = ["[data-search]", SWITCH, "article button", "article input", "article textarea", "dialog", ".keep button"]
    faults = []
    for kind in KINDS:
        page = open_page(kind, viewport=PHONE, java_script_enabled=False)
        expect(page.locator("h1")).to_be_visible()
        offered = (
            page.locator(", ".join(useless))
            .filter(visible=True)
            .evaluate_all("parts => parts.map(part => part.outerHTML)")
        )
        faults += [f"site/{kind}: offers {part[:90]} without scripts; hide it under .no-js" for part in offered]
        page.emulate_media(media="print")
        lost = page.locator("article :is(.fold, .one) :is(h2, p)").evaluate_all(
            "all => all.filter(part => !part.checkVisibility() && !part.closest('.again, .print')).length"
        )
        faults += [f"site/{kind}: {lost} lines are missing on paper; look at .fold and .one in guide.css"] * bool(lost)
    report(faults)


@pytest.mark.parametrize("storage", [True, False], ids=["kept", "storage blocked"])
def test_the_theme_control_says_what_is_shown_and_each_press_shows_the_other(browser, place, storage):
    """On a host by day and from disk by night; on the next page, too."""
    shown, other = ("light", "dark") if place.startswith("http") else ("dark", "light")
    with watched(browser, place, color_scheme=shown) as (page, watch):
        if not storage:
            page.add_init_script(NO_STORAGE)
        page.goto(place + STEP)
        for _ in range(3):
            name, before = page.locator(SWITCH).get_attribute("aria-label"), paper(page)
            assert f"Theme: {shown}" in name and name.endswith(f"Switch to {other}"), f"{shown} is shown as: {name}"
            page.locator(SWITCH).click()
            assert paper(page) != before, f"a press on “{name}” changes nothing; look at guide.js"
            shown, other = other, shown
        page.locator(".way-on a").last.click()
        page.wait_for_load_state()
        kept = page.locator("html").get_attribute("data-theme")
        assert (kept == shown) == storage, f"{shown} was chosen, and the next page shows {kept}; look at guide.js"
        assert not watch.faults, watch.faults


def test_a_theme_that_the_device_has_too_follows_the_device_again(open_page):
    page = open_page(STEP, color_scheme="light")
    for _ in range(2):
        page.locator(SWITCH).click()
    page.emulate_media(color_scheme="dark")
    expect(page.locator(SWITCH)).to_have_attribute("aria-label", re.compile("Theme: dark.*Switch to light"))


def test_the_list_of_pages_opens_leads_on_and_gives_the_focus_back(open_page, place):
    """On a host, where a phone that is turned meanwhile leaves the page in reach, and from disk without scripts."""
    scripts = place.startswith("http")
    page = open_page(place + STEP, viewport=PHONE, java_script_enabled=scripts)
    opener, links = page.locator("[popovertarget=pages]").first, page.locator("#pages a")
    expect(links.first).to_be_hidden()
    for close in ("Escape", "Close", "beside"):
        opener.focus()
        page.keyboard.press("Enter")
        expect(links.first).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.locator("#pages :focus")).to_have_count(1)
        if close == "Escape":
            page.keyboard.press("Escape")
            expect(opener).to_be_focused()
        elif close == "Close":
            page.locator("#pages button").click()
        else:
            page.mouse.click(5, 500)
        expect(links.first).to_be_hidden()
    opener.click()
    if scripts:
        page.set_viewport_size(LAPTOP)
        expect(page.locator("#pages:popover-open")).to_have_count(0)
        page.locator("article a").first.click(trial=True)
        page.set_viewport_size(PHONE)
        opener.click()
    links.last.scroll_into_view_if_needed()
    links.last.click()
    page.wait_for_url(f"**/{links.last.get_attribute('href')}")


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
def test_on_a_laptop_the_list_of_pages_stays_beside_the_text_and_scrolls_by_itself(open_page, scripts):
    page = open_page(STEP, viewport={"width": 1366, "height": 500}, java_script_enabled=scripts)
    pages = page.locator("#pages")
    expect(pages).to_be_visible()
    page.mouse.move(900, 300)
    page.mouse.wheel(0, 1500)
    expect(page.locator("h1")).not_to_be_in_viewport()
    expect(pages).to_be_in_viewport(ratio=0.9)
    last = pages.locator("a").last
    last.focus() if scripts else last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.9)
    box, frame = last.bounding_box(), pages.bounding_box()
    assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1, "the list does not scroll; look at .pages"


def test_a_folded_section_opens_and_questions_are_asked_one_at_a_time(open_page, place):
    """On a host, and from disk without scripts."""
    scripts = place.startswith("http")
    page = open_page(place + "get-help.html", viewport=PHONE, java_script_enabled=scripts)
    fold, text = page.locator(".fold:has(#india)"), page.locator(".fold:has(#india) > p")
    expect(text).to_be_hidden()
    fold.locator("summary").click()
    expect(text).to_be_visible()
    fold.locator("summary").click()
    for _ in range(2 if scripts else 1):
        expect(text).to_be_hidden()
        page.locator(".jumps a", has_text="India").first.click()
        expect(text).to_be_in_viewport()
        if scripts:
            fold.locator("summary").click()
    page.goto(place + "should-i-write-to-them.html")
    shown = page.locator(".one:visible h2")
    first = shown.inner_text()
    page.locator(".one:visible li a").last.click()
    expect(shown).to_have_count(1)
    expect(shown).to_be_in_viewport()
    expect(page.locator("#next ~ p")).to_be_visible()
    assert shown.inner_text() != first, "an answer leads nowhere; look at .one in guide.css"
    page.get_by_role("link", name="Start again", exact=True).locator("visible=true").click()
    expect(shown).to_have_text(first)


def test_a_link_to_a_folded_section_finds_it_open_before_any_script_has_come(open_page):
    page = open_page("index.html", harmed=True)
    page.route("**/guide.js", lambda route: route.abort())
    page.goto("get-help.html#india")
    expect(page.locator(".fold:has(#india)"), "look at before-first-paint.html").to_have_attribute("open", "")


def test_messages_and_addresses_of_sections_are_copied_and_say_so(open_page, served):
    copied = "navigator.clipboard.readText()"
    page = open_page(STEP, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link to: A coffee").click()
    expect(page.locator("h2 + .section-link[aria-live]", has_text="Copied")).to_be_visible()
    assert page.evaluate(copied) == f"{served}{STEP}#coffee"
    page.goto(served + MESSAGES)
    page.evaluate(OPEN_ALL)
    messages = page.locator("article blockquote > p")
    buttons = page.get_by_role("button", name="Copy", exact=True)
    assert messages.count() == buttons.count() > 1, f"{messages.count()} messages, {buttons.count()} buttons"
    text = messages.nth(1).inner_text()
    buttons.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[aria-live]", has_text="Copied")).to_have_count(1)
    assert page.evaluate(copied) == text, "what is copied is not the message; look at guide.js"
    page.get_by_role("button", name="Change it first").first.click()
    field = page.get_by_role("textbox", name="Your message")
    expect(field).to_be_focused()
    field.fill("Hello from me")
    buttons.first.click()
    expect(page.locator("button[aria-live]", has_text="Copied").first).to_be_visible()
    assert page.evaluate(copied) == "Hello from me", "what is copied was not changed; look at guide.js"
    page.reload()
    expect(page.locator("textarea")).to_have_count(0)


def test_where_the_clipboard_is_out_of_reach_only_the_message_is_selected_and_a_failure_is_reported(browser, place):
    """On a host it works in the end, from disk it does not."""
    works = place.startswith("http")
    with watched(browser, place, viewport=PHONE) as (page, _):
        page.add_init_script(NO_CLIPBOARD + f"; self.works = {str(works).lower()}")
        page.goto(place + MESSAGES)
        page.get_by_role("button", name="Copy", exact=True).first.click()
        expect(page.locator("button[aria-live]", has_text="Copied" if works else "Not copied")).to_be_visible()
        message = page.locator("article blockquote > p").first.inner_text()
        assert page.evaluate("copied").strip() == message.strip(), "not just the message is copied; look at guide.js"


@pytest.mark.parametrize("storage", [True, False], ids=["kept", "storage blocked"])
def test_ticks_are_counted_kept_and_cleared(browser, unzipped, served, storage):
    place = served if storage else unzipped.as_uri() + "/"
    with watched(browser, place, viewport=PHONE) as (page, watch):
        if not storage:
            page.add_init_script(NO_STORAGE)
        page.goto(place + CHECKLIST)
        boxes, count = page.locator("article [type=checkbox]"), page.locator(".ticks__count")
        boxes.first.check()
        page.locator(".task-list-item label").nth(3).click()
        expect(count).to_contain_text(f"2 of {boxes.count()} ticked")
        page.reload()
        expect(count).to_contain_text(f"{2 * storage} of {boxes.count()} ticked")
        assert page.locator("article :checked").count() == 2 * storage, "ticks are lost; look at guide.js"
        page.get_by_role("button", name="Clear all ticks").click()
        expect(page.locator("button[aria-live]", has_text="cleared")).to_be_visible()
        page.reload()
        expect(count).to_contain_text("0 of")
        assert not storage or page.evaluate("localStorage.length") == 0, "cleared ticks stay; look at guide.js"
        assert not watch.faults, watch.faults


def test_a_new_item_of_the_checklist_moves_no_tick_and_spoilt_storage_does_no_harm(open_page):
    page = open_page(CHECKLIST)
    ticked = page.locator(".task-list-item").nth(3).inner_text()
    page.locator("article [type=checkbox]").nth(3).check()
    assert page.evaluate("Object.keys(localStorage)") == ["the-way-back.ticks"]

    def with_another_item(route):
        new = '<li class="task-list-item"><input type="checkbox" disabled> A new line</li>'
        html = route.fetch().text().replace('<li class="task-list-item">', f'{new}<li class="task-list-item">', 1)
        route.fulfill(body=html, content_type="text/html")

    page.route(f"**/{CHECKLIST}", with_another_item)
    page.reload()
    expect(page.get_by_label("A new line")).not_to_be_checked()
    assert page.locator(".task-list-item:has(:checked)").all_inner_texts() == [ticked], "a tick has moved"
    page.evaluate("localStorage.setItem('the-way-back.ticks', 'not JSON')")
    page.reload()
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_visible()


def test_the_quick_way_out_leaves_no_way_back(browser, served):
    with watched(browser, served, viewport=PHONE, base_url=served) as (page, _):
        page.route(re.compile("^https:"), lambda route: route.fulfill(body="Weather", content_type="text/html"))
        for way in ("press", "press in the search", "key"):
            page.goto(STEP)
            page.goto("get-help.html")
            page.evaluate("window.name = 'search: something'")
            leave = page.locator(".text [data-leave]")
            away = leave.get_attribute("href")
            assert "noreferrer" in leave.get_attribute("rel")
            page.mouse.wheel(0, 2000)
            expect(leave).to_be_in_viewport()
            for key in ("Shift", "Shift", "a", "Shift"):
                page.keyboard.press(key)
            for _ in range(4):
                page.keyboard.down("Shift")
            page.keyboard.up("Shift")
            assert "get-help" in page.url, "typing, or a key that is held down, leaves the page; look at guide.js"
            if way == "press":
                leave.click(force=True)  # at its middle, whatever lies there
            elif way == "press in the search":
                page.keyboard.press("ControlOrMeta+k")
                page.locator("dialog [data-leave]").click()
            else:
                for _ in range(3):
                    page.keyboard.press("Shift")
            page.wait_for_url(away + "**")
            assert page.evaluate("window.name") == "", "what was searched for stays in the tab; look at guide.js"
            page.go_back()
            assert "get-help" not in page.url, f"after a {way}, the way back leads to Get help; look at guide.js"
