#include "hcl.hpp"

#include <algorithm>
#include <utility>

#include "values.hpp"

namespace fromproof::cli::hcl {

namespace {

using kind = token::kind;

class parser {
 public:
  explicit parser(std::string_view text) : tokens_{text} { advance(); }

  void run(const std::function<void(block&&)>& visit) {
    while (now_.what != kind::end) {
      if (closes()) throw syntax_fault{now_.line, "a bracket closes that no other opened"};
      if (now_.what == kind::line_end)
        advance();
      else if (block made; read_header(made))
        visit(read_body(std::move(made)));
    }
  }

 private:
  void advance() { now_ = tokens_.next(); }

  /// Reads up to "{". If this is no block, skips the line and returns false.
  bool read_header(block& made) {
    constexpr std::size_t most_labels = 8;
    made.line = now_.line;
    while (now_.what == kind::word || now_.what == kind::text) {
      if (made.header.size() < most_labels) made.header.push_back(label());
      advance();
    }
    if (now_.is('{') && !made.header.empty()) {
      advance();
      return true;
    }
    static_cast<void>(read_expression());
    return false;
  }

  std::string label() const {
    if (now_.what == kind::word) return now_.text;
    return now_.pieces.size() == 1 && !now_.pieces.front().reference ? now_.pieces.front().text : std::string{};
  }

  block read_body(block made) {
    for (;;) {
      if (now_.what == kind::end) throw syntax_fault{made.line, "the block that begins here does not end"};
      if (now_.is('}')) {
        advance();
        return made;
      }
      if (now_.what == kind::word) {
        read_argument(made);
      } else {
        advance();
      }
    }
  }

  /// An argument, or a block of which only the name is kept.
  void read_argument(block& of) {
    std::string name = now_.text;
    const std::size_t line = now_.line;
    advance();
    if (now_.is('=')) {
      advance();
      expression value = read_expression();
      if (!of.arguments.emplace(name, std::move(value)).second) {
        throw syntax_fault{line, name.substr(0, 40) + " stands twice in a block"};
      }
      return;
    }
    while (now_.what == kind::word || now_.what == kind::text) advance();
    if (!now_.is('{')) return;
    skip_brackets();
    of.blocks.push_back(std::move(name));
  }

  /// From an opening bracket to behind its end.
  void skip_brackets() {
    const std::size_t line = now_.line;
    std::size_t depth = 0;
    do {
      if (now_.what == kind::end) throw syntax_fault{line, "the bracket that opens here is not closed"};
      if (opens()) ++depth;
      if (closes()) --depth;
      advance();
    } while (depth > 0);
  }

  bool opens() const { return now_.is('{') || now_.is('[') || now_.is('('); }
  bool closes() const { return now_.is('}') || now_.is(']') || now_.is(')'); }

  /// Whether an expression ends before this token.
  bool is_over() const { return now_.what == kind::end || now_.what == kind::line_end || closes() || now_.is(','); }

  expression read_expression() {
    expression made{.what = expression::kind::computed, .line = now_.line, .text = {}, .items = {}};
    if (now_.what == kind::text) {
      made.what = expression::kind::text;
      made.items.push_back({std::move(now_.pieces), now_.line});
      advance();
    } else if (now_.what == kind::number) {
      made.what = expression::kind::number;
      made.text = now_.text;
      advance();
    } else if (now_.what == kind::word) {
      read_reference(made);
    } else if (now_.is('[')) {
      read_list(made);
    }
    while (!is_over()) {  // an operator or a call: more than a literal
      made.what = expression::kind::computed;
      if (opens())
        skip_brackets();
      else
        advance();
    }
    // At the top, a bracket without its beginning would stay there for ever.
    if (now_.what != kind::end && !now_.is('}')) advance();
    return made;
  }

  void read_reference(expression& made) {
    made.what = expression::kind::reference;
    while (now_.what == kind::word || now_.is('.')) {
      made.text += now_.text;
      advance();
    }
  }

  /// A list of texts and numbers; one with anything else is computed.
  void read_list(expression& made) {
    const std::size_t line = now_.line;
    made.what = expression::kind::list;
    for (advance(); !now_.is(']');) {
      if (now_.what == kind::end) throw syntax_fault{line, "the list that begins here does not end"};
      if (now_.what == kind::text) {
        made.items.push_back({std::move(now_.pieces), now_.line});
        advance();
      } else if (now_.what == kind::line_end) {
        advance();
        continue;
      } else {
        made.what = expression::kind::computed;
        opens() ? skip_brackets() : advance();
      }
      skip_line_ends();
      if (now_.is(','))
        advance();
      else if (!now_.is(']'))
        made.what = expression::kind::computed;
    }
    advance();
  }

  void skip_line_ends() {
    while (now_.what == kind::line_end) advance();
  }

  tokenizer tokens_;
  token now_;
};

}  // namespace

const expression* block::find(std::string_view name) const {
  const auto found = arguments.find(name);
  return found == arguments.end() ? nullptr : &found->second;
}

bool block::contains(std::string_view inner_block) const {
  return std::find(blocks.begin(), blocks.end(), inner_block) != blocks.end();
}

void read_blocks(std::string_view text, const std::function<void(block&&)>& visit) {
  parser{text}.run(visit);
}

}  // namespace fromproof::cli::hcl
