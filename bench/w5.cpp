// W5: DMARC over given results of SPF and DKIM, by the suffix list (RFC 7489), like the fixture's answers.
// "w5-tree-walk" uses the tree walk of RFC 9989 instead.

#include <cstdio>
#include <fromproof/dmarc/discover.hpp>
#include <fromproof/dmarc/evaluate.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/result.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"
#include "zone.hpp"

namespace bench {

namespace {

namespace dmarc = fromproof::dmarc;
using fromproof::result_code;

struct mail {
  fromproof::domain author;
  dmarc::identifier spf;
  std::vector<dmarc::identifier> signatures;
};

/// "pass", or any other word, which proves nothing.
result_code code_of(std::string_view word) {
  return word == "pass" ? result_code::pass : result_code::fail;
}

mail read_mail(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() != 4) throw std::runtime_error{"not four columns: " + std::string{line}};
  mail read{.author = *fromproof::parse_domain(columns[0]),
            .spf = {.domain = columns[2], .code = code_of(columns[1])},
            .signatures = {}};
  for (const auto signature : split(columns[3], ',')) {
    const auto parts = split(signature, '=');
    if (parts.size() == 2) read.signatures.push_back({.domain = parts[0], .code = code_of(parts[1])});
  }
  return read;
}

struct answer {
  result_code code = result_code::none;
  std::string_view policy;
};

/// `signatures` is memory for a copy, because discovery writes into it.
answer judge(const mail& each, dmarc::method how, const zone& dns, std::vector<dmarc::identifier>& signatures) {
  auto spf = each.spf;
  signatures = each.signatures;
  constexpr const auto& suffixes = fromproof::public_suffix_table;
  auto found = dmarc::discover_policy(each.author, how, suffixes, dns);
  static_cast<void>(dmarc::discover_organizations(found, spf, signatures, suffixes, dns));
  const auto verdict = dmarc::evaluate(found, spf, signatures);
  return {verdict.code, verdict.applied};
}

std::string word_of(const answer& of) {
  if (of.code == result_code::pass) return "pass";
  return of.code == result_code::fail ? "fail-" + std::string{of.policy} : "none";
}

}  // namespace

int run_w5(const arguments& run) {
  const zone dns{run.folder + "/dns.txt"};
  const auto lines = read_lines(run.folder + "/w5.queries", run.limit);
  std::vector<mail> mails;
  for (const auto& line : lines) mails.push_back(read_mail(line));
  const auto how = run.workload == "w5" ? dmarc::method::psl : dmarc::method::tree_walk;
  std::vector<answer> answers(mails.size());
  std::vector<dmarc::identifier> signatures;
  measure(run, run.workload, mails.size(), 0, [&] {
    for (std::size_t i = 0; i < mails.size(); ++i) answers[i] = judge(mails[i], how, dns, signatures);
  });
  for (std::size_t i = 0; i < answers.size(); ++i) std::printf("%zu %s\n", i, word_of(answers[i]).c_str());
  return 0;
}

}  // namespace bench
