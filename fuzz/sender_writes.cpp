// Everything that a sender can write: whatever attacker.example sends from 198.51.100.66 in the name of bank.example,
// and whichever receiver gets it (receivers.hpp), it never passes as bank.example: with or without DNS, as a copy or as
// a mail server's message, by HELO, the reverse-path, the header or the body.
//
// And verified results depend only on what is signed: a mail that bank.example signed stays verified with any unsigned
// fields added, and fails after any change to a signed part.
//
// One check before the first input makes sure that honest mail passes at all.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/fromproof.hpp"
#include "receivers.hpp"
#include "require.hpp"
#include "signer.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

constexpr std::string_view bank_address = "192.0.2.10";
constexpr std::string_view attacker_address = "198.51.100.66";
constexpr std::int64_t now = 1'767'225'600;

/// Both domains publish everything that a domain can. Names that begin with "unread." have no answer.
dns::answer zone(const dns::query& question) {
  static constexpr dns::record records[]{
      {"v=spf1 ip4:192.0.2.10 -all"}, {"v=spf1 ip4:198.51.100.66 -all"}, {"v=DMARC1; p=reject"}};
  const auto one = [](const dns::record& record) { return dns::answer{dns::status::ok, {&record, 1}}; };
  if (question.name == "_dmarc.bank.example" || question.name == "_dmarc.attacker.example") return one(records[2]);
  if (question.name == "s._domainkey.bank.example" || question.name == "s._domainkey.attacker.example") {
    return one(fuzz::public_key);
  }
  if (question.name.starts_with("unread.")) return {.status = dns::status::failure, .records = {}};
  if (question.type != dns::record_type::txt) return {.status = dns::status::nxdomain, .records = {}};
  if (question.name == "bank.example") return one(records[0]);
  if (question.name == "attacker.example" || question.name == "mail.attacker.example") return one(records[1]);
  return {.status = dns::status::nxdomain, .records = {}};
}

std::string signature(std::string_view domain, std::string_view tags, std::string_view message,
                      std::string_view body_hash = {}) {
  const std::string bh{body_hash.empty() ? fuzz::body_hash(dkim::canonicalization::relaxed, message) : body_hash};
  const std::string field = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=" + std::string{domain} +
                            "; " + std::string{tags} + "; bh=" + bh + "; b=";
  return field + fuzz::signature_over(field, message) + "\r\n";
}

// What the bank signed once. The made-up words keep the fuzzer from writing the same mail again.
constexpr std::string_view signed_header =
    "From: Bank <admin@bank.example>\r\nTo: taro@rcpt.example\r\nSubject: Your statement qJ7x2Wv9\r\n";
constexpr std::string_view signed_body = "\r\nHello Taro, zK3mP8dL.\r\n";
constexpr std::string_view empty_hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
constexpr std::string_view usual = "s=s; h=from:to:subject";

const std::string& bank_mail() {
  static const std::string mail = std::string{signed_header} + std::string{signed_body};
  return mail;
}

struct verdict {
  bool passes = false, proves = false, or_else = false;
  result_source source{};
  std::string author;
  bool damaged = false;
  bool is_the_banks = false;  ///< all that the bank signed is here: it has signed a mail without a body, too
};

/// In both modes.
struct verdicts {
  verdict offline, dns;
};

verdict told_by(const authentication& mail) {
  verdict out{.passes = mail.dmarc.passes(),
              .proves = mail.proves_author(),
              .source = mail.dmarc.source(),
              .author = std::string{mail.author_domain()}};
  for (std::size_t i = 0; i < mail.dmarc.alternatives.count; ++i) {
    out.or_else = out.or_else || mail.dmarc.alternatives.in[i].code == result_code::pass;
  }
  return out;
}

/// The results for a text. With an envelope it is a mail server's message, otherwise a copy.
verdicts judge(std::string_view text, const envelope& known) {
  static mail_arrays<12, 4096, 4> memory;
  static const suffix_table suffixes;
  crypto::openssl backend;
  std::string repaired;
  const auto how = known.mode() == message_mode::server ? paste::repair_mode::line_ends : paste::repair_mode::paste;
  const auto repairs = paste::repair(text, how, [&repaired](std::string_view piece) { repaired += piece; });
  auto mail = read_mail(repaired, known, suffixes, memory);
  verdicts out{.offline = told_by(mail), .dns = {}};
  require(!out.offline.proves);
  const dkim::verify_options options{.now = now, .damage = repairs.reach()};
  require(verify(mail, known, suffixes, backend, zone, memory, options) == progress::done);
  out.dns = told_by(mail);
  out.dns.damaged = repairs.reach() != paste::repair_reach::nothing;
  out.dns.is_the_banks = ascii::trim(mail.parts.body).empty() && repaired.find("qJ7x2Wv9") != std::string::npos;
  return out;
}

/// Whether any pass belongs to its author.
bool is_right(const verdict& told) {
  return is_subdomain_of(told.author, "attacker.example") || (told.proves && told.is_the_banks);
}

/// An input, split into parts: "KEY FLAGS", HELO, a local part, and the mail as sent.
struct attack {
  const fuzz::receiver* by = nullptr;
  std::string_view flags;
  fuzz::delivery seen;
  std::string mail;

  bool has(char flag) const { return flags.find(flag) != std::string_view::npos; }
};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line{rest.data(), end};
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// What an SMTP command can carry: one line of printable octets.
std::string as_command(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : text) {
    if (c >= ' ' && c != '\x7f' && out.size() < most) out += c;
  }
  return out;
}

/// A local part by RFC 5321 section 4.1.2, quoted if necessary.
std::string as_local_part(std::string_view text) {
  bool plain = !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
  for (const char c : text) {
    plain = plain && (ascii::is_alnum(c) || std::string_view{"!#$%&'*+-/=?^_`{|}~."}.find(c) != std::string_view::npos);
  }
  if (plain) return std::string{text};
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// The mail as sent: words in braces stand for text that nobody can type.
std::string expand(std::string_view text, bool plain_line_ends) {
  static const std::string by_bank = signature("bank.example", usual, bank_mail());
  static const std::string without_body =
      signature("bank.example", "s=s; l=0; h=from:to:subject", bank_mail(), empty_hash);
  static const std::string over_from = signature("bank.example", "s=s; h=from", bank_mail());
  static const std::string of_empty = signature("bank.example", usual, std::string{signed_header} + "\r\n");
  static const std::string unread = signature("bank.example", "s=unread; h=from", bank_mail());
  static const std::string unknown = signature("bank.example", "s=gone; h=from:to:subject", bank_mail());
  static const std::string expired = signature("bank.example", "s=s; h=from:to:subject; t=1; x=2", bank_mail());
  std::string out;
  bool by_attacker = false;
  std::size_t attackers_at = 0;
  while (!text.empty()) {
    std::size_t taken = 0;
    const auto replace = [&](std::string_view word, std::string_view with) {
      if (taken > 0 || !text.starts_with(word)) return;
      out += with;
      taken = word.size();
      // The line end is part of the text.
      if (out.ends_with("\r\n") && text.size() > taken) out.resize(out.size() - 2);
    };
    if (text.front() == '{') {
      replace("{bank}", by_bank);
      replace("{lzero}", without_body);
      replace("{from}", over_from);
      replace("{empty}", of_empty);
      replace("{unread}", unread);
      replace("{gone}", unknown);
      replace("{expired}", expired);
      replace("{header}", signed_header);
      if (text.starts_with("{attacker}") && !by_attacker && (out.empty() || out.back() == '\n')) {
        by_attacker = true;
        attackers_at = out.size();
        taken = 10;
        if (text.substr(taken).starts_with('\n')) ++taken;
      }
    }
    if (taken == 0) {
      if (text.front() == '\n' && !plain_line_ends && !out.ends_with('\r')) out += '\r';
      out += text.front();
      taken = 1;
    }
    text.remove_prefix(taken);
  }
  if (by_attacker) out.insert(attackers_at, signature("attacker.example", usual, out.substr(attackers_at)));
  return out;
}

attack read_attack(std::string_view input) {
  attack out;
  out.flags = take_line(input);
  out.by = &fuzz::receiver_of(out.flags.empty() ? 'p' : out.flags.front());
  if (!out.flags.empty()) out.flags.remove_prefix(1);
  auto& seen = out.seen;
  seen.ip = attacker_address;
  seen.helo = as_command(take_line(input), 200);
  const std::string local = as_local_part(as_command(take_line(input), 60));
  // Flags of judge: "R" the receiver is named, "i", "h", "f" a part of the envelope is unknown, "t" a server's message
  // has the receiver's fields, "c" a copy of the signed mail, "l" line ends unchanged. Of the delivery: the
  // reverse-path is "b" the bank's, "s" below the attacker's, "n" null; the address has "u" no name, "o" one that
  // pretends to be the receiver's; "a" the receiver read the attacker as the author, "k" and found a signature.
  seen.sender_host = out.has('b') ? "bank.example" : out.has('s') ? "mail.attacker.example" : "attacker.example";
  seen.sender = out.has('n') ? "" : local + "@" + seen.sender_host;
  seen.spf = out.has('n') ? "none" : out.has('b') ? "fail" : "pass";
  seen.name = out.has('u') ? "unknown" : out.has('o') ? "smtp.rcpt.example" : "mail.attacker.example";
  seen.dkim = out.has('k') ? "pass header.d=attacker.example header.s=s" : "none";
  const bool own = out.has('a');
  seen.author = own ? "attacker.example" : "bank.example";
  seen.dmarc = own && !out.has('b') && !out.has('n') ? "pass" : "fail";
  out.mail = expand(input, out.has('l'));
  return out;
}

/// I1. Only the attacker's own domain may pass.
void try_to_forge(const attack& what) {
  const auto& by = *what.by;
  const bool continues = !what.mail.empty() && ascii::is_wsp(what.mail.front());
  if (by.key != '0' && continues && !by.may_be_continued) return;
  const std::string text = fuzz::deliver(by, what.seen, what.mail);
  envelope copy;
  if (what.has('R') && by.reports && !by.name.empty()) copy.receiver = by.name;
  const auto copied = judge(text, copy);
  for (const auto* told : {&copied.offline, &copied.dns}) {
    require(!told->proves || is_right(*told));
    // Anyone who types the whole text can also type a receiver's words.
    if (by.key != '0') require((!told->passes && !told->or_else) || is_right(*told));
  }

  envelope server{.ip = attacker_address, .mail_from = what.seen.sender, .helo = what.seen.helo, .receiver = {}};
  if (what.has('i')) server.ip = std::nullopt;
  if (what.has('h')) server.helo = std::nullopt;
  if (what.has('f')) server.mail_from = std::nullopt;
  if (what.has('R')) server.receiver = by.name.empty() ? std::string_view{"mx.rcpt.example"} : by.name;
  if (server.mode() != message_mode::server) server.ip = attacker_address;
  const std::string& received = what.has('t') ? text : what.mail;
  const auto served = judge(received, server);
  require(!served.offline.passes);
  require((!served.dns.passes && !served.dns.or_else) || (is_right(served.dns) && served.dns.proves));
}

/// Fields that say nothing about the author and were not signed.
bool is_unsigned_header(std::string_view fields) {
  if (fields.empty() || !fields.ends_with("\r\n") || message::split(fields).separated) return false;
  std::size_t octets = 0;
  for (const auto& field : message::header{fields}) {
    octets += field.raw.size();
    if (field.error != errc::none) return false;
    for (const char* name : {"From", "To", "Subject", "DKIM-Signature"}) {
      if (field.is(name)) return false;
    }
  }
  return octets == fields.size();
}

/// I2. Verified results depend on every signed part and on nothing else.
void try_to_break(const attack& what) {
  static const std::string own = signature("bank.example", usual, bank_mail()) + bank_mail();
  const envelope server{.ip = attacker_address, .mail_from = what.seen.sender, .helo = what.seen.helo, .receiver = {}};
  const auto is_verified = [](const verdict& told) {
    return told.passes && told.proves && told.author == "bank.example";
  };

  const std::string fields = what.mail + (what.mail.ends_with("\r\n") ? "" : "\r\n");
  if (!ascii::is_wsp(fields.front()) && is_unsigned_header(fields)) {
    std::string more = own;
    const std::size_t header = message::split(own).header.size();
    const std::size_t places[]{0, own.find("\r\nTo: ") + 2, header};
    more.insert(places[what.flags.size() % 3], fields);
    if (what.has('t')) more += "\r\n\r\n";
    const auto told = judge(more, what.has('c') ? envelope{} : server).dns;
    if (!told.damaged) require(is_verified(told));
    return;
  }

  // Changes one signed letter.
  std::string other = own;
  std::size_t at = own.find("From: ") + what.mail.size() * 7 % (own.size() - own.find("From: "));
  while (!ascii::is_alnum(other[at])) --at;
  other[at] = other[at] == 'x' ? 'y' : 'x';
  const auto told = judge(other, what.has('c') ? envelope{} : server).dns;
  require(!told.proves && !told.passes);
}

/// I3. Honest mail from the bank itself, so that the other checks do not hold only because nothing ever passes.
void try_honest_mail() {
  const std::string signed_mail = signature("bank.example", usual, bank_mail()) + bank_mail();
  for (const auto& by : fuzz::receivers) {
    const bool has_signature = by.key != '0';
    fuzz::delivery seen{.ip = std::string{bank_address},
                        .helo = "mail.bank.example",
                        .name = "mail.bank.example",
                        .sender = "bounce@bank.example",
                        .sender_host = "bank.example",
                        .spf = "pass",
                        .dkim = has_signature ? "pass header.d=bank.example header.s=s" : "none",
                        .dmarc = "pass",
                        .author = "bank.example"};
    const auto is_pass = [](const verdict& told, result_source from) {
      return told.passes && told.source == from && told.author == "bank.example";
    };
    const auto reported = judge(fuzz::deliver(by, seen, signed_mail), {}).offline;
    require(is_pass(reported, result_source::reported) == by.reports && reported.passes == by.reports);
    require(is_pass(judge(fuzz::deliver(by, seen, signed_mail), {}).dns, result_source::verified));
    seen.dkim = "none";
    const auto computed = judge(fuzz::deliver(by, seen, bank_mail()), {}).dns;
    require(is_pass(computed, result_source::computed) == by.shows_client && computed.passes == by.shows_client);
    const envelope server{.ip = bank_address, .mail_from = seen.sender, .helo = seen.helo, .receiver = {}};
    require(is_pass(judge(bank_mail(), server).dns, result_source::verified));
  }
  // The attacker's own mail passes as the attacker's.
  const auto own = read_attack(
      "p\nmail.attacker.example\na\n{attacker}\nFrom: a@attacker.example\nTo: b@rcpt.example\n"
      "Subject: x\n\nHello.\n");
  const auto told = judge(fuzz::deliver(*own.by, own.seen, own.mail), {}).dns;
  require(told.proves && told.author == "attacker.example");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool honest = (try_honest_mail(), true);
  require(honest);
  const attack what = read_attack({reinterpret_cast<const char*>(data), size});
  try_to_forge(what);
  if (!what.mail.empty()) try_to_break(what);
  return 0;
}
