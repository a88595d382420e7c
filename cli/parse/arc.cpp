#include <array>
#include <fromproof/arc/set.hpp>
#include <fromproof/text/ascii.hpp>

#include "request.hpp"

namespace fromproof::cli {

namespace {

/// The offset of the fault; the end of the header if a field is missing.
std::size_t offset_of(const arc::chain& chain, std::string_view text) {
  return chain.faulty.empty() ? message::split(text).header.size() : ascii::offset_in(text, chain.faulty);
}

std::string_view authserv_id(const arc::set& set) {
  return authentication_results::parse_arc(set.results.body)->results.authserv_id;
}

void write_signature(json_writer<output>& json, std::string_view name, const dkim::verification& entry) {
  json.key(name);
  if (entry.field.raw.empty()) return json.null();
  json.begin_object();
  json.known("domain", entry.signature->domain);
  json.known("selector", entry.signature->selector);
  json.known("error", entry.signature ? std::string_view{} : code(entry.signature.error));
  json.end_object();
}

void write_json(const arc::chain& chain, std::string_view text, output& out) {
  json_writer json{out};
  json.begin_object();
  json.member("instances", static_cast<std::int64_t>(chain.sets.size()));
  json.key("sets");
  json.begin_array();
  for (const auto& set : chain.sets) {
    if (set.instance == 0) continue;
    json.begin_object();
    json.member("instance", static_cast<std::int64_t>(set.instance));
    json.known("authserv_id", authserv_id(set));
    json.known("cv", word(set.before));
    write_signature(json, "message_signature", set.message_signature);
    write_signature(json, "seal", set.seal);
    json.end_object();
  }
  json.end_array();
  json.key("problems");
  json.begin_array();
  if (chain.fault != arc::fault::none) {
    json.begin_object();
    json.member("code", code(chain.fault));
    json.member("offset", static_cast<std::int64_t>(offset_of(chain, text)));
    json.member("message", describe(chain.fault));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out("\n");
}

std::string shown(const dkim::verification& entry) {
  if (entry.field.raw.empty()) return "missing";
  const auto& tags = *entry.signature;
  std::string line = "d=" + std::string{tags.domain} + " s=" + std::string{tags.selector};
  if (!entry.signature) line += "  ! " + std::string{describe(entry.signature.error)};
  return line;
}

void write_text(const arc::chain& chain, std::string_view text, output& out) {
  rows lines;
  for (const auto& set : chain.sets) {
    if (set.instance == 0) continue;
    lines.add("ARC set", set.instance);
    lines.add("  results of", set.results.raw.empty() ? "missing" : authserv_id(set));
    lines.add("  message signature", shown(set.message_signature));
    lines.add("  seal", shown(set.seal));
    lines.add("  chain before", word(set.before));
  }
  if (chain.fields == 0) lines.add("ARC", "no field of it in this header");
  if (chain.fault != arc::fault::none) {
    lines.add("! " + std::string{code(chain.fault)},
              "octet " + std::to_string(offset_of(chain, text)) + ": " + std::string{describe(chain.fault)});
  }
  lines.print(out);
}

}  // namespace

exit_status parse_arc(const parse_request& request, output& out) {
  std::array<arc::set, arc::max_instances> memory;
  const auto chain = arc::read_chain(message::header{request.text}, memory);
  request.json ? write_json(chain, request.text, out) : write_text(chain, request.text, out);
  return chain.fault == arc::fault::none ? all_pass : bad_input;
}

}  // namespace fromproof::cli
