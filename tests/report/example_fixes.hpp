#ifndef FROMPROOF_TESTS_REPORT_EXAMPLE_FIXES_HPP
#define FROMPROOF_TESTS_REPORT_EXAMPLE_FIXES_HPP

// The fixes that every writer of records is tried with: with two records, without any, and with an alias.

#include <array>
#include <fromproof/advice/fix.hpp>

namespace fromproof::tests {

inline std::array<advice::fix, 3> example_fixes() {
  return {
      advice::fix{.says = {advice::code::ses_custom_mail_from},
                  .records = {advice::dns_record{{"mail.", "shop.example"}, "MX", {"10 feedback-smtp.", "x.example"}},
                              advice::dns_record{{"mail.shop.example"}, "TXT", {"v=spf1 include:x.example ~all"}}},
                  .size = 2},
      advice::fix{.says = {advice::code::provider_console}},
      advice::fix{.says = {advice::code::ses_easy_dkim},
                  .records = {advice::dns_record{{"1t._domainkey.shop.example"}, "CNAME", {"1t.dkim.example"}}},
                  .size = 1}};
}

}  // namespace fromproof::tests

#endif
