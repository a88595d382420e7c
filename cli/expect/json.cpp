#include <algorithm>
#include <fromproof/data/json_reader.hpp>
#include <fromproof/text/error.hpp>

#include "tree.hpp"
#include "values.hpp"

namespace fromproof::cli {

namespace {

/// Counts lines up to offsets that only grow.
class line_counter {
 public:
  explicit line_counter(std::string_view text) : text_{text} {}

  std::size_t at(std::size_t offset) {
    for (offset = std::min(offset, text_.size()); done_ < offset; ++done_) line_ += text_[done_] == '\n';
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t done_ = 0;
  std::size_t line_ = 1;
};

std::string decoded(std::string_view raw) {
  std::string out;
  write_json_string(raw, [&out](std::string_view piece) { out += piece; });
  return out;
}

/// Reads one value. False at the end of the text.
void read_value(json_reader& json, std::size_t begin, line_counter& lines, tree_builder& tree) {
  do {
    const auto event = json.next();
    const std::size_t line = lines.at(begin + json.offset());
    switch (event) {
      case json_event::begin_object: tree.open(node::kind::object, line); break;
      case json_event::begin_array: tree.open(node::kind::list, line); break;
      case json_event::end_object:
      case json_event::end_array: tree.close(); break;
      case json_event::key: tree.name(decoded(json.raw())); break;
      case json_event::string: tree.text(decoded(json.raw()), line); break;
      case json_event::number:
      case json_event::boolean:
      case json_event::null: tree.text(std::string{json.raw()}, line); break;
      default: throw syntax_fault{line, "not valid JSON: " + std::string{describe(json.error())}};
    }
  } while (json.depth() > 0);
}

}  // namespace

std::vector<node> read_json(std::string_view text) {
  line_counter lines{text};
  tree_builder tree;
  for (std::size_t begin = 0; text.find_first_not_of(" \t\r\n", begin) != std::string_view::npos;) {
    const std::string_view left = text.substr(begin);
    json_reader json{left};
    read_value(json, begin, lines, tree);
    begin = text.size() - json.rest().size();
  }
  return tree.take();
}

}  // namespace fromproof::cli
