// The only part of fromproof that reaches a network. It runs in its own frame, beside the page that reads the mail,
// and receives DNS questions and nothing else. It asks a question by a GET of RFC 8484 and returns the response
// unchanged. The build copies this file unchanged into resolver.html, so that everybody can read it there.
{
  /** No DNS message is longer. */
  const longestAnswer = 65535;
  const longestQuestion = 512;
  const patience = 8000;
  /** A, CNAME, PTR, MX, TXT, AAAA: the types that mail authentication needs. */
  const types = [1, 5, 12, 15, 16, 28];

  addEventListener("message", function begin({ source, origin, data, ports: [port] }) {
    // A file has no origin to compare.
    const sameOrigin = origin === location.origin || (location.protocol === "file:" && origin === "null");
    if (source !== parent || parent === window || !sameOrigin || !port) return;
    removeEventListener("message", begin);
    const server = serverAt(data);
    if (!server) return port.postMessage({ ready: false });
    // From here on no other server can be reached: an additional policy can only restrict.
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = `connect-src ${server.origin}`;
    document.head.append(policy);
    port.onmessage = async ({ data: { id, wire } }) => port.postMessage({ id, ...(await ask(server, wire)) });
    port.postMessage({ ready: true });
  });

  /** @param {unknown} address */
  function serverAt(address) {
    const url = typeof address === "string" && URL.canParse(address) ? new URL(address) : null;
    const plain = url?.protocol === "https:" && !url.username && !url.password && /^[a-z0-9.-]+$/.test(url.hostname);
    return plain ? url : null;
  }

  /** @param {URL} server @param {unknown} wire */
  async function ask(server, wire) {
    if (!(wire instanceof Uint8Array) || !isQuestion(wire)) return { fault: "question" };
    const address = new URL(server);
    const base64 = btoa(String.fromCharCode(...wire));
    address.searchParams.set("dns", base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""));
    const signal = AbortSignal.timeout(patience);
    try {
      const response = await fetch(address, {
        headers: { accept: "application/dns-message" },
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        signal,
      });
      if (!response.ok) return { fault: "http", status: response.status };
      const type = response.headers.get("content-type") ?? "";
      if (!/^application\/dns-message\s*(;|$)/i.test(type)) return { fault: "type" };
      const answer = await readAll(response);
      return answer ? { wire: answer } : { fault: "size" };
    } catch {
      return { fault: signal.aborted ? "timeout" : "network" };
    }
  }

  /** The octets of an answer, or null if there are more than any answer can have. @param {Response} response */
  async function readAll(response) {
    const reader = response.body?.getReader();
    /** @type {Uint8Array[]} */
    const pieces = [];
    let size = 0;
    for (let next; reader && !(next = await reader.read()).done; ) {
      size += next.value.length;
      if (size > longestAnswer) return void reader.cancel();
      pieces.push(next.value);
    }
    return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (pieces)).arrayBuffer());
  }

  /** Whether this is one DNS question and nothing more (RFC 1035 section 4, RFC 6891). @param {Uint8Array} wire */
  function isQuestion(wire) {
    if (wire.length > longestQuestion) return false;
    // The id is 0, recursion is desired, there is one question, and no record except at most one of EDNS.
    const head = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0];
    if (wire.length < 12 || head.some((octet, at) => wire[at] !== octet)) return false;
    let at = 12;
    while (wire[at]) at += 1 + (Number(wire[at]) < 64 ? Number(wire[at]) : longestQuestion);
    if (at + 5 > wire.length || at - 12 > 254) return false;
    const [typeHigh = 1, type = 0, classHigh, classLow] = wire.subarray(at + 1);
    if (typeHigh !== 0 || !types.includes(type) || classHigh !== 0 || classLow !== 1) return false;
    const rest = wire.subarray(at + 5);
    if (wire[11] === 0) return rest.length === 0;
    // The root, type 41, any size, and no code, version, flag or option.
    const edns = [0, 0, 41, null, null, 0, 0, 0, 0, 0, 0];
    return wire[11] === 1 && rest.length === edns.length && edns.every((octet, i) => octet === null || rest[i] === octet);
  }
}
