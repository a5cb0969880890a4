// What the pages do beyond being read. Each part rests where its elements are missing.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const storage = {
    get(key) {
      try { return localStorage.getItem(`the-way-back.${key}`); } catch (error) { return null; }
    },
    // A browser that keeps nothing still lets a reader choose and tick.
    set(key, value) {
      try {
        if (value) localStorage.setItem(`the-way-back.${key}`, value);
        else localStorage.removeItem(`the-way-back.${key}`);
      } catch (error) { /* As above. */ }
    },
  };

  // The theme. Each press shows the other one. What is kept is only a choice that differs from the device's, so that
  // whoever goes back to what the device says follows it again.
  const root = document.documentElement;
  const darkDevice = matchMedia("(prefers-color-scheme: dark)");
  const themeSwitch = one("[data-theme-switch]");
  const onDevice = () => (darkDevice.matches ? "dark" : "light");
  const showTheme = () => {
    const shown = root.dataset.theme || onDevice();
    const other = shown === "dark" ? "light" : "dark";
    const label = `Theme: ${shown}${root.dataset.theme ? "" : ", as on this device"}. Switch to ${other}`;
    themeSwitch.dataset.shown = shown;
    themeSwitch.title = label;
    themeSwitch.setAttribute("aria-label", label);
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const colour of all("meta[name=theme-color]")) colour.content = paper;
    return other;
  };
  themeSwitch.onclick = () => {
    const chosen = showTheme();
    if (chosen === onDevice()) delete root.dataset.theme;
    else root.dataset.theme = chosen;
    storage.set("theme", root.dataset.theme);
    showTheme();
  };
  darkDevice.onchange = showTheme;
  showTheme();

  // The search has a script of its own. Where that does not come, the list of pages takes its place.
  const search = one("#search");
  const sheet = one("link[rel=stylesheet]");
  if (sheet) document.head.append(make("link", { rel: "stylesheet", href: sheet.href.replace("guide.css", "search.css") }));
  search.offerPages = (problem = "The search could not be loaded.") => {
    const list = search.querySelector(".search-others");
    list.hidden = false;
    list.replaceChildren(...all("[data-pages] a").map(({ href, textContent }) => {
      const item = make("li");
      item.append(make("a", { href, textContent: textContent.trim() }));
      return item;
    }));
    search.querySelector("[role=status]").textContent = `${problem} The pages of the guide are here:`;
  };
  for (const opener of all("[data-search]")) {
    opener.hidden = !search.showModal;
    opener.addEventListener("click", () => setTimeout(() => {
      if ("ready" in search.dataset) return;
      search.offerPages();
      search.showModal();
    }, 500));
  }
  // What needs this script is offered now that it is here.
  root.dataset.ready = "";

  // On a home screen there is no browser around the page to go back with.
  const back = one(".top__back");
  if (back) back.onclick = () => history.back();

  // The list of pages is a popover. A browser without them shows it below the text, and the button leads there.
  const pages = one("#pages");
  const pagesButton = one("[popovertarget=pages]");
  if (pagesButton && !pages.hidePopover) pagesButton.onclick = () => pages.scrollIntoView();
  if (pages && pages.hidePopover) matchMedia("(min-width: 61em)").onchange = () => pages.hidePopover();

  // The sections of the page stand open where they have a column of their own.
  const sections = one(".toc details");
  const column = matchMedia("(min-width: 76.25em)");
  if (sections) {
    sections.open = column.matches;
    column.onchange = () => { sections.open = column.matches; };
  }

  // A section that is folded opens for links to it and into it. guide.css shows it before this runs, or where it never does.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const fold = target && target.closest("details.fold");
    if (!fold) return;
    fold.dataset.revealed = "";
    if (!fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  // Also for a second press on the same link.
  addEventListener("click", ({ target }) => { if (target.closest("a[href*='#']")) setTimeout(reveal); });
  reveal();
  addEventListener("beforeprint", () => { for (const fold of all("details.fold")) fold.open = true; });

  // The quick way out leaves no way back to this page, and nothing in this tab. Shift, three times, is the key for it.
  const leave = one("[data-leave]");
  if (leave) {
    let presses = [];
    const go = (event) => {
      event.preventDefault();
      document.title = "";
      document.body.hidden = true;
      name = "";
      location.replace(leave.href);
    };
    // What is open lies over the way out, so it has one of its own.
    for (const part of all("dialog, .pages")) part.firstElementChild.after(leave.parentElement.cloneNode(true));
    for (const way of all("[data-leave]")) way.onclick = go;
    const offer = leave.textContent;
    leave.parentElement.setAttribute("role", "status"); // What two presses have done is read out.
    // Sections are no pages to go back to. The questions are asked in their order, and keep theirs.
    if (!one(".one")) addEventListener("click", (event) => {
      const link = event.target.closest("article a[href^='#'], .toc a");
      if (!link) return;
      event.preventDefault();
      location.replace(link.href);
    });
    addEventListener("keydown", (event) => {
      const recent = presses.filter((time) => event.timeStamp - time < 5000);
      presses = event.key === "Shift" && !event.repeat ? [...recent, event.timeStamp] : [];
      const says = presses.length === 2 ? "Press Shift once more" : offer;
      if (leave.textContent !== says) leave.textContent = says; // Not at each key: it would be read out again.
      if (presses.length === 3) go(event);
    });
  }

  // The kept copy has a script of its own, for the one page that offers it.
  const keep = one(".keep");
  if (keep && one("script[src]")) document.head.append(make("script", { src: "assets/scripts/keep.js" }));

  // A button that says in its own place what it did, to eyes and ears.
  const button = (content, act) => {
    const element = make("button", { type: "button", className: "quiet" });
    element.append(content);
    element.setAttribute("aria-live", "polite");
    element.onclick = async () => {
      const news = await act();
      if (!news) return;
      element.textContent = news;
      setTimeout(() => { element.replaceChildren(content); }, 4000);
    };
    return element;
  };

  const copied = async (text, otherwise) => {
    try {
      await navigator.clipboard.writeText(text);
      return "Copied";
    } catch (error) {
      return otherwise();
    }
  };

  // The address of a section can be copied at its heading, where it leads others there as well: not from a disk.
  if (location.protocol !== "file:") for (const heading of all("article :is(h2, h3)[id]")) {
    const icon = make("span");
    icon.innerHTML = '<svg viewBox="0 0 24 24" role="img"><path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/></svg>';
    icon.firstChild.setAttribute("aria-label", `Copy the link to: ${heading.textContent}`);
    const link = button(icon, () => {
      history.replaceState(null, "", `#${heading.id}`);
      return copied(location.href, () => "It is in the address bar");
    });
    link.classList.add("section-link");
    (heading.closest("summary") || heading).after(link);
  }

  // In the single file, a page is printed alone.
  const printButton = (part) => button("Print this page", () => {
    const page = part.closest("article");
    page.classList.add("printed");
    addEventListener("afterprint", () => page.classList.remove("printed"), { once: true });
    print();
  });
  for (const place of all(".print")) place.replaceChildren(printButton(place));
  const whole = one("[data-print]");
  if (whole) whole.onclick = () => print();

  // Sample messages can be changed and copied. Where the clipboard is out of reach, as it can be from disk, the message
  // is selected and copied.
  all("article blockquote > p").forEach((message, index) => {
    message.id = message.id || `message-${index + 1}`;
    let field;
    const copy = button("Copy", () => copied(field ? field.value : message.innerText.trim(), () => {
      if (field) field.select();
      else getSelection().selectAllChildren(message);
      return document.execCommand("copy") ? "Copied" : "Not copied: hold the message to copy it";
    }));
    const change = button("Change it first", () => {
      // It keeps nothing: the next time the page is opened, the sample is as it was.
      field = make("textarea", { id: message.id, className: "message", value: message.innerText.trim(), rows: 4 });
      field.setAttribute("aria-label", "Your message");
      message.replaceWith(field);
      field.focus();
      change.remove();
    });
    const line = make("div", { className: "copy" });
    line.append(change, copy);
    for (const each of [change, copy]) each.setAttribute("aria-describedby", message.id);
    message.after(line);
  });

  // The checklist. Ticks are kept by the words of an item, so that a new item moves no tick.
  const boxes = all("article .task-list-item > input");
  if (boxes.length) {
    const words = (box) => box.parentNode.textContent.trim();
    const count = make("label", { className: "ticks__count" });
    const bar = make("progress", { max: boxes.length });
    const keep = () => {
      const ticked = boxes.filter((box) => box.checked).map(words);
      storage.set("ticks", ticked.length ? JSON.stringify(ticked) : "");
      count.replaceChildren(`${ticked.length} of ${boxes.length} ticked`, bar);
      bar.value = ticked.length;
    };
    let kept = [];
    try { kept = JSON.parse(storage.get("ticks")) || []; } catch (error) { /* Somebody else wrote there. */ }
    for (const box of boxes) {
      const item = box.parentNode;
      const label = make("label");
      label.append(...item.childNodes);
      item.append(label);
      Object.assign(box, { disabled: false, checked: kept.includes(words(box)), onchange: keep });
    }
    // Below the lists, so that nothing that is being read moves.
    const line = make("div", { className: "ticks" });
    line.append(printButton(boxes[0]), button("Clear all ticks", () => {
      for (const box of boxes) box.checked = false;
      keep();
      return "All ticks are cleared";
    }));
    boxes[boxes.length - 1].closest("ul").after(line);
    line.closest("article").append(count); // In sight at the foot of the window, whatever is ticked.
    keep();
  }
})();
