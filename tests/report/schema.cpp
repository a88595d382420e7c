// The lists of words in docs/report.schema.json and in the JavaScript module are those of the headers.

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/advice/findings/japanese_carriers.hpp"
#include "fromproof/advice/misunderstandings.hpp"
#include "fromproof/advice/subject.hpp"
#include "fromproof/advice/tone.hpp"
#include "fromproof/advice/words/names.hpp"
#include "fromproof/authentication/border.hpp"
#include "fromproof/authentication/envelope.hpp"
#include "fromproof/dmarc/alternatives.hpp"
#include "fromproof/paste/text_kind.hpp"
#include "fromproof/report/json.hpp"
#include "fromproof/report/records.hpp"

namespace {

using namespace fromproof;
using nlohmann::json;
using list = std::vector<std::string>;
using words = std::set<std::string>;

std::string read(std::string_view name) {
  std::ifstream file{std::string{FROMPROOF_TESTS_DIR} + "/../" + std::string{name}, std::ios::binary};
  BOOST_TEST_REQUIRE(file.good(), name);
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// The words of a table, in its order.
template <class Enum, std::size_t N>
list list_of(const word_table<Enum, N>& table) {
  list out;
  for (std::size_t i = 0; i < N; ++i) out.emplace_back(table[static_cast<Enum>(i)]);
  return out;
}

/// The words of a table, with others and without some.
template <class Enum, std::size_t N>
words words_in(const word_table<Enum, N>& table, const words& others = {}, const words& without = {}) {
  words out = others;
  for (const auto& each : list_of(table)) {
    if (!without.contains(each)) out.insert(each);
  }
  return out;
}

/// The schema has null where a report has no word.
const std::string null = "null";

words errors() {
  words out;
  for (std::size_t i = 1; i < error_count; ++i) out.emplace(code(static_cast<errc>(i)));
  return out;
}

/// What has a sentence of its own: the codes before those that are parts of sentences.
words advice_codes() {
  words out;
  for (auto at = advice::code{}; at < advice::code::body_hash_mismatch;
       at = static_cast<advice::code>(static_cast<int>(at) + 1)) {
    out.emplace(word(at));
  }
  return out;
}

words record_types(std::initializer_list<dns::record_type> types) {
  words out;
  for (const auto type : types) out.emplace(word(type));
  return out;
}

/// Each list of the schema by its place there.
std::map<std::string, words> lists_of_headers() {
  using dns::record_type;
  const auto alignment = words_in(dmarc::detail::alignment_mode_words, {null});
  const auto method = words_in(dmarc::detail::method_words);
  const auto policy = words_in(dmarc::detail::policy_words, {null});
  return {
      {"verdict/tone", words_in(advice::detail::tone_words)},
      {"message/line_ending", words_in(paste::detail::line_ending_kind_words)},
      {"message/mode", words_in(detail::message_mode_words)},
      {"message/envelope_from/proven_by", words_in(detail::source_words, {null}, {"none"})},
      {"spf/identity", words_in(spf::detail::identity_words)},
      {"dmarc/method", method},
      {"dmarc/applied", words_in(dmarc::detail::policy_words, {"pass", null})},
      {"dmarc/alignment_mode/spf", alignment},
      {"dmarc/alignment_mode/dkim", alignment},
      {"dmarc/alignment_applied/spf", words_in(dmarc::detail::alignment_mode_words)},
      {"dmarc/alignment_applied/dkim", words_in(dmarc::detail::alignment_mode_words)},
      {"misunderstanding/code", words_in(advice::detail::misunderstanding_words)},
      {"sender_id/carriers/reads", words_in(advice::detail::identity_read_words)},
      {"source", words_in(detail::source_words)},
      {"result", words_in(detail::result_words)},
      {"fact_source", words_in(detail::fact_source_words)},
      {"aligned_by", {"spf", "dkim"}},
      {"policy", policy},
      {"hop/where", words_in(detail::hop_place_words)},
      {"organization/identifier", {"author", "spf", "dkim"}},
      {"alternative/alignment", words_in(dmarc::detail::terms_words)},
      {"alternative/method", method},
      {"arc_set/cv", words_in(arc::detail::chain_status_words, {null}, {""})},
      {"finding/severity", words_in(advice::detail::severity_words)},
      {"subject", words_in(advice::detail::subject_words, {}, {""})},
      {"record/type",
       record_types({record_type::a, record_type::cname, record_type::mx, record_type::txt, record_type::aaaa})},
      {"question/type", record_types({record_type::a, record_type::cname, record_type::ptr, record_type::mx,
                                      record_type::txt, record_type::aaaa})},
      {"question/status", words_in(dns::detail::status_words)},
      {"question/dnssec", words_in(dns::detail::security_words, {null}, {"unknown"})},
      {"spf_reason", words_in(spf::detail::cause_words, {}, {"none"})},
      // A malformed signature has its error, and a chain the reasons of its signatures.
      {"dkim_reason", words_in(dkim::detail::cause_words, {}, {"none", "syntax"})},
      {"arc_reason", words_in(arc::detail::fault_words, {}, {"", "out-of-space"})},
      {"dmarc_reason", words_in(dmarc::detail::cause_words, {}, {"none"})},
      {"repair", words_in(paste::detail::repair_code_words)},
      {"advice_code", advice_codes()},
      {"error", errors()},
  };
}

/// Collects the lists below a part of the schema, by the names of the members that lead to them.
void collect(const json& part, const std::string& place, std::map<std::string, words>& out) {
  if (part.is_array()) {
    for (const auto& each : part) collect(each, place, out);
  }
  if (!part.is_object()) return;
  for (const auto& [key, value] : part.items()) {
    if (key == "enum") {
      BOOST_TEST(!out.contains(place), place);
      for (const auto& each : value) out[place].insert(each.is_null() ? null : each.get<std::string>());
    } else if (key == "properties" || key == "$defs") {
      for (const auto& [name, member] : value.items()) collect(member, place.empty() ? name : place + "/" + name, out);
    } else {
      collect(value, place, out);
    }
  }
}

/// The words in quotes in a text that begins with `from` and ends with `to`.
list quoted(std::string_view text, std::string_view from, char to) {
  const std::size_t begin = text.find(from);
  BOOST_TEST_REQUIRE(begin != std::string_view::npos, from);
  const std::string part{text.substr(begin, text.find(to, begin) - begin)};
  list out;
  const std::regex word{"\"([^\"]*)\""};
  for (std::sregex_iterator at{part.begin(), part.end(), word}, end; at != end; ++at) out.push_back((*at)[1]);
  return out;
}

BOOST_AUTO_TEST_SUITE(report_schema)

BOOST_AUTO_TEST_CASE(its_lists_are_those_of_the_headers) {
  std::map<std::string, words> schema;
  collect(json::parse(read("docs/report.schema.json")), "", schema);
  const auto headers = lists_of_headers();
  for (const auto& [place, expected] : headers) {
    BOOST_TEST_CONTEXT(place) {
      const auto& found = schema[place];
      BOOST_TEST(found == expected, boost::test_tools::per_element());
    }
  }
  // A new list of the schema needs a row above.
  for (const auto& [place, found] : schema) BOOST_TEST(headers.contains(place), place);
}

BOOST_AUTO_TEST_CASE(the_lists_of_the_module_are_those_of_the_headers) {
  const auto formats = list_of(detail::record_format_words);
  const auto types = read("wasm/fromproof.d.ts");
  BOOST_TEST(quoted(types, "type RecordFormat =", ';') == formats, boost::test_tools::per_element());
  const auto kinds = quoted(types, "type Kind =", ';');
  const words kind_words{kinds.begin(), kinds.end()};
  BOOST_TEST(kind_words == words_in(paste::detail::text_kind_words), boost::test_tools::per_element());
  // The module knows a format by its number.
  BOOST_TEST(quoted(read("wasm/fromproof.mjs"), "recordFormats =", ';') == formats, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
