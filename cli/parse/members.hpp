#ifndef FROMPROOF_CLI_PARSE_MEMBERS_HPP
#define FROMPROOF_CLI_PARSE_MEMBERS_HPP

#include <span>
#include <string_view>

#include "request.hpp"

namespace fromproof::cli {

/// A value and its name in the report; empty if the field does not have it.
struct member {
  std::string_view name;
  std::string_view value;
};

/// Prints one object of strings and nulls, or a line for each value that is there.
inline void print_members(const parse_request& request, std::span<const member> members, output& out) {
  if (!request.json) {
    rows lines;
    for (const auto& each : members) {
      if (!each.value.empty()) lines.add(each.name, each.value);
    }
    return lines.print(out);
  }
  json_writer json{out};
  json.begin_object();
  for (const auto& each : members) json.known(each.name, each.value);
  json.end_object();
  out("\n");
}

}  // namespace fromproof::cli

#endif
