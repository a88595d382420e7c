// The names that the examples use. Each example is a member function of a type made from `everyday`, or from the type
// with the name of its header, so that it may hide any of them by a name of its own.

#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/key_cache.hpp"
#include "fromproof/crypto/mbedtls.hpp"
#include "fromproof/crypto/openssl.hpp"
#include "fromproof/crypto/sodium.hpp"
#include "fromproof/data/json_reader.hpp"
#include "fromproof/data/xml_reader.hpp"
#include "fromproof/domain/public_suffix_table.hpp"
#include "fromproof/fromproof.hpp"
#include "fromproof/host/checker.hpp"
#include "fromproof/host/dns_answers.hpp"
#include "fromproof/mime/multipart.hpp"
#include "fromproof/reports/aggregate_reader.hpp"
#include "fromproof/reports/tls_report.hpp"

namespace snippets {

inline int claims = 0;
inline int false_claims = 0;

/// The claim of an example in a comment.
inline void claim(const char* file, int line, bool holds) {
  ++claims;
  if (holds) return;
  ++false_claims;
  std::printf("%s:%d: the comment behind this line is wrong\n", file, line);
}

inline int report(int examples) {
  std::printf("%d examples, %d claims, %d of them false\n", examples, claims, false_claims);
  return false_claims == 0 ? 0 : 1;
}

}  // namespace snippets

using namespace fromproof;

/// A sink that can be compared.
struct text_out {
  std::string text;

  void operator()(std::string_view piece) { text += piece; }
  bool operator==(std::string_view other) const { return text == other; }
};

/// A resolver that answers immediately.
struct zone {
  dns::answer look_up(const dns::query& asked) const {
    static constexpr dns::record policy{"v=DMARC1; p=reject"};
    static constexpr dns::record senders{"v=spf1 ip4:192.0.2.1 -all"};
    if (asked.type != dns::record_type::txt) return {.status = dns::status::no_data, .records = {}};
    if (asked.name == "_dmarc.example.com") return {.status = dns::status::ok, .records = {&policy, 1}};
    if (asked.name == "example.com") return {.status = dns::status::ok, .records = {&senders, 1}};
    return {.status = dns::status::nxdomain, .records = {}};
  }
  dns::answer operator()(const dns::query& asked) const { return look_up(asked); }
};

struct everyday {
  static constexpr std::string_view octets =
      "Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net; Thu, 1 Jan 2026 00:00:00 "
      "+0000\r\n"
      "From: Shop <shop@example.com>\r\n"
      "Subject: =?utf-8?Q?Hello?=\r\n"
      "\r\n"
      "Hi.\r\n";
  static constexpr std::string_view paste = "From: shop@example.com\nSubject: Hello\n\nHi.\n";
  message::header header{octets};
  message::header_field field = *header.begin();
  const suffix_table& suffixes = public_suffix_table;
  envelope known{.ip = "192.0.2.1", .mail_from = "shop@example.com", .helo = "mail.example.com", .receiver = {}};
  ip_address client = *parse_ip_address("192.0.2.1");
  std::int64_t now = 1'767'225'600;
  ::zone zone;
  ::zone resolver;
  crypto::openssl backend;
  text_out out;
  std::string_view subject = "=?utf-8?Q?Hello?=";

  mail_arrays<> arrays;
  fromproof::authentication mail = read_mail(octets, known, suffixes, arrays);
  paste::repair_report repairs;
  advice::assessment assessment;

  // What programs do with results.
  void use(const auto&...) {}
  void show(const auto&...) {}
  void accept(const auto&...) {}
  void complain(const auto&...) {}
  void underline(const auto&...) {}
  void give_up() {}
  void wait_for_answers() {}
  dns::answer look_up(const auto&...) { return {.status = dns::status::failure, .records = {}}; }
};

/// A message as DKIM and ARC see it.
struct signed_example : everyday {
  using sha256 = crypto::openssl::sha256;
  static constexpr std::string_view signature_body =
      " v=1; a=rsa-sha256; d=example.com; s=s; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=aGk=";
  parsed<dkim::signature> sig = dkim::parse_signature(signature_body);
  const dkim::signature& signature = sig.value;
  std::array<dkim::verification, 8> entries;
  bounded_list<dkim::verification> signatures{entries};
  std::array<dkim::indexed_field, 100> index;
  std::span<dkim::indexed_field> fields = dkim::build_index(header, index).fields;
  dkim::signed_message text{.fields = fields, .body = "Hi.\r\n"};
  dkim::verify_options options{.now = now};
};
struct dkim_verify : signed_example {};
struct dkim_check_signature : signed_example {};
struct dkim_reading : signed_example {};
struct host_dns_answers : signed_example {};

struct arc_validate : signed_example {
  std::array<arc::set, 2> sets;
  arc::chain chain = arc::read_chain(header, sets);
};

struct dkim_signed_fields : signed_example {
  sha256 hash;
  dkim::header_canonicalizer<sha256> canonical{dkim::canonicalization::relaxed, hash};
};

struct dkim_canonicalization : signed_example {
  sha256 hash;
  std::string_view chunk = "Hi.\r\n";
  int chunks = 1;
  bool read(std::string_view) { return chunks-- > 0; }
};

struct dkim_key : everyday {
  std::string_view txt = "v=DKIM1; p=";
  crypto::sha256_digest digest{};
  crypto::octets signature;
};

struct dkim_der : everyday {
  crypto::octets text;
};

struct paste_doubt : signed_example {
  bool doubt = false;
};

struct authentication_results_remove : everyday {
  void remove(std::string_view) {}
};

struct authentication_results_write : everyday {
  std::string_view reverse_path = "a@b.example";
};

struct dmarc_discover : everyday {
  std::array<char, 1024> text;
  dmarc::identifier spf;
  std::array<dmarc::identifier, 2> dkim;
};

struct dmarc_evaluate : dmarc_discover {
  dmarc::discovery found;
};
struct dmarc_alternatives : dmarc_evaluate {};

struct dmarc_report_permission : everyday {
  dmarc::report_uri uri = *dmarc::report_uris{"mailto:a@example.net"}.begin();
};

struct dns_journal : everyday {
  std::array<dns::record, 16> records;
  std::array<char, 2048> text;
  spf::sender sender{.ip = client, .mail_from = "shop@example.com", .helo = "mail.example.com"};
};

struct dns_wire : everyday {
  dns::query question{.name = "example.com"};
  std::uint16_t id = 1;
  crypto::octets received;
  std::array<dns::record, 16> records;
  std::array<char, 2048> text;
  dns::record_memory memory{records, text};
  dns::journal journal{memory};
  void send(crypto::octets) {}
};

struct text_error : everyday {
  std::string_view text = "example.com";
};

struct message_header : everyday {
  std::string_view text = octets;
};

struct mime_multipart : everyday {
  std::string_view mail = octets;
};

struct sender_id_pra : everyday {
  std::string_view text = octets;
};

struct message_token : everyday {
  std::string_view body = field.body;
};

struct data_json_writer : everyday {
  std::string_view name = "mx.example";
};

struct spf_result : everyday {
  spf::result checked = spf::check_host({.ip = client, .mail_from = "", .helo = "mail.example.com"}, resolver);
};

struct spf_tree_verdict : everyday {
  std::array<spf::tree_node, 16> memory;
};

struct published_cheapest_change : everyday {
  std::array<spf::tree_node, 16> nodes;
  spf::tree tree = spf::read_tree("example.com", resolver, nodes);
  std::array<char, published::change_memory> memory;
  void publish(std::string_view) {}
};

/// What example.com publishes.
struct inspected_example : everyday {
  fromproof::domain domain = *parse_domain("example.com");
  // Not on the stack, where all examples lie together.
  std::unique_ptr<published::overview_memory> domain_memory = std::make_unique<published::overview_memory>();
  published::overview overview = published::inspect(domain, {}, public_suffix_table, resolver, *domain_memory);
  std::vector<published::finding> finding_memory = std::vector<published::finding>(64);
  bounded_list<published::finding> findings = published::find_faults(overview, finding_memory);
  std::vector<advice::fix> fix_memory = std::vector<advice::fix>(8);
  bounded_list<advice::fix> fixes = published::find_fixes(overview, fix_memory);
  slice<const dns::exchange> exchanges;
  void answer_all(host::dns_answers& answers) {
    for (auto& entry : answers.entries()) {
      if (entry.open()) host::dns_answers::answer(entry, resolver({.name = entry.name, .type = entry.type}));
    }
  }
};
struct published_inspect : inspected_example {};
struct published_find_faults : inspected_example {};
struct published_find_fixes : inspected_example {};
struct published_json : inspected_example {};
