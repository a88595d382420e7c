#include "../../include/fromproof/message/mailbox.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <string>

#include "../cases.hpp"

namespace {

using namespace fromproof;
using message::mailbox_item;
using message::mailbox_list;

auto append_to(std::string& out) {
  return [&out](std::string_view piece) { out += piece; };
}

std::string write_item(const mailbox_item& item) {
  std::string out;
  if (item.group.data() != nullptr) out += std::string{item.group} + ": ";
  if (item.error != errc::none) {
    return out + "error " + std::string{code(item.error)} + " at " + std::to_string(item.offset);
  }
  message::write_local_part(item.value, append_to(out));
  const auto domain = message::domain_of(item.value);
  out += domain ? '@' + std::string{domain->view()} : "@(" + std::string{code(domain.error)} + ')';
  if (!item.value.display_name.empty()) {
    out += " [";
    message::write_display_name(item.value, append_to(out));
    out += ']';
  }
  return out;
}

std::string write_items(std::string_view list) {
  std::string out;
  for (const auto& item : mailbox_list{list}) out += (out.empty() ? "" : "\n") + write_item(item);
  return out;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_mailbox)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : tests::read_cases("mailbox.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      const std::string& list = test["input"];
      BOOST_TEST(write_items(list) == test["items"]);
      if (!test.has("groups")) continue;
      std::string groups;
      for (const auto& group : message::group_list{list}) {
        BOOST_TEST(group.name == std::string_view{list}.substr(group.offset, group.name.size()));
        groups += (groups.empty() ? "" : "\n") + std::string{group.name};
      }
      BOOST_TEST(groups == test["groups"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_parts_are_views_of_what_is_written) {
  const std::string_view list = " \"Alice\" (x) < al . ice@bank (y) . example > (z) , b";
  const auto first = mailbox_list{list}.begin();
  BOOST_TEST(first->value.text == "\"Alice\" (x) < al . ice@bank (y) . example > (z)");
  BOOST_TEST(first->value.display_name == "\"Alice\"");
  BOOST_TEST(first->value.local_part == "al . ice");
  BOOST_TEST(first->value.domain == "bank (y) . example");
  BOOST_TEST(first->group.data() == nullptr);
  BOOST_TEST(first->value.domain.data() == list.data() + list.find("bank"));
}

BOOST_AUTO_TEST_CASE(a_malformed_member_has_its_text_and_no_address) {
  const auto item = *mailbox_list{"a@b, Alice <c@d> e , f@g"}.begin().operator++();
  BOOST_TEST(static_cast<int>(item.error) == static_cast<int>(errc::trailing_text));
  BOOST_TEST(item.value.text == "Alice <c@d> e");
  BOOST_TEST(item.value.display_name.empty());
  BOOST_TEST(item.value.local_part.empty());
  BOOST_TEST(item.value.domain.empty());
}

BOOST_AUTO_TEST_CASE(the_range_can_be_read_twice) {
  const mailbox_list list{"a@b, c, d@e"};
  auto first = list.begin();
  const auto copy = first++;
  BOOST_TEST(copy->value.text == "a@b");
  BOOST_TEST(first->value.text == "c");
  BOOST_TEST((copy == list.begin()));
  BOOST_TEST((copy != first));
  BOOST_TEST(std::distance(list.begin(), std::next(list.begin(), 3)) == 3);
  BOOST_TEST((std::next(list.begin(), 3) == list.end()));
  BOOST_TEST((mailbox_list{""}.begin() == list.end()));
  BOOST_TEST((mailbox_list{std::string_view{}}.begin() == list.end()));
}

BOOST_AUTO_TEST_CASE(it_runs_at_compile_time) {
  static_assert(mailbox_list{"Alice <a@bank.example>"}.begin()->value.domain == "bank.example");
  static_assert(mailbox_list{"<a@b"}.begin()->error == errc::missing_angle_close);
  static_assert(message::domain_of(mailbox_list{"a@Bank . Example"}.begin()->value)->view() == "bank.example");
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(the_offset_of_a_domain_fault_counts_in_the_raw_domain) {
  const auto plain = message::domain_of(mailbox_list{"a@x!y.example"}.begin()->value);
  BOOST_TEST(code(plain.error) == "unexpected-character");
  BOOST_TEST(plain.offset == 1u);
  const auto folded = message::domain_of(mailbox_list{"a@bank (x(y)) . x!y"}.begin()->value);
  BOOST_TEST(code(folded.error) == "unexpected-character");
  BOOST_TEST(folded.offset == std::string_view{"bank (x(y)) . x"}.size());
}

BOOST_AUTO_TEST_CASE(an_obsolete_domain_may_be_longer_than_any_domain) {
  const std::string text = "a@" + repeat("x .", 2000) + "x";
  BOOST_TEST(code(message::domain_of(mailbox_list{text}.begin()->value).error) == "name-too-long");
}

// Texts of hostile size. Anything but linear work would run into the time limit of the tests.

BOOST_AUTO_TEST_CASE(nested_comments) {
  const std::size_t depth = 100'000;
  BOOST_TEST(write_items(repeat("(", depth) + repeat(")", depth) + "a@bank.example") == "a@bank.example");
  BOOST_TEST(write_items("a@bank.example, " + repeat("(", depth) + repeat(")", depth - 1) + ", b@c") ==
             "a@bank.example\nerror unterminated-comment at 16");
  BOOST_TEST(write_items("a@" + repeat("(x)", depth) + "bank" + repeat("(y)", depth) + ".example") == "a@bank.example");
}

BOOST_AUTO_TEST_CASE(backslashes) {
  const std::string pairs = repeat("\\\\", 500'000);
  BOOST_TEST(write_items('"' + pairs + "\" <a@bank.example>").size() == 500'000 + 17u);
  BOOST_TEST(write_items('"' + pairs + "\\\" <a@bank.example>") == "error unterminated-quoted-string at 0");
  BOOST_TEST(write_items(pairs + "a@bank.example, b@c") == "error unexpected-character at 0\nb@c");
}

BOOST_AUTO_TEST_CASE(many_members) {
  const std::size_t count = 20'000;
  std::size_t read = 0;
  const std::string good = repeat("Alice <a@bank.example>, ", count);
  for (const auto& item : mailbox_list{good}) read += item.value.domain == "bank.example";
  BOOST_TEST(read == count);
  // A comma directly after "<" is part of a route, so some of these take two members at a time.
  for (const std::string_view member :
       {"a@[,", "<,", "\\,", "a \"b\" (c) <,", "<@a,", "x:y:\"z\";,", "a@b@c,", "@,", "=?utf-8?q?a?=,", "a@b.,"}) {
    const std::string list = repeat(member, count);
    std::size_t bad = 0;
    for (const auto& item : mailbox_list{list}) bad += item.error != errc::none && item.offset <= list.size();
    BOOST_TEST_CONTEXT(member) {
      BOOST_TEST(bad >= count / 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(long_lines) {
  const std::size_t size = 2'000'000;
  BOOST_TEST(write_items(std::string(size, 'a') + "@bank.example").size() == size + 13);
  BOOST_TEST(write_items(std::string(size, ' ') + "a@bank.example") == "a@bank.example");
  BOOST_TEST(write_items(repeat("\r\n ", 200'000) + "a@bank.example") == "a@bank.example");
  BOOST_TEST(write_items("a@" + repeat("b.", size / 2) + "c") == "a@(name-too-long)");
  BOOST_TEST(write_items(std::string(size, ',')).empty());
  BOOST_TEST(write_items(std::string(size, '<')) == "error unexpected-character at 1");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  std::string used, underlined;
  const auto use = [&used](std::string_view domain) { used += domain; };
  const auto underline = [&](std::size_t offset, std::string_view why) {
    underlined += std::to_string(offset) + ": " + std::string{why};
  };
  const struct { std::string_view body; } field{" Alice <alice@bank.example>, Bob"};
  for (const auto& item : fromproof::message::mailbox_list{field.body}) {
    if (item.error != errc::none)
      underline(item.offset, describe(item.error));
    else if (auto domain = fromproof::message::domain_of(item.value))
      use(domain->view());
  }
  BOOST_TEST(used == "bank.example");
  BOOST_TEST(underlined == "29: " + std::string{describe(errc::missing_at)});
}

// RFC 5321 section 2.4: the domain has no case, and no known server lets the case of a local part matter.
BOOST_AUTO_TEST_CASE(addresses_that_are_spelled_alike) {
  const auto same = [](std::string_view a, std::string_view b) {
    return message::is_same_address((*mailbox_list{a}.begin()).value, (*mailbox_list{b}.begin()).value);
  };
  BOOST_TEST(same("Shop <a.b@shop.example>", "A.B@SHOP.example (x)"));
  BOOST_TEST(same("a@[192.0.2.1]", "a@[192.0.2.1]"));
  BOOST_TEST(!same("a@shop.example", "b@shop.example"));
  BOOST_TEST(!same("a@shop.example", "a@shop.example.attacker.example"));
  BOOST_TEST(!same("a@shop.example", "a@[192.0.2.1]"));
}

BOOST_AUTO_TEST_SUITE_END()
