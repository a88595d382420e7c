// Writing Authentication-Results: whatever reverse path, HELO, selector, domains and reasons contain, the output is one
// folded field of US-ASCII that reads back with the same results and values. And every field that claims to be the
// server's own is removed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/authentication/read.hpp"
#include "fromproof/authentication_results/remove.hpp"
#include "fromproof/report/authentication_results.hpp"
#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;
namespace results = authentication_results;

/// One result as it was requested, and as it was read.
struct expected {
  std::string method, word, reason;
  std::vector<std::array<std::string, 3>> properties;
  bool operator==(const expected&) const = default;
};

/// One field: the only line end without white space after it is the last; only US-ASCII; no line too long.
void require_one_field(std::string_view field) {
  require(field.ends_with("\r\n"));
  std::size_t column = 0;
  for (std::size_t i = 0; i < field.size(); ++i, ++column) {
    const char c = field[i];
    if (c == '\r') {
      require(field[i + 1] == '\n' && column <= 998);
      require(i + 2 == field.size() || field[i + 2] == ' ');
      ++i;
      column = std::string_view::npos;
    } else {
      require(c >= ' ' && c <= '~');
    }
  }
  const message::header header{field};
  auto at = header.begin();
  require((*at).is("Authentication-Results") && (*at).raw.size() == field.size());
  require(++at == header.end());
}

std::string_view body_of(std::string_view field) {
  return (*message::header{field}.begin()).body;
}

std::vector<expected> read(const results::field& field) {
  std::vector<expected> all;
  for (const auto& result : field.results()) {
    auto& one = all.emplace_back();
    one.method = result.method;
    one.word = result.value;
    results::write_reason(result, [&one](std::string_view piece) { one.reason += piece; });
    for (const auto& property : result.properties()) {
      auto& value = one.properties.emplace_back();
      value[0] = property.type;
      value[1] = property.name;
      results::write_value(property, [&value](std::string_view piece) { value[2] += piece; });
    }
  }
  return all;
}

std::string with_question_marks(std::string_view text) {
  std::string out{text};
  if (out.size() > 900) out.resize(900);
  for (char& c : out) {
    if (c < ' ' || c > '~') c = '?';
  }
  return out;
}

/// Pieces of the input, each up to a 0xfe.
class pieces {
 public:
  explicit pieces(std::string_view text) : rest_{text} {}
  std::string_view next() {
    const std::size_t end = rest_.find('\xfe');
    const std::string_view piece = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return piece;
  }
  bool any() const { return !rest_.empty(); }

 private:
  std::string_view rest_;
};

/// The writer with any values.
void write_parts(std::string_view text) {
  pieces input{text};
  const std::string_view id = input.next();
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  const bool begun = field.begin(id);
  require(begun == results::is_authserv_id(id));
  std::vector<expected> wanted;
  while (input.any()) {
    auto& one = wanted.emplace_back(expected{"dkim", "fail", {}, {}});
    field.result("dkim", "fail");
    if (const auto comment = input.next(); !comment.empty()) field.comment(comment);
    const auto reason = input.next();
    field.reason(reason);
    one.reason = with_question_marks(reason);
    for (const std::string_view name : {"d", "b"}) {
      const auto value = input.next();
      if (field.property("header", name, value))
        one.properties.push_back({"header", std::string{name}, std::string{value}});
    }
  }
  field.end();
  if (!begun) return require(out.empty());
  require_one_field(out);
  const auto parsed = results::parse(body_of(out));
  require(bool{parsed} && parsed->irregularities == 0 && parsed->none == wanted.empty());
  require(read(*parsed) == wanted);
  require(results::is_forged(*message::header{out}.begin(), id));
}

/// A message and an envelope with any values, verified.
void write_message(std::string_view text) {
  pieces input{text};
  const std::string mail_from{input.next()}, helo{input.next()};
  const std::string octets{input.next()};
  mail_arrays<4, 0, 0> memory;
  const suffix_table suffixes;
  auto mail =
      read_mail(octets, {.ip = "192.0.2.1", .mail_from = mail_from, .helo = helo, .receiver = {}}, suffixes, memory);
  mail.spf.here = spf::result{.code = result_code::pass, .cause = spf::cause::none};
  mail.spf.checked = {mail.envelope.sender.domain, suffixes};
  mail.arc.here = arc::result{.code = result_code::pass};
  mail.dmarc.here = dmarc::result{.code = result_code::pass, .cause = dmarc::cause::none};
  mail.spf.computed_from = mail.dmarc.computed_from = mail.arc.computed_from = result_source::verified;
  for (auto& entry : mail.dkim) entry.outcome = dkim::result{.code = result_code::pass};
  mail.dmarc.here->record = input.next();
  mail.dmarc.here->record_domain_size = mail.author_domain().size() / 2;
  std::string out;
  require(write_authentication_results(mail, "mx.example", [&out](std::string_view piece) { out += piece; }));
  require_one_field(out);
  const auto parsed = results::parse(body_of(out));
  require(bool{parsed} && parsed->irregularities == 0 && !parsed->none && parsed->authserv_id == "mx.example");
  const auto all = read(*parsed);
  const std::size_t signed_by = mail.dkim.size() == 0 ? 1 : mail.dkim.size();
  require(all.size() == signed_by + 3);
  require(all.front().method == "spf" && all.back().method == "arc" && all[all.size() - 2].method == "dmarc");
  for (std::size_t i = 1; i <= signed_by; ++i) require(all[i].method == "dkim");
  for (const auto& [type, name, value] : all.front().properties) {
    require(type == "smtp" && (name == "mailfrom" || name == "helo"));
    require(value == mail.envelope.sender.address || value == mail.spf.domain() || value == helo);
  }
  // It is about the evaluated domains: read as a receiver's field, it names no other.
  trusted_fields own;
  own.add(body_of(out));
  const auto spf = find_reported_spf(own, mail.envelope.sender.null);
  require(spf.said && !spf.disputed);
  require(spf.domain.empty() || mail.spf.domain().empty() || spf.domain.view() == mail.spf.domain());
  const auto dmarc = find_reported_dmarc(own);
  require(dmarc.said && !dmarc.disputed && dmarc.author == mail.header.from.domain);
}

/// Every field that our reader takes as this server's is removed, and no well-formed field of another server.
void remove_forged(std::string_view text) {
  const std::string octets = "Authentication-Results:" + std::string{text};
  for (const auto& field : message::header{octets}) {
    const auto parsed = results::parse(field.body);
    const bool forged = results::is_forged(field, "mx.example");
    if (!field.is("Authentication-Results")) continue;
    if (ascii::iequals(parsed->authserv_id, "mx.example") || parsed->authserv_id.empty()) require(forged);
    if (parsed && parsed->irregularities == 0 && forged) {
      require(results::detail::are_one_id(parsed->authserv_id, "mx.example"));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  write_parts(text);
  write_message(text);
  remove_forged(text);
  return 0;
}
