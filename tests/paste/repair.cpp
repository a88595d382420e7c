#define BOOST_TEST_DYN_LINK
#include "fromproof/paste/repair.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "fromproof/message/header.hpp"

using namespace fromproof;
using namespace fromproof::paste;

namespace {

std::string repaired(std::string_view text, repair_mode mode = repair_mode::paste) {
  std::string out;
  static_cast<void>(repair(text, mode, [&out](std::string_view piece) { out += piece; }));
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) c == '\n' ? out += "\r\n" : out += c;
  return out;
}

std::string listed(const repair_report& report) {
  std::string out;
  for (std::size_t i = 0; i < report.counts.size(); ++i) {
    if (report.counts[i] == 0) continue;
    if (!out.empty()) out += '\n';
    out += std::string{code(static_cast<repair_code>(i))} + ' ' + std::to_string(report.counts[i]);
  }
  return out;
}

std::string text_of(const fromproof::tests::test_case& c) {
  if (c.has("repaired")) return with_crlf(c["repaired"]);
  return c.has("expected") ? c["expected"] : c["paste"];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paste_repair)

BOOST_AUTO_TEST_CASE(pastes_are_repaired_and_each_repair_is_reported) {
  for (const auto& c : fromproof::tests::read_cases("repair.md")) {
    BOOST_TEST_CONTEXT(c.where << ": " << c.name) {
      BOOST_TEST(repaired(c["paste"]) == text_of(c));
      BOOST_TEST(listed(diagnose(c["paste"], repair_mode::paste)) == c["repairs"]);
      BOOST_TEST(diagnose(c["paste"], repair_mode::paste).original_size == c["paste"].size());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_second_repair_changes_nothing) {
  for (const auto& c : fromproof::tests::read_cases("repair.md")) {
    BOOST_TEST_CONTEXT(c.where << ": " << c.name) {
      const std::string once = repaired(c["paste"]);
      BOOST_TEST(repaired(once) == once);
      auto again = diagnose(once, repair_mode::paste);
      again.counts[static_cast<std::size_t>(repair_code::address_hidden)] = 0;
      BOOST_TEST(!again.any());
    }
  }
}

// The damage comes from copying, not from line ends: the same text with CRLF is repaired in the same way.
BOOST_AUTO_TEST_CASE(a_clipboard_may_hold_crlf) {
  for (const auto& c : fromproof::tests::read_cases("repair.md")) {
    if (!c.has("repaired") || c["paste"].find('\n') == std::string::npos ||
        c["paste"].find('\r') != std::string::npos) {
      continue;
    }
    BOOST_TEST_CONTEXT(c.where << ": " << c.name) {
      BOOST_TEST(repaired(with_crlf(c["paste"])) == text_of(c));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_line_ends_are_repaired_for_a_mail_server) {
  for (const auto& c : fromproof::tests::read_cases("repair.md")) {
    BOOST_TEST_CONTEXT(c.where << ": " << c.name) {
      const std::string& text = c["paste"];
      const bool lf_only = text.find('\n') != std::string::npos && text.find("\r\n") == std::string::npos;
      BOOST_TEST(repaired(text, repair_mode::line_ends) == (lf_only ? with_crlf(text) : text));
      auto report = diagnose(text, repair_mode::line_ends);
      report.counts[static_cast<std::size_t>(repair_code::lf_to_crlf)] = 0;
      BOOST_TEST(!report.any());
    }
  }
}

BOOST_AUTO_TEST_CASE(line_endings_are_reported) {
  const auto ending = [](std::string_view text) { return code(diagnose(text, repair_mode::paste).line_ending); };
  BOOST_TEST(ending("") == "none");
  BOOST_TEST(ending("From: a") == "none");
  BOOST_TEST(ending("From: a\r\n") == "crlf");
  BOOST_TEST(ending("From: a\n") == "lf");
  BOOST_TEST(ending("From: a\r") == "cr");
  BOOST_TEST(ending("From: a\nTo: b\r\n") == "mixed");
  BOOST_TEST(ending("From: a\rb\r\n") == "crlf");
}

// Each attack is in its own header, below the fields of a receiving server, with either line end.
BOOST_AUTO_TEST_CASE(what_a_server_wrote_on_top_rules_out_a_paste) {
  const std::string_view on_top =
      "Return-Path: <x@attacker.example>\nReceived: from a (a [192.0.2.1])\n\tby mx.rcpt.example; Thu, 1 Jan 2026\n";
  const std::string_view attacks[] = {
      "    From: <admin@bank.example>\n    To: b@rcpt.example\n",
      "> From: <admin@bank.example>\n> To: b@rcpt.example\n",
      "\xE2\x80\x8B"
      "From: <admin@bank.example>\n\xE2\x80\x8BTo: b@rcpt.example\n",
      "X-A: a\n\xC2\xA0"
      "From: <admin@bank.example>\n\xC2\xA0To: b@rcpt.example\n",
      "From: &lt;admin@bank.example&gt;\nSender: &lt;admin@bank.example&gt;\n",
      "From: <admin@bank[.]example>\nSender: <admin@bank[.]example>\n",
      "Received: a\nby b\nfor c\nFrom\nadmin@bank.example\n",
      "DKIM-Signature: v=1;\nd=bank.example;\nFrom\xC2\xA0: <admin@bank.example>\n",
      "Original Message\nSPF: PASS\nDKIM: PASS\nDMARC: PASS\n\nReceived: x\nFrom: admin@bank.example\n",
      "X-A: \x22\nFrom: \xE2\x80\x9Cx, y\xE2\x80\x9D <admin@bank.example>\nX-B: a=\xE2\x80\x9Cz\xE2\x80\x9D\n",
  };
  for (const std::string_view attack : attacks) {
    BOOST_TEST_CONTEXT(attack) {
      const std::string text = std::string{on_top} + std::string{attack} + "\nHi.\n";
      BOOST_TEST(repaired(text) == with_crlf(text));
      BOOST_TEST(repaired(with_crlf(text)) == with_crlf(text));
    }
  }
}

// Hostile texts for which a search from every position would take quadratic time.
BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  const auto repeated = [](std::string_view text, std::size_t size) {
    std::string out;
    while (out.size() < size) out += text;
    return out;
  };
  constexpr std::size_t size = 2'000'000;
  for (const std::string_view unit : {"\xE2\x80\x9C", "[", "hxxp", "&lt;", "From: ", "From: a To: b ", "> ", "[email",
                                      "\r", "a@", "b=", "\n", "\xC2\xA0", "\xEF\xBB\xBF", "x\n"}) {
    const std::string text = "Content-Type: " + repeated(unit, size);
    BOOST_TEST(diagnose(text, repair_mode::paste).original_size == text.size());
    const std::string lines = repeated(unit, size) + "\n\n";
    BOOST_TEST(diagnose(lines, repair_mode::paste).original_size == lines.size());
  }
}

BOOST_AUTO_TEST_CASE(examples_of_the_documentation) {
  static_assert(diagnose("From: a@example.org\n", repair_mode::paste).count(repair_code::lf_to_crlf) == 1);
  BOOST_TEST(diagnose("From: a@example.org\n", repair_mode::paste).any());
}

BOOST_AUTO_TEST_CASE(shared_samples) {
  const char* shared = std::getenv("FROMPROOF_SHARED");
  const auto read = [&](const char* name) {
    std::ifstream file{std::filesystem::path{shared} / "samples" / name, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
  };
  if (shared == nullptr || read("web-page-copy.txt").empty()) {
    BOOST_TEST(true, "no samples here");
    return;
  }
  BOOST_TEST(listed(diagnose(read("web-page-copy.txt"), repair_mode::paste)) ==
             "lf-to-crlf 4\nsignature-unfolded 2\naddress-hidden 2");
  for (const char* name : {"ses-default-mail-from.txt", "ses-custom-mail-from.txt"}) {
    BOOST_TEST(repaired(read(name)) == with_crlf(read(name)));
    BOOST_TEST(!alters_body(diagnose(read(name), repair_mode::paste)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
