// Search without a worker: this stands in for the one that Material starts, so that the same search runs from a host
// and from disk, where browsers allow none. It loads the index and the engine by script tag, once a reader goes to
// the search box, and speaks Material's protocol: 1 ready, 2 a query, 3 its results.
// (A file of this kind has "iframe-worker" in its name, or MkDocs' offline plugin would add one from another host.)
(() => {
  "use strict";

  const READY = 1, QUERY = 2, RESULT = 3;
  const here = document.currentScript.src;

  let search;
  let loading;
  let announceReady;
  const ready = new Promise(resolve => { announceReady = resolve; });

  const part = name => document.querySelector(`[data-md-component="search-${name}"]`);
  const say = text => { part("result").firstElementChild.textContent = text; };

  function script(path) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(path, here).href;
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }

  // The single-file edition has both scripts in it already.
  async function load() {
    if (!self.__index) await script("../../search/search_index.js");
    if (!self.createGuideSearch) await script("search-engine.js");
    search = self.createGuideSearch(self.__index);
    announceReady();
  }

  function prepare() {
    loading = loading || load().catch(() => {
      loading = undefined;
      say("The search could not be loaded. Close it and open it to try again.");
    });
  }
  document.addEventListener("focusin", ({ target }) => { if (target === part("query")) prepare(); });
  document.addEventListener("change", ({ target }) => { if (target.id === "__search" && target.checked) prepare(); });

  if (document.activeElement === part("query")) prepare(); // by a reader who was faster than this script

  // Material listens to keys alone: pasted and spoken words count as well.
  document.addEventListener("input", ({ target }) => {
    if (target === part("query")) target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  document.addEventListener("submit", event => { if (event.target.contains(part("query"))) event.preventDefault(); });

  // Enter opens the best result. Where there is none, it goes to the first line that helps, and opens nothing.
  addEventListener("keydown", event => {
    const help = part("result").querySelector(".search-unanswered");
    if (event.key !== "Enter" || event.target !== part("query") || help.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    help.querySelector("a").focus();
  }, true);

  // What the list of results cannot say: how many pages there are, or what helps when there are none.
  function comment(query, { items, near }) {
    const help = part("result").querySelector(".search-unanswered");
    help.hidden = true;
    help.replaceChildren();
    if (!query.trim()) {
      say("Type a word or a question, as you would say it.");
    } else if (items.length) {
      say(items.length === 1 ? "1 page found" : `${items.length} pages found`);
    } else {
      say("The guide has no answer to those words.");
      const lines = self.__index.situations.map(({ situation, location, title }) => [location, situation, title]);
      help.append(...links("Where you are now", lines));
      help.prepend(...links("Nearest topics", near.map(({ location, title, page }) => [location, page, title])));
      help.prepend(...links("If you are afraid, or think of ending your life", [[self.__index.words.urgent.page, "Get help", "Get help"]]));
      help.hidden = false;
    }
  }

  function links(heading, lines) {
    if (!lines.length) return [];
    const title = document.createElement("p");
    title.textContent = heading;
    const list = document.createElement("ul");
    const { base } = JSON.parse(document.getElementById("__config").textContent);
    for (const [location, before, text] of lines) {
      const link = document.createElement("a");
      link.href = new URL(location, new URL(base, document.baseURI)).href;
      link.tabIndex = -1; // as Material's own results: the arrow keys lead there
      const name = document.createElement("span");
      name.dataset.mdScore = "0"; // Material reads it from each link when Enter is pressed
      name.textContent = before === text ? text : `${before.replace(/\.?$/, ".")} ${text}`;
      link.append(name);
      const line = document.createElement("li");
      line.append(link);
      list.append(line);
    }
    return [title, list];
  }

  self.Worker = class extends EventTarget {
    constructor() {
      super();
      ready.then(() => this.#tell({ type: READY }));
    }

    async postMessage({ type, data: query }) {
      if (type !== QUERY) return;
      await ready; // also lets Material finish its own handling of the key first, as a real worker does
      const answer = search(query);
      this.#tell({ type: RESULT, data: answer });
      comment(query, answer);
      part("result").dataset.answered = query; // so that a test knows which search it sees
    }

    #tell(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {}
  };
})();
