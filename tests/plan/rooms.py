"""The rooms of the library, in the order in which data flows, and what each may include.

A room is a folder of include/fromproof. It includes only rooms above it in this list, and of those only the ones that
it names: a new arrow is a decision, made here.
"""

ROOMS = {
    "text": ("Octets: ASCII, UTF-8, base64, numbers, tag lists, sinks, errors with their place", []),
    "data": ("Forms of data that are no mail: JSON and XML", ["text"]),
    "domain": ("Domain names, IDNA, look-alikes, public suffixes, IP addresses", ["text"]),
    "dns": ("Questions and answers, the journal that replays them, the wire format", ["text"]),
    "crypto": ("What a crypto library must offer, and three that do", ["text"]),
    "message": ("RFC 5322: header, mailboxes, tokens, encoded words, trace fields, mbox", ["text", "domain"]),
    "mime": ("RFC 2045 to 2047, 2183 and 2231: types, parameters, the parts of a message, their octets", ["text", "message"]),
    "bounce": ("RFC 3464, RFC 5965 and events of Amazon SES: what came back, and whether the address is bad",
               ["text", "data", "message", "mime"]),
    "paste": ("What copying did to a message, and how far it can be repaired", ["text", "message"]),
    "spf": ("RFC 7208: record, macros, check_host", ["text", "domain", "dns"]),
    "dkim": ("RFC 6376: tags, signature, key, canonicalization, verification",
             ["text", "domain", "dns", "crypto", "message", "paste"]),
    "authentication_results": ("RFC 8601: the field read, written and removed", ["text", "domain", "message"]),
    "arc": ("RFC 8617: sets and the chain", ["text", "dns", "crypto", "message", "dkim", "authentication_results"]),
    "dmarc": ("RFC 9989: record, discovery, alignment, verdict from results alone", ["text", "domain", "dns"]),
    "sender_id": ("RFC 4407: the purported responsible address", ["text", "message"]),
    "authentication": ("The whole message: whose word counts, and what is verified here",
                       ["text", "domain", "dns", "crypto", "message", "spf", "dkim", "authentication_results", "arc", "dmarc", "sender_id"]),
    "advice": ("Why, and which DNS record helps: facts, findings, fixes, verdict, words",
               ["text", "domain", "dns", "message", "paste", "spf", "dmarc", "authentication"]),
    "report": ("One report in JSON, text and Authentication-Results",
               ["text", "data", "domain", "dns", "message", "bounce", "paste", "spf", "dkim", "authentication_results", "arc",
                "dmarc", "authentication", "advice"]),
    "reports": ("What others report: DMARC aggregate and failure reports, reports on TLS, and what they say together",
                ["text", "data", "domain", "message", "mime", "advice"]),
    "published": ("What a domain publishes: SPF with its cost, DMARC, DKIM keys and the rest, what is wrong, what repairs it",
                  ["text", "data", "domain", "dns", "spf", "dkim", "dmarc", "advice", "report"]),
    "host": ("For programs with a heap: one owner of the memory that a check takes, and its DNS answers",
             ["text", "domain", "message", "dns", "crypto", "paste", "spf", "dkim", "arc", "authentication", "advice",
              "report"]),
}

# Headers outside the rooms: every room may include them; they include only "text". The umbrella includes all but "host".
COMMON = ["result.hpp", "version.hpp"]
UMBRELLA = "fromproof.hpp"

LONGEST_FILE = 500
# Files that may be longer, with the reason.
LONGER = {
    "tests/authentication/verify.cpp": "one header, one test file",
    "tests/dkim/verify.cpp": "one header, one test file",
    "tests/web/input.mjs": "one page, opened once",
    "tests/web/live.mjs": "one page, opened once",
    "tests/web/page.mjs": "one page, opened once",
    "wasm/report.d.ts": "made from docs/report.schema.json",
}
