#include "rows.hpp"

#include <algorithm>
#include <fromproof/report/plain_text.hpp>

#include "terminal.hpp"

namespace fromproof::cli {

std::size_t columns(std::string_view text) {
  const auto nowhere = [](std::string_view) {};
  plain_text counter{nowhere};
  counter(text);
  counter.finish();
  return counter.columns();
}

void rows::print(output& out, std::string_view indent) const {
  std::size_t width = 0;
  for (const auto& row : rows_) width = std::max(width, columns(row.first));
  for (const auto& [label, value] : rows_) {
    out(indent);
    out(visible(label));
    if (!value.empty()) out(std::string(width - columns(label) + 2, ' ') + visible(value));
    out("\n");
  }
}

}  // namespace fromproof::cli
