#include "text.hpp"

#include <algorithm>
#include <fromproof/report/dns.hpp>
#include <fromproof/report/records.hpp>
#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../rows.hpp"
#include "../terminal.hpp"
#include "words.hpp"

namespace fromproof::cli {

namespace {

using published::presence;

std::string filled(std::string_view words,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string text{words};
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + std::string{name} + "}";
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), value);
  }
  return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const auto& each : parts) {
    if (!text.empty()) text += between;
    text += each;
  }
  return text;
}

class text_writer {
 public:
  text_writer(const published::domain_report& report, advice::language language, output& out)
      : report_{report},
        all_{report.all},
        language_{language},
        words_{language == advice::language::ja ? japanese_domain : english_domain},
        out_{out} {}

  void write() {
    out_(visible(all_.domain) + (all_.exists() == false ? "  " + std::string{words_.missing} : "") + "\n");
    if (all_.exists() != false) {
      write_mx();
      write_spf();
    }
    write_dmarc();
    if (all_.exists() != false) {
      write_dkim();
      write_rest();
    }
    facts_.print(out_, "  ");
    write_findings();
    write_change();
    write_fixes();
  }

 private:
  /// The label stands before the first line of a group only.
  void add(std::string_view label, const std::string& value) {
    facts_.add(label == last_ ? std::string_view{} : label, value);
    last_ = label;
  }

  std::string state(presence what) const {
    switch (what) {
      case presence::unread: return std::string{words_.unread};
      case presence::several: return std::string{words_.several};
      case presence::malformed: return std::string{words_.malformed};
      default: return std::string{words_.no_record};
    }
  }

  std::string in_brackets(const std::vector<std::string>& notes) const {
    return notes.empty() ? std::string{} : "  (" + joined(notes, ", ") + ")";
  }

  void write_mx() {
    if (all_.null_mx) add("MX", std::string{words_.receives_nothing});
    if (all_.mx_status == dns::status::no_data) add("MX", std::string{words_.no_record});
    if (all_.mx_status == dns::status::failure) add("MX", std::string{words_.unread});
    for (const auto& each : all_.mx) {
      std::vector<std::string> notes;
      if (const auto* service = published::find_sender_by_mail_server(each.host)) {
        notes.emplace_back(service->name);
      }
      if (each.tlsa == presence::present) notes.emplace_back(words_.dane);
      add("MX", std::to_string(each.preference) + " " + std::string{each.host} + in_brackets(notes));
    }
  }

  void write_spf() {
    const auto& tree = all_.spf;
    if (tree.record.empty()) {
      const bool unread = tree.fault == spf::tree_fault::unread;
      const bool several = tree.fault == spf::tree_fault::several_records;
      add("SPF", state(unread ? presence::unread : several ? presence::several : presence::absent));
      return;
    }
    add("SPF", std::string{tree.record});
    add("SPF", filled(words_.lookups,
                      {{"lookups", std::to_string(tree.lookups)}, {"void", std::to_string(tree.void_lookups)}}));
    for (const auto& node : tree.nodes) {
      const bool shown = node.lookups > 0 || node.dead || node.fault != spf::tree_fault::none;
      if (shown) add("SPF", std::string(2 + std::size_t{node.depth} * 2, ' ') + std::string{node.text} + about(node));
    }
  }

  std::string about(const spf::tree_node& node) const {
    std::vector<std::string> notes;
    if (node.dead) notes.emplace_back(words_.never_read);
    if (node.lookups > 0) notes.push_back(filled(words_.costs, {{"cost", std::to_string(node.lookups)}}));
    if (node.void_lookups > 0) {
      notes.push_back(filled(words_.void_costs, {{"void", std::to_string(node.void_lookups)}}));
    }
    if (node.again) notes.emplace_back(words_.again);
    if (node.by_sender) notes.emplace_back(words_.by_sender);
    if (const auto* service = node.target.empty() ? nullptr : published::find_sender_by_include(node.target)) {
      if (node.depth == 0) notes.emplace_back(service->name);
    }
    return in_brackets(notes);
  }

  void write_dmarc() {
    const auto& found = all_.dmarc;
    if (found.record_domain_size == 0) {
      const bool unread = found.policy_known == dmarc::knowledge::unread;
      add("DMARC", state(unread ? presence::unread : presence::absent));
      return;
    }
    add("DMARC", std::string{found.text});
    std::vector<std::string> notes;
    if (const auto policy = found.selected()) notes.push_back(filled(words_.policy, {{"policy", word(*policy)}}));
    notes.push_back(filled(words_.governs, {{"name", "_dmarc." + std::string{found.record_domain()}}}));
    if (found.record.testing) notes.emplace_back(words_.testing);
    add("DMARC", joined(notes, ", "));
    for (const auto& each : all_.targets) {
      std::vector<std::string> doubts;
      if (each.permission == dmarc::report_permission::refused) doubts.emplace_back(words_.not_agreed);
      if (each.permission == dmarc::report_permission::unread) doubts.emplace_back(words_.unread);
      add("DMARC", std::string{words_.reports_to} + " " + std::string{each.uri} + in_brackets(doubts));
    }
  }

  void write_dkim() {
    std::vector<std::string> absent;
    bool any = false;
    for (const auto& each : all_.selectors) {
      const bool missing = each.key == presence::absent && each.alias.empty();
      if (missing && !each.given) {
        absent.emplace_back(each.name);
        continue;
      }
      any = true;
      std::vector<std::string> notes;
      if (each.key == presence::absent) notes.emplace_back(words_.key_missing);
      if (each.key != presence::present && each.key != presence::absent) notes.push_back(state(each.key));
      if (each.bits != 0) notes.push_back(std::string{word(each.type)} + " " + std::to_string(each.bits));
      if (each.revoked) notes.emplace_back(words_.revoked);
      if (each.testing) notes.emplace_back(words_.test);
      if (!each.alias.empty()) notes.push_back(filled(words_.via, {{"target", each.alias}}));
      add("DKIM", std::string{each.name} + "  " + joined(notes, ", "));
    }
    if (any) return;
    add("DKIM", std::string{words_.no_key} + in_brackets({filled(words_.tried, {{"names", joined(absent, " ")}})}));
  }

  void write_rest() {
    for (const auto& each : all_.mail_froms) {
      add("MAIL FROM", std::string{each.label} + std::string{all_.domain} + "  " +
                           filled(words_.mail_from, {{"region", each.region}}));
      add("MAIL FROM", each.record.empty() ? state(each.spf) : std::string{each.record});
    }
    write_policy("MTA-STS", published::policy_kind::mta_sts);
    write_policy("TLS-RPT", published::policy_kind::tls_rpt);
    write_policy("BIMI", published::policy_kind::bimi);
    for (const auto& each : report_.dns) {
      if (each.question.name != all_.domain || each.question.type != dns::record_type::mx) continue;
      if (each.security == dns::security::secure) add("DNSSEC", std::string{words_.signed_zone});
      if (each.security == dns::security::bogus) add("DNSSEC", std::string{words_.bogus_zone});
    }
  }

  void write_policy(std::string_view label, published::policy_kind kind) {
    const auto& found = all_.of(kind);
    const bool text = !found.record.text.empty();
    add(label, text ? std::string{found.record.text} : state(found.state));
  }

  std::string_view word_of(advice::severity how) const {
    switch (how) {
      case advice::severity::info: return words_.info;
      case advice::severity::warning: return words_.warning;
      default: return words_.error;
    }
  }

  /// The word with its colour, and blanks up to the width of the longest one.
  std::string marked(advice::severity how) const {
    std::size_t width = 0;
    for (const auto each : {words_.error, words_.warning, words_.info}) width = std::max(width, columns(each));
    const std::string text{word_of(how)};
    const std::string blanks(width - columns(text), ' ');
    if (!wants_colour(stream::output) || how == advice::severity::info) return text + blanks;
    return (how == advice::severity::warning ? "\x1b[33m" : "\x1b[31m") + text + "\x1b[0m" + blanks;
  }

  /// Errors first; within a severity in the order in which the records are asked for.
  void write_findings() {
    out_("\n  " + std::string{words_.findings} + "\n");
    bool any = false;
    for (const auto how : {advice::severity::error, advice::severity::warning, advice::severity::info}) {
      for (const auto& each : report_.findings) {
        if (each.severity != how) continue;
        any = true;
        const auto says = text_from([&](auto& to) { published::write(each, language_, to); });
        out_("    " + marked(how) + "  " + visible(says) + " [" + std::string{section_of(each.what)} + "]\n");
      }
    }
    if (!any) out_("    " + std::string{words_.nothing_found} + "\n");
  }

  void write_change() {
    const auto& change = all_.change;
    if (!change.needed || !all_.spf.complete) return;
    out_("\n  " + std::string{words_.change} + "\n");
    for (const auto& each : change) out_("    - " + visible(about(each)) + "\n");
    if (!change.enough) {
      out_("    " + std::string{change.size == 0 ? words_.no_change : words_.not_enough} + "\n");
    }
    if (change.record.empty()) return;
    out_("    " + visible(all_.domain) + "  TXT  \"" + visible(change.record) + "\"\n");
    out_("    " +
         filled(words_.result,
                {{"lookups", std::to_string(change.lookups)}, {"void", std::to_string(change.void_lookups)}}) +
         "\n");
    out_("    " +
         filled(words_.proof, {{"samples", std::to_string(change.samples)}, {"equal", std::to_string(change.equal)}}) +
         "\n");
  }

  std::string about(const published::edit& made) const {
    const auto& node = all_.spf.nodes[made.node];
    const auto* service = node.target.empty() ? nullptr : published::find_sender_by_include(node.target);
    return filled(published::sentence(made.kind, language_),
                  {{"term", node.text},
                   {"replacement", made.replacement},
                   {"domain", all_.domain},
                   {"provider", service == nullptr ? std::string_view{} : service->name}});
  }

  void write_fixes() {
    if (report_.fixes.empty()) return;
    out_("\n  " + std::string{words_.fixes} + "\n");
    const slice<const advice::fix> all{report_.fixes.begin(), report_.fixes.size()};
    std::istringstream lines{text_from([&](auto& to) { write_records(record_format::list, all, to); })};
    for (std::string line; std::getline(lines, line);) out_("    " + line + "\n");
  }

  const published::domain_report& report_;
  const published::overview& all_;
  advice::language language_;
  const domain_words& words_;
  output& out_;
  rows facts_;
  std::string_view last_;
};

}  // namespace

void write_domain_text(const published::domain_report& report, advice::language language, output& out) {
  text_writer{report, language, out}.write();
}

}  // namespace fromproof::cli
