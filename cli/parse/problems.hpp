#ifndef FROMPROOF_CLI_PARSE_PROBLEMS_HPP
#define FROMPROOF_CLI_PARSE_PROBLEMS_HPP

#include <fromproof/data/json_writer.hpp>
#include <fromproof/text/error.hpp>
#include <string>
#include <string_view>

#include "../output.hpp"
#include "../rows.hpp"

namespace fromproof::cli {

/// The place of a problem, with its name in the report.
struct problem_place {
  std::string_view name;
  std::string_view value;
};

/// An error in a record, and its place.
inline void write_problem(json_writer<output>& json, errc error, std::size_t offset, problem_place in) {
  json.begin_object();
  json.member("code", code(error));
  json.member("offset", static_cast<std::int64_t>(offset));
  json.member("message", describe(error));
  json.known(in.name, in.value);
  json.end_object();
}

/// One of the `problems` of a record.
inline void write_problem(json_writer<output>& json, errc error, std::size_t offset, std::string_view part) {
  write_problem(json, error, offset, problem_place{.name = "part", .value = part});
}

/// The same for people: "! code  octet 12, ip4:192.0.2.0/33: what is wrong".
inline void add_problem(rows& lines, errc error, std::size_t offset, std::string_view part) {
  std::string text = "octet " + std::to_string(offset);
  if (!part.empty()) text += ", " + std::string{part};
  lines.add("! " + std::string{code(error)}, text + ": " + std::string{describe(error)});
}

}  // namespace fromproof::cli

#endif
