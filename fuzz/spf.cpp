// Any zones and senders: the limits of RFC 7208 section 4.6.4 are kept, only valid names are asked about, a journal
// reaches the same verdict, and views lie inside their texts.
//
// Each line of the input is "name TYPE data", the first is the sender: "ip mail-from helo". TYPE is T, A, 6, M or P;
// data of A and 6 are any octets. A name that begins with "*" answers for all names that have no line of their own.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fromproof/dns/journal.hpp>
#include <fromproof/spf/check_host.hpp>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

namespace dns = fromproof::dns;
namespace spf = fromproof::spf;

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

class zone {
 public:
  std::size_t asked = 0;

  explicit zone(std::string_view lines) {
    while (!lines.empty()) {
      std::string_view line = take(lines, '\n');
      const std::string name = lower(take(line, ' '));
      const std::string_view type = take(line, ' ');
      entries_[{name, type_of(type)}].push_back({.data = line, .preference = 1});
    }
  }

  dns::answer operator()(const dns::query& q) {
    ++asked;
    require(spf::detail::is_target_name(q.name));
    require(q.name.size() <= 253 && !q.name.ends_with('.'));
    auto found = entries_.find({lower(q.name), q.type});
    if (found == entries_.end()) found = entries_.find({"*", q.type});
    if (found == entries_.end()) return {.status = dns::status::nxdomain, .records = {}};
    if (found->second.front().data == "TIMEOUT") return {.status = dns::status::failure, .records = {}};
    return {.status = dns::status::ok, .records = found->second};
  }

 private:
  static std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) out += fromproof::ascii::to_lower(c);
    return out;
  }
  static dns::record_type type_of(std::string_view text) {
    if (text == "A") return dns::record_type::a;
    if (text == "6") return dns::record_type::aaaa;
    if (text == "M") return dns::record_type::mx;
    if (text == "P") return dns::record_type::ptr;
    return dns::record_type::txt;
  }

  std::map<std::pair<std::string, dns::record_type>, std::vector<dns::record>> entries_;
};

void same(const spf::result& a, const spf::result& b) {
  require(a.state == b.state && a.code == b.code && a.cause == b.cause && a.error == b.error);
  require(a.lookups == b.lookups && a.void_lookups == b.void_lookups && a.fault == b.fault);
  require(a.domain == b.domain && a.record == b.record && a.mechanism == b.mechanism);
  require(a.faulty_term == b.faulty_term && a.explanation == b.explanation);
}

void check_text(std::string_view text) {
  const auto checked = spf::check_record(text);
  require(checked || checked.offset <= text.size());
  std::size_t terms = 0;
  bool faulty = false;
  for (const auto& each : spf::record{text}) {
    ++terms;
    faulty = faulty || each.error != fromproof::errc::none;
    require(text.substr(each.offset, each.text.size()) == each.text && !each.text.empty());
    require(each.fault <= each.offset + each.text.size());
    require(each.error == fromproof::errc::none || each.fault >= each.offset);
    require(each.cidr4 <= 32 && each.cidr6 <= 128);
  }
  require(terms <= text.size());
  require(!faulty || !checked);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input{reinterpret_cast<const char*>(data), size};
  check_text(input);
  std::string_view first = take(input, '\n');
  spf::sender who;
  who.ip = fromproof::parse_ip_address(take(first, ' ')).value;
  who.mail_from = take(first, ' ');
  who.helo = take(first, ' ');
  who.now = 1767225600;
  zone truth{input};

  std::string memory(spf::max_memory, '\0');
  std::size_t steps = 0;
  const auto trace = [&](const spf::trace_step& step) {
    ++steps;
    require(step.depth <= spf::max_lookups);
  };
  const auto wanted = spf::check_host(who, truth, memory, trace);
  require(wanted.state == fromproof::progress::done);
  require(wanted.lookups <= spf::max_lookups && wanted.void_lookups <= spf::max_void_lookups + 1);
  // Each lookup asks about at most 11 names, and 11 more with %{p}; in addition, the first record, and an explanation
  // with %{p}.
  require(truth.asked <= 11 * 22 + 24);
  require(steps <= 12 * (size + 1));
  for (const char c : wanted.explanation) require(c >= ' ' && c <= '~');
  require((wanted.cause == spf::cause::none) ==
          (wanted.code != fromproof::result_code::none && wanted.code != fromproof::result_code::temperror &&
           wanted.code != fromproof::result_code::permerror));

  auto unexplained = wanted;
  unexplained.explanation = {};
  same(spf::check_host(who, truth), unexplained);

  // The size of the input chooses the memory of the journal.
  std::vector<char> text(size % 3 == 0 ? 400 : 70'000);
  std::vector<dns::record> records(size % 3 == 0 ? 6 : 4096);
  std::string other(spf::max_memory, '\0');
  dns::journal journal{{records, text}};
  spf::result seen;
  std::size_t runs = 0;
  while ((seen = spf::check_host(who, journal, other)).pending()) {
    require(++runs <= 11 * 22 + 24 && journal.question().has_value());
    const std::string name{journal.question()->name};
    journal.answer(truth({.name = name, .type = journal.question()->type}));
  }
  if (seen.out_of_space())
    require(size % 3 == 0 || size > 4000);
  else
    same(seen, wanted);

  // Less memory never makes another verdict.
  const auto small = spf::check_host(who, truth, std::span<char>{memory}.first(size % 300));
  if (!small.out_of_space()) {
    require(small.code == wanted.code && small.lookups == wanted.lookups && small.mechanism == wanted.mechanism);
  }
  return 0;
}
