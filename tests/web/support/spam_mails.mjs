// Mails with the notes of spam filters.

/** As Outlook on the web keeps a mail: its own fields above the border, and others at the end. */
export const microsoft =
  "Received: from VI1EUR09FT001.eop-eur09.prod.protection.outlook.com (2603:10a6:3:4:cafe::1)\r\n by AS1P002CA0003.outlook.office365.com (2603:10a6:3:4::18)" +
  " with Microsoft SMTP Server; Thu, 01 Jan 2026 00:00:02 +0000\r\n" +
  "Authentication-Results: spf=pass (sender IP is 192.0.2.10)\r\n smtp.mailfrom=sender.example; dkim=none header.d=none;dmarc=fail action=quarantine\r\n" +
  " header.from=sender.example;compauth=fail reason=000\r\n" +
  "Received: from base.sender.example (192.0.2.10) by VI1EUR09FT001.mail.protection.outlook.com\r\n (10.152.1.1) with Microsoft SMTP Server; Thu, 01 Jan 2026 00:00:01 +0000\r\n" +
  "From: Shop <news@sender.example>\r\nTo: b@rcpt.example\r\nSubject: Spring\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n" +
  "X-MS-Exchange-Organization-SCL: 6\r\n" +
  "X-Forefront-Antispam-Report:\r\n CIP:2001:db8::10;CTRY:JP;LANG:ja;SCL:6;SRV:;IPV:NLI;SFV:SPM;H:base.sender.example;PTR:InfoDomainNonexistent;CAT:WHAT;SFS:(13230040)(4143199003);DIR:INB;\r\n" +
  "X-Microsoft-Antispam: BCL:8;ARA:13230040;\r\n\r\nHi.\r\n";

/** As Gmail keeps one, with fields of the sender's own filter below them. */
export const gmail =
  "X-Gm-Message-State: AOJu0YzExample\r\nX-Gm-Spam: 1\r\nAuthentication-Results: mx.google.com; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com\r\n" +
  "Received: from x.example (x.example [192.0.2.1]) by mx.google.com with ESMTP; Thu, 01 Jan 2026 00:00:00 +0000\r\n" +
  "X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00,\r\n\tSPF_PASS autolearn=ham\r\n" +
  "X-Gm-Spam: 0\r\nFrom: a@example.com\r\nSubject: s\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n\r\nHi.\r\n";
