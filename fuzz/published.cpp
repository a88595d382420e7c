// Any DNS of any domain: the inspection ends, its questions are bounded and are names that DNS could have, the costs of
// an SPF record add up and are what the evaluator counts, a change never costs more and never changes a result,
// findings and JSON are well-formed.

#include "fromproof/published/inspect.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <fromproof/published/find_faults.hpp>
#include <fromproof/published/find_fixes.hpp>
#include <fromproof/published/json.hpp>
#include <fromproof/spf/check_host.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

namespace {

using namespace fromproof;
using fuzz::require;

constexpr std::string_view about = "example.com";

/// The input is lines "NAME TYPE data": TYPE is T (TXT), M (MX), A, C (CNAME), S (TLSA), or ! for no answer. NAME is
/// below example.com, which "@" stands for, or ends in a dot.
class world {
 public:
  explicit world(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      add(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  dns::answer operator()(const dns::query& asked) {
    require(!asked.name.empty() && asked.name.size() <= 253);
    ++questions;
    records_.clear();
    bool exists = asked.name == about;
    for (const auto& each : lines_) {
      if (!ascii::iequals(each.name, asked.name)) continue;
      if (each.failing) return {.status = dns::status::failure, .records = {}};
      exists = true;
      if (each.type == asked.type) records_.push_back({.data = each.data, .preference = 10});
    }
    return {.status = !records_.empty() ? dns::status::ok
                      : exists          ? dns::status::no_data
                                        : dns::status::nxdomain,
            .records = records_};
  }

  std::size_t questions = 0;

 private:
  struct line {
    std::string name;
    dns::record_type type;
    std::string data;
    bool failing;
  };

  void add(std::string_view text) {
    const std::size_t first = text.find(' ');
    if (first == std::string_view::npos || first + 1 >= text.size()) return;
    std::string name{text.substr(0, first)};
    if (name == "@")
      name = about;
    else if (name.ends_with('.'))
      name.pop_back();
    else
      name += '.' + std::string{about};
    const char kind = text[first + 1];
    std::string data{first + 3 <= text.size() ? text.substr(first + 3) : std::string_view{}};
    dns::record_type type = dns::record_type::txt;
    if (kind == 'M') type = dns::record_type::mx;
    if (kind == 'C') type = dns::record_type::cname;
    if (kind == 'S') type = dns::record_type::tlsa;
    if (kind == 'A') {
      type = dns::record_type::a;
      data.resize(4, 'x');
    }
    lines_.push_back({std::move(name), type, std::move(data), kind == '!'});
  }

  std::vector<line> lines_;
  std::vector<dns::record> records_;
};

void require_sums(const spf::tree& tree) {
  std::size_t lookups = 0, voids = 0;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const auto& node = tree.nodes[i];
    require(node.depth <= spf::max_tree_depth);
    require(i + node.below < tree.nodes.size());
    std::size_t below = 0;
    for (std::size_t j = i + 1; j <= i + node.below; ++j) {
      require(tree.nodes[j].depth > node.depth);
      if (tree.nodes[j].depth == node.depth + 1) below += tree.nodes[j].lookups;
    }
    if (tree.nodes.omitted() == 0) require(node.lookups == below + (node.lookups > below ? 1 : 0));
    if (node.depth == 0) {
      lookups += node.lookups;
      voids += node.void_lookups;
    }
  }
  require(tree.lookups == lookups && tree.void_lookups == voids);
}

/// A sender whom nothing but "all" matches pays what the tree says.
void require_same_cost(const published::overview& all, world& zone) {
  const auto& tree = all.spf;
  if (!tree.complete || tree.record.empty() || tree.fault != spf::tree_fault::none) return;
  for (const auto& node : tree.nodes) {
    if (node.is_permerror() || node.by_sender || node.fault == spf::tree_fault::unread) return;
    if ((node.kind == spf::term_kind::a || node.kind == spf::term_kind::mx || node.kind == spf::term_kind::ip4 ||
         node.kind == spf::term_kind::exists) &&
        node.fault == spf::tree_fault::none) {
      return;  // it may match
    }
    // Inside an include, "+all" matches everybody.
    if (node.kind == spf::term_kind::all && node.depth > 0 && node.qualifier == result_code::pass) return;
  }
  if (tree.lookups > spf::max_lookups || tree.void_lookups > spf::max_void_lookups) return;
  const auto result = spf::check_host(
      {.ip = *parse_ip_address("203.0.113.9"), .mail_from = "a@example.com", .helo = "mx.example.com"}, zone);
  require(result.code != result_code::permerror);
  require(result.lookups == tree.lookups && result.void_lookups == tree.void_lookups);
}

void require_good_change(const published::cheapest_change& change, const spf::tree& tree) {
  require(change.lookups <= tree.lookups && change.void_lookups <= tree.void_lookups);
  require(change.needed || change.size == 0);
  if (change.record.empty()) return;
  require(change.size > 0 && spf::is_record(change.record));
  require(static_cast<bool>(spf::check_record(change.record)));
  if (change.enough) require(change.samples == change.equal);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  world zone{{reinterpret_cast<const char*>(data), size}};
  host::dns_answers answers;
  const auto memory = std::make_unique<published::overview_memory>();
  const auto domain = parse_domain(about);
  const std::string_view selectors[]{"s1", "given"};
  published::overview all;
  for (std::size_t round = 0;; ++round) {
    all = published::inspect(*domain, selectors, public_suffix_table, answers, *memory);
    if (!all.pending) break;
    require(round < 64 && answers.has_open_questions());
    for (auto& entry : answers.entries()) {
      if (entry.open()) host::dns_answers::answer(entry, zone({.name = entry.name, .type = entry.type}));
    }
  }
  require(zone.questions <= 1000);
  require_sums(all.spf);
  require_same_cost(all, zone);
  require_good_change(all.change, all.spf);

  std::vector<published::finding> finding_memory(128);
  std::array<advice::fix, 8> fix_memory;
  const auto findings = published::find_faults(all, finding_memory);
  const auto fixes = published::find_fixes(all, fix_memory);
  for (const auto& each : findings) {
    for (const auto language : {advice::language::en, advice::language::ja}) {
      std::size_t written = 0;
      published::write(each, language, [&written](std::string_view piece) { written += piece.size(); });
      require(written > 0);
    }
  }
  std::string text;
  const auto append = [&text](std::string_view piece) { text += piece; };
  json_writer writer{append};
  const auto exchanges = answers.exchanges();
  writer.begin_object();
  published::write_domain(writer, {.all = all, .findings = findings, .fixes = fixes, .dns = exchanges});
  writer.end_object();
  const auto json = nlohmann::json::parse(text, nullptr, false);
  require(json.is_object() && json["findings"].size() == findings.size());
  return 0;
}
