#include "tree.hpp"

#include <utility>

#include "values.hpp"

namespace fromproof::cli {

namespace {

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_values = 500'000;

}  // namespace

const node* node::find(std::string_view wanted) const {
  const node* found = nullptr;
  if (!is_object()) return found;
  for (const auto& each : items) {
    if (each.name != wanted) continue;
    if (found != nullptr) throw record_fault{each.line, std::string{wanted} + " stands twice"};
    found = &each;
  }
  return found;
}

void tree_builder::check_room(std::size_t line) {
  if (++values_ > max_values) throw syntax_fault{line, "the file has more than 500,000 values"};
}

void tree_builder::open(node::kind what, std::size_t line, bool computed) {
  check_room(line);
  if (open_.size() == max_depth) throw syntax_fault{line, "the file has more than 64 levels"};
  node made{.what = what,
            .computed = computed,
            .line = static_cast<std::uint32_t>(line),
            .name = std::exchange(name_, {}),
            .text = {},
            .items = {}};
  has_name_ = false;
  open_.push_back(std::move(made));
}

void tree_builder::close() {
  node done = std::move(open_.back());
  open_.pop_back();
  add(std::move(done));
}

void tree_builder::name(std::string text) {
  name_ = std::move(text);
  has_name_ = true;
}

void tree_builder::text(std::string text, std::size_t line, bool computed) {
  check_room(line);
  add({.what = node::kind::text,
       .computed = computed,
       .line = static_cast<std::uint32_t>(line),
       .name = std::exchange(name_, {}),
       .text = std::move(text),
       .items = {}});
  has_name_ = false;
}

bool tree_builder::wants_name() const {
  return !open_.empty() && open_.back().what == node::kind::object && !has_name_;
}

void tree_builder::add(node made) {
  auto& where = open_.empty() ? roots_ : open_.back().items;
  where.push_back(std::move(made));
}

}  // namespace fromproof::cli
