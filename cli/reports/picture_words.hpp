#ifndef FROMPROOF_CLI_REPORTS_PICTURE_WORDS_HPP
#define FROMPROOF_CLI_REPORTS_PICTURE_WORDS_HPP

// The sentences of the picture in English and Japanese. {name} marks stand for values.

#include <fromproof/reports/conclusion.hpp>
#include <string_view>

namespace fromproof::cli {

struct picture_words {
  std::string_view reports, nothing, duplicates, refused, period, other_reports;
  std::string_view published, messages, both, dkim_only, spf_only, none;
  std::string_view sources, own, provider, forwarder, unknown_sources, unnamed_forwarders, more_sources;
  std::string_view next, hit, reporters, tls;

  std::string_view (*cause)(reports::cause);
  std::string_view (*fix)(advice::code);
  std::string_view (*step)(reports::step, reports::step_reason);
};

extern const picture_words english_picture, japanese_picture;

}  // namespace fromproof::cli

#endif
