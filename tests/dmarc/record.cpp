#include "fromproof/dmarc/record.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace fromproof;
using dmarc::parse_record;
using dmarc::policy;

// The example at the top of the header.
static_assert(parse_record("v=DMARC1; p=reject; sp=none")->for_subdomain(true) == policy::none);

std::string word_of(const std::optional<policy>& wish) {
  return wish ? std::string{word(*wish)} : "-";
}

/// A record in the form of tests/cases/dmarc_record.md.
std::string describe_record(std::string_view text) {
  std::string problems;
  const auto read = parse_record(text, [&](const dmarc::record_problem& each) {
    problems += std::string{each.tag.empty() ? "-" : each.tag} + ' ' + std::string{code(each.error)} + ' ' +
                std::to_string(each.offset) + '\n';
  });
  if (!read) return std::string{code(read.error)};
  std::string out = "p=" + word_of(read->p) + " sp=" + word_of(read->sp) + " np=" + word_of(read->np);
  out += std::string{" adkim="} + std::string{word(read->adkim)} + " aspf=" + std::string{word(read->aspf)};
  out += std::string{" psd="} + std::string{word(read->psd)} + " t=" + (read->testing ? "y" : "n");
  out +=
      std::string{" fo="} + (read->fo.any_fails ? "1" : "0") + (read->fo.dkim ? "d" : "") + (read->fo.spf ? "s" : "");
  out += std::string{"\nfor author "} + std::string{word(read->for_author())};
  out += std::string{", subdomain "} + std::string{word(read->for_subdomain(true))};
  out += std::string{", non-existent "} + std::string{word(read->for_subdomain(false))};
  out += !read->applies ? ": not applied" : read->malformed ? ": as p=none" : ": applied";
  out += '\n' + problems;
  out.pop_back();
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_record)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& each : tests::read_cases("dmarc_record.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(describe_record(each["record"]) == each["read"]);
      BOOST_TEST(dmarc::is_record(each["record"]) == (each["read"] != "not-dmarc"));
    }
  }
}

BOOST_AUTO_TEST_CASE(which_texts_are_records) {
  // RFC 9989 sections 4.7 and 4.8: v first, its value with case, blanks around "=" and before ";".
  constexpr std::string_view records[] = {
      "v=DMARC1",        "v=DMARC1;", "v = DMARC1 ; p=none", "v\t=\tDMARC1\t;p=none",
      "V=DMARC1;p=none", "v=DMARC1 ", "v=DMARC1;;",          "v=DMARC1; nonsense"};
  for (const auto text : records) BOOST_TEST(dmarc::is_record(text), text);
  constexpr std::string_view others[] = {"",
                                         "v",
                                         "v=",
                                         "v=DMARC",
                                         "v=dmarc1; p=none",
                                         "v=DMARC11; p=none",
                                         "v=DMARC1 p=none",
                                         "v=DMARC1, p=none",
                                         "v=DMARC2; p=none",
                                         " v=DMARC1; p=none",
                                         "p=none; v=DMARC1",
                                         "\"v=DMARC1; p=none\"",
                                         "v=DMARC1\xc2\xa0; p=none",
                                         "\xef\xbb\xbfv=DMARC1; p=none",
                                         "v=spf1 -all",
                                         "v=DMARC1\r\n; p=none"};
  for (const auto text : others) {
    BOOST_TEST(!dmarc::is_record(text), text);
    BOOST_TEST((parse_record(text).error == errc::not_dmarc));
  }
}

BOOST_AUTO_TEST_CASE(each_word_of_each_tag) {
  std::string kept;
  const auto with = [&kept](std::string_view tags) {
    kept = "v=DMARC1;p=none;ruf=mailto:a@b.example;" + std::string{tags};
    return *parse_record(kept);
  };
  for (const auto wish : {policy::none, policy::quarantine, policy::reject}) {
    const std::string name{word(wish)};
    const std::string record = "v=DMARC1;p=" + name;
    BOOST_TEST((parse_record(record)->for_author() == wish));
    BOOST_TEST((with("sp=" + name).for_subdomain(true) == wish));
    BOOST_TEST((with("np=" + name).for_subdomain(false) == wish));
  }
  BOOST_TEST((with("adkim=s").adkim == dmarc::alignment_mode::strict));
  BOOST_TEST((with("adkim=S").adkim == dmarc::alignment_mode::strict));
  BOOST_TEST((with("adkim=x").adkim == dmarc::alignment_mode::relaxed));
  BOOST_TEST((with("aspf=s").aspf == dmarc::alignment_mode::strict));
  BOOST_TEST((with("aspf=s").adkim == dmarc::alignment_mode::relaxed));
  BOOST_TEST((with("psd=Y").psd == dmarc::psd_flag::yes));
  BOOST_TEST((with("psd=n").psd == dmarc::psd_flag::no));
  BOOST_TEST((with("psd=u").psd == dmarc::psd_flag::unknown));
  BOOST_TEST((with("psd=maybe").psd == dmarc::psd_flag::unknown));
  BOOST_TEST(with("t=y").testing);
  BOOST_TEST(!with("t=n").testing);
  BOOST_TEST(!with("t=yes").testing);
  using options = dmarc::failure_options;
  constexpr struct {
    std::string_view text;
    options expected;
  } table[] = {
      {"0", {}},
      {"1", {.any_fails = true, .dkim = false, .spf = false}},
      {"0:d", {.any_fails = false, .dkim = true, .spf = false}},
      {"1:d:s", {.any_fails = true, .dkim = true, .spf = true}},
      {"D : 1 : s", {.any_fails = true, .dkim = true, .spf = true}},
      {"d:s", {.any_fails = false, .dkim = true, .spf = true}},
      // not valid, so the default
      {"0:1", {}},
      {"1:1", {}},
      {"d:d", {}},
      {"1:x", {}},
      {"1:", {}},
      {"", {}},
      {"1d", {}},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((with("fo=" + std::string{text}).fo == expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(policies_fall_back_from_np_to_sp_to_p) {
  const struct {
    std::string_view tags, existing, missing;
  } table[] = {
      {"p=reject", "reject", "reject"},
      {"p=reject;sp=none", "none", "none"},
      {"p=reject;np=none", "reject", "none"},
      {"p=none;sp=quarantine;np=reject", "quarantine", "reject"},
  };
  for (const auto& [tags, existing, missing] : table) {
    const std::string text = "v=DMARC1;" + std::string{tags};
    const auto record = parse_record(text);
    BOOST_TEST(word(record->for_subdomain(true)) == existing);
    BOOST_TEST(word(record->for_subdomain(false)) == missing);
  }
}

BOOST_AUTO_TEST_CASE(a_test_lowers_by_one_level) {
  BOOST_TEST((lowered(policy::reject) == policy::quarantine));
  BOOST_TEST((lowered(policy::quarantine) == policy::none));
  BOOST_TEST((lowered(policy::none) == policy::none));
}

BOOST_AUTO_TEST_CASE(views_are_into_the_text) {
  const std::string text = "v=DMARC1; p=none; rua= mailto:a@b.example , mailto:c@d.example ; ruf=mailto:e@f.example";
  const auto record = parse_record(text);
  BOOST_TEST(record->rua == "mailto:a@b.example , mailto:c@d.example");
  BOOST_TEST(record->ruf == "mailto:e@f.example");
  BOOST_TEST(ascii::offset_in(text, record->rua) == 23u);
}

BOOST_AUTO_TEST_CASE(a_million_tags_are_read_in_one_pass) {
  std::string text = "v=DMARC1;p=reject";
  for (int i = 0; i < 200'000; ++i) text += ";p=none;x=";
  std::size_t problems = 0;
  const auto record = parse_record(text, [&](const dmarc::record_problem&) { ++problems; });
  BOOST_TEST((record->for_author() == policy::reject));
  BOOST_TEST(problems == 400'000u);
}

BOOST_AUTO_TEST_SUITE_END()
