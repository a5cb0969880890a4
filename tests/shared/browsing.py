"""What a browser does with a page: what it requests and reports, and what lies where on a screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

# Long enough for a busy machine, short enough to wait for when something is broken.
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 657}
# Small and large phones, tablets, and the laptops on which something once lay over the footer. On these, the list of pages
# stands beside the text.
WINDOWS = [(320, 640), (390, 844), (768, 1024), (1024, 768), (1280, 720), (1366, 657), (1536, 730), (1920, 1080)]
SIZES = [{"width": width, "height": height} for width, height in WINDOWS]

IN_PAGE = Path(__file__).with_name("in_page.js").read_text(encoding="utf-8").strip()
FIELD = "input[type=search]"
RESULTS = "ol.search-results > li"
STATUS = "#search [role=status]"


def in_page(name: str) -> str:
    """The function of shared/in_page.js with this name, for a browser."""
    return f"(...given) => ({IN_PAGE}).{name}(...given)"


# What is covered, too wide or too small in the window as it is; text that is too pale; text that nobody sees; what readers
# see by and by; and what the guide has left in the browser.
LOOK, LOW_CONTRAST, UNSEEN, OPEN_ALL, LEFT = map(in_page, ("look", "lowContrast", "unseen", "openAll", "left"))
# Notes what moves without a reader's doing, as browsers measure it (https://wicg.github.io/layout-instability/). A fifth
# of what counts as good is let through: on a busy machine a browser may draw before it has read all of the header.
SHIFTS = """self.shifts = [];
new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries())
        if (value >= 0.02)
            shifts.push(...sources.map(({ node }) => node && (node.outerHTML || node.textContent).slice(0, 90)));
}).observe({ type: "layout-shift", buffered: true })"""

# In the single file: what is below has been looked at page by page on the site, and takes long here.
ONLY_THE_FIRST_PAGES = "document.querySelectorAll('main > article:nth-of-type(n + 4)').forEach(part => part.remove())"


class Watch:
    """Notes what a page does wrong while it is open."""

    def __init__(self, page: Page, place: str) -> None:
        """`place` is the start of every address that the page may request."""
        self.faults: list[str] = []
        self.place = place
        self.page = page
        page.on("console", self.read)
        page.on("pageerror", lambda error: self.note(f"a script fails: {error}; fix it"))
        page.on("request", self.look)
        page.on("requestfailed", self.miss)
        page.on("response", self.hear)

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")

    def read(self, message) -> None:
        # What does not load is noted below, and a page that is not there may be what a test asks for.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.note(f"console {message.type}: {message.text}; fix what causes it")

    def hear(self, answer) -> None:
        if answer.status >= 400 and not answer.request.is_navigation_request():
            self.note(f"{answer.url} answers {answer.status}; fix its address")

    def miss(self, request) -> None:
        # A page that is left stops loading what it has not loaded yet.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"{request.url} does not load: {request.failure}; fix its address")

    def look(self, request) -> None:
        if not request.url.startswith((self.place, "data:", "blob:")):
            self.note(f"requests {request.url}, which is outside {self.place}; put the file into docs/assets/")


def faults_at_rest(page: Page) -> list[str]:
    """What has moved while a page loaded, for which SHIFTS has to run, that styles are missing, and what is kept."""
    page.locator("h1").wait_for()
    faults = [f"moves while it loads: {part}" for part in page.evaluate("shifts")]
    if page.evaluate("getComputedStyle(document.body).margin") != "0px":
        faults.append("comes without its styles")
    kept = map(str, page.context.cookies() + page.evaluate(LEFT))
    faults += [f"keeps {name} before a reader has chosen anything" for name in kept]
    return [f"site/{page.url.rpartition('/')[2]}: {fault}" for fault in faults]


@contextmanager
def watched(browser: Browser, place: str, **options) -> Iterator[tuple[Page, Watch]]:
    """A new page of a new reader, and what it does wrong."""
    context = browser.new_context(**{"viewport": LAPTOP} | options)
    try:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        yield page, Watch(page, place)
    finally:
        context.close()


def search(page: Page, words: str) -> None:
    """Open the search if it is not open, put `words` into it at once, and wait until they are answered."""
    if not page.locator(FIELD).first.is_visible():
        page.keyboard.press("Control+k")
    page.locator(FIELD).first.fill(words)
    expect(page.locator("ol.search-results")).to_have_attribute("data-answered", words)
