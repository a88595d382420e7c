#include <array>
#include <cstdint>
#include <fromproof/authentication/trust.hpp>
#include <fromproof/authentication_results/parse.hpp>
#include <fromproof/dkim/signature.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/domain/public_suffix.hpp>
#include <fromproof/message/encoded_word.hpp>
#include <fromproof/message/header.hpp>
#include <fromproof/message/mailbox.hpp>
#include <fromproof/message/received_spf.hpp>
#include <fromproof/message/return_path.hpp>
#include <fromproof/message/trace.hpp>
#include <fromproof/paste/repair.hpp>
#include <fromproof/sender_id/pra.hpp>
#include <fromproof/text/base64.hpp>
#include <fromproof/text/sink.hpp>
#include <fromproof/text/tag_list.hpp>

#include "checks.hpp"

namespace {

using namespace fromproof;

/// A line of text in static memory.
struct line {
  std::array<char, 120> memory{};
  buffer_sink sink{memory};

  void operator()(std::string_view piece) noexcept { sink(piece); }
  bool operator==(std::string_view text) const noexcept { return sink.view() == text; }
};

std::string_view body_of(std::string_view message, std::string_view name) noexcept {
  for (const auto& field : message::header{message}) {
    if (field.is(name)) return field.body;
  }
  return {};
}

void read_header(std::string_view message, checks& check) noexcept {
  int fields = 0;
  for (const auto& field : message::header{message}) fields += field.error == errc::none;
  check(fields == 8);
  check(message::split(message).body == "Hello\r\n");

  line subject;
  message::decode_unstructured(body_of(message, "Subject"), subject);
  check(subject == "Folded subject");
}

void read_addresses(std::string_view message, checks& check) noexcept {
  for (const auto& item : message::mailbox_list{body_of(message, "From")}) {
    line name, local_part, shown;
    message::write_display_name(item.value, name);
    message::write_local_part(item.value, local_part);
    check(name == "Andr\u00e9");
    check(local_part == "andr\u00e9.x");
    const auto domain = message::domain_of(item.value);
    check(domain && domain->view() == "xn--bcher-kva.example.com");
    write_unicode(domain->view(), shown);
    check(shown == "b\u00fccher.example.com");
  }
  const auto path = message::parse_return_path(body_of(message, "Return-Path"));
  check(path && path->domain == "mail.example.com");
  check(sender_id::find_pra(message::header{message}).field == "From");
}

void read_trace(std::string_view message, checks& check) noexcept {
  const auto received = message::parse_received(body_of(message, "Received"));
  const auto ip = parse_ip_address(received->client_ip);
  line address;
  ip->write(address);
  check(ip && address == "192.0.2.1");
  check(!message::parse_received_spf("passed (policy)"));
}

void read_results(std::string_view message, checks& check) noexcept {
  const suffix_table without_list;
  const auto trusted = find_trusted_fields(message::header{message}, std::nullopt, without_list);
  check(trusted.at && trusted.at->known && trusted.server == "mx.example.net");
  int passed = 0;
  for (const auto body : trusted) {
    for (const auto& result : authentication_results::parse(body)->results()) passed += result.value == "pass";
  }
  check(passed == 2);
  check(organizational_domain(without_list, "mail.example.com") == "example.com");
}

void read_signature(std::string_view message, checks& check) noexcept {
  const std::string_view body = body_of(message, "DKIM-Signature");
  check(tag_list{body}.find("d").value == "example.com");
  const auto signature = dkim::parse_signature(body);
  check(signature && signature->selector == "s1");
  std::array<std::uint8_t, 16> octets{};
  const auto size = base64::decode(signature->signature, octets);
  check(size && *size == 4 && octets[3] == 'e');
}

void repair_message(std::string_view message, checks& check) noexcept {
  using namespace paste;
  std::size_t size = 0;
  const auto count = [&size](std::string_view piece) { size += piece.size(); };
  check(!repair(message, repair_mode::line_ends, count).any() && size == message.size());
  check(diagnose("From: a@example.com\n\nx\n", repair_mode::paste).count(repair_code::lf_to_crlf) == 3);
}

}  // namespace

void read_fields(std::string_view message, checks& check) noexcept {
  read_header(message, check);
  read_addresses(message, check);
  read_trace(message, check);
  read_results(message, check);
  read_signature(message, check);
  repair_message(message, check);
}
