// "Keep the guide on this phone": offers it where a browser can, and says what is kept. The work is done by kept-copy.js.
(() => {
  const place = document.querySelector(".keep");
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const status = make("p");
  status.setAttribute("role", "status");
  const keep = make("button", { type: "button", className: "big", textContent: "Keep the guide on this device" });
  const remove = make("button", { type: "button", className: "quiet", textContent: "Remove the kept copy", hidden: true });
  place.replaceChildren(keep, status, remove);

  const show = (list) => {
    keep.hidden = Boolean(list);
    remove.hidden = !list;
    status.textContent = list
      ? `Kept: version ${list.name} of ${list.day}, ${Math.round(list.bytes / 1000)} kB. It opens without a network at this address.`
      : "";
  };
  const registration = () => navigator.serviceWorker.getRegistration("./");
  const state = async () => {
    const entry = await caches.match(new URL("./", location.href).href, { cacheName: "the-way-back state" });
    return entry && (await registration()) ? entry.json() : undefined;
  };
  const forget = async () => {
    const worker = await registration();
    if (worker) await worker.unregister();
    for (const name of await caches.keys()) if (name.startsWith("the-way-back ")) await caches.delete(name);
  };

  keep.onclick = async () => {
    keep.disabled = true;
    status.textContent = "Starting";
    navigator.serviceWorker.onmessage = ({ data }) => { status.textContent = `${data.done} of ${data.of}`; };
    try {
      const { installing } = await navigator.serviceWorker.register("kept-copy.js");
      await new Promise((resolve, reject) => {
        if (!installing) return resolve();
        installing.onstatechange = () => {
          if (installing.state === "activated") resolve();
          else if (installing.state === "redundant") reject(new Error("not kept"));
        };
      });
      show(await state());
      remove.focus();
    } catch (error) {
      await forget();
      show();
      status.textContent = "That did not work, and nothing was kept. Is there a network, and room on the device?";
    }
    keep.disabled = false;
  };
  remove.onclick = async () => {
    await forget();
    show();
    status.textContent = "Removed. Nothing of the guide is kept on this device.";
    keep.focus();
  };

  const start = async () => {
    // Firefox and WebKit take a file for a secure page, and then fail.
    if (!isSecureContext || location.protocol === "file:") throw new Error("not offered");
    const [list, worker] = await Promise.all([state(), registration()]);
    show(list);
    // What was asked for goes on when the page was closed and comes back; what a browser cut short leaves nothing.
    if (worker && worker.installing) keep.onclick();
    else if (!list) await forget();
  };
  // Some browsers lack what it needs, others have it and refuse.
  start().catch(() => {
    keep.hidden = true;
    status.textContent = location.protocol === "file:"
      ? "This is an offline copy already."
      : "Nothing can be kept here, as in some private windows. Open this page in an ordinary window, or take the file below.";
  });
})();
