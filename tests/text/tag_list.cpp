#include "fromproof/text/tag_list.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

static_assert(std::forward_iterator<tag_iterator>);
static_assert(std::sentinel_for<std::default_sentinel_t, tag_iterator>);

// The example at the top of the header.
constexpr std::string_view domain_of(std::string_view text) {
  for (const auto& tag : fromproof::tag_list{text}) {
    if (tag.name == "d") return tag.value;
  }
  return {};
}
static_assert(domain_of("v=1; d=example.com") == "example.com");

std::string printed(std::string_view text) {
  std::string out;
  for (const auto& tag : fromproof::tag_list{text}) {
    out += out.empty() ? "" : "|";
    out += tag.error == errc::none ? std::string{tag.name} + '=' : '!' + std::string{code(tag.error)} + ' ';
    out += tag.value;
    out += '@' + std::to_string(tag.offset);
  }
  return out;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_tag_list)

BOOST_AUTO_TEST_CASE(tags_are_read_in_order_with_their_places) {
  constexpr struct {
    std::string_view text, tags;
  } table[] = {
      {"v=1", "v=1@2"},
      {"v=1; a=rsa-sha256", "v=1@2|a=rsa-sha256@7"},
      {"v=1;a=b;", "v=1@2|a=b@6"},
      {"v=1; \r\n\t", "v=1@2"},
      {" v = 1 ; a\t=\tb ", "v=1@5|a=b@13"},
      {"v=1;\r\n\tb=AB\r\n\t CD;", "v=1@2|b=AB\r\n\t CD@9"},
      // a value may be empty, hold "=" and UTF-8 (RFC 8616)
      {"p=", "p=@2"},
      {"p= ;s=x", "p=@3|s=x@6"},
      {"b=YQ==", "b=YQ==@2"},
      {"i=\xE5\xB1\xB1@example.jp", "i=\xE5\xB1\xB1@example.jp@2"},
      // names compare with case, and hold digits and "_"
      {"V=1;v=2", "V=1@2|v=2@6"},
      {"a_1=x", "a_1=x@4"},
      // RFC 6376 section 3.2: the list may be empty here, a tag-spec not
      {"", ""},
      {" \r\n ", ""},
      {";", "!empty @0"},
      {"v=1;;a=b", "v=1@2|!empty @4|a=b@7"},
      {"; v=1", "!empty @0|v=1@4"},
      {"v=1;;", "v=1@2|!empty @4"},
      // what is malformed does not hide what follows
      {"v=1; hello; a=b", "v=1@2|!missing-equals hello@10|a=b@14"},
      {"=1; a=b", "!bad-tag-name =1@0|a=b@6"},
      {"1v=1", "!bad-tag-name 1v=1@0"},
      {"_v=1", "!bad-tag-name _v=1@0"},
      {"a b=1", "!bad-tag-name a b=1@0"},
      {"a-b=1", "!bad-tag-name a-b=1@0"},
      {"v=a\x01z; a=b", "!bad-tag-value a\x01z@3|a=b@9"},
      {"v=a\x7F", "!bad-tag-value a\x7F@3"},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text) BOOST_TEST(printed(row.text) == row.tags);
  }
}

BOOST_AUTO_TEST_CASE(nul_is_no_part_of_a_value) {
  const std::string text{"v=a\0b;d=c", 9};
  const fromproof::tag_list list{text};
  const auto tag = list.begin();
  BOOST_TEST((tag->error == errc::bad_tag_value));
  BOOST_TEST(tag->offset == 3u);
  BOOST_TEST(tag->name == "v");
  BOOST_TEST(list.find("v").name.empty());
  BOOST_TEST(list.find("d").value == "c");
}

BOOST_AUTO_TEST_CASE(the_example_of_rfc_6376_is_read) {
  // RFC 6376 section 3.5, the example at its end
  constexpr std::string_view text =
      " v=1; a=rsa-sha256; d=example.net; s=brisbane;\r\n"
      "   c=simple; q=dns/txt; i=@eng.example.net;\r\n"
      "   t=1117574938; x=1118006938;\r\n"
      "   h=from:to:subject:date;\r\n"
      "   z=From:foo@eng.example.net|To:joe@example.com|\r\n"
      "    Subject:demo=20run|Date:July=205,=202005=203:44:08=20PM=20-0700;\r\n"
      "   bh=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=;\r\n"
      "   b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZ\r\n"
      "     VoG4ZHRNiYzR";
  const fromproof::tag_list list{text};
  std::string names;
  for (const auto& tag : list) {
    names += std::string{tag.name} + ' ';
    BOOST_TEST((tag.error == errc::none));
    BOOST_TEST(text.substr(tag.offset).starts_with(tag.value));
  }
  BOOST_TEST(names == "v a d s c q i t x h z bh b ");
  BOOST_TEST(list.find("i").value == "@eng.example.net");
  BOOST_TEST(list.find("b").value == "dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZ\r\n     VoG4ZHRNiYzR");
  BOOST_TEST(list.find("l").name.empty());
  BOOST_TEST(static_cast<bool>(list.first_error()));
}

BOOST_AUTO_TEST_CASE(the_first_tag_of_a_name_is_found) {
  constexpr fromproof::tag_list list{"d=a; D=b; d=c; p="};
  BOOST_TEST(list.find("d").value == "a");
  BOOST_TEST(list.find("D").value == "b");
  BOOST_TEST(list.find("p").name == "p");
  BOOST_TEST(list.find("p").value.empty());
  BOOST_TEST(list.find("").name.empty());
}

BOOST_AUTO_TEST_CASE(the_first_error_of_a_list_is_named) {
  const struct {
    std::string text;
    errc error;
    std::size_t offset;
  } table[] = {
      {"", errc::none, 0},
      {"v=1; a=b; c=d; e=f;", errc::none, 0},
      {"v=1;;x", errc::empty, 4},
      {"v=1; x; y", errc::missing_equals, 6},
      {"v=1; 1=x", errc::bad_tag_name, 4},
      {"v=1; a=\x02; v=2", errc::bad_tag_value, 7},
      {"v=1; a=b; v=1", errc::duplicate_tag, 12},
      {"v=1; v=\x02", errc::duplicate_tag, 7},
      {"v=1; V=1; bh=x; b=y; hb=z", errc::none, 0},
      // names that share the first two letters, and more
      {"abc=1; abd=2; ab=3; abc=4", errc::duplicate_tag, 24},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto found = fromproof::tag_list{row.text}.first_error();
      BOOST_TEST(code(found.error) == code(row.error));
      BOOST_TEST(found.offset == row.offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_list_has_a_maximum_of_tags) {
  std::string text;
  for (std::size_t i = 0; i < fromproof::tag_list::max_tags; ++i) text += 't' + std::to_string(i) + "=x;";
  BOOST_TEST(static_cast<bool>(fromproof::tag_list{text}.first_error()));
  text += "u=y";
  const auto error = fromproof::tag_list{text}.first_error();
  BOOST_TEST((error.error == errc::out_of_space));
  BOOST_TEST(error->name == "u");
}

BOOST_AUTO_TEST_CASE(the_range_can_be_read_more_than_once) {
  constexpr fromproof::tag_list list{"a=1; b=2; c=3"};
  auto first = list.begin();
  const auto second = first;
  BOOST_TEST((first++ == second));
  BOOST_TEST((first != second));
  BOOST_TEST(first->name == "b");
  BOOST_TEST(second->name == "a");
  ++first;
  ++first;
  BOOST_TEST((first == list.end()));
  BOOST_TEST((first == tag_iterator{}));
  BOOST_TEST(std::distance(list.begin(), first) == 3);
}

BOOST_AUTO_TEST_CASE(long_lists_take_linear_time) {
  const std::clock_t start = std::clock();
  const std::string many = repeat("a=b;", 500'000);
  BOOST_TEST(std::distance(fromproof::tag_list{many}.begin(), tag_iterator{}) == 500'000);
  BOOST_TEST((fromproof::tag_list{many}.first_error().error == errc::duplicate_tag));
  const std::string empty = repeat(";", 2'000'000);
  BOOST_TEST(std::distance(fromproof::tag_list{empty}.begin(), tag_iterator{}) == 2'000'000);
  const std::string blanks = "a=" + repeat(" ", 2'000'000) + ";" + repeat("\r\n ", 500'000) + "=";
  BOOST_TEST((fromproof::tag_list{blanks}.first_error().error == errc::bad_tag_name));
  BOOST_TEST((std::clock() - start) / CLOCKS_PER_SEC < 10);
}

BOOST_AUTO_TEST_SUITE_END()
