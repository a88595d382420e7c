// Received, Received-SPF and dates: every view lies inside the input, one clause does not reach into another, both
// kinds of line ends read alike, and addresses look like addresses. The server's address and by-clause are found
// whatever name a client gives, and whatever the envelope sender is.

#include "fromproof/message/trace.hpp"
#include "fromproof/message/received_spf.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/message/date.hpp"
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
  inside(text, read->by_ip);
  inside(text, read->by_comment);
  inside(text, read->client_ip);
  inside(text, read->date);
  for (const auto address : {read->client_ip, read->by_ip}) {
    require(address.empty() || message::resembles_ip_address(address));
  }
  require(read->from_helo.empty() || read->has_from);
  if (message::has_from_clause(text)) require(read->has_from);
  if (!read) return;

  const std::string crlf = with_crlf(text);
  const auto folded = message::parse_received(crlf);
  require(bool{folded} && folded->by == with_crlf(read->by) && folded->client_ip == read->client_ip);
  require(folded->from_helo == with_crlf(read->from_helo) && folded->has_from == read->has_from);
}

/// Whether words that a sender chose may look like a server's: a "by" of their own, or an address in brackets. Then the
/// field may be read as unknown; otherwise it must be read whole.
bool claims_a_hop(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '[' || ascii::istarts_with(words.substr(i), "by")) return true;
  }
  return false;
}

/// A client chooses its HELO, and a sender the reverse-path. A HELO that ends in a backslash can escape the parenthesis
/// after it, and one that opens many comments can hide the rest of the field.
void check_chosen_words(std::string_view text) {
  std::string helo;
  for (const char c : text) {
    if (!ascii::is_control(c) && c != '\\') helo += c;
  }
  bool comments = true;
  std::size_t depth = 0;
  for (const char c : helo) {
    if (c == '(') ++depth;
    if (c == ')') comments = comments && depth-- > 0;
  }
  if (depth == 0 && comments) {
    const std::string field =
        "from x" + helo +
        " (y.example [192.0.2.1]) by mx.example (Postfix) with SMTP id 1; Thu, 1 Jan 2026 00:00:00 +0000";
    const auto hop = message::parse_received(field);
    if (!claims_a_hop(helo)) {
      require(hop->by == "mx.example" && hop->with == "SMTP" && hop->by_comment == "Postfix" && hop->id == "1");
      require(hop->client_ip == "192.0.2.1" && hop->from_tcp_info == "y.example");
    }
    // Whatever it claims, nothing of it is taken as the server's word.
    require(hop->client_ip.empty() || hop->client_ip == "192.0.2.1");
    require(hop->from_tcp_info.empty() || hop->from_tcp_info == "y.example");
    if (hop->by.empty()) {
      require(hop->client_ip.empty() && hop->from_tcp_info.empty() && hop->with.empty());
    } else {
      require(hop->by == "mx.example" && hop->with == "SMTP" && hop->by_comment == "Postfix" && hop->id == "1");
    }
  }
  std::string local;
  for (const char c : helo) {
    if (c != '"') local += c;
  }
  const std::string field = "from x.example (y.example [192.0.2.1]) by mx.example with LMTP (envelope-from <\"" +
                            local + "\"@x.example>) id 1 for <\"" + local + "\"@mx.example>; 1 Jan 2026 00:00:00 +0000";
  const auto hop = message::parse_received(field);
  require(bool{hop} && (hop->client_ip.empty() || hop->client_ip == "192.0.2.1"));
  if (!claims_a_hop(local)) require(hop->by == "mx.example" && hop->client_ip == "192.0.2.1");
  if (hop->by.empty()) return require(hop->client_ip.empty() && !message::is_local_delivery(*hop));
  require(hop->by == "mx.example" && hop->with == "LMTP" && hop->id == "1" && message::is_local_delivery(*hop));
  require(hop->date == "1 Jan 2026 00:00:00 +0000");
}

void check_date(std::string_view text) {
  const auto read = message::parse_date(text);
  require(read.offset <= text.size());
  if (!read) return;
  require(*read >= -2208988800 - 360'000 && *read <= 253402300800 + 360'000);
  const auto folded = message::parse_date("(a)\r\n " + std::string{text} + "\r\n (b)");
  require(folded && *folded == *read);
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
  check_chosen_words(text);
  check_received_spf(text);
  check_date(text);
  check_date(message::parse_received(text)->date);
  return 0;
}
