#ifndef FROMPROOF_CLI_EXPECT_TREE_HPP
#define FROMPROOF_CLI_EXPECT_TREE_HPP

// JSON and YAML as one tree, in which each value knows its line.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::cli {

struct node {
  enum class kind : std::uint8_t { text, list, object };

  kind what = kind::text;
  bool computed = false;  ///< a tag of YAML as !Ref or !Sub: only CloudFormation knows the value
  std::uint32_t line = 1;
  std::string name;         ///< of a member of an object
  std::string text;         ///< of a text, a number or another word
  std::vector<node> items;  ///< of a list or an object

  bool is_text() const { return what == kind::text && !computed; }
  bool is_list() const { return what == kind::list && !computed; }
  bool is_object() const { return what == kind::object && !computed; }

  /// A member of an object; null if there is none. Throws record_fault if it stands twice.
  const node* find(std::string_view wanted) const;
};

/// Builds a tree from its parts in the order of the text. Throws syntax_fault for more than 64 levels, or for more
/// values than the memory should hold.
class tree_builder {
 public:
  void open(node::kind what, std::size_t line, bool computed = false);
  void close();
  void name(std::string text);
  void text(std::string text, std::size_t line, bool computed = false);

  /// Whether the innermost open value is an object whose next part is a name.
  bool wants_name() const;
  /// The values at the top.
  std::vector<node> take() { return std::move(roots_); }

 private:
  void add(node made);
  void check_room(std::size_t line);

  std::vector<node> roots_;
  std::vector<node> open_;  ///< the outermost first; each is added to the one before when it is closed
  std::string name_;
  bool has_name_ = false;
  std::size_t values_ = 0;
};

/// One value of JSON or several, one behind the other. Throws syntax_fault.
std::vector<node> read_json(std::string_view text);

/// The documents of a YAML text. Throws syntax_fault.
std::vector<node> read_yaml(std::string_view text);

}  // namespace fromproof::cli

#endif
