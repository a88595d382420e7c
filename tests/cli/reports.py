"""Shared by the tests of the command report: reports, and what they come wrapped in."""

import base64
import gzip
import io
import json
import zipfile

XML = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<feedback>
  <report_metadata>
    <org_name>Reporter</org_name>
    <email>dmarc@reporter.example</email>
    <report_id>1</report_id>
    <date_range><begin>1767225600</begin><end>1767311999</end></date_range>
  </report_metadata>
  <policy_published><domain>k-bushi.example</domain><p>none</p><sp>reject</sp></policy_published>
  <record>
    <row>
      <source_ip>192.0.2.1</source_ip>
      <count>7</count>
      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
    </row>
    <identifiers><header_from>k-bushi.example</header_from></identifiers>
    <auth_results>
      <dkim><domain>k-bushi.example</domain><selector>s</selector><result>pass</result></dkim>
    </auth_results>
  </record>
</feedback>
"""
# As in RFC 8460 appendix B, with other names and numbers.
TLS = {
    "organization-name": "Reporter",
    "date-range": {"start-datetime": "2026-01-01T00:00:00Z", "end-datetime": "2026-01-01T23:59:59Z"},
    "contact-info": "tls@reporter.example",
    "report-id": "2026-01-01_k-bushi.example",
    "policies": [{
        "policy": {"policy-type": "sts", "policy-string": ["version: STSv1", "mode: testing"],
                   "policy-domain": "k-bushi.example", "mx-host": ["*.mail.k-bushi.example"]},
        "summary": {"total-successful-session-count": 5326, "total-failure-session-count": 303},
        "failure-details": [
            {"result-type": "certificate-expired", "sending-mta-ip": "2001:db8:abcd:12::1",
             "receiving-mx-hostname": "mx1.mail.k-bushi.example", "failed-session-count": 100},
            {"result-type": "validation-failure", "sending-mta-ip": "198.51.100.62", "receiving-ip": "203.0.113.58",
             "receiving-mx-hostname": "mx-backup.mail.k-bushi.example", "failed-session-count": 203,
             "failure-reason-code": "X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED"}],
    }],
}
# RFC 6591 section 3, RFC 9991.
FAILURE = b"""\
From: <reports@receiver.example>
To: <dmarc@k-bushi.example>
Subject: a failure report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

A mail failed DMARC.
--b
Content-Type: message/feedback-report

Feedback-Type: auth-failure
User-Agent: Reporter/1.0
Version: 1
Original-Mail-From: bounce@other.example
Arrival-Date: Thu, 1 Jan 2026 09:00:00 +0900
Source-IP: 192.0.2.9
Reported-Domain: k-bushi.example
Auth-Failure: dmarc
Identity-Alignment: none
DKIM-Domain: other.example

--b
Content-Type: message/rfc822

From: "K" <info@k-bushi.example>
To: <you@receiver.example>
Subject: hello

Hi.
--b--
"""


def xml(number):
    """A report with this identifier."""
    return XML.replace(b"<report_id>1<", b"<report_id>%d<" % number)


def tls(**members):
    return json.dumps({**TLS, **members}).encode()


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    """A zip archive of (name, octets)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, octets in members:
            archive.writestr(zipfile.ZipInfo(name), octets, method)
    return out.getvalue()


def gzipped(octets):
    return gzip.compress(octets, mtime=0)


def in_base64(octets):
    return base64.encodebytes(octets)


def part(header, body):
    """A part of a multipart; its header has no empty line at the end."""
    return header.encode() + b"\n\n" + body + b"\n"


def attachment(octets, kind="application/gzip", name="report.xml.gz"):
    return part(f'Content-Type: {kind}\nContent-Disposition: attachment; filename="{name}"\n'
                "Content-Transfer-Encoding: base64", in_base64(octets))


def mail(*parts, subject="Report domain: k-bushi.example", boundary="b"):
    head = (f"From: <dmarc@reporter.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
            f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n').encode()
    lines = b"".join(b"--" + boundary.encode() + b"\n" + each for each in parts)
    return head + lines + b"--" + boundary.encode() + b"--\n"


def single(header, body):
    """A mail that is one part."""
    return b"From: <dmarc@reporter.example>\nSubject: report\nMIME-Version: 1.0\n" + part(header, body)
