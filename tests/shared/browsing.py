"""What a browser does with a page: what it requests and reports, and what lies where on a screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

# Long enough for a busy machine, short enough to wait for when something is broken.
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 657}
# Small and large phones, tablets, and the laptops on which something once lay over the footer. From 976 px (61em of the
# theme's 16 px) on, the list of pages stands beside the text.
SIZES = [
    {"width": 320, "height": 640},
    PHONE,
    {"width": 768, "height": 1024},
    {"width": 1024, "height": 768},
    {"width": 1280, "height": 720},
    LAPTOP,
    {"width": 1366, "height": 500},
    {"width": 1536, "height": 730},
    {"width": 1920, "height": 1080},
]
BESIDE_THE_TEXT = 976

FIELD = "input[type=search]"
RESULTS = "ol.search-results > li"
STATUS = "#search [role=status]"

# What is seen, as a function of an element.
SEEN = "part => part.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })"

# Each element of `scope` that something else lies over, at its centre, after it was scrolled into sight; then the same
# with the page scrolled to its start and its end. A click has to reach a control itself, and text may lie in its parents.
COVERED = """([scope, controls]) => {
  const seen = SEEN
  const name = part => part ? part.outerHTML.replace(/\\s+/g, " ").slice(0, 90) : "nothing"
  const top = document.querySelector(scope)
  const parts = [...top.querySelectorAll(controls ? "a[href], button, summary, input, textarea" : "p, li, h1, h2, h3")]
    .filter(part => seen(part) && !part.matches(".skip")
      && (controls || part.textContent.trim() && getComputedStyle(part).pointerEvents !== "none"))
  const middle = part => {
    const boxes = [...part.getClientRects()].sort((one, other) => other.width * other.height - one.width * one.height)
    return boxes.length ? [boxes[0].left + boxes[0].width / 2, boxes[0].top + boxes[0].height / 2] : [NaN, NaN]
  }
  const fault = part => {
    const [x, y] = middle(part)
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `no scrolling brings this into sight: ${name(part)}`
    const hit = isNaN(x) ? part : document.elementFromPoint(x, y)
    const own = hit && (part.contains(hit) || (hit.closest("label") || {}).control === part || !controls && hit.contains(part))
    return own ? "" : `${name(hit)} lies over ${name(part)}`
  }
  const faults = parts.map(part => {
    part.scrollIntoView({ block: "center", behavior: "instant" })
    // Firefox is content with the drawing that a link is in, or with a part of a link that wraps.
    const { top, bottom } = part.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" })
    return fault(part)
  })
  for (const end of controls ? [0, document.documentElement.scrollHeight] : []) {
    scrollTo({ top: end, behavior: "instant" })
    for (const part of parts) {
      const [x, y] = middle(part)
      // What has scrolled out of the window, out of its own frame, or below the header or the search field is not meant to be hit.
      const box = part.closest(".pages, .toc, dialog")
      const frame = box ? box.getBoundingClientRect() : { top: 0, bottom: innerHeight }
      const above = [...document.querySelectorAll(".top, .leave, .search__bar")].filter(cover => !cover.contains(part))
      const cover = Math.max(0, ...above.map(cover => cover.getBoundingClientRect().bottom).filter(end => end < 200))
      if (x >= 0 && y > Math.max(part.closest(".top") ? 0 : cover, frame.top) && y < Math.min(innerHeight, frame.bottom))
        faults.push(fault(part))
    }
  }
  return [...new Set(faults.filter(Boolean))]
}""".replace("SEEN", SEEN)

# What is wider than the window, with or without a scroll bar.
TOO_WIDE = """() => {
  const seen = SEEN
  const wide = [...document.querySelectorAll("body *")].filter(part => {
    const { right, width } = part.getBoundingClientRect()
    return width > 1 && right > innerWidth + 1 && seen(part) && !part.closest(".skip")
  }).map(part => part.outerHTML.replace(/\\s+/g, " ").slice(0, 90))
  return document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways", ...wide] : wide
}""".replace("SEEN", SEEN)

# Text below 12 px, in drawings after they were scaled.
SMALL_TEXT = """() => {
  const seen = SEEN
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const small = new Set()
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement
    if (!texts.currentNode.data.trim() || part.closest("script, style, title, desc, datalist") || !seen(part)) continue
    const scale = part instanceof SVGElement && part.getScreenCTM ? part.getScreenCTM().a : 1
    const size = parseFloat(getComputedStyle(part).fontSize) * scale
    if (size < 11.99) small.add(`${size.toFixed(1)} px: ${part.outerHTML.replace(/\\s+/g, " ").slice(0, 90)}`)
  }
  return [...small]
}""".replace("SEEN", SEEN)

# Controls of the frame, choices and buttons that a shaking thumb would miss. Links within a sentence may be as high as it.
SMALL_TARGETS = """() => {
  const seen = SEEN
  return [...document.querySelectorAll(".top a, .top button, footer nav a, .pages a, .toc a, button, summary, dialog input,"
    + "article :is(.choices li, .situations li, .jumps a, .again a, [href^='tel:'], [href^='sms:'], li label)")]
    .filter(part => seen(part) && part.getBoundingClientRect().height < 43.9)
    .map(part => `${part.getBoundingClientRect().height.toFixed(0)} px: ${part.outerHTML.replace(/\\s+/g, " ").slice(0, 90)}`)
}""".replace("SEEN", SEEN)

# The text of a page that nobody sees.
UNSEEN = """() => {
  const seen = SEEN
  return [...document.querySelectorAll("article :is(p, li, a, h1, h2, h3, h4, blockquote, .admonition)")]
    .filter(part => part.textContent.trim() && !seen(part)).map(part => part.outerHTML.slice(0, 90))
}""".replace("SEEN", SEEN)

# What readers see by and by: each folded section, and each question that is shown alone.
OPEN_ALL = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true
  for (const part of document.querySelectorAll(".one")) part.classList.remove("one")
}"""

# In the single file: what is below has been looked at page by page on the site, and takes long here.
ONLY_THE_FIRST_PAGES = (
    "document.querySelectorAll('main > article:nth-of-type(n + 4)').forEach(article => article.remove())"
)


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
        page.on("response", lambda answer: answer.status >= 400 and self.note(f"{answer.url} answers {answer.status}"))

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")

    def read(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.note(f"console {message.type}: {message.text}; fix what causes it")

    def miss(self, request) -> None:
        # A page that is left stops loading what it has not loaded yet.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"{request.url} does not load: {request.failure}; fix its address")

    def look(self, request) -> None:
        if not request.url.startswith((self.place, "data:", "blob:")):
            self.note(f"requests {request.url}, which is outside {self.place}; put the file into docs/assets/")


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
