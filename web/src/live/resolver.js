// The page's side of the frame that asks DNS. The frame is made after the reader has agreed, and removed when it is closed.

/**
 * The outcome of a question: its answer, null if it was given up, or why there is none. @typedef {{ wire: Uint8Array<ArrayBuffer> | null } | Fault} Outcome
 * @typedef {{ fault: string, status?: number | null }} Fault
 * @typedef {{ ask(question: import("../session.js").Question): Promise<Outcome>, close(): void }} Resolver
 */

/** The resolvers to choose from: the page of the frame, their address, and their privacy policy. */
export const resolvers = {
  google: {
    page: "resolver.html",
    url: "https://dns.google/dns-query",
    policy: "https://developers.google.com/speed/public-dns/privacy",
  },
  cloudflare: {
    page: "resolver.html",
    url: "https://cloudflare-dns.com/dns-query",
    policy: "https://developers.cloudflare.com/1.1.1.1/privacy/public-dns-resolver/",
  },
};
/** For any other address; the frame then restricts itself to that one server. */
const ownPage = "resolver-own.html";

/** How long the frame may take to load, and to reply once it is loaded, in milliseconds. */
const loadPatience = 10000;
const replyPatience = 3000;

/** Whether such a frame is possible: the edition in one file has none, nor does any page opened as a file. */
export function hasResolver() {
  return import.meta.env.MODE !== "offline" && location.protocol !== "file:";
}

/** The address to use, or null. RFC 8484 writes addresses as templates. @param {string} text */
export function resolverAddress(text) {
  const address = text.trim().replace(/\{\?dns\}$/, "");
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" && !url.username && !url.password && /^[a-z0-9.-]+$/.test(url.hostname) ? url.href : null;
}

/** Makes the frame; its questions wait until it is loaded. @param {string} url @returns {Resolver} */
export function openResolver(url) {
  const known = Object.values(resolvers).find((each) => each.url === url);
  const frame = document.createElement("iframe");
  // Without an origin of its own it can reach neither the page nor any storage.
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("aria-hidden", "true");
  frame.title = "DNS";
  frame.hidden = true;
  frame.src = known?.page ?? ownPage;

  const { port1: port, port2: remote } = new MessageChannel();
  /** @type {Map<number, (outcome: Outcome) => void>} */
  const waiting = new Map();
  let lastId = 0;
  const ready = new Promise((resolve) => {
    let timer = setTimeout(() => resolve(false), loadPatience);
    frame.addEventListener("load", () => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(false), replyPatience);
      frame.contentWindow?.postMessage(url, "*", [remote]);
    }, { once: true });
    port.onmessage = ({ data }) => {
      if ("ready" in data) {
        clearTimeout(timer);
        return resolve(data.ready);
      }
      const { id, ...outcome } = data;
      waiting.get(id)?.(outcome);
      waiting.delete(id);
    };
  });
  document.body.append(frame);

  return {
    async ask({ wire }) {
      if (!(await ready)) return { fault: "frame" };
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        // Nothing but the question is ever sent.
        port.postMessage({ id, wire });
      });
    },
    close() {
      frame.remove();
      port.close();
      for (const resolve of waiting.values()) resolve({ fault: "stopped" });
      waiting.clear();
    },
  };
}
