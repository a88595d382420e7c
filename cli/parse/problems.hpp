#ifndef FROMPROOF_CLI_PARSE_PROBLEMS_HPP
#define FROMPROOF_CLI_PARSE_PROBLEMS_HPP

#include <fromproof/report/json_writer.hpp>
#include <fromproof/text/error.hpp>
#include <string>
#include <string_view>

#include "../output.hpp"
#include "../rows.hpp"

namespace fromproof::cli {

/// One of the `problems` of a record.
inline void write_problem(json_writer<output>& json, errc error, std::size_t offset, std::string_view part) {
  json.begin_object();
  json.key("code"), json.string(code(error));
  json.key("offset"), json.number(static_cast<std::int64_t>(offset));
  json.key("message"), json.string(describe(error));
  json.key("part");
  part.empty() ? json.null() : json.string(part);
  json.end_object();
}

/// The same for people: "! code  octet 12, ip4:192.0.2.0/33: what is wrong".
inline void add_problem(rows& lines, errc error, std::size_t offset, std::string_view part) {
  std::string text = "octet " + std::to_string(offset);
  if (!part.empty()) text += ", " + std::string{part};
  lines.add("! " + std::string{code(error)}, text + ": " + std::string{describe(error)});
}

}  // namespace fromproof::cli

#endif
