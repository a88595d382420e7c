#ifndef FROMPROOF_CLI_EXPECT_JS_TOKENS_HPP
#define FROMPROOF_CLI_EXPECT_JS_TOKENS_HPP

// The tokens of JavaScript, as far as a file of statements with literals has them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fromproof::cli::js {

struct token {
  enum class kind : std::uint8_t { word, number, text, mark, end };

  kind what = kind::end;
  std::size_t line = 1;
  std::string text;       ///< of a text, decoded
  bool computed = false;  ///< a template with "${"

  bool is(char mark) const { return what == kind::mark && text.front() == mark; }
};

class tokenizer {
 public:
  explicit tokenizer(std::string_view text) : text_{text} {}

  /// Throws syntax_fault for a string or a comment without an end.
  token next();

 private:
  void skip_blanks();
  token quoted_text();
  void read_escape(std::string& to);
  char32_t code_unit();
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace fromproof::cli::js

#endif
