// What tests ask in a page, in Chromium and in Firefox: shared/browsing.py hands each function to a browser by its name.
(() => {
const seen = part => part.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) // by whoever looks at it
const inPage = {
  // What is wrong within `scope` in the window as it is: each link, button and text that something else lies over wherever
  // the page is scrolled to; what is wider than the window; text below 12 px; targets that a shaking thumb would miss.
  look: scope => {
    const name = part => part ? part.outerHTML.replace(/\s+/g, " ").slice(0, 90) : "nothing"
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

    const called = part => (part.innerText ?? part.textContent).trim() || part.ariaLabel || part.querySelector("[aria-label]") || (part.labels || []).length
    for (const part of top.querySelectorAll("button"))
      if (matchMedia("(hover: none)").matches && part.checkVisibility() && !seen(part)) faults.add(`no thumb finds this: ${name(part)}`)
    for (const part of controls) if (!called(part)) faults.add(`has no name that is read out: ${part.outerHTML.slice(0, 90)}`)
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
    for (const part of document.querySelectorAll("input[type=search], textarea"))
      if (innerWidth < 600 && seen(part) && parseFloat(getComputedStyle(part).fontSize) < 16) faults.add(`an iPhone zooms into ${name(part)}; 16 px is the least`)
    // Links within a sentence may be as high as it, and a mouse needs less.
    const thumbs = innerWidth < 976 ? ".top a, .top button, footer nav a, .pages a, .toc a, .leave a, button, summary, dialog input, article :is(.choices li, .situations li, .jumps a, .again a, [href^='tel:'], [href^='sms:'], li label)" : "x"
    for (const part of document.querySelectorAll(thumbs)) {
      const { height } = part.getBoundingClientRect()
      if (height < 43.9 && seen(part)) faults.add(`a target of ${height.toFixed(0)} px: ${name(part)}; 44 px is the least`)
    }
    return [...faults]
  },
  // The text of an element whose contrast with what is behind it is below 4.5 (WCAG 1.4.3).
  lowContrast: top => {
    const rgba = text => { const [r, g, b, a = 1] = (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number); return { r, g, b, a } }
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
  },
  // The text of a page that nobody sees.
  unseen: () => {
    return [...document.querySelectorAll("article :is(p, li, a, h1, h2, h3, h4, blockquote, .admonition)")]
      .filter(part => part.textContent.trim() && !seen(part)).map(part => part.outerHTML.slice(0, 90))
  },
  // What readers see by and by: each folded section, and each question that is shown alone.
  openAll: () => {
    for (const fold of document.querySelectorAll("article details")) fold.open = true
    for (const part of document.querySelectorAll(".one")) part.classList.remove("one")
  },
  // What has the focus and does not show it; an empty text when it does, null beyond the last.
  unseenFocus: () => {
      const stop = document.activeElement
      if (stop === document.body) return null
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(stop)
      const { width, height, right, bottom, top, left } = stop.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity > 0.5 && width > 3 && height > 3
          && right > 0 && bottom > 0 && hit && (stop.contains(hit) || hit.contains(stop) || stop.matches("a"))
      return seen ? "" : stop.outerHTML.slice(0, 90)
  },
  markOneOfEachKind: () => {
      const kinds = new Map([...document.querySelectorAll("a, button, summary, input")].map(part =>
          [`${part.tagName} ${part.className} in ${(part.closest("[class]:not(a, button)") || {}).className}`, part]))
      for (const part of kinds.values()) part.dataset.tested = ""
  },
  // What is wrong on paper: parts of the frame, text that nobody sees, text that black ink would not print as dark as it needs
  // to be (WCAG 1.4.3, on white), backgrounds that take ink, what a sheet may cut, don'ts without their bar, links without
  // their address.
  onPaper: ([frame, uncut, height, alone]) => {
      const all = (selector, wrong) => [...document.querySelectorAll(selector)].filter(wrong).map(part => part.outerHTML.slice(0, 90))
      const say = (what, parts) => parts.map(part => `${what}: ${part}`)
      const printed = frame.filter(part => all(part, seen).length).map(part => `${part} is printed`)
      for (const part of document.querySelectorAll(".leave, .leave-note, .trail ol, .again")) part.remove()
      const pale = part => {
          const { color, backgroundColor } = getComputedStyle(part)
          const [ink, paper] = [color, backgroundColor].map(text => text.match(/[\d.]+/g).map(Number))
          return ink.slice(0, 3).some(light => light > 110) || (paper[3] !== 0 && paper.slice(0, 3).some(light => light < 200))
      }
      const cut = part => part.getBoundingClientRect().height > height
          || !part.matches("svg:not(.map)") && getComputedStyle(part).breakInside !== "avoid"
      const silent = link => seen(link) && !link.closest(".situations")
          && !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))
      return [...printed, ...say("is not printed", inPage.unseen()),
          ...say("is not black on white on paper", all("html, body, article :is(p, li, a, h1, h2, h3, .admonition-title, blockquote, .admonition)", pale)),
          ...say("may be cut in two by the end of a sheet", all(uncut, cut)),
          ...say("a don't has no thick bar on paper", all(".admonition.warning", part => parseFloat(getComputedStyle(part).borderLeftWidth) < 4)),
          ...alone || all(".printed-from", seen).length ? [] : ["does not say where it was printed from"],
          ...alone || document.querySelector(".task-list") ? [] :
              say("no address on paper", all("article :is(p, li) a:is([href^=http], [href*='.html'])", silent))]
  },
  // How a part looks: its text, its bar, and how much is drawn before and after it.
  looks: part => {
      const { fontSize, lineHeight, backgroundColor, borderLeftWidth, borderLeftStyle } = getComputedStyle(part)
      const drawn = ["::before", "::after"].map(place => getComputedStyle(part, place)).filter(looks => looks.content !== "none"
          && parseFloat(looks.width) > 8 && parseFloat(looks.borderTopWidth) >= 2 && looks.borderTopColor !== "rgba(0, 0, 0, 0)")
      return { fontSize: parseFloat(fontSize), lineHeight: parseFloat(lineHeight), backgroundColor, drawn: drawn.length,
          bar: borderLeftStyle === "none" ? 0 : parseFloat(borderLeftWidth) }
  },
  // What is left of the guide in the browser: caches, workers, and what other kinds of storage hold, where there are any.
  left: async () => {
      const workers = async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)
      const bases = async () => (await indexedDB.databases()).map(({ name }) => name)
      const asked = [async () => caches.keys(), workers, bases].map(ask => ask().catch(() => []))
      return [...(await Promise.all(asked)).flat(), ...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  },
  // The version that counts, and which marks of a build (see Host) stand in the files of its cache.
  kept: async () => {
      const state = await caches.open("the-way-back state")
      const list = await (await state.match(new URL("./", location.href).href)).json()
      const cache = await caches.open(`the-way-back ${list.version}`)
      const texts = await Promise.all((await cache.matchAll()).map(answer => answer.text()))
      return { version: list.version, files: texts.length, of: list.files.length,
          marks: [...new Set(texts.map(text => (/marked: (\w+)/.exec(text) || [])[1]))].filter(Boolean) }
  },
  // The marks of what an open page consists of: its HTML, its style and its scripts, fetched as the page would fetch them.
  mixed: async () => {
      const addresses = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map(part => part.href || part.src)
      const texts = await Promise.all(addresses.map(async address => (await fetch(address)).text()))
      return [...new Set([document.documentElement.outerHTML, ...texts].map(text => (/marked: (\w+)/.exec(text) || [])[1]))]
  },
}
return inPage
})()
