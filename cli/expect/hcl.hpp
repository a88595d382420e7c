#ifndef FROMPROOF_CLI_EXPECT_HCL_HPP
#define FROMPROOF_CLI_EXPECT_HCL_HPP

// The blocks of a text in HCL (Terraform's language) with those of their arguments that are literals. Not evaluated:
// expressions, functions and templates are only recognized as such.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::cli::hcl {

/// A text in quotes, or its parts: literals, and what stands in "${...}".
struct piece {
  bool reference = false;
  std::string text;
};

struct token {
  enum class kind : std::uint8_t { word, number, text, mark, line_end, end };

  kind what = kind::end;
  std::size_t line = 1;
  std::string text;           ///< of a word, a number or a mark
  std::vector<piece> pieces;  ///< of a text

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
  token heredoc();
  token run(token::kind what);
  void read_reference(std::vector<piece>& to);
  void read_template(std::vector<piece>& to);
  void read_escape(std::string& to);
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// The value of an argument.
struct expression {
  enum class kind : std::uint8_t { text, number, list, reference, computed };
  struct item {
    std::vector<piece> pieces;
    std::size_t line = 1;
  };

  kind what = kind::computed;
  std::size_t line = 1;
  std::string text;         ///< of a number or a reference as a.b.c
  std::vector<item> items;  ///< one of a text, those of a list
};

struct block {
  std::vector<std::string> header;  ///< as in: resource, aws_route53_record, www
  std::size_t line = 1;
  std::map<std::string, expression, std::less<>> arguments;
  std::vector<std::string> blocks;  ///< the first words of the blocks inside

  const expression* find(std::string_view name) const;
  bool contains(std::string_view inner_block) const;
};

/// Hands the blocks at the top to `visit`, those inside only by name. Throws syntax_fault.
void read_blocks(std::string_view text, const std::function<void(block&&)>& visit);

}  // namespace fromproof::cli::hcl

#endif
