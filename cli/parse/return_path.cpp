#include <fromproof/domain/domain.hpp>
#include <fromproof/message/return_path.hpp>

#include "request.hpp"

namespace fromproof::cli {

exit_status parse_return_path(const parse_request& request, output& out) {
  const auto path = message::parse_return_path(request.text);
  if (!path) return fail(request, out, path.error, path.offset);
  const auto domain = message::domain_of(*path);
  const std::string_view domain_text = domain ? domain->view() : path->domain;
  if (!request.json) {
    rows lines;
    lines.add("address", path->null ? "<>" : path->address);
    if (path->null) lines.add("null", "a bounce or another automatic answer");
    if (!domain_text.empty()) lines.add("domain", domain_text);
    lines.print(out);
    return all_pass;
  }
  json_writer json{out};
  json.begin_object();
  json.key("address");
  path->null ? json.null() : json.string(path->address);
  json.known("domain", domain_text);
  json.member("null", path->null);
  json.end_object();
  out("\n");
  return all_pass;
}

}  // namespace fromproof::cli
