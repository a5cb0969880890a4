// What the pages do beyond being read. Every page loads it, so it is small; each part rests where its elements are
// missing.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const article = one("article");

  document.documentElement.classList.replace("no-js", "js");

  // A button, and beside it a line that is read aloud and says what it did.
  const buttonWithNews = (className, textContent, act) => {
    const line = make("div", { className });
    const news = make("span");
    news.setAttribute("role", "status");
    const onclick = async () => {
      news.textContent = await act();
      setTimeout(() => { news.textContent = ""; }, 6000);
    };
    line.append(news, make("button", { type: "button", className: "quiet", textContent, onclick }));
    return line;
  };

  // Sample messages. Where the clipboard is out of reach, as it can be from disk, the message is selected and copied.
  all("article blockquote > p").forEach((message, index) => {
    message.id = message.id || `message-${index + 1}`;
    const line = buttonWithNews("copy", "Copy this message", async () => {
      try {
        await navigator.clipboard.writeText(message.innerText.trim());
        return "Copied";
      } catch (error) {
        getSelection().selectAllChildren(message);
        return document.execCommand("copy") ? "Copied" : "Not copied: hold the message to copy it";
      }
    });
    line.lastChild.setAttribute("aria-describedby", message.id);
    message.after(line);
  });

  // The checklist. Ticks are kept by the words of an item, so that a new item moves no tick.
  const boxes = all("article .task-list-item > input");
  if (boxes.length) {
    const key = "the-way-back.ticks";
    const words = (box) => box.parentNode.textContent.trim();
    const keep = () => {
      const ticked = boxes.filter((box) => box.checked).map(words);
      try {
        if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
        else localStorage.removeItem(key);
      } catch (error) { /* A browser that keeps nothing still lets a reader tick. */ }
    };
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(key)) || kept;
    } catch (error) { /* As above. */ }
    for (const box of boxes) {
      const item = box.parentNode;
      const label = make("label");
      label.append(...item.childNodes);
      item.append(label);
      Object.assign(box, { disabled: false, checked: kept.includes(words(box)), onchange: keep });
    }
    // Below the lists, so that nothing that is being read moves.
    boxes[boxes.length - 1].closest("ul").after(buttonWithNews("ticks", "Clear all ticks", () => {
      for (const box of boxes) box.checked = false;
      keep();
      return "All ticks are cleared";
    }));
  }

  // The words that a search found are marked where they stand. The search puts them into the link (?h=word+word), but a
  // host would read them there: on the way they wait in the window's name, which leaves the browser for nobody.
  const mark = (words) => {
    const found = words.match(/[\w\u00c0-\u024f'’-]{3,}/g);
    if (!article || !found) return;
    const pattern = new RegExp(`(^|[^\\w'’])((?:${found.join("|")})[\\w'’]*)`, "i");
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const match = !text.parentNode.closest("svg, button, nav, mark") && pattern.exec(text.data);
      if (match) {
        const hit = text.splitText(match.index + match[1].length);
        hit.splitText(match[2].length);
        const marked = make("mark");
        hit.replaceWith(marked);
        marked.append(hit);
      }
    }
  };
  const carried = /^search: (.*)/.exec(name);
  if (carried) name = "";
  mark(new URLSearchParams(location.search).get("h") || (carried ? carried[1] : ""));
  let chosen = "";
  const carry = ({ target, type }) => {
    const link = target.closest(".md-search a");
    if (!link) return;
    const url = new URL(link.href);
    const words = url.searchParams.get("h");
    const here = type === "click" && url.pathname === location.pathname;
    if (here) chosen = url.hash.slice(1);
    if (location.protocol === "file:" || !words) return;
    link.search = "";
    if (here) mark(words);
    else name = `search: ${words}`;
  };
  for (const type of ["click", "auxclick", "contextmenu"]) addEventListener(type, carry, true);

  // The theme's bundle, which the template holds back, comes at the first sign of a reader. A theme chosen before it is there is chosen again then.
  const waiting = one("#bundle");
  const palette = all("[data-md-component=palette] input");
  let early;
  const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  const load = () => {
    for (const sign of signs) removeEventListener(sign, load, true);
    // A new one: what a script has put into the page with the template would never run.
    const script = make("script", { src: waiting.content.querySelector("script").getAttribute("src") });
    script.onload = () => {
      // From here the theme keeps the browser's own colour in step.
      for (const colour of all("meta[name=theme-color][media]")) colour.remove();
      for (const option of palette) option.onchange = null;
      if (early && early.checked) early.dispatchEvent(new Event("change"));
    };
    document.body.append(script);
  };
  if (waiting) {
    for (const sign of signs) addEventListener(sign, load, { capture: true, passive: true });
    if (/[?&]q=/.test(location.search)) load();
    for (const option of palette) option.onchange = () => { early = option; };
    const chosen = palette[(__md_get("__palette") || { index: 0 }).index];
    if (chosen) {
      chosen.checked = true;
      chosen.nextElementSibling.hidden = false;
    }
  }

  // The theme opens the drawer and the search with labels of hidden boxes. Each gets a button, what lies behind an open
  // panel is out of reach, and closing it gives the focus back, or takes it to the section that was chosen.
  const drawer = one("#__drawer");
  const search = one("#__search");
  const query = one("[data-md-component=search-query]");
  if (!search || !query) return;
  let before;
  const openSearch = () => {
    if (!search.checked) search.click();
    query.focus();
    query.select();
  };
  for (const [box, panel, name] of [[drawer, one(".md-sidebar--primary"), "list of pages"], [search, one(".md-search"), "search"]]) {
    const [opener, closer] = all(`header .md-header__button[for=${box.id}], .md-nav__title[for=${box.id}], .md-search__icon[for=${box.id}]`).map((label, index) => {
      const button = make("button", { type: "button" });
      button.setAttribute("aria-label", `${index ? "Close" : "Open"} the ${name}`);
      button.append(...label.childNodes);
      label.append(button);
      label.onclick = (event) => {
        event.preventDefault();
        if (box === search && !box.checked) openSearch();
        else box.click();
      };
      return button;
    });
    closer.tabIndex = box === search ? -1 : 0;
    const follow = () => {
      const open = box.checked;
      opener.setAttribute("aria-expanded", open);
      closer.setAttribute("aria-hidden", !open);
      for (let part = panel; part !== document.body; part = part.parentNode) {
        for (const other of part.parentNode.children) if (other !== part && !other.matches("input, .md-overlay")) other.inert = open;
      }
      return open;
    };
    follow();
    box.addEventListener("change", () => {
      if (follow()) {
        if (box === drawer) (panel.querySelector("[aria-current]") || closer).focus();
        return;
      }
      // A box that keeps the focus would not open at the next click on it.
      query.blur();
      // Once the key or click that closed it has had its effect.
      setTimeout(() => {
        const section = document.getElementById(chosen);
        chosen = "";
        if (section) {
          section.tabIndex = -1;
          section.focus({ preventScroll: true });
          // On a phone the theme holds the page still behind the search, and lets go of it after 100 ms.
          setTimeout(() => section.scrollIntoView(), 200);
        } else if (document.activeElement === document.body || panel.contains(document.activeElement)) {
          ((opener.offsetParent ? opener : before) || opener).focus({ preventScroll: true });
        }
      });
    });
  }
  addEventListener("focusin", ({ target }) => { if (!target.closest(".md-search")) before = target; });
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && key === "k") {
      event.preventDefault();
      openSearch();
    } else if (key === "Escape") {
      for (const box of [drawer, search]) if (box.checked) box.click();
    } else if (key === "Tab" && search.checked && query.value) {
      // The theme would close the search before a reader comes to its results, which take the arrow keys alone.
      event.preventDefault();
      event.stopPropagation();
      target.dispatchEvent(new KeyboardEvent("keydown", { key: event.shiftKey ? "ArrowUp" : "ArrowDown", bubbles: true }));
    } else if (!command && (search.checked ? key === "Shift" : /^[fspn,./]$/.test(key))) {
      // The theme takes these for itself: letters that speech software types, and the Shift of Shift and Tab.
      event.stopPropagation();
    }
  }, true);
  matchMedia("(min-width: 76.25em)").onchange = () => { if (drawer.checked) drawer.click(); };
})();
