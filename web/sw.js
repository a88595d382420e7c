// Keeps the files of this page, so that it opens without a network. It sees only addresses and no mail: a mail never
// becomes a request. Every file is checked by its SHA-256, so a half-updated site is never kept.
const build = "BUILD";
const files = [/* FILES */];
const cacheName = `fromproof-${build}`;

addEventListener("install", (event) => event.waitUntil(keep()));
// It also serves the page that installed it, so a later build waits until that page is closed.
addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { request } = event;
  // Ignores requests to other servers, which are the DNS questions of the resolver.
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(request.mode === "navigate" ? networkFirst(request) : keptFirst(request));
});
// Answers only a page that asks which build is ready. It takes over when the last page is closed,
// never under an open one.
addEventListener("message", ({ data, ports: [port] }) => data === "build" && port?.postMessage(build));

async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map(([path, integrity]) => new Request(path, { integrity, cache: path === "./" ? "reload" : "default" })));
}

async function forgetOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith("fromproof-") && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const { origin, pathname } = new URL(request.url);
    const kept = await keptOf(`${origin}${pathname}`.replace(/\/index\.html$/, "/"));
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request) {
  return (await keptOf(request.url)) ?? fetch(request);
}

async function keptOf(address) {
  return (await caches.open(cacheName)).match(address);
}
