"""What is not run yet, and why. A subject that is built takes its lines away from here."""

# Conformance suites by the subject they wait for.
SUITES = {
    "spf-openspf": "SPF evaluation (fromproof spf)",
    "arc-valimail": "ARC verification",
    "dkim-dkimpy": "DKIM verification",
    "dkim-gomsgauth": "DKIM verification",
    "dkim-james": "DKIM verification",
    "dkim-lieser": "DKIM verification",
    "dkim-mailcpan": "DKIM verification",
    "dkim-mimekit": "DKIM verification",
    "real-zkemail": "DKIM verification",
    "dmarc-mailauth": "DMARC evaluation",
    "dmarc-maildmarc": "DMARC evaluation",
    "dmarc-opendmarc": "DMARC evaluation",
    "dmarc-treewalk": "DMARC discovery by DNS",
    "dmarc-xml-parsedmarc": "aggregate reports (fromproof report)",
    "dmarc-xml-opendmarc": "aggregate reports (fromproof report)",
    "dmarc-xml-maildmarc": "aggregate reports (fromproof report)",
    "arf-stalwart": "data only, no cases",
    "dsn-rfc3464": "bounces (fromproof bounce)",
    "dsn-class": "bounces (fromproof bounce)",
}

# Attack cases by area: every case of these waits.
AREAS = {
    "dkim": "DKIM verification",
    "dkim-key": "DKIM verification",
    "spf": "SPF evaluation",
    "dmarc": "DMARC evaluation",
    "arc": "ARC verification",
    "xml": "aggregate reports",
    "dns": "DNS",
}

# Attack cases by command.
COMMANDS = {"page": "driven in a browser by the tests of the page"}

# Expected members that only DNS can decide; the other members of the same cases are judged, with --dns none.
# A case marked without_dns is judged by all of its members.
MEMBERS = {
    "dmarc", "dmarc_in", "dmarc_source", "spf", "spf_in", "arc", "arc_in", "policy", "policy_in", "applied",
    "org_domain", "queries", "must_not_query", "max_dns_queries", "explanation_ascii", "output_no_crlf",
}
