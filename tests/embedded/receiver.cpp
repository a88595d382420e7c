// SPF, DKIM and DMARC of one mail, and its Authentication-Results: the work of a small receiver. Without cryptography,
// which the board provides; the code around it runs as usual.

#include <array>
#include <cstddef>
#include <fromproof/authentication/author.hpp>
#include <fromproof/authentication_results/write.hpp>
#include <fromproof/dkim/verify.hpp>
#include <fromproof/dmarc/discover.hpp>
#include <fromproof/dmarc/evaluate.hpp>
#include <fromproof/dns/journal.hpp>
#include <fromproof/spf/check_host.hpp>
#include <span>

#include "receiver.hpp"

using namespace fromproof;

namespace {

/// Every hash is zero, and every signature good.
struct no_crypto {
  struct sha256 {
    void operator()(std::string_view) noexcept {}
    crypto::sha256_digest finish() noexcept { return {}; }
  };
  crypto::verdict verify_rsa(const crypto::rsa_key&, const crypto::sha256_digest&, crypto::octets) noexcept {
    return crypto::verdict::good;
  }
  crypto::verdict verify_ed25519(crypto::octets, const crypto::sha256_digest&, crypto::octets) noexcept {
    return crypto::verdict::good;
  }
};

struct memory {
  std::array<dkim::verification, 2> signatures;
  std::array<dkim::indexed_field, 20> fields;
  std::array<dmarc::identifier, 2> identifiers;
  std::array<domain, 2> names;
  std::array<dns::record, 10> records;
  // Enough for anything that a sender's domain publishes.
  std::array<char, 1600> journal;
  std::array<char, 320> spf;
};
static_assert(sizeof(memory) <= 4 * 1024);
memory work;

// Separate functions, so that the stack of one is free for the next.

[[gnu::noinline]] spf::result check_sender(const smtp_session& session, dns::journal& journal) noexcept {
  const auto ip = parse_ip_address(session.client);
  return spf::check_host({.ip = *ip, .mail_from = session.mail_from, .helo = session.helo}, journal, work.spf);
}

[[gnu::noinline]] void read_header(const message::header& header, author& from,
                                   bounded_list<dkim::verification>& signatures) noexcept {
  for (const auto& field : header) {
    if (field.is("From")) add_from_field_strictly(from, field);
  }
  dkim::find_signatures(header, signatures);
}

[[gnu::noinline]] progress check_signatures(std::string_view mail, const message::header& header,
                                            bounded_list<dkim::verification>& signatures,
                                            dns::journal& journal) noexcept {
  no_crypto backend;
  const auto parts = message::split(mail);
  const auto index = dkim::build_index(header, work.fields);
  return dkim::verify(signatures, {.fields = index.fields, .body = parts.body}, backend, journal,
                      dkim::server_options{.now = 1767268800});
}

[[gnu::noinline]] bool judge(dmarc::result& verdict, const author& from, const dmarc::identifier& checked,
                             const bounded_list<dkim::verification>& signatures, dns::journal& journal) noexcept {
  const suffix_table no_list;
  auto found = dmarc::discover_policy(from.domain, dmarc::method::tree_walk, no_list, journal, {});
  if (found.pending()) return false;
  auto spf = checked;
  std::size_t count = 0;
  for (const auto& entry : signatures) {
    auto& name = work.names[count];
    name = *parse_domain(entry.signature->domain);
    work.identifiers[count++] = {.domain = name.view(), .code = entry.outcome->code};
  }
  const auto identifiers = std::span{work.identifiers}.first(count);
  if (!dmarc::discover_organizations(found, spf, identifiers, no_list, journal)) return false;
  verdict = dmarc::evaluate(found, spf, identifiers);
  return true;
}

}  // namespace

std::size_t receive(const smtp_session& session, std::string_view mail, dns::answer (&look_up)(const dns::query&),
                    std::span<char> field) noexcept {
  dns::journal journal{{work.records, work.journal}};
  const auto answer = [&] { journal.answer(look_up(*journal.question())); };
  const message::header header{mail};
  author from;
  bounded_list<dkim::verification> signatures{work.signatures};
  read_header(header, from, signatures);

  spf::result sender;
  while ((sender = check_sender(session, journal)).pending()) answer();
  const auto sender_domain = parse_domain(sender.domain);
  while (check_signatures(mail, header, signatures, journal) == progress::pending) answer();
  dmarc::result verdict;
  const dmarc::identifier checked{.domain = sender_domain->view(), .code = sender.code};
  while (!judge(verdict, from, checked, signatures, journal)) answer();

  buffer_sink sink{field};
  authentication_results::writer write{sink};
  write.begin("mx.example.net");
  write.result("spf", word(sender.code));
  write.property("smtp", "mailfrom", session.mail_from);
  for (const auto& entry : signatures) {
    write.result("dkim", word(entry.outcome->code));
    if (entry.outcome->cause != dkim::cause::none) write.reason(word(entry.outcome->cause));
    write.property("header", "d", entry.signature->domain);
  }
  write.result("dmarc", word(verdict.code));
  write.property("header", "from", from.domain.view());
  write.end();
  return sink.view().size();
}
