// What the single file does for its reader: search, copy buttons and a checklist to tick. Without JavaScript it is
// the same guide, with nothing on the page that does not work.
(function () {
  "use strict";

  const byId = id => document.getElementById(id);
  document.documentElement.classList.replace("no-js", "js");

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

  for (const message of document.querySelectorAll("blockquote")) {
    const line = document.createElement("div");
    const button = line.appendChild(document.createElement("button"));
    const status = line.appendChild(document.createElement("span"));
    line.className = "copy";
    button.className = "quiet";
    button.type = "button";
    button.textContent = "Copy";
    status.setAttribute("role", "status");
    button.addEventListener("click", () => {
      // Selected as well, for browsers that keep the clipboard from pages on disk.
      getSelection().selectAllChildren(message);
      const copied = () => { status.textContent = "Copied"; };
      const fallback = () => document.execCommand("copy") ? copied() : (status.textContent = "Selected: now copy it");
      navigator.clipboard ? navigator.clipboard.writeText(message.innerText.trim()).then(copied, fallback) : fallback();
    });
    message.after(line);
  }

  // Ticks last as long as the page is open: a file that is passed on must not tell who ticked what.
  for (const box of document.querySelectorAll(".task-list-item input")) {
    const label = document.createElement("label");
    box.disabled = false;
    box.replaceWith(label);
    label.append(box, ...[...label.parentNode.childNodes].filter(node => node !== label));
  }
})();
