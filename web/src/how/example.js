// The example that is explained: what the drawing needs of the report on the sample "ses-before".
// A test compares it with that report.

const apart = { relaxed: false, strict: false };

export const example = {
  message: {
    header_from: { domain: "example.jp" },
    envelope_from: { domain: "ap-northeast-1.amazonses.com", null: false },
    client_ip: { value: "23.251.234.7" },
    helo: { value: "e234-7.smtp-out.ap-northeast-1.amazonses.com" },
  },
  spf: { domain: "ap-northeast-1.amazonses.com", result: "pass", aligned: apart },
  dkim: [
    { domain: "example.jp", result: "pass", weight: 3, aligned: { relaxed: true, strict: true } },
    { domain: "amazonses.com", result: "pass", weight: 2, aligned: apart },
  ],
  dmarc: { result: "pass", alignment_applied: { spf: "relaxed", dkim: "relaxed" } },
};
