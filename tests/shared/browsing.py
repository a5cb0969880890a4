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

# What is wrong within `scope` in the window as it is: each link, button and text that something else lies over wherever
# the page is scrolled to; what is wider than the window; text below 12 px; targets that a shaking thumb would miss.
LOOK = """scope => {
  const seen = SEEN
  const name = part => part ? part.outerHTML.replace(/\\s+/g, " ").slice(0, 90) : "nothing"
  const top = document.querySelector(scope)
  const faults = new Set()
  const controls = new Set([...top.querySelectorAll("a[href], button, summary, input, textarea")]
    .filter(part => seen(part) && !part.matches(".skip")))
  const texts = [...top.querySelectorAll("p, li, h1, h2, h3")]
    .filter(part => seen(part) && part.textContent.trim() && getComputedStyle(part).pointerEvents !== "none")
  const middle = part => {
    const boxes = [...part.getClientRects()].sort((one, other) => other.width * other.height - one.width * one.height)
    return boxes.length ? [boxes[0].left + boxes[0].width / 2, boxes[0].top + boxes[0].height / 2] : [NaN, NaN]
  }
  // A click has to reach a control itself, and text may lie in its parents.
  const hit = (part, x, y) => {
    const found = document.elementFromPoint(x, y)
    const own = found && (part.contains(found) || (found.closest("label") || {}).control === part
      || !controls.has(part) && found.contains(part))
    if (!own) faults.add(`${name(found)} lies over ${name(part)}`)
  }

  // A screenful at a time. What is out of the window or of its own frame, or below the header, comes into sight later.
  scrollTo({ top: 0, behavior: "instant" })
  const bars = [...document.querySelectorAll(".top, .leave, .search__bar")]
  const waiting = new Set([...controls, ...texts])
  const places = [...waiting].map(part => {
    const stays = part.closest(".top, .leave, .pages, .toc, dialog")
    return { part, stays, bars: bars.filter(bar => !bar.contains(part) && !part.closest(".top")), down: middle(part)[1] }
  })
  for (let y = 0, last = -1; scrollY !== last; y += Math.max(100, innerHeight - 200)) {
    last = scrollY
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1
    const ends = new Map(bars.map(bar => [bar, bar.getBoundingClientRect().bottom]))
    for (const { part, stays, bars, down } of places) {
      // Hit once; and again at the end, where something may have come up. Each takes a browser a while.
      if (!waiting.has(part) && !atEnd || !stays && (down < scrollY || down > scrollY + innerHeight)) continue
      const [x, y] = middle(part)
      const frame = stays && stays.matches(".pages, .toc, dialog") ? stays.getBoundingClientRect() : { top: 0, bottom: innerHeight }
      const cover = Math.max(0, ...bars.map(bar => ends.get(bar)).filter(end => end < 200))
      if (x > 0 && x < innerWidth && y > Math.max(cover, frame.top) + 1 && y < Math.min(innerHeight, frame.bottom) - 1) {
        hit(part, x, y)
        waiting.delete(part)
      }
    }
    scrollTo({ top: y + Math.max(100, innerHeight - 200), behavior: "instant" })
  }
  for (const part of waiting) {
    part.scrollIntoView({ block: "center", behavior: "instant" })
    // Firefox is content with the drawing that a link is in, or with a part of a link that wraps.
    const { top, bottom } = part.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" })
    const [x, y] = middle(part)
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.add(`no scrolling brings this into sight: ${name(part)}`)
    else if (!isNaN(x)) hit(part, x, y)
  }

  if (document.documentElement.scrollWidth > innerWidth) faults.add("too wide: the page scrolls sideways")
  for (const part of document.querySelectorAll("body *")) {
    const { right, width } = part.getBoundingClientRect()
    const isText = !part.matches("script, style, title, desc") && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    if (!isText && right <= innerWidth + 1 || !seen(part)) continue
    if (width > 1 && right > innerWidth + 1 && !part.closest(".skip")) faults.add(`too wide: ${name(part)}`)
    // In drawings, after they were scaled.
    const scale = part instanceof SVGElement && part.getScreenCTM ? part.getScreenCTM().a : 1
    const size = isText ? parseFloat(getComputedStyle(part).fontSize) * scale : 12
    if (size < 11.99) faults.add(`text of ${size.toFixed(1)} px: ${name(part)}; 12 px is the least`)
  }
  // Links within a sentence may be as high as it, and a mouse needs less.
  const thumbs = innerWidth < BESIDE ? ".top a, .top button, footer nav a, .pages a, .toc a, .leave a, button, summary, dialog input, article :is(.choices li, .situations li, .jumps a, .again a, [href^='tel:'], [href^='sms:'], li label)" : "x"
  for (const part of document.querySelectorAll(thumbs)) {
    const { height } = part.getBoundingClientRect()
    if (height < 43.9 && seen(part)) faults.add(`a target of ${height.toFixed(0)} px: ${name(part)}; 44 px is the least`)
  }
  return [...faults]
}""".replace("SEEN", SEEN).replace("BESIDE", str(BESIDE_THE_TEXT))

# The text of an element whose contrast with what is behind it is below 4.5 (WCAG 1.4.3).
LOW_CONTRAST = """top => {
  const rgba = text => { const [r, g, b, a = 1] = (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number); return { r, g, b, a } }
  const light = ({ r, g, b }) => [r, g, b].map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0)
  const faults = []
  for (const part of [top, ...top.querySelectorAll("*")]) {
    if (part.matches("script, style, title, desc, :disabled")) continue
    if (![...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !part.checkVisibility()) continue
    const looks = getComputedStyle(part)
    let behind = part
    while (behind && rgba(getComputedStyle(behind).backgroundColor).a < 0.9) behind = behind.parentElement
    const paper = light(rgba(getComputedStyle(behind || document.body).backgroundColor))
    const ink = light(rgba(part instanceof SVGElement ? looks.fill : looks.color))
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    if (contrast < 4.5) faults.push(`a contrast of ${contrast.toFixed(1)}, 4.5 is the least: ${part.outerHTML.slice(0, 90)}`)
  }
  return faults
}"""

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

# Notes what moves without a reader's doing, as browsers measure it (https://wicg.github.io/layout-instability/). A fifth
# of what counts as good is let through: on a busy machine a browser may draw before it has read all of the header.
SHIFTS = """self.shifts = [];
new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries())
        if (value >= 0.02)
            shifts.push(...sources.map(({ node }) => node && (node.outerHTML || node.textContent).slice(0, 90)));
}).observe({ type: "layout-shift", buffered: true })"""

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

    def look_at_a_page_at_rest(self) -> None:
        """Note what has moved while it loaded, for which SHIFTS has to run, that styles are missing, and what is kept."""
        self.page.locator("h1").wait_for()
        for part in self.page.evaluate("shifts"):
            self.note(f"moves while it loads: {part}")
        if self.page.evaluate("getComputedStyle(document.body).margin") != "0px":
            self.note("comes without its styles")
        stored = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
            ...(self.caches ? await caches.keys().catch(() => []) : []),
            ...(navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations().catch(() => []) : [])].map(String)"""
        for name in self.page.context.cookies() + self.page.evaluate(stored):
            self.note(f"keeps {name} before a reader has chosen anything")

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
