#include <array>
#include <cstddef>
#include <fromproof/bounce/bounce.hpp>
#include <fromproof/data/json_reader.hpp>
#include <fromproof/mime/multipart.hpp>

#include "checks.hpp"

using namespace fromproof;

namespace {

constexpr std::string_view returned =
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n"
    "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\n"
    "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.0.0\r\n"
    "Diagnostic-Code: smtp; 550 User unknown\r\n\r\n--b--\r\n";

constexpr std::string_view event =
    R"({"eventType": "Bounce", "mail": {}, "bounce": {"bounceType": "Transient", "bouncedRecipients":)"
    R"( [{"emailAddress": "a\u0040b.example", "diagnosticCode": "smtp; 550 5.4.4 no"}]}})";

}  // namespace

void read_bounces(checks& check) noexcept {
  bounce::arrays<2, 2, 64> memory;
  for (const std::string_view text : {returned, event}) {
    const auto read = bounce::read(text, memory, [&check](const bounce::notice& one) {
      check(one.recipients.size() == 1 && one.problems.empty());
      check(one.recipients[0].address == "a@b.example");
      check(one.recipients[0].decided == bounce::bounce_class::hard);
    });
    check(read && *read == 1);
  }
  std::array<mime::open_multipart, 1> open;
  mime::part_reader reader{returned, open};
  std::size_t parts = 0, octets = 0;
  while (reader.next()) {
    ++parts;
    mime::decode_body(reader.part().body, mime::transfer_encoding::base64,
                      [&octets](std::string_view piece) { octets += piece.size(); });
  }
  check(parts == 3 && octets > 0);
}
