#define BOOST_TEST_DYN_LINK
#include "fromproof/message/mbox.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace fromproof::message;

BOOST_AUTO_TEST_SUITE(message_mbox)

BOOST_AUTO_TEST_CASE(separators_of_many_programs) {
  for (const char* line : {
           "From shop@example.com Thu Jan  1 00:00:00 2026",
           "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\r\n",
           "From - Thu Jan 01 00:00:00 2026",
           "From ???@??? Thu Jan 01 00:00:00 2026",
           "From 1790000000000000000@xxx Mon Jan 05 10:11:12 +0000 2026",
           "From \"a b\"@c.example Thu Jan  1 00:00:00 2026",
           "From a@b.example Thu Jan  1 00:00 EST 2026",
           "From a@b.example Thu Jan 01 9:05:00 2026 +0900",
           "From news  Thu Jan  1 00:00:00 2026 (+0700)",
           "From news  Thu Jan  1 00:00:00 2026 (JST)",
           "From news at sender.example  Thu Jan  1 00:00:00 2026",
           "From Thu Jan  1 00:00:00 2026",
           "From news@sender.example Thu, 1 Jan 2026 00:00:00 +0000",
           "From news@sender.example 1 Jan 2026 00:00 +0000 (UTC)",
           "From news@sender.example 2026-01-01T00:00:00Z",
           "From news@sender.example 2026-01-01t00:00:00.123+09:00",
           "From news@sender.example 2026-01-01 00:00:00 +0000",
           "From user Thu Jan  1 00:00:00 2026 remote from host",
           "From <a@b.example> thu jan 1 00:00:00 2026",
       }) {
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(is_mbox_separator(line));
    }
  }
}

BOOST_AUTO_TEST_CASE(text_is_not_a_separator) {
  for (const char* line : {
           "",
           "From",
           "From ",
           "From: a@b.example",
           "From here on, all is well.",
           "From a@b.example, with love",
           "From the Thu Jan 2026 issue",
           "From a@b.example Thu Jan  1 00:00:00 2026 I was there",
           "From a@b.example Thu Jan  1 00:00:00 2026 remote control",
           "From a@b.example Thu Jan  1 2026",
           "From a@b.example Thu Jan  1 00:00:00",
           "From a@b.example 2026-01-01",
           "From a@b.example 2026-01-01 was the day",
           "From a@b.example 2026-01-01x00:00",
           "From what he told us in the end on Thu Jan  1 00:00:00 2026",
           ">From a@b.example Thu Jan  1 00:00:00 2026",
           "from a@b.example Thu Jan  1 00:00:00 2026",
           " From a@b.example Thu Jan  1 00:00:00 2026",
       }) {
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(!is_mbox_separator(line));
    }
  }
}

BOOST_AUTO_TEST_CASE(messages_of_a_file) {
  const std::string from = "From a Thu Jan  1 00:00:00 2026\n";
  struct row {
    std::string text;
    std::vector<std::size_t> messages;  ///< their sizes
  };
  const std::string first = from + "To: b\n\nHi.\n";
  const row rows[] = {
      {first, {first.size()}},
      {first + "\n" + first, {first.size() + 1, first.size()}},
      {first + "\r\n" + first, {first.size() + 2, first.size()}},
      // RFC 4155 requires an empty line there.
      {first + first, {first.size(), first.size()}},
      {first + from + "Note: what I saw\n", {first.size() + from.size() + 17}},
      // A quoted separator line.
      {first + "\n" + from + " is how it began.\n", {first.size() + 1 + from.size() + 18}},
      {first + "\n" + from + "is how it began.\n", {first.size() + 1 + from.size() + 17}},
      {first + "\n" + from + "\nText.\n", {first.size() + 1 + from.size() + 7}},
      {first + "\n" + from + ">From c Thu Jan  1 00:00:00 2026\nTo: b\n", {first.size() + 1, from.size() + 39}},
      // Messages without a field still count, so that they are reported.
      {first + "\n" + from + "\n" + first, {first.size() + 1, from.size() + 1, first.size()}},
      {first + "\n" + from, {first.size() + 1, from.size()}},
      {first + from, {first.size() + from.size()}},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      std::vector<std::size_t> sizes;
      for (std::string_view rest = row.text; !rest.empty(); rest.remove_prefix(sizes.back())) {
        sizes.push_back(find_next_message(rest));
      }
      BOOST_TEST(sizes == row.messages, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string unit :
       {"\nFrom ", "\nFrom \"", "\n\nFrom a Thu Jan  1 00:00:00 2026\n", "From ", "\n", "\nFrom a\n"}) {
    std::string text = "From a Thu Jan  1 00:00:00 2026\nTo: b\n\n";
    while (text.size() < 1'000'000) text += unit;
    std::size_t messages = 0;
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(find_next_message(rest))) ++messages;
    BOOST_TEST(messages >= 1U);
  }
}

BOOST_AUTO_TEST_CASE(examples_of_the_documentation) {
  static_assert(is_mbox_separator("From - Thu Jan 01 00:00:00 2026\n"));
  BOOST_TEST(is_mbox_separator("From shop@example.com Thu Jan  1 00:00:00 2026"));
}

BOOST_AUTO_TEST_SUITE_END()
