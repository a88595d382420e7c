#include <array>
#include <fromproof/message/received_spf.hpp>
#include <fromproof/message/trace.hpp>

#include "members.hpp"

namespace fromproof::cli {

exit_status parse_received(const parse_request& request, output& out) {
  const auto hop = message::parse_received(request.text);
  if (!hop) return fail(request, out, hop.error, hop.offset);
  const std::array members{
      member{"from", hop->from_helo},
      member{"tcp_info", hop->from_tcp_info},
      member{"client_ip", hop->client_ip},
      member{"by", hop->by},
      member{"by_ip", hop->by_ip},
      member{"by_comment", hop->by_comment},
      member{"via", hop->via},
      member{"with", hop->with},
      member{"id", hop->id},
      member{"for", hop->for_},
      member{"date", hop->date},
  };
  print_members(request, members, out);
  return all_pass;
}

exit_status parse_received_spf(const parse_request& request, output& out) {
  const auto field = message::parse_received_spf(request.text);
  if (!field) return fail(request, out, field.error, field.offset);
  const std::array members{
      member{"result", field->result},
      member{"client_ip", field->client_ip},
      member{"envelope_from", field->envelope_from},
      member{"helo", field->helo},
      member{"identity", field->identity},
      member{"receiver", field->receiver},
      member{"mechanism", field->mechanism},
      member{"problem", field->problem},
      member{"comment", field->comment},
  };
  print_members(request, members, out);
  return all_pass;
}

}  // namespace fromproof::cli
