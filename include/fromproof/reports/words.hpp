#ifndef FROMPROOF_REPORTS_WORDS_HPP
#define FROMPROOF_REPORTS_WORDS_HPP

// What a picture of reports means, in plain words. English and Japanese stand beside each other, so that none is
// missing.
//
//   reports::sentence(reports::cause::forwarded, advice::language::en).starts_with("Somebody");  // true

#include <cstddef>
#include <iterator>
#include <string_view>

#include "../advice/words/words.hpp"
#include "conclusion.hpp"

namespace fromproof::inline v0::reports {

namespace detail {

struct two_languages {
  std::string_view en, ja;
  constexpr std::string_view in(advice::language language) const noexcept {
    return language == advice::language::ja ? ja : en;
  }
};

struct cause_row {
  cause why;
  two_languages says;
};

// In the order of the enumerators.
inline constexpr cause_row cause_rows[] = {
    {cause::proven_by_both, {"SPF and DKIM both prove it."sv, "SPFとDKIMの両方で証明されています。"sv}},
    {cause::provider_without_mail_from,
     {"DKIM only: the Return-Path is the provider's own."sv,
      "DKIMだけです。Return-Pathが送信サービスのドメインです。"sv}},
    {cause::provider_without_dkim,
     {"SPF only: the provider does not sign for this domain."sv,
      "SPFだけです。送信サービスはこのドメインで署名していません。"sv}},
    {cause::provider_without_either,
     {"Nothing proves it: the provider does not sign for this domain."sv,
      "証明がありません。送信サービスがこのドメインの署名を付けていません。"sv}},
    {cause::own_without_dkim,
     {"Part of the mail is not signed for this domain."sv, "一部のメールに、このドメインの署名がありません。"sv}},
    {cause::own_without_spf,
     {"Part of the mail comes from servers that SPF does not list."sv,
      "一部のメールは、SPFに載っていないサーバーから送られています。"sv}},
    {cause::forwarded,
     {"Somebody passed it on. There is nothing to fix."sv, "転送されたメールです。対応は不要です。"sv}},
    {cause::unproven,
     {"Nothing proves it: a forger, or a service that was forgotten."sv,
      "証明がありません。なりすましか、登録を忘れたサービスです。"sv}},
};

constexpr bool cause_rows_are_in_order() noexcept {
  for (std::size_t i = 0; i < std::size(cause_rows); ++i) {
    if (static_cast<std::size_t>(cause_rows[i].why) != i) return false;
  }
  return std::size(cause_rows) == cause_words.size();
}
static_assert(cause_rows_are_in_order(), "each cause needs its sentences, in the order of the enumerators");

struct fix_row {
  advice::code fix;
  two_languages says;
};

inline constexpr fix_row fix_rows[] = {
    {advice::code::ses_custom_mail_from,
     {"Set a custom MAIL FROM domain in Amazon SES."sv,
      "Amazon SESでカスタム MAIL FROM ドメインを設定してください。"sv}},
    {advice::code::ses_easy_dkim,
     {"Turn on Easy DKIM in Amazon SES."sv, "Amazon SESでEasy DKIMを有効にしてください。"sv}},
    {advice::code::provider_dkim,
     {"Turn on DKIM for your domain at the provider."sv,
      "送信サービスで、自分のドメインのDKIMを有効にしてください。"sv}},
    {advice::code::provider_return_path,
     {"Set a Return-Path of your domain at the provider."sv,
      "送信サービスで、自分のドメインのReturn-Pathを設定してください。"sv}},
};

struct step_row {
  step to;
  step_reason why;
  two_languages says;
};

inline constexpr step_row step_rows[] = {
    {step::quarantine,
     step_reason::ready,
     {"p=quarantine can be published: the mail that you know proves itself."sv,
      "p=quarantineに進めます。把握している送信元のメールは証明されています。"sv}},
    {step::reject,
     step_reason::ready,
     {"p=reject can be published: the mail that you know proves itself."sv,
      "p=rejectに進めます。把握している送信元のメールは証明されています。"sv}},
    {step::quarantine,
     step_reason::ask_first,
     {"p=quarantine can be published once you are sure that no provider with unproven mail sends for you."sv,
      "証明のない送信サービスが自社で使っているものでないと確かめたら、p=quarantineに進めます。"sv}},
    {step::reject,
     step_reason::ask_first,
     {"p=reject can be published once you are sure that no provider with unproven mail sends for you."sv,
      "証明のない送信サービスが自社で使っているものでないと確かめたら、p=rejectに進めます。"sv}},
    {step::stay,
     step_reason::known_sources_fail,
     {"Stay at this policy until the sources that you know prove their mail."sv,
      "把握している送信元のメールが証明されるまで、今のポリシーのままにしてください。"sv}},
    {step::stay,
     step_reason::too_little_mail,
     {"Stay at this policy: fewer than 100 messages say too little."sv,
      "100通未満では判断できません。今のポリシーのままにしてください。"sv}},
    {step::stay,
     step_reason::too_few_days,
     {"Stay at this policy: reports on fewer than 7 days say too little."sv,
      "7日分未満のレポートでは判断できません。今のポリシーのままにしてください。"sv}},
    {step::stay,
     step_reason::at_the_end,
     {"p=reject is published. There is no further step."sv, "p=rejectが公開されています。次の段階はありません。"sv}},
};

}  // namespace detail

/// Why the mail of a source proves what it proves.
constexpr std::string_view sentence(cause why, advice::language in) noexcept {
  return detail::cause_rows[static_cast<std::size_t>(why)].says.in(in);
}

/// What a fix asks for; empty for a fix that no picture has.
constexpr std::string_view fix_sentence(advice::code fix, advice::language in) noexcept {
  for (const auto& row : detail::fix_rows) {
    if (row.fix == fix) return row.says.in(in);
  }
  return {};
}

/// Whether a domain may go on to the next policy.
constexpr std::string_view sentence(const next_step& next, advice::language in) noexcept {
  for (const auto& row : detail::step_rows) {
    if (row.to == next.policy && row.why == next.reason) return row.says.in(in);
  }
  return {};
}

}  // namespace fromproof::inline v0::reports

#endif
