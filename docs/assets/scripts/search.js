// The search: a dialog, the same on the site, in the zip and in the single file. It loads the ranking and its index when
// it is first opened, by script tags, so that it works from disk. ranking.js decides what is found.
(() => {
  const dialog = document.querySelector("#search");
  const openers = [...document.querySelectorAll("[data-search]")];
  // Without guide.js nothing opens it.
  if (!dialog.showModal || !dialog.offerPages) return;
  dialog.dataset.ready = "";
  const field = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const results = dialog.querySelector(".search-results");
  const others = dialog.querySelector(".search-others");
  const LOADING_TIME = 800; // milliseconds until a reader is told that it takes long
  const INVITATION = "Type a word or a question, as you would say it.";

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  // Addresses. The single file has all pages in it: `page.html#anchor` stands at `page--anchor` there.
  const root = dialog.dataset.root;
  const address = (location) => root === undefined
    ? "#" + location.replace(".html#", "--").replace(".html", "")
    : `${root.replace(/\/$/, "")}/${location}`;

  // Loading
  let rank, loading;
  const loadScript = (name) => new Promise((resolve, reject) => {
    const script = make("script");
    Object.assign(script, { src: address(`assets/scripts/${name}`), onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const load = async () => {
    const late = setTimeout(() => dialog.offerPages("The search is slow to load."), LOADING_TIME);
    try {
      await Promise.all([
        window.createRanking || loadScript("ranking.js"),
        window.searchIndex || loadScript("search-index.js"),
      ]);
      // It learns for half a second, and on an old phone for a few: what is typed meanwhile is drawn.
      let step = {};
      for (const steps = learnRanking(searchIndex); !step.done; step = steps.next()) await new Promise((done) => setTimeout(done));
      rank = step.value;
      answer();
    } catch (error) {
      loading = undefined; // The next opening tries again.
      dialog.offerPages();
    }
    clearTimeout(late);
  };

  // What is shown
  const marked = (text, marks) => text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part) => (marks.includes(part) ? make("mark", "", part) : part));
  const linkTo = (location, ...content) => {
    const link = make("a", "", ...content);
    link.href = address(location);
    return make("li", "", link);
  };
  const resultOf = ({ location, page, title, text, marks, dont }) => {
    const item = linkTo(
      location,
      make("span", "search-page", page), " ",
      make("span", "search-title", ...(dont ? [make("span", "search-dont", "Warning"), " "] : []), ...marked(title, marks)), " ",
      make("span", "search-text", ...marked(text, marks)),
    );
    item.firstChild.dataset.words = [...new Set(marks.map((word) => word.toLowerCase()))].slice(0, 8).join("+");
    return item;
  };
  const offer = (items) => {
    others.replaceChildren(...items);
    others.hidden = !items.length;
  };
  const message = (found, covered) => {
    if (!found.length) return "Nothing matches. Try one of these.";
    const lead = `First: ${found[0].page}, ${found[0].title}.`;
    const count = found.length === 1 ? "1 page found." : `${found.length} pages found.`;
    return covered ? `${count} ${lead}` : `The guide does not cover this, but something here may help. ${lead}`;
  };

  const answer = () => {
    if (!rank) return;
    const query = field.value;
    if (!query.trim()) {
      status.textContent = INVITATION;
      results.replaceChildren();
      offer([]);
    } else {
      const { results: best, covered, nearest } = rank(query);
      const found = best.length ? best : nearest;
      results.replaceChildren(...found.map(resultOf));
      status.textContent = message(found, covered);
      offer(covered ? [] : [
        linkTo("get-help.html", "Get help"),
        linkTo("about-this-guide.html#limits", "What the guide does not cover, and whom to ask"),
        ...searchIndex.situations.map(({ location, situation, title }) => linkTo(location, `${situation} ${title}`)),
      ].slice(0, found.length ? 2 : undefined));
    }
    results.dataset.answered = query;
  };

  // Opening and closing
  const open = () => {
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    loading = loading || load();
    if (!rank && !status.textContent) status.textContent = INVITATION;
  };
  for (const opener of openers) opener.onclick = open;
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  // A press beside it closes it.
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });

  // Typing, and walking through what was found
  field.addEventListener("input", answer);
  dialog.addEventListener("keydown", (event) => {
    const links = [...dialog.querySelectorAll("li a")];
    const place = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === field) {
      // The form would close the dialog.
      event.preventDefault();
      const first = results.querySelector("a");
      if (event.isComposing) return;
      if (first) first.click();
      else if (links[0]) links[0].focus();
    } else if (event.key === "Escape" && !field.value) {
      // WebKit empties the field for ever, and never closes what is around it.
      dialog.close();
    } else if (event.key === "ArrowDown" && links[place + 1]) {
      event.preventDefault();
      links[place + 1].focus();
    } else if (event.key === "ArrowUp" && place >= 0) {
      event.preventDefault();
      (links[place - 1] || field).focus();
    }
  });

  // The words that were found are marked where they stand. A host would read them in the address, so on the way they
  // wait in the window's name, which leaves the browser for nobody; pages on disk do not share it, and have no host.
  const mark = (words) => {
    const found = words.match(/[\w\u00c0-\u024f'’-]{3,}/g);
    if (!found) return;
    for (const old of document.querySelectorAll("article mark")) old.replaceWith(...old.childNodes);
    const pattern = new RegExp(`(^|[^\\w'’])((?:${found.join("|")})[\\w'’]*)`, "i");
    for (const article of document.querySelectorAll("article")) {
      const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        const match = !text.parentNode.closest("svg, button, nav, mark") && pattern.exec(text.data);
        if (match) {
          const hit = text.splitText(match.index + match[1].length);
          hit.splitText(match[2].length);
          const marking = make("mark");
          hit.replaceWith(marking);
          marking.append(hit);
        }
      }
    }
  };
  const carried = /^search: (.*)/.exec(window.name);
  if (carried) window.name = "";
  mark(new URLSearchParams(location.search).get("h") || (carried ? carried[1] : ""));
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const url = new URL(link.href);
    const words = link.dataset.words || "";
    if (url.pathname === location.pathname) {
      // Not by the link: on disk, the words of the last search stand in the address, and without them it is another.
      event.preventDefault();
      dialog.close();
      mark(words);
      location.hash = url.hash;
      const section = document.getElementById(url.hash.slice(1)) || document.querySelector("main");
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
    } else if (location.protocol === "file:") {
      url.search = words && `?h=${words}`;
      link.href = url;
    } else if (words) {
      window.name = `search: ${words}`;
    }
  });

  const asked = new URLSearchParams(location.search).get("q");
  // Also for somebody who has pressed the button before this came.
  if (asked || dialog.open) open();
  if (asked) field.value = asked;
})();
