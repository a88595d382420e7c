"""Where a suite expects what a standard contradicts: what is demanded instead, and by which section."""

# Classes of bounces, by case. The suite takes the reasons that another program gives for the origin of the bounce.
CLASSES = {
    "lhost-receivingses-01.eml": (["hard"], "RFC 3463 section 3.2: X.1.1 with 5 means that there is no such mailbox"),
    "rfc3464-01.eml": (["hard"], "RFC 3463 section 3.2, and RFC 3464 section 2.3: the fields count, not the text beside them"),
    "lhost-surfcontrol-01.eml": (["hard"], "RFC 5321 section 4.2.2: 550, and its text says that there is no such user"),
    "lhost-office365-04.eml": (["hard"], "RFC 3463 section 3.2: X.1.Y is about the address; the same code is hard elsewhere in the suite"),
}
