#ifndef FROMPROOF_ADVICE_FACTS_MAILING_LIST_HPP
#define FROMPROOF_ADVICE_FACTS_MAILING_LIST_HPP

// Whether a message went to many people, judged by its header (RFC 2369, RFC 2919, RFC 8058).

#include <string_view>

#include "../../message/header.hpp"
#include "../../text/ascii.hpp"

namespace fromproof::inline v0::advice {

struct [[nodiscard]] list_facts {
  bool bulk = false;                   ///< a List-* field, or Precedence: bulk, list or junk
  bool discussion = false;             ///< members write to it: List-Post has an address, or Precedence is list
  std::string_view id;                 ///< of List-Id, without angle brackets; empty if there is none
  bool https_unsubscribe = false;      ///< List-Unsubscribe has an https address
  bool one_click_unsubscribe = false;  ///< List-Unsubscribe-Post says so (RFC 8058 section 3.1)
};

namespace detail {

constexpr std::string_view list_id(std::string_view body) noexcept {
  const std::size_t open = body.rfind('<');
  const std::size_t close = open == std::string_view::npos ? open : body.find('>', open);
  return ascii::trim(close == std::string_view::npos ? body : ascii::slice(body, open + 1, close));
}

constexpr bool has_https(std::string_view body) noexcept {
  for (std::size_t at = body.find('<'); at != std::string_view::npos; at = body.find('<', at + 1)) {
    if (ascii::istarts_with(ascii::trim(ascii::slice(body, at + 1, body.size())), "https:")) return true;
  }
  return false;
}

}  // namespace detail

constexpr list_facts find_list_facts(const message::header& header) noexcept {
  list_facts facts;
  for (const auto& field : header) {
    const std::string_view body = ascii::trim(field.body);
    if (field.is("Precedence")) {
      const bool list = ascii::iequals(body, "list");
      facts.discussion = facts.discussion || list;
      facts.bulk = facts.bulk || list || ascii::iequals(body, "bulk") || ascii::iequals(body, "junk");
    }
    if (!ascii::istarts_with(field.name, "List-")) continue;
    facts.bulk = true;
    if (field.is("List-Id") && facts.id.empty()) facts.id = detail::list_id(body);
    // RFC 2369 section 3.4: "NO" if nobody may post.
    if (field.is("List-Post") && body.find('<') != std::string_view::npos) facts.discussion = true;
    if (field.is("List-Unsubscribe") && detail::has_https(body)) facts.https_unsubscribe = true;
    if (field.is("List-Unsubscribe-Post") && ascii::iequals(body, "List-Unsubscribe=One-Click")) {
      facts.one_click_unsubscribe = true;
    }
  }
  return facts;
}

}  // namespace fromproof::inline v0::advice

#endif
