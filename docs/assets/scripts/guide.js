// What the pages do beyond being read. Small, because every page loads it; each part does nothing where
// its elements are missing. The template gives the address of the theme's bundle in data-bundle.
(() => {
  const bundle = document.currentScript.dataset.bundle;
  const root = document.documentElement;
  const article = document.querySelector("article");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, name, text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });

  root.classList.replace("no-js", "js");

  /** A button with a line beside it, read aloud, that says what it did. */
  function buttonWithNews(name, label, act) {
    const line = make("div", name);
    const button = make("button", "quiet", label);
    const news = make("span");
    button.type = "button";
    news.setAttribute("role", "status");
    line.append(news, button);
    let fading;
    button.onclick = async () => {
      clearTimeout(fading);
      news.textContent = await act();
      fading = setTimeout(() => (news.textContent = ""), 6000);
    };
    return line;
  }

  // Sample messages. Where the clipboard is out of reach, as it can be on file:, the message is selected instead.
  const copySelected = (message) => {
    getSelection().selectAllChildren(message);
    if (!document.execCommand("copy")) throw new Error("The browser does not copy.");
  };
  all("article blockquote > p").forEach((message, index) => {
    message.id = message.id || `message-${index + 1}`;
    const line = buttonWithNews("copy", "Copy this message", async () => {
      try {
        await (navigator.clipboard ? navigator.clipboard.writeText(message.innerText.trim()).catch(() => copySelected(message)) : copySelected(message));
        return "Copied";
      } catch (error) {
        return "Not copied: press and hold the message to copy it";
      }
    });
    line.lastChild.setAttribute("aria-describedby", message.id);
    message.after(line);
  });

  // The checklist. Ticks are kept by an item's words, so that a new item moves no tick.
  const boxes = all("article .task-list-item > input");
  if (boxes.length) {
    const store = "the-way-back.ticks";
    const words = (box) => box.parentNode.textContent.trim();
    let ticked = [];
    try {
      ticked = JSON.parse(localStorage.getItem(store)) || [];
    } catch (error) {
      // A browser that keeps nothing still lets a reader tick.
    }
    const keep = () => {
      try {
        const done = boxes.filter((box) => box.checked).map(words);
        done.length ? localStorage.setItem(store, JSON.stringify(done)) : localStorage.removeItem(store);
      } catch (error) {
        // As above.
      }
    };
    for (const box of boxes) {
      const item = box.parentNode;
      const label = make("label");
      label.append(...item.childNodes);
      item.append(label);
      box.disabled = false;
      box.checked = ticked.includes(words(box));
      box.onchange = keep;
    }
    article.querySelector("h2").before(buttonWithNews("ticks", "Clear all ticks", () => {
      for (const box of boxes) box.checked = false;
      keep();
      return "All ticks are cleared";
    }));
  }

  // Words that a search found are marked on arrival: ?h=word+word
  const found = (new URLSearchParams(location.search).get("h") || "").split(/\s+/).filter((word) => word.length > 2);
  if (article && found.length) {
    const escaped = found.map((word) => word.replace(/[^\w\u00c0-\u024f'’-]/g, "\\$&"));
    const pattern = new RegExp(`(^|[^\\w'’])((?:${escaped.join("|")})[\\w'’]*)`, "i");
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const match = !text.parentNode.closest("svg, button, nav, mark") && pattern.exec(text.data);
      if (match) {
        const hit = text.splitText(match.index + match[1].length);
        hit.splitText(match[2].length);
        const mark = make("mark", "");
        hit.replaceWith(mark);
        mark.append(hit);
      }
    }
  }

  // The theme's bundle comes with the first sign of a reader; what was touched before it came then works.
  let early;
  const palette = all("[data-md-component=palette] input");
  const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  const load = () => {
    for (const sign of signs) removeEventListener(sign, load, true);
    const script = make("script");
    script.src = bundle;
    script.onload = () => {
      // From here the theme keeps the browser's own colour in step with the chosen one.
      for (const colour of all("meta[name=theme-color][media]")) colour.remove();
      if (early) early.dispatchEvent(new Event("change"));
      early = null;
      for (const option of palette) option.onchange = null;
    };
    document.body.append(script);
  };
  if (bundle) {
    for (const sign of signs) addEventListener(sign, load, { capture: true, passive: true });
    if (/[?&]q=/.test(location.search)) load();
    const chosen = palette[(window.__md_get && __md_get("__palette") || { index: 0 }).index];
    if (chosen) {
      chosen.checked = true;
      chosen.nextElementSibling.hidden = false;
      for (const option of palette) option.onchange = () => (early = option);
    }
  }

  // The drawer and the search: the theme opens them with labels of hidden boxes. Here the labels become
  // buttons, what lies behind an open panel is out of reach, and closing it gives the focus back.
  const query = document.querySelector("[data-md-component=search-query]");
  const search = document.getElementById("__search");
  const drawer = document.getElementById("__drawer");
  let before;
  const panel = (box, content, name) => {
    if (!box || !content) return;
    const opener = document.querySelector(`header [for=${box.id}]`);
    const closer = content.querySelector(`.md-nav__title[for=${box.id}], .md-search__icon[for=${box.id}]`);
    let left;
    for (const [label, says] of [[opener, `Open the ${name}`], [closer, `Close the ${name}`]]) {
      if (!label) continue;
      label.tabIndex = 0;
      label.setAttribute("role", "button");
      label.setAttribute("aria-label", says);
    }
    opener.setAttribute("aria-expanded", "false");
    box.addEventListener("change", () => {
      const open = box.checked;
      opener.setAttribute("aria-expanded", `${open}`);
      for (let part = content; part !== document.body; part = part.parentNode) {
        for (const other of part.parentNode.children) {
          if (other !== part && !other.matches("input, .md-overlay")) other.inert = open;
        }
      }
      if (open) {
        left = location.href;
        if (box === drawer) (content.querySelector("[aria-current]") || closer).focus();
      } else {
        // After the key or click that closed it has had its effect.
        setTimeout(() => {
          const active = document.activeElement;
          if (active !== document.body && !content.contains(active)) return;
          const section = location.href !== left && document.getElementById(decodeURIComponent(location.hash.slice(1)));
          if (section) section.tabIndex = -1;
          (section || (opener.offsetParent ? opener : before) || opener).focus({ preventScroll: true });
        });
      }
    });
  };
  panel(drawer, document.querySelector(".md-sidebar--primary"), "list of pages");
  panel(search, document.querySelector(".md-search"), "search");

  const openSearch = () => {
    if (!search.checked) search.click();
    query.focus();
    query.select();
  };
  addEventListener("focusin", ({ target }) => {
    if (!target.closest(".md-search")) before = target;
  });
  addEventListener("click", (event) => {
    if (!query || !event.target.closest("header .md-header__button[for=__search]")) return;
    event.preventDefault();
    openSearch();
  });
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && key.toLowerCase() === "k" && query) {
      event.preventDefault();
      openSearch();
    } else if (key === "Escape") {
      for (const box of [drawer, search]) if (box && box.checked) box.click();
    } else if ((key === "Enter" || key === " ") && target.matches("label[role=button]")) {
      event.preventDefault();
      event.stopPropagation();
      target.click();
    } else if (search && !command && (search.checked ? key === "Tab" && query.value : /^[fspn,./]$/.test(key))) {
      // The theme closes a search on Tab, before a reader reaches its results, and takes single letters for itself.
      event.stopPropagation();
    }
  }, true);
  const wide = matchMedia("(min-width: 76.25em)");
  wide.onchange = () => drawer && drawer.checked && drawer.click();
})();
