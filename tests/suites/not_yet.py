"""What is not run yet, and why. Remove the lines of a subject when it is implemented."""

# Kinds of conformance suites.
KINDS = {
}

# Attack cases by the command they need.
COMMANDS = {
    "page": "driven in a browser by the tests of the page",
}
