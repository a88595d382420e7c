#ifndef FROMPROOF_REPORT_RECEIVED_SPF_HPP
#define FROMPROOF_REPORT_RECEIVED_SPF_HPP

// Writes the Received-SPF field (RFC 7208 section 9.1) of a check that was made here, to add to the message.
//
//   if (!fromproof::write_received_spf(mail, "mx.example", out)) give_up();

#include <string_view>

#include "../authentication/mail.hpp"
#include "../authentication_results/write.hpp"
#include "../text/sink.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// key-value-pair = key [CFWS] "=" ( dot-atom / quoted-string ), on a line of its own. Leaves out what cannot be
/// written in printable US-ASCII: a changed identifier would be a different one.
template <text_sink S>
constexpr void write_spf_pair(std::string_view key, std::string_view value, S& out) {
  if (value.empty() || !authentication_results::is_writable(value)) return;
  bool dot_atom = value.front() != '.' && value.back() != '.';
  for (const char c : value) dot_atom = dot_atom && (c == '.' || (ascii::is_atext(c) && !ascii::is_high(c)));
  out("\r\n ");
  out(key);
  out("=");
  dot_atom ? out(value) : authentication_results::write_quoted(value, out);
  out(";");
}

}  // namespace detail

/// Writes the field with its line end. False, with nothing written, if SPF was not verified here or `receiver` cannot
/// be written as a name.
template <text_sink S>
[[nodiscard]] constexpr bool write_received_spf(const authentication& mail, std::string_view receiver, S&& out) {
  const auto& spf = mail.spf;
  if (spf.source() != result_source::verified || !authentication_results::is_authserv_id(receiver)) return false;
  out("Received-SPF: ");
  out(word(spf.code()));
  detail::write_spf_pair("receiver", receiver, out);
  detail::write_spf_pair("client-ip", mail.envelope.client_ip.value, out);
  // For a null reverse-path, RFC 7208 section 2.4 uses postmaster at the HELO name; the field says which name was
  // checked.
  detail::write_spf_pair("envelope-from", mail.envelope.sender.address, out);
  detail::write_spf_pair("helo", mail.envelope.helo.value, out);
  detail::write_spf_pair("identity", word(spf.identity), out);
  detail::write_spf_pair("mechanism", spf.here->mechanism, out);
  if (spf.here->cause != spf::cause::none) detail::write_spf_pair("problem", word(spf.here->cause), out);
  out("\r\n");
  return true;
}

}  // namespace fromproof::inline v0

#endif
