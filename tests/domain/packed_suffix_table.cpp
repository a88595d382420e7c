#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <fromproof/domain/packed_suffix_table.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using fromproof::packed_public_suffix_table;
using fromproof::public_suffix_table;
using fromproof::suffix_table;
namespace suffix = fromproof::detail::suffix;

namespace {

/// Calls `visit` with each rule's name.
template <class Visit>
void for_each_rule(const char* packed, Visit visit) {
  std::vector<std::string> parents{""};
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const std::string above = parents[i];
    std::vector<std::pair<std::string, unsigned>> entries;
    packed = suffix::for_each_entry(
        packed, [&](std::string_view label, unsigned flags) { entries.emplace_back(label, flags); });
    // The groups below follow in the order of the table: by bucket.
    std::multimap<std::size_t, std::string> inner;
    for (const auto& [label, flags] : entries) {
      const std::string name = label + above;
      visit(name, flags);
      const std::size_t buckets = suffix::bucket_count(entries.size());
      if ((flags & suffix::parent) != 0) inner.emplace(suffix::bucket(label.data(), label.size(), buckets), '.' + name);
    }
    for (const auto& [bucket, name] : inner) parents.push_back(name);
  }
}

// com, jp with co and *.kobe but city.kobe
constexpr std::string_view few{
    ".Ajp.Acom\0"
    ".Akobe\014.Aco\0"
    "Acity\002\0",
    29};

// Three groups: three entries in one bucket, two in one, one in one.
constexpr std::size_t few_size = 3 + (2 + 2 + 4 + 6) + (2 + 2 + 3 + 8) + (2 + 2 + 5);

}  // namespace

BOOST_AUTO_TEST_SUITE(domain_packed_suffix_table)

BOOST_AUTO_TEST_CASE(a_table_by_hand) {
  constexpr fromproof::packed_suffix_table packed{few, few_size};
  std::array<char, few_size> memory;
  const suffix_table table = packed.unpack(memory);
  BOOST_TEST(table.public_suffix("a.b.com") == "com");
  BOOST_TEST(table.public_suffix("a.b.jp") == "jp");
  BOOST_TEST(table.public_suffix("a.b.co.jp") == "co.jp");
  BOOST_TEST(table.public_suffix("a.b.kobe.jp") == "b.kobe.jp");
  BOOST_TEST(table.public_suffix("a.city.kobe.jp") == "kobe.jp");
  BOOST_TEST(table.public_suffix("a.b.net") == "net");
}

BOOST_AUTO_TEST_CASE(a_label_begins_with_letters_of_the_one_before_it) {
  constexpr std::string_view names{".AexampleCit\010.Dle\004Azip\0", 23};
  std::string read;
  const char* const end = suffix::for_each_entry(names.data(), [&read](std::string_view label, unsigned flags) {
    read += std::string{label} + ' ' + std::to_string(flags) + '\n';
  });
  BOOST_TEST(read == "example 9\nexit 8\nexile 4\nzip 1\n");
  BOOST_TEST((end == names.data() + names.size()));
}

BOOST_AUTO_TEST_CASE(too_little_memory_holds_no_rules) {
  std::array<char, few_size> memory;
  const fromproof::packed_suffix_table packed{few, few_size};
  BOOST_TEST(packed.unpack(std::span{memory}.first(few_size - 1)).public_suffix("a.b.co.jp") == "jp");
  BOOST_TEST((fromproof::packed_suffix_table{"", 0}.unpack({}).public_suffix("a.b.co.jp") == "jp"));
}

BOOST_AUTO_TEST_CASE(unpacked_it_is_the_table) {
  std::vector<char> memory(packed_public_suffix_table.size());
  const suffix_table table = packed_public_suffix_table.unpack(memory);
  int rules = 0;
  for_each_rule(fromproof::detail::packed_public_suffix_data, [&](const std::string& name, unsigned flags) {
    ++rules;
    const std::string below = "nobody-has-this." + name;
    BOOST_TEST(table.public_suffix(below) == public_suffix_table.public_suffix(below));
    if ((flags & suffix::wildcard) != 0) {
      const std::string deeper = "a." + below;
      BOOST_TEST(table.public_suffix(deeper) == below);
    } else if ((flags & suffix::exception) != 0) {
      BOOST_TEST(table.public_suffix(below) == name.substr(name.find('.') + 1));
    } else if ((flags & suffix::rule) != 0) {
      BOOST_TEST(table.public_suffix(below) == name);
    }
  });
  BOOST_TEST(rules > 5000);
}

BOOST_AUTO_TEST_SUITE_END()
