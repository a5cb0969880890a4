"""What a browser does with a page: what it asks for, what it complains of, and what it keeps."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
# Long enough for a busy machine, short enough to wait for when something is broken.
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)
# The text of a page that nobody sees.
UNSEEN = """() => [...document.querySelectorAll(
    "article :is(p, li, a, h2, h3, blockquote, .admonition)"
)].filter(part => !part.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
    .map(part => part.outerHTML.slice(0, 120))"""
BOX = "[data-md-component=search-query]"


class Watch:
    """Notes the faults of a page while it is open."""

    def __init__(self, page: Page, place: str) -> None:
        """`place` is the beginning of every address that the page may ask for."""
        self.faults: list[str] = []
        self.place = place
        self.page = page
        page.on("console", self.read)
        page.on("pageerror", lambda error: self.note(f"a script fails: {error}; mend it"))
        page.on("request", self.look)
        page.on("requestfailed", self.miss)
        page.on(
            "response",
            lambda response: response.status >= 400 and self.note(f"{response.url} answers {response.status}"),
        )

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")

    def read(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.note(f"console {message.type}: {message.text}; mend what causes it")

    def miss(self, request) -> None:
        # A page that is left stops loading what it has not loaded yet.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"{request.url} does not load: {request.failure}; mend its address")

    def look(self, request) -> None:
        if not request.url.startswith((self.place, "data:", "blob:")):
            self.note(f"asks for {request.url}, which is outside {self.place}; put the file into docs/assets/")


@contextmanager
def watched(browser: Browser, place: str, **options) -> Iterator[tuple[Page, Watch]]:
    """A new page of a new reader, and what there is to say against it."""
    context = browser.new_context(viewport=LAPTOP, **options)
    try:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        yield page, Watch(page, place)
    finally:
        context.close()


def wake(page: Page) -> None:
    """Move the pointer, as a reader does, and wait for the theme's scripts, which come at the first sign of one."""
    # Within the smallest screen that is tested: a pointer beside the page is no sign of a reader.
    page.mouse.move(200, 200)
    page.mouse.move(220, 220)
    for _ in range(PATIENCE // 20):
        # The last thing that they set. (`wait_for_function` would need a policy that allows eval.)
        if page.evaluate("'component$' in window"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url}: the theme's scripts do not come at the first touch; look at guide.js")


def put_in(page: Page, words: str) -> None:
    """Put `words` into the open search at once, as a phone's suggestions do; test_search_box.py types key by key."""
    box = page.locator(BOX)
    box.fill(words)
    # The theme listens for keys.
    box.press("End")


def search(page: Page, words: str) -> list[str]:
    """Open the search and put `words` into it; the addresses of the results, best first."""
    page.locator(BOX).click()
    put_in(page, words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    return [result.get_attribute("href") for result in results.all()]
