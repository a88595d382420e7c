"""Domains made by chance, with SPF records that include each other, and what they cost, counted here."""

import random

SERVICES = 40


def make(count, seed=7208):
    """(records, {domain: (lookups, void lookups)}); a record is (name, type, data)."""
    chance = random.Random(seed)
    records, terms_of, exists = [], {}, set()

    def publish(name, terms):
        terms_of[name] = terms
        records.append((name, "TXT", " ".join(["v=spf1", *terms])))

    # A service includes only services after it, so there is no loop.
    for i in reversed(range(SERVICES)):
        later = [f"include:s{j}.service.example" for j in range(i + 1, min(i + 4, SERVICES)) if chance.random() < 0.2]
        addresses = [f"ip4:198.18.{i}.{j * 16}/28" for j in range(chance.randrange(1, 5))]
        publish(f"s{i}.service.example", addresses + later + [chance.choice(["~all", "-all", "?all"])])
    for i in range(count):
        name = f"d{i}.example"
        terms = []
        for _ in range(chance.randrange(0, 6)):
            kind = chance.randrange(5)
            if kind == 0:
                host = f"h{chance.randrange(3)}.{name}"
                if chance.random() < 0.7 and host not in exists:
                    exists.add(host)
                    records.append((host, "A", f"192.0.2.{chance.randrange(1, 250)}"))
                terms.append(f"a:{host}")
            elif kind == 1:
                terms.append("mx")
            elif kind == 2:
                terms.append(f"ip4:192.0.2.{chance.randrange(250)}")
            else:
                terms.append(f"include:s{chance.randrange(SERVICES)}.service.example")
        if chance.random() < 0.8:
            exists.add(name)
            records.append((name, "MX", f"10 mx.{name}"))
            records.append((f"mx.{name}", "A", f"192.0.2.{chance.randrange(1, 250)}"))
        publish(name, terms + [chance.choice(["~all", "-all"])])
        if chance.random() < 0.5:
            records.append((f"_dmarc.{name}", "TXT", f"v=DMARC1; p=none; rua=mailto:d@{name}"))

    def cost(name):
        lookups = void = 0
        for term in terms_of[name]:
            if term.startswith("include:"):
                below = cost(term[8:])
                lookups, void = lookups + 1 + below[0], void + below[1]
            elif term.startswith("a:"):
                lookups, void = lookups + 1, void + (term[2:] not in exists)
            elif term == "mx":
                lookups, void = lookups + 1, void + (name not in exists)
        return lookups, void

    return records, {f"d{i}.example": cost(f"d{i}.example") for i in range(count)}


def master_file(records):
    lines = []
    for name, kind, data in records:
        value = f'"{data}"' if kind == "TXT" else data + "." if kind == "MX" else data
        lines.append(f"{name}. 300 IN {kind} {value}\n")
    return "".join(lines)
