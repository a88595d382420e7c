#include <algorithm>
#include <fromproof/text/ascii.hpp>
#include <fromproof/text/hex.hpp>
#include <fromproof/text/utf8.hpp>
#include <utility>

#include "hcl.hpp"
#include "values.hpp"

namespace fromproof::cli::hcl {

namespace {

bool is_word_octet(char c) {
  return ascii::is_alnum(c) || c == '_' || c == '-' || ascii::is_high(c);
}

/// Adds to the last literal, or begins one.
std::string& literal_of(std::vector<piece>& pieces) {
  if (pieces.empty() || pieces.back().reference) pieces.emplace_back();
  return pieces.back().text;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace

void tokenizer::skip_blanks() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '#' || (c == '/' && peek(1) == '/')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '/' && peek(1) == '*') {
      const std::size_t end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) throw syntax_fault{line_, "the comment that begins here does not end"};
      line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      at_ = end + 2;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
    } else {
      return;
    }
  }
}

token tokenizer::next() {
  skip_blanks();
  if (at_ >= text_.size()) return {.what = token::kind::end, .line = line_, .text = {}, .pieces = {}};
  const char c = text_[at_];
  if (c == '"') return quoted_text();
  if (c == '<' && peek(1) == '<') return heredoc();
  if (ascii::is_digit(c)) return run(token::kind::number);
  if (is_word_octet(c) && c != '-') return run(token::kind::word);
  ++at_;
  if (c == '\n') return {.what = token::kind::line_end, .line = line_++, .text = {}, .pieces = {}};
  return {.what = token::kind::mark, .line = line_, .text = std::string{c}, .pieces = {}};
}

token tokenizer::run(token::kind what) {
  token made{.what = what, .line = line_, .text = {}, .pieces = {}};
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_word_octet(text_[at_])) ++at_;
  made.text = text_.substr(begin, at_ - begin);
  return made;
}

token tokenizer::quoted_text() {
  token made{.what = token::kind::text, .line = line_, .text = {}, .pieces = {}};
  for (++at_; peek() != '"';) {
    if (at_ >= text_.size() || text_[at_] == '\n') throw syntax_fault{made.line, "a string does not end on its line"};
    if (text_[at_] == '\\') {
      ++at_;
      read_escape(literal_of(made.pieces));
    } else {
      read_template(made.pieces);
    }
  }
  ++at_;
  return made;
}

/// The next octet of a text, or a whole template.
void tokenizer::read_template(std::vector<piece>& to) {
  const char c = text_[at_];
  if (c != '$' && c != '%') {
    literal_of(to) += c;
    ++at_;
  } else if (peek(1) == c && peek(2) == '{') {  // "$${" is "${" as text
    (literal_of(to) += c) += '{';
    at_ += 3;
  } else if (peek(1) == '{') {
    read_reference(to);
  } else {
    literal_of(to) += c;
    ++at_;
  }
}

/// From "${" to its "}". Inside may be strings, and in these templates again.
void tokenizer::read_reference(std::vector<piece>& to) {
  const std::size_t line = line_;
  const std::size_t begin = at_ + 2;
  std::string open{"}"};  // what ends the innermost string or template
  for (at_ = begin; !open.empty(); ++at_) {
    if (at_ >= text_.size()) throw syntax_fault{line, "the template that begins here does not end"};
    const char c = text_[at_];
    line_ += c == '\n';
    if (c == open.back()) {
      open.pop_back();
    } else if (open.back() == '"') {
      if (c == '\\') ++at_;
      if ((c == '$' || c == '%') && peek(1) == '{') {
        open += '}';
        ++at_;
      }
    } else if (c == '"') {
      open += '"';
    } else if (c == '{') {
      open += '}';
    }
  }
  to.push_back({.reference = true, .text = std::string{ascii::trim(text_.substr(begin, at_ - 1 - begin))}});
}

void tokenizer::read_escape(std::string& to) {
  const char c = peek();
  if (at_ >= text_.size() || c == '\n') throw syntax_fault{line_, "a string does not end on its line"};
  ++at_;
  switch (c) {
    case 'n': to += '\n'; return;
    case 'r': to += '\r'; return;
    case 't': to += '\t'; return;
    case '"':
    case '\\': to += c; return;
    case 'u':
    case 'U': break;
    default: throw syntax_fault{line_, "a backslash in a string must be followed by n, r, t, u, U, \" or another"};
  }
  char32_t value = 0;
  for (const std::size_t end = at_ + (c == 'u' ? 4 : 8); at_ < end; ++at_) {
    const int digit = hex::value_of(peek());
    if (digit < 0) throw syntax_fault{line_, "\\u needs four hexadecimal digits, and \\U eight"};
    value = value * 16 + static_cast<char32_t>(digit);
  }
  to += utf8::encode(value <= 0x10ffff ? value : U'\ufffd').text();
}

token tokenizer::heredoc() {
  token made{.what = token::kind::text, .line = line_, .text = {}, .pieces = {}};
  at_ += 2;
  const bool indented = peek() == '-';
  if (indented) ++at_;
  const std::string word = run(token::kind::word).text;
  skip_blanks();
  if (word.empty() || peek() != '\n') throw syntax_fault{made.line, "<< must be followed by a word and a line end"};
  std::vector<std::string_view> lines;
  for (++at_, ++line_;; ++line_) {
    if (at_ >= text_.size()) throw syntax_fault{made.line, "the text that begins here has no line " + word};
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (ascii::trim(line) == word) {
      at_ = end;  // the line end behind it ends the argument
      break;
    }
    lines.push_back(line);
    at_ = std::min(end + 1, text_.size());
  }
  std::size_t least = std::string_view::npos;
  for (const auto line : lines) least = std::min(least, line.empty() ? least : indentation(line));
  std::string joined;
  for (const auto line : lines) {
    joined += indented ? line.substr(std::min(least, line.size())) : line;
    joined += '\n';
  }
  // Templates are read as in quotes, but a backslash is only a backslash.
  tokenizer inside{joined};
  inside.line_ = made.line + 1;
  while (inside.at_ < joined.size()) {
    if (joined[inside.at_] == '\n') ++inside.line_;
    inside.read_template(made.pieces);
  }
  return made;
}

}  // namespace fromproof::cli::hcl
