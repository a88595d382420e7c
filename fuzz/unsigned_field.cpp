// Fields that someone adds to a mail never create a DMARC pass, whatever they say, and a pass never gets another
// author: not on top of it, not between what the receiver wrote and the mail, and not below. Nothing but DNS, the
// envelope and the signatures of the author domain decide what is verified; nothing but the receiver's word what is
// reported. Nor do fields take a pass away that are neither an author nor signed.
//
// The receiver's word is the topmost Authentication-Results if it names the server that took the mail in. An added
// field that is exactly this is no forgery that a program could see; it is left out here.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/fromproof.hpp"
#include "require.hpp"
#include "signer.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

/// bank.example sends from 192.0.2.1 and signs; attacker.example does so from 198.51.100.1, where each mail comes from.
dns::answer zone(const dns::query& question) {
  static constexpr dns::record records[]{
      {"v=spf1 ip4:192.0.2.1 -all"}, {"v=spf1 ip4:198.51.100.1 -all"}, {"v=DMARC1; p=reject"}};
  const auto one = [](const dns::record& record) { return dns::answer{dns::status::ok, {&record, 1}}; };
  if (question.name == "bank.example") return one(records[0]);
  if (question.name == "attacker.example") return one(records[1]);
  if (question.name == "_dmarc.bank.example" || question.name == "_dmarc.attacker.example") return one(records[2]);
  if (question.name == "s._domainkey.bank.example" || question.name == "s._domainkey.attacker.example") {
    return one(fuzz::public_key);
  }
  if (question.name.starts_with("unread.")) return {.status = dns::status::failure, .records = {}};
  return {.status = dns::status::nxdomain, .records = {}};
}

std::string signature(std::string_view domain, std::string_view tags, std::string_view message) {
  const std::string field = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=" + std::string{domain} +
                            "; " + std::string{tags} +
                            "; bh=" + fuzz::body_hash(dkim::canonicalization::relaxed, message) + "; b=";
  return field + fuzz::signature_over(field, message) + "\r\n";
}

/// A mail as its sender has it.
struct sample {
  std::string signatures, message;
  std::string text() const { return signatures + message; }
};

constexpr std::string_view usual = "s=s; h=from:to:subject";

sample make_sample(char kind) {
  const std::string rest = "To: taro@rcpt.example\r\nSubject: Your account\r\n\r\nHello.\r\n";
  const std::string bank = "From: Bank <admin@bank.example>\r\n" + rest;
  const auto by_attacker = [](const std::string& mail) {
    return sample{signature("attacker.example", usual, mail), mail};
  };
  switch (kind) {
    case 'p': return {signature("bank.example", usual, bank), bank};  // the only one that passes
    case 'b': return {signature("bank.example", usual, bank), bank + "More.\r\n"};
    case 's': {
      const std::string signed_one = signature("bank.example", "s=s; h=from:from:to:to:subject:subject", bank);
      return {signed_one, "From: admin@bank.example\r\nTo: a@rcpt.example\r\nSubject: Other\r\n\r\nHello.\r\n"};
    }
    case 'e': return {signature("bank.example", "s=s; h=from:to:subject; t=1; x=2", bank), bank};
    case 'u': return {signature("bank.example", "s=unread; h=from:to:subject", bank), bank};
    case 'h': return {signature("bank.example", usual, bank), bank.substr(0, bank.find("\r\n\r\n") + 2)};
    case 'n': return {"", bank};
    case 'm': return by_attacker("From: a@attacker.example\r\n" + bank);
    case 'd': return by_attacker("From: a@attacker.example, admin@bank.example\r\n" + rest);
    case 'g': return by_attacker("From: <a@attacker.example> admin@bank.example\r\n" + rest);
    case '0': return by_attacker(rest);
    default: return by_attacker(bank);
  }
}

/// What the receiver wrote on top: "g" as Gmail does, "x" without results, else results on top. In capitals, the
/// envelope sender is forged too.
std::string made_by_receiver(char kind) {
  const bool forged = kind >= 'A' && kind <= 'Z';
  const std::string sender = forged ? "admin@bank.example" : "a@attacker.example";
  const std::string path = "Return-Path: <" + sender + ">\r\n";
  const std::string hop =
      "Received: from out.attacker.example (out.attacker.example [198.51.100.1]) by mx.rcpt.example with ESMTPS id 1; "
      "Thu, 1 Jan 2026 00:00:00 +0000\r\n";
  const std::string said = "Authentication-Results: mx.rcpt.example; spf=" + std::string{forged ? "fail" : "pass"} +
                           " (sender IP is 198.51.100.1) smtp.mailfrom=" + sender +
                           "; dkim=pass header.d=attacker.example; dmarc=fail (p=reject) header.from=bank.example\r\n";
  switch (ascii::to_lower(kind)) {
    case 'g': return path + hop + said;
    case 'x': return path + hop;
    default: return path + said + hop;
  }
}

struct verdict {
  bool passed = false;
  bool aligned_by_dkim = false;
  std::string author;
};

struct judged {
  verdict reported, verified;
  std::size_t trusted_at = std::string::npos;  ///< where the Authentication-Results stands that counts
  bool has_author_field = false;
};

judged judge(const std::string& octets, const envelope& known) {
  std::array<dkim::result, 6> signatures;
  std::array<arc::set, 4> arc_sets;
  const suffix_table suffixes;
  auto mail = authenticate(octets, known, suffixes, signatures, arc_sets);
  const auto say = [&mail](bool counts) {
    return verdict{.passed = counts && mail.dmarc.code == result_code::pass,
                   .aligned_by_dkim = mail.dmarc.aligned_by_dkim,
                   .author = std::string{mail.author_domain()}};
  };
  judged out;
  out.reported = say(true);
  out.has_author_field = mail.header.from.fields > 0;
  if (mail.trusted) out.trusted_at = ascii::offset_in(octets, mail.trusted->field.raw);

  std::vector<dkim::indexed_field> fields(mail.header.fields);
  std::array<char, spf::max_memory> spf_memory;
  std::array<char, 256> record;
  std::array<dmarc::identifier, 6> identifiers;
  std::array<domain, 6> names;
  crypto::openssl backend;
  const verify_memory memory{
      .fields = fields, .spf = spf_memory, .record = record, .identifiers = identifiers, .names = names};
  require(verify(mail, known, suffixes, backend, zone, memory, {.now = 1'767'225'600}));
  out.verified = say(mail.dmarc.source == result_source::verified);
  return out;
}

/// The added fields, "{own}" standing for the signatures of the mail itself and "{other}" for one by bank.example of
/// another mail. Empty where they are none, but a header's end.
std::string expand(std::string_view text, const sample& mail) {
  static const std::string other = signature(
      "bank.example", usual, "From: admin@bank.example\r\nTo: a@rcpt.example\r\nSubject: Other\r\n\r\nOther.\r\n");
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest{text.data() + at, text.size() - at};
    const bool own = rest.starts_with("{own}");
    if (own || rest.starts_with("{other}")) {
      out += own ? mail.signatures : other;
      at += own ? 5 : 7;
      if (out.ends_with("\r\n")) out.resize(out.size() - 2);  // the line end comes with the text
    } else {
      out += text[at++];
    }
  }
  if (!out.ends_with('\n')) out += "\r\n";
  return message::split(out).separated || out.front() == '\r' || out.front() == '\n' ? std::string{} : out;
}

/// Whether fields are of those that a receiver writes on top.
bool is_trace(std::string_view fields) {
  for (const auto& field : message::header{fields}) {
    for (const char* name : {"Return-Path", "Received", "Received-SPF", "Authentication-Results"}) {
      if (field.is(name)) return true;
    }
  }
  return false;
}

/// Whether fields are of no concern to what is verified: neither an author nor a signature, nor signed.
bool is_irrelevant(std::string_view fields) {
  for (const auto& field : message::header{fields}) {
    for (const char* name : {"From", "To", "Subject", "DKIM-Signature"}) {
      if (field.is(name)) return false;
    }
  }
  return true;
}

}  // namespace

/// The first line chooses the mail, the receiver and the place: "t" on top of the mail, with the envelope known;
/// "o" on top of what the receiver wrote, "r" below it, "e" at the end of the header. The rest is the fields.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos || line < 3) return 0;
  const std::string choice{input.substr(0, 3)};
  const char place = choice[2];

  static std::map<char, sample> samples;
  const auto found = samples.find(choice[0]);
  const sample& mail = found != samples.end() ? found->second : samples[choice[0]] = make_sample(choice[0]);
  const std::string fields = expand(input.substr(line + 1), mail);
  if (fields.empty()) return 0;

  const envelope by_smtp{.ip = "198.51.100.1",
                         .mail_from = "a@attacker.example",
                         .helo = "out.attacker.example",
                         .receiver = "mx.rcpt.example"};
  const bool by_options = place == 't';
  const bool on_top = !by_options && place != 'r' && place != 'e';
  if (on_top && is_trace(fields)) return 0;
  const envelope known = by_options ? by_smtp : envelope{};
  const std::string above = by_options ? "" : made_by_receiver(choice[1]);
  const std::string text = above + mail.text();
  std::size_t added = 0;
  if (place == 'r') added = above.size();
  if (place == 'e') added = message::split(text).header.size();
  std::string changed = text;
  changed.insert(added, fields);

  static std::map<std::string, judged> all_before;
  const std::string kind = choice.substr(0, 1) + (by_options ? 't' : choice[1]);
  if (const auto known_one = all_before.find(kind); known_one == all_before.end())
    all_before[kind] = judge(text, known);
  const judged& before = all_before[kind];
  const judged after = judge(changed, known);

  if (after.trusted_at >= added && after.trusted_at - added < fields.size() && !by_options) return 0;
  const auto compare = [&](const verdict& was, const verdict& is) {
    if (!is.passed) return;
    // A mail without any author gets one; the envelope may prove it, a signature that was made without it may not.
    if (!before.has_author_field) return require(!is.aligned_by_dkim && is.author == "attacker.example");
    require(was.passed && is.author == was.author);
  };
  if (!by_options) compare(before.reported, after.reported);
  compare(before.verified, after.verified);
  if (by_options && is_irrelevant(fields)) {
    require(after.verified.passed == before.verified.passed && after.verified.author == before.verified.author);
  }
  return 0;
}
