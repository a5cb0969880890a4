// The service worker of the kept copy. It is registered by keep.js when a reader asks for it, and never before.
// Each version has a cache of its own, filled whole before it counts. A page and what belongs to it come from one version.
"use strict";

const PREFIX = "the-way-back ";
const STATE = `${PREFIX}state`; // holds which version counts, in one entry, so that it changes in one step
const scope = self.registration.scope;
const versionOf = new Map(); // of each open page, so that a newer version does not mix with it

const kept = async () => {
  const state = (await caches.has(STATE)) && (await (await caches.open(STATE)).match(scope));
  return state ? state.json() : undefined;
};

// Fetch all files of the newest version beside what is kept, then let it count. Whatever fails leaves all as it was.
const renew = async (report = () => {}) => {
  const list = await (await fetch(`${scope}kept-copy.json`, { cache: "no-store" })).json();
  const old = await kept();
  if (old && old.version === list.version) return old;
  const name = PREFIX + list.version;
  try {
    const cache = await caches.open(name);
    for (const [done, file] of list.files.entries()) {
      report({ done, of: list.files.length });
      const answer = await fetch(scope + file, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      // A new response: browsers refuse to open a page from one that was redirected, as hosts without ".html" do.
      await cache.put(scope + file, new Response(await answer.blob(), { headers: answer.headers }));
    }
    await (await caches.open(STATE)).put(scope, new Response(JSON.stringify(list)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  const open = new Set([...versionOf.values(), list.version].map((version) => PREFIX + version).concat(STATE));
  for (const other of await caches.keys()) if (other.startsWith(PREFIX) && !open.has(other)) await caches.delete(other);
  return list;
};

const answer = async (event) => {
  const { request, clientId, resultingClientId } = event;
  const state = await kept();
  const version = (request.mode !== "navigate" && versionOf.get(clientId)) || (state && state.version);
  if (!version) return fetch(request);
  const cache = await caches.open(PREFIX + version);
  const address = request.url.replace(/[?#].*/, "");
  const found = (await cache.match(address)) || (await cache.match(address === scope ? `${scope}index.html` : `${address}.html`));
  if (request.mode !== "navigate") return found || fetch(request);
  if (resultingClientId) versionOf.set(resultingClientId, version);
  if (found) event.waitUntil(renew().catch(() => {}));
  return found || fetch(request).catch(() => cache.match(`${scope}404.html`));
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(scope)) event.respondWith(answer(event));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(renew((progress) => port.postMessage(progress)).then(
    (list) => port.postMessage({ kept: list }),
    () => port.postMessage({ failed: true }),
  ));
});
