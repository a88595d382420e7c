#ifndef FROMPROOF_CLI_REPORTS_PICTURE_WORDS_HPP
#define FROMPROOF_CLI_REPORTS_PICTURE_WORDS_HPP

// The labels of the picture in English and Japanese. {name} marks stand for values.

#include <fromproof/advice/words/words.hpp>
#include <string_view>

namespace fromproof::cli {

struct picture_words {
  advice::language language;
  std::string_view reports, nothing, duplicates, refused, period, other_reports;
  std::string_view published, messages, both, dkim_only, spf_only, none;
  std::string_view sources, own, provider, forwarder, unknown_sources, unnamed_forwarders, more_sources;
  std::string_view next, hit, reporters, tls;
};

extern const picture_words english_picture, japanese_picture;

}  // namespace fromproof::cli

#endif
