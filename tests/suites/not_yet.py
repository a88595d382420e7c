"""What is not run yet, and why. A subject that is built takes its lines away from here."""

# Kinds of conformance suites.
KINDS = {
    "report": "aggregate reports (fromproof report)",
    "bounce": "bounces (fromproof bounce)",
}

# Expected members of the suites of messages that are not judged: the verdicts of SPF, DMARC and ARC.
MESSAGE_MEMBERS = {
    "arc", "spf", "dmarc", "policy", "applied", "aligned_by", "not_aligned_by", "dkim_mode", "spf_mode",
    "record_domain", "record_contains",
}

# Attack cases by the command they need.
COMMANDS = {
    "page": "driven in a browser by the tests of the page",
    "report": "aggregate reports (fromproof report)",
}

# Expected members of attack cases that are not judged. A case marked without_dns is judged by all of its members.
MEMBERS = {
    "dmarc", "dmarc_in", "dmarc_source", "spf", "spf_in", "arc", "arc_in", "policy", "policy_in", "applied",
    "org_domain", "queries", "must_not_query", "max_dns_queries", "explanation_ascii", "output_no_crlf",
}

# Areas of attack cases with forgeries that look like the receiver's own Authentication-Results, which only a verdict
# by DNS tells from it.
FORGED_REPORTS = {"auth-results"}
