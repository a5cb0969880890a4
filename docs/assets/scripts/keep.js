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
      ? `Kept: the guide of ${list.day}, ${Math.round(list.bytes / 1000)} kB. It opens without a network at this address.`
      : "";
  };
  const registration = () => navigator.serviceWorker.getRegistration("./");
  const state = async () => {
    if (!(await registration()) || !(await caches.has("the-way-back state"))) return undefined;
    const [entry] = await (await caches.open("the-way-back state")).matchAll();
    return entry && entry.json();
  };
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith("the-way-back ")) await caches.delete(name);
    const worker = await registration();
    if (worker) await worker.unregister();
  };

  keep.onclick = async () => {
    keep.disabled = true;
    status.textContent = "Starting";
    try {
      await navigator.serviceWorker.register("kept-copy.js");
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      active.postMessage("keep", [port2]);
      show(await new Promise((resolve, reject) => {
        port1.onmessage = ({ data }) => {
          if (data.kept) resolve(data.kept);
          else if (data.failed) reject(new Error("not kept"));
          else status.textContent = `${data.done + 1} of ${data.of}`;
        };
      }));
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

  if ("serviceWorker" in navigator && "caches" in window && window.isSecureContext) {
    state().then(show, () => show());
  } else {
    keep.hidden = true;
    status.textContent = location.protocol === "file:"
      ? "This is an offline copy already."
      : "This browser keeps nothing, as private windows do. Open this page in an ordinary window, or take the file below.";
  }
})();
