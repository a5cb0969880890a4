// The service worker of the kept copy. keep.js registers it when a reader asks for it, and never before.
// Each version has a cache of its own, filled whole before it counts. A page and what belongs to it come from one version.
"use strict";

const PREFIX = "the-way-back ";
const STATE = `${PREFIX}state`; // which version counts, in one entry, so that it changes in one step; and that of open pages
const scope = self.registration.scope;
const pageKey = (id) => `${scope}?page=${id}`;
// These two open no cache, which would make one after a reader has removed them all.
const from = (name, address) => caches.match(address, { cacheName: name });
const recall = async (key) => {
  const entry = await from(STATE, key);
  return entry && entry.json();
};
const remember = async (key, value) => (await caches.open(STATE)).put(key, new Response(JSON.stringify(value)));
const readList = async () => (await fetch(`${scope}kept-copy.json`, { cache: "no-store" })).json();

// Fetch all files of the newest version beside what is kept, then let it count. Whatever fails leaves all as it was.
const fetchWhole = async (report) => {
  const list = await readList();
  const old = await recall(scope);
  if (old && old.version === list.version) return;
  const name = PREFIX + list.version;
  try {
    const cache = await caches.open(name);
    for (const [index, file] of list.files.entries()) {
      const answer = await fetch(scope + file, { cache: "no-store" });
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      // A new response: browsers refuse to open a page from one that was redirected, as hosts without ".html" do.
      await cache.put(scope + file, new Response(await answer.blob(), { headers: answer.headers }));
      await report({ done: index + 1, of: list.files.length });
    }
    const published = (await readList()).version === list.version;
    if (!published || (old && !(await recall(scope)))) throw new Error("published anew, or removed, meanwhile");
    await remember(scope, list);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  const needed = new Set([STATE, name]);
  const state = await caches.open(STATE);
  for (const { url } of await state.keys()) {
    if (url === scope) continue;
    if (await self.clients.get(url.split("=")[1])) needed.add(PREFIX + (await recall(url)));
    else await state.delete(url);
  }
  for (const other of await caches.keys()) if (other.startsWith(PREFIX) && !needed.has(other)) await caches.delete(other);
};
let renewing; // one at a time, or one that fails would take away what the other has fetched
const renew = (report = () => {}) => (renewing = renewing || fetchWhole(report).finally(() => { renewing = undefined; }));

const answer = async (event) => {
  const { request, clientId, resultingClientId } = event;
  const list = await recall(scope);
  if (!list) return fetch(request);
  const address = request.url.replace(/[?#].*/, "");
  const kept = async (version) => (await from(PREFIX + version, address))
    || from(PREFIX + version, address === scope ? `${scope}index.html` : `${address}.html`);
  if (request.mode !== "navigate") {
    return (await kept((await recall(pageKey(clientId))) || list.version)) || fetch(request);
  }
  const found = await kept(list.version);
  const online = !found && (await fetch(request).catch(() => undefined));
  // A page that is not kept comes with files that are not. A full disk forgets that, and opens the page.
  await remember(pageKey(resultingClientId), online ? "online" : list.version).catch(() => {});
  if (found) event.waitUntil(renew().catch(() => {}));
  return found || online || from(PREFIX + list.version, `${scope}404.html`);
};

const tellPages = async (news) => {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage(news);
};
// A browser drops a worker whose installation fails or is cut short: it is there only with a whole copy.
self.addEventListener("install", (event) => event.waitUntil(renew(tellPages).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(scope)) event.respondWith(answer(event));
});
