"""What is not run yet, and why. A subject that is built takes its lines away from here."""

# Kinds of conformance suites.
KINDS = {
    "report": "aggregate reports (fromproof report)",
    "bounce": "bounces (fromproof bounce)",
}

# Expected members of the suites of messages that are not judged.
MESSAGE_MEMBERS = set()

# Attack cases by the command they need.
COMMANDS = {
    "page": "driven in a browser by the tests of the page",
    "report": "aggregate reports (fromproof report)",
}

# Expected members of attack cases that are not judged. A case marked without_dns is judged by all of its members.
MEMBERS = {"output_no_crlf"}
