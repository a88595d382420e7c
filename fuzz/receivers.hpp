#ifndef FROMPROOF_FUZZ_RECEIVERS_HPP
#define FROMPROOF_FUZZ_RECEIVERS_HPP

// What receivers write into a mail: the fields above it and, for some, those at the end of its header. Each is a text
// with words in braces for what the client said and what the receiver found.

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "fromproof/fromproof.hpp"

namespace fromproof::fuzz {

/// One delivery, as the receiver saw it. The client chooses HELO and the reverse-path.
struct delivery {
  std::string ip, helo;
  std::string name;         ///< of the address, as the receiver resolved it: "unknown" where it found none
  std::string sender;       ///< the reverse-path without angle brackets
  std::string sender_host;  ///< its domain
  std::string spf, dkim, dmarc;
  std::string author;  ///< the author domain as the receiver read it
};

struct receiver {
  char key;                ///< how an input calls it
  std::string_view name;   ///< its authserv-id, for --receiver; empty where it writes no results, or nameless ones
  bool reports;            ///< its results count: an honest mail passes by them
  bool shows_client;       ///< SPF can be computed from what it wrote
  bool may_be_continued;   ///< it writes the mail right below, so that a first line with white space continues its own
  std::string_view above;  ///< on top of the mail
  std::string_view at_end{};  ///< at the end of the header
};

// The forms are those of posted headers; the table of families has the years.
inline constexpr auto receivers = std::to_array<receiver>({
    // Microsoft 365.
    {'m', "", true, true, true,
     "Received: from AM0PR01MB1.eurprd01.prod.outlook.com (2603:10a6:208::1) by\r\n"
     " DB7PR01MB2.eurprd01.prod.outlook.com with HTTPS; Thu, 1 Jan 2026 00:00:09 +0000\r\n"
     "Received: from DB3EUR04FT012.eop-eur04.prod.protection.outlook.com\r\n"
     " (2603:10a6:10:2b2::1) by AM0PR01CA1.outlook.office365.com\r\n"
     " (2603:10a6:10:2b2::2) with Microsoft SMTP Server (version=TLS1_2,\r\n"
     " cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.1 via Frontend Transport; Thu, 1 Jan 2026 00:00:02 "
     "+0000\r\n"
     "Authentication-Results: spf={spf} (sender IP is {ip})\r\n smtp.mailfrom={sender_host}; dkim={dkim};\r\n"
     " dmarc={dmarc} action=none header.from={author};compauth=fail reason=000\r\n"
     "Received-SPF: {spf} (protection.outlook.com: domain of {sender_host} says so of {ip})\r\n"
     " receiver=protection.outlook.com; client-ip={ip}; helo={helo};\r\n"
     "Received: from {helo} ({ip}) by\r\n DB3EUR04FT012.mail.protection.outlook.com (10.152.24.1) with Microsoft SMTP "
     "Server\r\n (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.1\r\n"
     " via Frontend Transport; Thu, 1 Jan 2026 00:00:01 +0000\r\n",
     "Return-Path: {sender}\r\nX-MS-Exchange-Organization-AuthSource: DB3EUR04FT012.eop-eur04.prod.outlook.com\r\n"},
    // Exchange on premises: the reverse-path is in a place where a sender can also write one.
    {'x', "", false, false, true,
     "Received: from ex02.rcpt.example (10.0.0.2) by ex01.rcpt.example (10.0.0.1) with\r\n"
     " Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.1.1 via Mailbox\r\n Transport; Thu, 1 Jan 2026 00:00:02 "
     "+0000\r\n"
     "Received: from {helo} ({ip}) by ex02.rcpt.example (10.0.0.2) with\r\n"
     " Microsoft SMTP Server id 15.1.1 via Frontend Transport; Thu, 1 Jan 2026 00:00:01 +0000\r\n",
     "Return-Path: {sender}\r\n"},
    // Google.
    {'g', "mx.google.com", true, true, true,
     "Delivered-To: taro@gmail.com\r\n"
     "Received: by 2002:a05:6a20:1:b0:1:2:3 with SMTP id x1csp1; Thu, 1 Jan 2026 00:00:02 +0000 (UTC)\r\n"
     "ARC-Authentication-Results: i=1; mx.google.com; dkim={dkim}; spf={spf} smtp.mailfrom={sender}; dmarc={dmarc} "
     "header.from={author}\r\n"
     "Return-Path: <{sender}>\r\n"
     "Received: from {helo} ({name}. [{ip}])\r\n        by mx.google.com with ESMTPS id x2si1\r\n"
     "        for <taro@gmail.com>\r\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n"
     "        Thu, 01 Jan 2026 00:00:01 +0000 (UTC)\r\n"
     "Received-SPF: {spf} (google.com: domain of {sender} says so of {ip} as permitted sender) client-ip={ip};\r\n"
     "Authentication-Results: mx.google.com;\r\n       dkim={dkim};\r\n"
     "       spf={spf} (google.com: domain of {sender} says so of {ip} as permitted sender) smtp.mailfrom={sender};\r\n"
     "       dmarc={dmarc} (p=REJECT sp=REJECT dis=NONE) header.from={author}\r\n"},
    // Google Groups, as its archive shows a mail: results have another name there, and the table does not list the
    // server as an edge.
    {'G', "", false, true, true,
     "X-Received: by 2002:a05:6a20:1:b0:1:2:3 with SMTP id x1csp1; Thu, 1 Jan 2026 00:00:02 +0000 (UTC)\r\n"
     "Return-Path: <{sender}>\r\n"
     "Received: from {helo} ({name}. [{ip}])\r\n        by gmr-mx.google.com with ESMTPS id x2si1\r\n        for "
     "<list@googlegroups.com>;\r\n        Thu, 01 Jan 2026 00:00:01 +0000 (UTC)\r\n"
     "Received-SPF: {spf} (google.com: domain of {sender} says so of {ip} as permitted sender) client-ip={ip};\r\n"
     "X-Original-Authentication-Results: gmr-mx.google.com; spf={spf} smtp.mailfrom={sender}; dmarc={dmarc} "
     "header.from={author}\r\n"},
    // Yahoo.
    {'y', "atlas-production.v2-mail-prod1-gq1.omega.yahoo.com", true, true, true,
     "X-Apparently-To: taro@yahoo.com; Thu, 1 Jan 2026 00:00:02 +0000\r\n"
     "Return-Path: <{sender}>\r\n"
     "Received: from 10.222.143.1 by atlas207.free.mail.gq1.yahoo.com pod-id NONE with HTTPS; Thu, 1 Jan 2026 00:00:02 "
     "+0000\r\n"
     "X-Originating-Ip: [{ip}]\r\n"
     "Received-SPF: {spf} (domain of {sender_host} says so of {ip})\r\n"
     "Authentication-Results: atlas-production.v2-mail-prod1-gq1.omega.yahoo.com;\r\n dkim={dkim};\r\n"
     " spf={spf} smtp.mailfrom={sender_host};\r\n dmarc={dmarc}(p=REJECT) header.from={author};\r\n"
     "Received: from {ip} (EHLO {helo})\r\n by 10.222.143.1 with SMTPs\r\n (version=TLS1_2 cipher=X); Thu, 01 Jan 2026 "
     "00:00:01 +0000\r\n"},
    // iCloud.
    {'i', "", true, true, true,
     "Received: from p44-mailgateway-smtp-1 (p44-mailgateway-smtp-1 [10.1.1.1])\r\n by p44-mailgateway-smtp-2 "
     "(mailgateway 2547B12)\r\n with SMTP id 1 for <taro@icloud.com>; Thu, 1 Jan 2026 00:00:02 GMT\r\n"
     "Return-Path: <{sender}>\r\n"
     "Received: from {helo} ({name} [{ip}]) by st43p00im-zteg10063.me.com (Postfix)\r\n with ESMTPS id 1 for "
     "<taro@icloud.com>; Thu, 1 Jan 2026 00:00:01 +0000 (UTC)\r\n"
     "Authentication-Results: bimi.icloud.com; bimi=none\r\n"
     "Authentication-Results: dmarc.icloud.com; dmarc={dmarc} header.from={author}\r\n"
     "Authentication-Results: dkim-verifier.icloud.com; dkim={dkim}\r\n"
     "Authentication-Results: spf.icloud.com; spf={spf} (spf.icloud.com: domain of {sender} says so of {ip}) "
     "smtp.mailfrom={sender}\r\n"},
    // Fastmail.
    {'f', "mx6.messagingengine.com", true, true, true,
     "Return-Path: <{sender}>\r\n"
     "Received: from compute1.internal (compute1.nyi.internal [10.202.2.1])\r\n by sloti1.nyi.internal (Cyrus 3) with "
     "LMTPA;\r\n Thu, 01 Jan 2026 00:00:03 +0000\r\n"
     "Received: from mx6 ([10.202.2.205])\r\n  by compute1.internal (LMTPProxy); Thu, 01 Jan 2026 00:00:02 +0000\r\n"
     "Authentication-Results: mx6.messagingengine.com;\r\n    dkim={dkim};\r\n    dmarc={dmarc} "
     "policy.published-domain-"
     "policy=reject header.from={author};\r\n    iprev=pass policy.iprev={ip};\r\n    spf={spf} "
     "smtp.mailfrom={sender}\r\n    smtp.helo={sender_host}\r\n"
     "Received-SPF: {spf}\r\n    ({sender_host}: says so)\r\n    receiver=mx6.messagingengine.com;\r\n    "
     "identity=mailfrom;\r\n    envelope-from=\"{sender_host}\";\r\n    client-ip={ip}\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n by mx6.messagingengine.com (Postfix) with ESMTPS id 1\r\n for "
     "<taro@fastmail.com>; Thu, 1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // Proton.
    {'o', "mail.protonmail.ch", true, true, true,
     "Return-Path: <{sender}>\r\n"
     "Authentication-Results: mail.protonmail.ch; dmarc={dmarc} (p=reject dis=none) header.from={author}\r\n"
     "Authentication-Results: mail.protonmail.ch; spf={spf} smtp.mailfrom={sender_host}\r\n"
     "Authentication-Results: mail.protonmail.ch; dkim={dkim}\r\n"
     "Received: from {helo} ({name} [{ip}]) (using TLSv1.3)\r\n by mailin047.protonmail.ch (Postfix) with ESMTPS id "
     "1\r\n"
     " for <taro@proton.me>; Thu, 1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // Cloudflare Email Routing, which does not forward here.
    {'c', "mx.cloudflare.net", true, true, true,
     "Received: from {helo} ({ip})\r\n        by cloudflare-email.net (cloudflare) id 1\r\n        for "
     "<taro@rcpt.example>; Thu, 01 Jan 2026 00:00:01 +0000\r\n"
     "Received-SPF: {spf} (mx.cloudflare.net: domain of {sender} says so of {ip})\r\n"
     "\treceiver=mx.cloudflare.net; client-ip={ip}; envelope-from=\"{sender_host}\";\r\n"
     "Authentication-Results: mx.cloudflare.net;\r\n\tdkim={dkim};\r\n\tdmarc={dmarc} header.from={author} "
     "policy.dmarc=reject;\r\n\tspf={spf} (mx.cloudflare.net: domain of {sender} says so of {ip}) "
     "smtp.mailfrom={sender};\r\n"},
    // Amazon SES, inbound.
    {'s', "amazonses.com", true, true, true,
     "Return-Path: <{sender}>\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n by inbound-smtp.us-east-1.amazonaws.com with SMTP id 1\r\n for "
     "taro@rcpt.example;\r\n Thu, 01 Jan 2026 00:00:01 +0000 (UTC)\r\n"
     "X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n"
     "Received-SPF: {spf} (spfCheck: domain of {sender_host} says so of {ip}) client-ip={ip}; "
     "envelope-from={sender_host};\r\n"
     "Authentication-Results: amazonses.com;\r\n spf={spf} (spfCheck: domain of {sender_host} says so of {ip}) "
     "client-ip={ip};\r\n dkim={dkim};\r\n dmarc={dmarc} header.from={author};\r\n"
     "X-SES-RECEIPT: AEFBQUFBQUFBQUFF\r\n"},
    // Mail.ru, which writes at the end of the header.
    {'r', "mx291.mail.ru", true, true, true,
     "Delivered-To: taro@mail.ru\r\nReturn-path: <{sender}>\r\n"
     "Received: from {name} ([{ip}]:37136 helo={helo})\r\n\tby mx291.mail.ru with esmtp (envelope-from "
     "<{sender}>)\r\n\tid "
     "1 for taro@mail.ru; Thu, 01 Jan 2026 03:00:01 +0300\r\n",
     "Authentication-Results: mx291.mail.ru; spf={spf} (mx291.mail.ru: domain of {sender_host} says so of {ip}) "
     "smtp.mailfrom={sender_host} smtp.helo={sender_host};\r\n\tdkim={dkim};\r\n\tdmarc={dmarc} "
     "header.from={author}\r\n"},
    // Yandex does not report DMARC.
    {'z', "mxfront9q.mail.yandex.net", false, true, true,
     "Received: from mxfront9q.mail.yandex.net ([127.0.0.1])\r\n\tby mxfront9q.mail.yandex.net with LMTP id 1\r\n\tfor "
     "<taro@yandex.ru>; Thu, 1 Jan 2026 03:00:02 +0300\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mxfront9q.mail.yandex.net (mxfront/Yandex) with ESMTPS id "
     "1;\r\n\tThu, 01 Jan 2026 03:00:01 +0300\r\n"
     "Return-Path: {sender}\r\n"
     "Authentication-Results: mxfront9q.mail.yandex.net; spf={spf} (mxfront9q.mail.yandex.net: domain of {sender_host} "
     "says so of {ip}) smtp.mail={sender}; dkim={dkim}\r\n"
     "X-Yandex-Spam: 1\r\n"},
    // Stalwart.
    {'S', "mail.rcpt.example", true, true, true,
     "Return-Path: <{sender}>\r\nDelivered-To: taro@rcpt.example\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\t(using TLSv1.3 with cipher TLS13_AES_256_GCM_SHA384)\r\n\tby "
     "mail.rcpt.example (Stalwart SMTP) with ESMTPS id 1\r\n\tfor <taro@rcpt.example>;\r\n\tThu, 1 Jan 2026 00:00:01 "
     "+0000\r\n"
     "Authentication-Results: mail.rcpt.example;\r\n\tdkim={dkim};\r\n\tspf={spf} (mail.rcpt.example: domain of "
     "{sender} "
     "says so of {ip}) smtp.mailfrom={sender};\r\n\tdmarc={dmarc} header.from={author} policy.dmarc=reject\r\n"
     "Received-SPF: {spf} (mail.rcpt.example: domain of {sender} says so of {ip})\r\n\treceiver=mail.rcpt.example; "
     "client-ip={ip}; envelope-from=\"{sender_host}\";\r\n"},
    // Mailcow's fork of Postfix.
    {'P', "mail.rcpt.example", true, true, true,
     "Return-Path: <{sender}>\r\nDelivered-To: taro@rcpt.example\r\n"
     "Received: from mail.rcpt.example ([172.22.1.253])\r\n\tby 4f3a with LMTP\r\n\tid 1\r\n\t(envelope-from "
     "<{sender}>); Thu, 01 Jan 2026 00:00:02 +0000\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mail.rcpt.example (Postcow) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:01 +0000 (UTC)\r\n"
     "Authentication-Results: mail.rcpt.example;\r\n\tdkim={dkim};\r\n\tdmarc={dmarc} (policy=reject) "
     "header.from={author};\r\n\tspf={spf} (mail.rcpt.example: domain of {sender} says so of {ip}) "
     "smtp.mailfrom={sender}\r\n"},
    // Postfix with OpenDKIM and OpenDMARC as milters.
    {'p', "mx.rcpt.example", true, true, true,
     "Return-Path: <{sender}>\r\nX-Original-To: taro@rcpt.example\r\n"
     "Authentication-Results: mx.rcpt.example; dmarc={dmarc} (p=reject dis=none) header.from={author}\r\n"
     "Authentication-Results: mx.rcpt.example; spf={spf} smtp.mailfrom={sender}\r\n"
     "Authentication-Results: mx.rcpt.example; dkim={dkim}\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // Exim, as configured by cPanel.
    {'e', "", false, true, true,
     "Return-Path: <{sender}>\r\nDelivered-To: taro@rcpt.example\r\n"
     "Received: from server.rcpt.example\r\n\tby server.rcpt.example with LMTP\r\n\tid 1\r\n\t(envelope-from "
     "<{sender}>)\r\n\tfor <taro@rcpt.example>; Thu, 01 Jan 2026 00:00:02 +0000\r\n"
     "Envelope-to: taro@rcpt.example\r\n"
     "Received: from {name} ([{ip}]:51234 helo={helo})\r\n\tby server.rcpt.example with esmtps  (TLS1.3) tls "
     "TLS_AES_256_GCM_SHA384\r\n\t(Exim 4.98)\r\n\t(envelope-from <{sender}>)\r\n\tid 1\r\n\tfor "
     "taro@rcpt.example;\r\n\t"
     "Thu, 01 Jan 2026 00:00:01 +0000\r\n"},
    // Dovecot above Postfix.
    {'d', "", false, true, true,
     "Return-Path: <{sender}>\r\nDelivered-To: taro@rcpt.example\r\n"
     "Received: from mx.rcpt.example\r\n\tby mx.rcpt.example with LMTP\r\n\tid 1\r\n\t(envelope-from "
     "<{sender}>)\r\n\tfor "
     "<taro@rcpt.example>; Thu, 01 Jan 2026 00:00:02 +0000\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // amavis on loopback.
    {'a', "mx.rcpt.example", true, true, true,
     "Return-Path: <{sender}>\r\n"
     "Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.rcpt.example (Postfix) with ESMTP id 3\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:03 +0000 (UTC)\r\n"
     "Received: from mx.rcpt.example ([127.0.0.1])\r\n\tby localhost (mx.rcpt.example [127.0.0.1]) (amavisd-new, port "
     "10024)\r\n\twith ESMTP id 2 for <taro@rcpt.example>;\r\n\tThu,  1 Jan 2026 00:00:02 +0000 (UTC)\r\n"
     "Authentication-Results: mx.rcpt.example; dmarc={dmarc} header.from={author}\r\n"
     "Authentication-Results: mx.rcpt.example; spf={spf} smtp.mailfrom={sender}; dkim={dkim}\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // qmail.
    {'q', "", false, true, true,
     "Return-Path: <{sender}>\r\nDelivered-To: taro@rcpt.example\r\n"
     "Received: (qmail 1234 invoked by uid 89); 1 Jan 2026 00:00:02 -0000\r\n"
     "Received: from {name} (HELO {helo}) ({ip})\r\n  by mx.rcpt.example with SMTP; 1 Jan 2026 00:00:01 -0000\r\n"},
    // Postfix in a container behind address translation: all clients have the address of the bridge.
    {'D', "mx.rcpt.example", true, false, true,
     "Return-Path: <{sender}>\r\n"
     "Authentication-Results: mx.rcpt.example; dmarc={dmarc} header.from={author};\r\n\tspf={spf} "
     "smtp.mailfrom={sender};\r\n\tdkim={dkim}\r\n"
     "Received: from {helo} (unknown [172.18.0.1])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu,  1 Jan 2026 00:00:01 +0000 (UTC)\r\n"},
    // Microsoft behind Mimecast.
    {'M', "", true, false, true,
     "Received: from DB3EUR04FT012.eop-eur04.prod.protection.outlook.com\r\n"
     " (2603:10a6:10:2b2::1) by AM0PR01CA1.outlook.office365.com\r\n"
     " (2603:10a6:10:2b2::2) with Microsoft SMTP Server id 15.20.1 via Frontend Transport; Thu, 1 Jan 2026 00:00:03 "
     "+0000\r\n"
     "Authentication-Results: spf=softfail (sender IP is 207.211.30.10)\r\n smtp.mailfrom={sender_host}; "
     "dkim={dkim};\r\n"
     " dmarc={dmarc} action=none header.from={author};compauth=pass reason=130\r\n"
     "Received-SPF: SoftFail (protection.outlook.com: domain of transitioning\r\n {sender_host} discourages use of "
     "207.211.30.10 as permitted sender)\r\n"
     "Received: from us-smtp-inbound-delivery-1.mimecast.com (207.211.30.10) by\r\n "
     "DB3EUR04FT012.mail.protection.outlook.com (10.152.24.1) with Microsoft SMTP Server\r\n id 15.20.1 via Frontend "
     "Transport; Thu, 1 Jan 2026 00:00:02 +0000\r\n"
     "Authentication-Results: relay.mimecast.com;\r\n\tdkim={dkim};\r\n\tdmarc={dmarc} (policy=reject) "
     "header.from={author};\r\n\tspf={spf} (relay.mimecast.com: domain of {sender} says so of {ip}) "
     "smtp.mailfrom={sender}\r\n"
     "Received: from {helo} ({name} [{ip}]) by relay.mimecast.com with\r\n ESMTP with STARTTLS (version=TLSv1.3, "
     "cipher=X)"
     " id us-mta-1-1; Thu,\r\n 01 Jan 2026 00:00:01 +0000\r\n"},
    // Postfix behind Proofpoint.
    {'O', "", false, false, true,
     "Return-Path: <{sender}>\r\n"
     "Received: from mx0a-0031df01.pphosted.com (mx0a-0031df01.pphosted.com [205.220.164.1])\r\n\tby mx.rcpt.example "
     "(Postfix) with ESMTPS id 1\r\n\tfor <taro@rcpt.example>; Thu,  1 Jan 2026 00:00:02 +0000 (UTC)\r\n"
     "Authentication-Results: ppops.net; spf={spf} smtp.mailfrom={sender}; dkim={dkim}; dmarc={dmarc} "
     "header.from={author}\r\n"
     "Received: from {helo} ({name} [{ip}])\r\n\tby mx0a-0031df01.pphosted.com (PPS) with ESMTPS id 1\r\n\tfor "
     "<taro@rcpt.example>; Thu, 01 Jan 2026 00:00:01 +0000 (GMT)\r\n"},
    // No receiver: the whole text is typed.
    {'0', "", false, false, false, ""},
});

inline const receiver& receiver_of(char key) noexcept {
  for (const auto& each : receivers) {
    if (each.key == key) return each;
  }
  return receivers[static_cast<unsigned char>(key) % receivers.size()];
}

inline std::string fill_in(std::string_view form, const delivery& what) {
  const std::array<std::pair<std::string_view, const std::string*>, 9> words{{{"{ip}", &what.ip},
                                                                              {"{helo}", &what.helo},
                                                                              {"{name}", &what.name},
                                                                              {"{sender}", &what.sender},
                                                                              {"{sender_host}", &what.sender_host},
                                                                              {"{spf}", &what.spf},
                                                                              {"{dkim}", &what.dkim},
                                                                              {"{dmarc}", &what.dmarc},
                                                                              {"{author}", &what.author}}};
  std::string out;
  while (!form.empty()) {
    std::size_t taken = 1;
    if (form.front() == '{') {
      for (const auto& [word, text] : words) {
        if (!form.starts_with(word)) continue;
        out += *text;
        taken = word.size();
      }
    }
    if (taken == 1) out += form.front();
    form.remove_prefix(taken);
  }
  return out;
}

/// The mail as stored in the mailbox. A server ends a header that its sender did not end.
inline std::string deliver(const receiver& by, const delivery& what, std::string_view mail) {
  const std::size_t end = message::split(mail).header.size();
  std::string out = fill_in(by.above, what);
  out += mail.substr(0, end);
  if (!by.at_end.empty()) {
    if (!out.ends_with('\n')) out += "\r\n";
    out += fill_in(by.at_end, what);
    if (!message::split(mail).separated) out += "\r\n";
  }
  out += mail.substr(end);
  return out;
}

}  // namespace fromproof::fuzz

#endif
