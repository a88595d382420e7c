#define BOOST_TEST_DYN_LINK
#include "fromproof/arc/set.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <memory>
#include <span>
#include <string>

#include "cases.hpp"
#include "judged.hpp"

namespace arc = fromproof::arc;
using fromproof::errc;

namespace {

using memory = std::array<arc::set, arc::max_instances>;

arc::chain read(std::string_view text, std::span<arc::set> sets) {
  return arc::read_chain(fromproof::message::header{text}, sets);
}

std::string shown(const arc::set& set) {
  std::string out = std::to_string(set.instance) + " " + std::string{set.seal.signature->domain};
  if (!set.seal.field.raw.empty()) out += " " + std::string{word(set.before)};
  if (set.results.raw.empty()) out += "; no results";
  if (set.message_signature.field.raw.empty()) out += "; no message signature";
  if (set.seal.field.raw.empty()) out += "; no seal";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(arc_set)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : fromproof::tests::read_cases("arc.md")) {
    BOOST_TEST_CONTEXT(test.where << " " << test.name) {
      const std::string text = fromproof::tests::crlf(test["header"] + "\n\nbody\n");
      memory sets;
      const auto chain = read(text, sets);
      std::string found;
      for (const auto& set : chain.sets) {
        if (set.instance == 0) continue;
        if (!found.empty()) found += '\n';
        found += shown(set);
      }
      BOOST_TEST(found == test["sets"]);
      std::string fault{code(chain.fault)};
      if (!chain.faulty.empty()) fault += " in " + std::string{chain.faulty.substr(0, chain.faulty.find(':'))};
      BOOST_TEST(fault == test["fault"]);
    }
  }
}

// The message signature is that of DKIM, except v=, i= and the fields that must be signed (RFC 8617 section 4.1.2).
BOOST_AUTO_TEST_CASE(message_signatures_are_read_as_dkim_reads_them) {
  const struct {
    std::string_view tags;
    errc error;
  } table[] = {
      {"i=1; a=rsa-sha256; d=a.example; s=k; h=from; bh=AAAA; b=AAAA", errc::none},
      {"i=1; v=2; a=rsa-sha256; d=a.example; s=k; h=; bh=AAAA; b=AAAA", errc::none},
      {"i=1; a=rsa-sha256; d=a.example; s=k; h=to::date; bh=AAAA; b=AAAA", errc::none},
      {"i=1; a=rsa-sha256; d=a.example; s=k; h=to:a b; bh=AAAA; b=AAAA", errc::bad_field_name},
      {"i=1; a=rsa-sha256; d=a.example; s=k; bh=AAAA; b=AAAA", errc::missing_tag},
      {"i=1; a=rsa-sha256; d=a.example; s=k; h=from; bh=AAAA; b=", errc::empty},
      {"i=1; a=rsa-sha256; d=; s=k; h=from; bh=AAAA; b=AAAA", errc::bad_tag_domain},
      {"i=1; a=rsa-sha256; d=a.example; s=k; h=from; bh=AAAA; b=AAAA; t=", errc::bad_number},
      {"i=1;; a=rsa-sha256; d=a.example; s=k; h=from; bh=AAAA; b=AAAA", errc::empty},
      {"i=1; a=none; d=a.example; s=k; h=from; bh=AAAA; b=AAAA", errc::bad_algorithm},
      {"i=1; a=rsa-sha256; c=rough; d=a.example; s=k; h=from; bh=AAAA; b=AAAA", errc::bad_canonicalization},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.tags) {
      memory sets;
      const std::string text = "ARC-Message-Signature: " + std::string{row.tags} + "\r\n";
      const auto chain = read(text, sets);
      BOOST_TEST_REQUIRE(chain.sets.size() == 1u);
      const auto& entry = chain.sets[0].message_signature;
      BOOST_TEST(code(entry.signature.error) == code(row.error));
      BOOST_TEST((entry.outcome && entry.outcome->code == fromproof::result_code::permerror) ==
                 (row.error != errc::none));
      BOOST_TEST(entry.signature->identity.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(without_c_a_message_signature_is_relaxed) {
  using fromproof::dkim::canonicalization;
  const struct {
    std::string_view tag;
    canonicalization header, body;
  } table[] = {
      {"", canonicalization::relaxed, canonicalization::relaxed},
      {"c=relaxed;", canonicalization::relaxed, canonicalization::simple},  // RFC 6376 section 3.5
      {"c=simple/relaxed;", canonicalization::simple, canonicalization::relaxed},
  };
  for (const auto& row : table) {
    memory sets;
    const std::string text = "ARC-Message-Signature: i=1; a=rsa-sha256;" + std::string{row.tag} +
                             "d=a.example; s=k; h=from; bh=AAAA; b=AAAA\r\n";
    const auto chain = read(text, sets);
    BOOST_TEST((chain.sets[0].message_signature.signature->header == row.header), row.tag);
    BOOST_TEST((chain.sets[0].message_signature.signature->body == row.body), row.tag);
  }
}

BOOST_AUTO_TEST_CASE(memory_that_was_used_before_is_cleared) {
  memory sets;
  const std::string two = "ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=b.example; s=k; b=AAAA\r\n";
  const std::string one = "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=a.example; s=k; b=AAAA\r\n";
  BOOST_TEST(read(two + one, sets).sets.size() == 2u);
  const auto chain = read(two, sets);
  BOOST_TEST(chain.sets.size() == 2u);
  BOOST_TEST(chain.sets[0].instance == 0u);
  BOOST_TEST(chain.sets[0].seal.field.raw.empty());
}

BOOST_AUTO_TEST_CASE(sets_that_do_not_fit) {
  std::array<arc::set, 1> one;
  const std::string text = "ARC-Seal: i=2; a=rsa-sha256; cv=fail; d=b.example; s=k; b=AAAA\r\n";
  BOOST_TEST((read(text, one).fault == arc::fault::out_of_space));
  BOOST_TEST((read(text, {}).fault == arc::fault::out_of_space));
  BOOST_TEST(read(text, {}).fields == 1u);
  BOOST_TEST((read("From: a@b.example\r\n", {}).fault == arc::fault::none));
}

BOOST_AUTO_TEST_CASE(many_fields_take_linear_time) {
  const auto seconds = [](int count) {
    std::string text;
    for (int i = 1; i <= count; ++i) {
      text += "ARC-Seal: i=" + std::to_string(i % 60) + "; a=rsa-sha256; cv=pass; d=a.example; s=k; b=AAAA\r\n";
    }
    memory sets;
    const auto begin = std::chrono::steady_clock::now();
    const auto chain = read(text, sets);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    BOOST_TEST(chain.fields == static_cast<std::size_t>(count));
    BOOST_TEST((chain.fault != arc::fault::none));
    return took.count();
  };
  seconds(1'000);
  // A hundred times as many fields: quadratic time would be ten thousand times as long, here most of a minute.
  BOOST_TEST(seconds(100'000) < 10.0);
}

BOOST_AUTO_TEST_SUITE_END()
