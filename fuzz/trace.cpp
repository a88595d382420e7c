// Received and Received-SPF: every view lies inside the input, one clause does not reach into another, line ends of
// both kinds read alike, and addresses found are made like addresses.

#include "fromproof/message/trace.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

void inside(std::string_view whole, std::string_view part) {
  if (part.data() == nullptr) return require(part.empty());
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void apart(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return;
  require(a.data() + a.size() <= b.data() || b.data() + b.size() <= a.data());
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
  return out;
}

void check_received(std::string_view text) {
  const auto read = message::parse_received(text);
  require(read.offset <= text.size());
  const std::string_view clauses[] = {read->from_helo, read->by, read->via, read->with, read->id, read->for_};
  for (const auto& one : clauses) {
    inside(text, one);
    for (const auto& other : clauses) {
      if (&one != &other) apart(one, other);
    }
  }
  inside(text, read->from_tcp_info);
  inside(text, read->client_ip);
  inside(text, read->date);
  require(read->client_ip.empty() || message::detail::looks_like_ip(read->client_ip));
  require(read->from_helo.empty() || read->has_from);
  if (message::has_from_clause(text)) require(read->has_from);
  if (!read) return;

  const std::string crlf = with_crlf(text);
  const auto folded = message::parse_received(crlf);
  require(bool{folded} && folded->by == with_crlf(read->by) && folded->client_ip == read->client_ip);
  require(folded->from_helo == with_crlf(read->from_helo) && folded->has_from == read->has_from);
  // What follows does not change what was said: of a clause given twice the first counts.
  const std::string prefixed = "from x (y [192.0.2.1]) by mx.example with SMTP; " + std::string{text};
  const auto hop = message::parse_received(prefixed);
  require(hop->by == "mx.example" && hop->has_from);
}

void check_received_spf(std::string_view text) {
  const auto read = message::parse_received_spf(text);
  require(read.offset <= text.size());
  for (const auto part : {read->result, read->comment, read->client_ip, read->envelope_from, read->helo, read->identity,
                          read->receiver, read->mechanism, read->problem}) {
    inside(text, part);
  }
  if (!read) return;
  require(!read->result.empty());
  const std::string crlf = with_crlf(text);
  const auto folded = message::parse_received_spf(crlf);
  require(bool{folded} && folded->result == read->result && folded->identity == with_crlf(read->identity));
  require(folded->receiver == with_crlf(read->receiver));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check_received(text);
  check_received_spf(text);
  return 0;
}
