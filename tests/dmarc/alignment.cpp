#include "fromproof/dmarc/alignment.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string_view>

namespace {

using namespace fromproof;
using dmarc::align;
using dmarc::alignment;

constexpr alignment none{}, relaxed{.relaxed = true, .strict = false}, strict{.relaxed = true, .strict = true};

// The example at the top of the function.
static_assert(align("example.com", "mail.example.com", public_suffix_table) == relaxed);

struct pair {
  std::string_view author, identifier;
  alignment expected;
};

template <class Table>
void check(const Table& table, const suffix_table& suffixes) {
  for (const pair& row : table) {
    BOOST_TEST_CONTEXT(row.author << " and " << row.identifier) {
      BOOST_TEST((align(row.author, row.identifier, suffixes) == row.expected));
      BOOST_TEST((align(row.identifier, row.author, suffixes) == row.expected));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_alignment)

BOOST_AUTO_TEST_CASE(domains_align_by_their_organization) {
  constexpr pair table[] = {
      // RFC 7489 sections 3.1.1 and 3.1.2, and appendix B.1
      {"news.example.com", "example.com", relaxed},
      {"example.com", "example.com", strict},
      {"example.com", "cbg.bounces.example.com", relaxed},
      {"example.com", "child.example.com", relaxed},
      {"example.com", "sample.net", none},
      // siblings and cousins
      {"a.example.com", "b.example.com", relaxed},
      {"a.b.example.com", "c.d.example.com", relaxed},
      // a name that only looks alike
      {"example.com", "badexample.com", none},
      {"example.com", "example.com.evil.test", none},
      {"example.com", "example.org", none},
      // one registry, two organizations
      {"bank.co.uk", "shop.co.uk", none},
      {"mail.bank.co.uk", "bank.co.uk", relaxed},
      {"bank.co.jp", "evil.co.jp", none},
      {"someone.github.io", "other.github.io", none},
      {"www.city.kobe.jp", "city.kobe.jp", relaxed},
      // a public suffix aligns with itself only
      {"co.uk", "co.uk", strict},
      {"co.uk", "bank.co.uk", none},
      {"com", "example.com", none},
      {"com", "net", none},
      {"github.io", "someone.github.io", none},
      // the default MAIL FROM of a provider
      {"example.jp", "ap-northeast-1.amazonses.com", none},
      // A-labels
      {"xn--85x722f.xn--55qx5d.cn", "www.xn--85x722f.xn--55qx5d.cn", relaxed},
  };
  check(table, public_suffix_table);
}

BOOST_AUTO_TEST_CASE(an_empty_name_aligns_with_nothing) {
  BOOST_TEST((align("", "", public_suffix_table) == none));
  BOOST_TEST((align("example.com", "", public_suffix_table) == none));
  BOOST_TEST((align("", "example.com", public_suffix_table) == none));
}

BOOST_AUTO_TEST_CASE(without_a_list_each_top_level_domain_is_a_suffix) {
  constexpr pair table[] = {
      {"a.example.com", "b.example.com", relaxed},
      {"example.com", "other.com", none},
      {"com", "com", strict},
      {"com", "example.com", none},
      // what the list would keep apart
      {"bank.co.uk", "shop.co.uk", relaxed},
  };
  check(table, suffix_table{});
}

BOOST_AUTO_TEST_CASE(strict_alignment_is_relaxed_alignment_too) {
  constexpr std::string_view names[] = {"com", "example.com", "a.example.com", "co.uk", "bank.co.uk", "b.bank.co.uk"};
  for (const auto author : names) {
    for (const auto identifier : names) {
      const auto found = align(author, identifier, public_suffix_table);
      BOOST_TEST(found.strict == (author == identifier));
      BOOST_TEST((!found.strict || found.relaxed));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
