// Any DNS, any author domain, any identifiers: walks follow the steps of RFC 9989, ask at most eight names each, and
// only ends of the name that DNS could have; an unread answer decides nothing; a journal gives the same as immediate
// answers; and a pass always has a record and an identifier that passed.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/dmarc/evaluate.hpp>
#include <fromproof/dns/journal.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

/// The input is lines: the method and codes, the author, the MAIL FROM domain, a signature's domain, and then names:
/// "NAME=text" for a record, "NAME" for one without records, "NAME!" for one that gives no answer.
struct world {
  struct line {
    std::string_view name, text;
    char kind;
  };
  std::vector<line> lines;
  std::vector<dns::record> records;
  std::vector<std::string> asked;

  dns::answer operator()(const dns::query& q) {
    require(q.type == dns::record_type::txt && parse_domain(q.name));
    asked.emplace_back(q.name);
    records.clear();
    bool known = false;
    for (const auto& each : lines) {
      if (!ascii::iequals(each.name, q.name)) continue;
      if (each.kind == '!') return {.status = dns::status::failure, .records = {}};
      known = true;
      if (each.kind == '=') records.push_back({.data = each.text, .preference = 0});
    }
    return {.status = !known            ? dns::status::nxdomain
                      : records.empty() ? dns::status::no_data
                                        : dns::status::ok,
            .records = records};
  }
};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line{rest.data(), end};
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

struct mail {
  dmarc::method method{};
  result_code spf_code{}, dkim_code{};
  domain author, spf, dkim;
};

const suffix_table no_list;

struct outcome {
  bool done = false;
  dmarc::result verdict;
  std::string record;
  dmarc::identifier spf, dkim;
  bool applies = false;
};

template <class R>
outcome run(const mail& m, R& resolver, std::span<char> text) {
  outcome out;
  auto found = dmarc::discover_policy(m.author, m.method, no_list, resolver, text);
  out.spf = {.domain = m.spf.view(), .code = m.spf_code};
  std::array<dmarc::identifier, 1> dkim{dmarc::identifier{.domain = m.dkim.view(), .code = m.dkim_code}};
  const bool complete = !found.pending() && dmarc::discover_organizations(found, out.spf, dkim, no_list, resolver);
  out.verdict = dmarc::evaluate(found, out.spf, dkim);
  out.record = out.verdict.record;
  out.verdict.record = {};
  out.dkim = dkim[0];
  out.applies = found.applies();
  out.done = complete && !found.pending();
  return out;
}

/// A walk by RFC 9989 section 4.10, step by step: its questions, and the organization by section 4.10.2.
struct walked {
  std::vector<std::string> asked;
  bool unread = false;
  std::string_view organization;
};

walked walk_by_the_book(const std::vector<world::line>& lines, std::string_view name) {
  walked out;
  const auto above = [](std::string_view below) {
    const std::size_t dot = below.find('.');
    return dot == std::string_view::npos ? std::string_view{} : below.substr(dot + 1);
  };
  const auto labels = [](std::string_view of) { return std::count(of.begin(), of.end(), '.') + 1; };
  out.organization = name;
  for (std::string_view target = name; !target.empty();) {
    const std::string question = "_dmarc." + std::string{target};
    if (question.size() <= domain::max_size) {
      out.asked.push_back(question);
      world one{lines, {}, {}};
      const auto told = one({.name = question, .type = dns::record_type::txt});
      if ((out.unread = told.status == dns::status::failure)) return out;
      std::vector<dmarc::record> records;
      for (const auto& each : told.records) {
        if (dmarc::is_record(each.data)) records.push_back(*dmarc::parse_record(each.data));
      }
      if (records.size() == 1) {
        out.organization = target;
        const auto psd = records[0].psd;
        if (psd == dmarc::psd_flag::yes && target != name) {
          // One label below in the name itself.
          out.organization = name;
          while (above(out.organization) != target) out.organization = above(out.organization);
        }
        if (psd != dmarc::psd_flag::unknown) return out;
      }
    }
    if (labels(target) < 8) {
      target = above(target);
    } else {
      while (labels(target) > 7) target = above(target);
    }
  }
  return out;
}

bool is_suffix(std::string_view whole, std::string_view part) {
  return part.empty() || is_subdomain_of(whole, part);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest{reinterpret_cast<const char*>(data), size};
  const std::string_view choice = take_line(rest);
  mail m;
  if (!choice.empty() && choice[0] == 'p') m.method = dmarc::method::psl;
  const auto code_at = [&](std::size_t at) {
    return at < choice.size() ? static_cast<result_code>(static_cast<unsigned char>(choice[at]) % 8)
                              : result_code::pass;
  };
  m.spf_code = code_at(1);
  m.dkim_code = code_at(2);
  for (auto* each : {&m.author, &m.spf, &m.dkim}) *each = *parse_domain(take_line(rest));
  world truth;
  while (!rest.empty() && truth.lines.size() < 64) {
    const std::string_view line = take_line(rest);
    const std::size_t mark = std::min(line.find_first_of("=!"), line.size());
    truth.lines.push_back({{line.data(), mark},
                           mark < line.size() ? std::string_view{line.data() + mark + 1, line.size() - mark - 1} : "",
                           mark < line.size() ? line[mark] : ' '});
  }

  std::array<char, 256> text{}, text_of_others{};
  const auto direct = run(m, truth, text);
  require(direct.done);

  // The questions: "_dmarc." and an end of one of the names, or the author domain itself.
  constexpr std::string_view prefix = "_dmarc.";
  std::size_t of_author = 0;
  for (std::string_view name : truth.asked) {
    // The author domain may have such a name itself.
    if (name == m.author.view() && ++of_author > 0) continue;
    require(name.starts_with(prefix));
    name.remove_prefix(prefix.size());
    require(is_suffix(m.author.view(), name) || is_suffix(m.spf.view(), name) || is_suffix(m.dkim.view(), name));
    of_author += is_suffix(m.author.view(), name);
  }
  require(truth.asked.size() <= 3 * dmarc::lookups::max_queries + 1);
  require(direct.verdict.queries.count <= dmarc::lookups::max_queries && of_author >= direct.verdict.queries.count);
  for (std::size_t i = 0; i < direct.verdict.queries.count; ++i) {
    require(direct.verdict.queries.sizes[i] <= m.author.view().size());
    require(i == 0 || direct.verdict.queries.sizes[i] < direct.verdict.queries.sizes[i - 1]);
  }

  // The consequences.
  const auto& verdict = direct.verdict;
  require(verdict.record_domain_size <= m.author.view().size() &&
          verdict.organizational_size <= m.author.view().size());
  if (verdict.code == result_code::pass) {
    require(direct.applies && (verdict.aligned_by_spf || verdict.aligned_by_dkim));
    require(!verdict.aligned_by_spf || m.spf_code == result_code::pass);
    require(!verdict.aligned_by_dkim || m.dkim_code == result_code::pass);
    const bool strict = verdict.aspf == dmarc::alignment_mode::strict;
    require(!verdict.aligned_by_spf || !strict || m.spf == m.author);
  }
  require(verdict.code != result_code::fail || (direct.applies && !verdict.policy.empty()));
  require(verdict.code == result_code::pass || verdict.code == result_code::fail || !reason(verdict).empty());

  for (const auto* each : {&m.author, &m.spf, &m.dkim}) {
    const walked expected = walk_by_the_book(truth.lines, each->view());
    require(expected.asked.size() <= 8);
    world asked{truth.lines, {}, {}};
    dmarc::lookups found{each->view()};
    const auto status = dmarc::walk(found, asked);
    require(asked.asked == expected.asked);
    require(status == (expected.unread ? dns::status::failure : dns::status::ok));
    if (!expected.unread) require(dmarc::organizational_domain(found) == expected.organization);
  }

  // An unread answer decides nothing: whatever it would be, a verdict that does not need it stays.
  std::size_t unread = 0;
  for (std::size_t i = 0; i < truth.lines.size() && verdict.code != result_code::temperror; ++i) {
    if (truth.lines[i].kind != '!' || ++unread > 4) continue;
    for (const std::string_view put : {"", "no such name", "v=DMARC1; p=none; psd=n", "v=DMARC1; p=reject; psd=y",
                                       "v=DMARC1; p=quarantine; adkim=s; aspf=s", "v=DMARC1; p=reject; np=none"}) {
      world other{truth.lines, {}, {}};
      other.lines[i].kind = put.empty() ? ' ' : '=';
      other.lines[i].text = put;
      if (put == "no such name") other.lines[i].name = {};
      const auto read = run(m, other, text_of_others);
      require(read.verdict.code == verdict.code);
      if (verdict.code == result_code::fail) {
        require(read.verdict.policy == verdict.policy && read.verdict.applied == verdict.applied);
      }
    }
  }

  // With a journal, and with one whose workspace has the size that the input chooses.
  const std::size_t room = choice.size() > 3 ? static_cast<unsigned char>(choice[3]) * std::size_t{8} : 1 << 14;
  std::vector<char> memory(room);
  std::vector<dns::record> records(8);
  dns::journal journal{{records, memory}};
  world told{truth.lines, {}, {}};
  auto later = run(m, journal, text);
  for (int i = 0; !later.done; ++i) {
    require(i < 40 && journal.question().has_value());
    const std::string name{journal.question()->name};
    journal.answer(told({.name = name, .type = journal.question()->type}));
    later = run(m, journal, text);
  }
  if (room == 1 << 14 &&
      std::all_of(truth.lines.begin(), truth.lines.end(), [](const auto& l) { return l.text.size() < 200; }) &&
      truth.lines.size() <= 8) {
    require(later.verdict.code == verdict.code && later.verdict.cause == verdict.cause);
    require(later.verdict.policy == verdict.policy && later.verdict.applied == verdict.applied);
    require(later.record == direct.record && later.verdict.record_domain_size == verdict.record_domain_size);
    require(later.verdict.organizational_size == verdict.organizational_size);
  } else {
    // Too little memory never produces a new verdict.
    require(later.verdict.code == verdict.code || later.verdict.code == result_code::temperror);
  }
  return 0;
}
