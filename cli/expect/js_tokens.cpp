#include "js_tokens.hpp"

#include <algorithm>
#include <fromproof/text/ascii.hpp>
#include <fromproof/text/hex.hpp>
#include <fromproof/text/utf8.hpp>

#include "values.hpp"

namespace fromproof::cli::js {

namespace {

bool is_word_octet(char c) {
  return ascii::is_alnum(c) || c == '_' || c == '$' || ascii::is_high(c);
}

}  // namespace

void tokenizer::skip_blanks() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '/' && peek(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '/' && peek(1) == '*') {
      const std::size_t line = line_;
      for (at_ += 2; at_ < text_.size() && !(text_[at_] == '*' && peek(1) == '/'); ++at_) line_ += text_[at_] == '\n';
      if (at_ >= text_.size()) throw syntax_fault{line, "the comment that begins here does not end"};
      at_ += 2;
    } else if (ascii::is_fws(c)) {
      line_ += c == '\n';
      ++at_;
    } else {
      return;
    }
  }
}

token tokenizer::next() {
  skip_blanks();
  if (at_ >= text_.size()) return {.what = token::kind::end, .line = line_, .text = {}};
  const char c = text_[at_];
  if (c == '"' || c == '\'' || c == '`') return quoted_text();
  token made{.what = token::kind::mark, .line = line_, .text = std::string{c}};
  if (!is_word_octet(c)) {
    ++at_;
    return made;
  }
  made.what = ascii::is_digit(c) ? token::kind::number : token::kind::word;
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_word_octet(text_[at_])) ++at_;
  made.text = text_.substr(begin, at_ - begin);
  return made;
}

token tokenizer::quoted_text() {
  token made{.what = token::kind::text, .line = line_, .text = {}};
  const char quote = text_[at_++];
  while (peek() != quote) {
    if (at_ >= text_.size() || (text_[at_] == '\n' && quote != '`')) {
      throw syntax_fault{made.line, "the string that begins here does not end"};
    }
    const char c = text_[at_++];
    line_ += c == '\n';
    if (c == '\\') {
      read_escape(made.text);
    } else {
      if (quote == '`' && c == '$' && peek() == '{') made.computed = true;
      made.text += c;
    }
  }
  ++at_;
  return made;
}

/// Four digits, or any number of them in braces.
char32_t tokenizer::code_unit() {
  char32_t value = 0;
  if (peek() == '{') {
    for (++at_; hex::value_of(peek()) >= 0 && value <= 0x10ffff; ++at_) {
      value = value * 16 + static_cast<char32_t>(hex::value_of(peek()));
    }
    if (peek() != '}' || value > 0x10ffff) throw syntax_fault{line_, "\\u{ needs hexadecimal digits and a }"};
    ++at_;
    return value;
  }
  for (int i = 0; i < 4; ++i, ++at_) {
    const int digit = hex::value_of(peek());
    if (digit < 0) throw syntax_fault{line_, "\\u needs four hexadecimal digits"};
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

/// What stands behind a backslash, which is read.
void tokenizer::read_escape(std::string& to) {
  if (at_ >= text_.size()) throw syntax_fault{line_, "a string does not end"};
  const char c = text_[at_++];
  switch (c) {
    case 'n': to += '\n'; return;
    case 'r': to += '\r'; return;
    case 't': to += '\t'; return;
    case 'b': to += '\b'; return;
    case 'f': to += '\f'; return;
    case 'v': to += '\v'; return;
    case '0': to += '\0'; return;
    case '\r':
      if (peek() == '\n') ++at_;
      ++line_;
      return;
    case '\n': ++line_; return;  // the string goes on in the next line
    case 'x': {
      const int high = hex::value_of(peek());
      const int low = hex::value_of(peek(1));
      if (high < 0 || low < 0) throw syntax_fault{line_, "\\x needs two hexadecimal digits"};
      to += utf8::encode(static_cast<char32_t>(high * 16 + low)).text();
      at_ += 2;
      return;
    }
    case 'u': break;
    default: to += c; return;
  }
  char32_t value = code_unit();
  if (value >= 0xd800 && value < 0xdc00 && peek() == '\\' && peek(1) == 'u') {
    at_ += 2;
    const char32_t low = code_unit();
    value = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00) : U'\ufffd';
  }
  to += utf8::encode(value).text();
}

}  // namespace fromproof::cli::js
