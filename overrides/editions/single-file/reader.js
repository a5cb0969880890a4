// The search of the single file, with the engine and the index of the site. Without JavaScript it stays hidden.
(function () {
  "use strict";

  const byId = id => document.getElementById(id);
  // The places of the site's pages in this file: `page.html#anchor` stands at `page--anchor`.
  const placeOf = location => "#" + location.replace(/\.html#/, "--").replace(/\.html$/, "");

  const query = byId("query"), found = byId("found"), results = byId("results");
  let search;

  function resultOf({ location, title, text }) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = placeOf(location);
    // The engine escapes the words of the guide and adds nothing but spans and marks.
    link.innerHTML = title + text;
    return item;
  }

  function situationOf({ location, situation, title }) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = placeOf(location);
    link.textContent = `${situation} ${title}`;
    return item;
  }

  function show() {
    const words = query.value.trim();
    const index = JSON.parse(byId("search-index").textContent);
    search = search || createGuideSearch(index);
    const answer = search(query.value);
    const count = answer.items.length;
    results.className = "";
    if (!words) {
      found.textContent = "";
      results.replaceChildren();
    } else if (count) {
      found.textContent = count === 1 ? "1 page found" : `${count} pages found`;
      // The engine puts the section that leads for its page behind the others.
      results.replaceChildren(...answer.items.flatMap(sections => sections.slice().reverse().map(resultOf)));
    } else {
      found.textContent = "The guide has no answer to these words. Choose the line that sounds like tonight:";
      results.replaceChildren(...index.situations.map(situationOf));
    }
  }

  query.addEventListener("input", show);
  query.addEventListener("keydown", event => {
    const first = results.querySelector("a");
    if (event.key === "Enter" && first && !event.isComposing) first.click();
  });
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "k") {
      event.preventDefault();
      query.focus();
      query.select();
    }
  });
  query.closest("search").hidden = false;
})();
