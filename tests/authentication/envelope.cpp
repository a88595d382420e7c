#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/envelope.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using fromproof::envelope;
using fromproof::envelope_facts;

namespace {

const std::string hop = "Received: from helo.example (name.example [192.0.2.1]) by mx.example; date\r\n";
const std::string perhaps = "Received: from helo.example (name.example [10.0.0.1]) by mx.example; date\r\n";
const std::string results = "Authentication-Results: mx.example; ";

/// The envelope of a copy. The facts are views of the text, which is kept until the next call.
envelope_facts find(const std::string& message) {
  static std::string kept;
  kept = message + "From: a@b.example\r\n\r\n";
  const fromproof::message::header header{kept};
  return find_envelope(header, find_trusted_fields(header, std::nullopt, fromproof::suffix_table{}));
}

/// "address domain source", with remarks.
std::string show_sender(const envelope_facts& facts) {
  const auto& sender = facts.sender;
  std::string out = sender.null ? "<>" : sender.address.empty() ? "-" : std::string{sender.address};
  out +=
      ' ' + (sender.domain.empty() ? "-" : std::string{sender.domain.view()}) + ' ' + std::string{word(sender.source)};
  if (!facts.sender_counts) out += ", shown only";
  if (facts.sender_disputed) out += ", disputed by " + std::string{facts.other_sender.view()};
  return out;
}

std::string show_client(const envelope_facts& facts) {
  return std::string{facts.client_ip.value} + ' ' + std::string{word(facts.client_ip.source)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_envelope)

BOOST_AUTO_TEST_CASE(the_sender_and_where_it_was_found) {
  struct {
    std::string message;
    std::string_view sender;
  } const cases[] = {
      {"", "- - none, shown only"},
      {"Return-Path: <a@b.example>\r\n", "a@b.example b.example return-path"},
      {"Return-Path: <a@b.example>\r\n" + hop, "a@b.example b.example return-path"},
      {"Return-Path: <a@b.example>\r\n" + perhaps, "a@b.example b.example return-path"},
      // Google's topmost Received has no from-clause; its Return-Path is below that field.
      {"Received: by 2002:a05:1::2 with SMTP id x; date\r\nReturn-Path: <a@b.example>\r\n" + hop,
       "a@b.example b.example return-path"},
      // Below an inner hop it is still above the border.
      {"Received: from mx by store.example with LMTP; d\r\nReturn-Path: <a@b.example>\r\n" + hop,
       "a@b.example b.example return-path"},
      {hop + "Return-Path: <a@b.example>\r\n", "a@b.example b.example return-path, shown only"},
      {"Received: by out.attacker.example; d\r\nReturn-Path: <a@b.example>\r\n" + hop,
       "a@b.example b.example return-path, shown only"},
      {"Received-SPF: pass (mx.example: domain of a@b.example designates 192.0.2.1 as permitted sender)\r\n" + hop,
       "a@b.example b.example received-spf"},
      {results + "spf=pass smtp.mailfrom=a@b.example\r\n" + hop, "a@b.example b.example authentication-results"},
      {results + "spf=pass smtp.mailfrom=b.example\r\n" + hop, "- b.example authentication-results"},
      // A result about another identity names no envelope sender.
      {results + "spf=pass smtp.helo=h.example; dkim=pass smtp.mailfrom=a@b.example\r\n" + hop, "- - none, shown only"},
      // A stranger's fields are not facts.
      {"Authentication-Results: other.example; spf=pass smtp.mailfrom=a@b.example\r\n" + hop, "- - none, shown only"},
      {hop + results + "spf=pass smtp.mailfrom=a@b.example\r\n", "- - none, shown only"},
      // An address of the same domain further down is shown with it.
      {results + "spf=pass smtp.mailfrom=b.example\r\n" + hop + "Return-Path: <a@b.example>\r\n",
       "a@b.example b.example authentication-results"},
  };
  for (const auto& test : cases) BOOST_TEST(show_sender(find(test.message)) == test.sender, test.message);
}

BOOST_AUTO_TEST_CASE(the_order_of_sources_and_contradictions) {
  const std::string path = "Return-Path: <a@path.example>\r\n";
  const std::string said = results + "spf=pass smtp.mailfrom=a@results.example\r\n";
  const std::string spf = "Received-SPF: pass (x) envelope-from=a@spf.example\r\n";
  struct {
    std::string message;
    std::string_view sender;
  } const cases[] = {
      {path + said + hop, "a@path.example path.example return-path, disputed by results.example"},
      {path + spf + hop, "a@path.example path.example return-path, disputed by spf.example"},
      {said + spf + hop, "a@results.example results.example authentication-results, disputed by spf.example"},
      {path + said + spf + hop, "a@path.example path.example return-path, disputed by results.example"},
      // The sender's own part cannot contradict anything.
      {path + hop + said + spf, "a@path.example path.example return-path"},
      {said + hop + path + spf, "a@results.example results.example authentication-results"},
      // The same domain is not a contradiction, whatever the local part.
      {path + results + "spf=pass smtp.mailfrom=x@path.example\r\n" + hop, "a@path.example path.example return-path"},
      // RFC 7208 section 2.4: for a null reverse-path, postmaster at the HELO name is checked.
      {"Return-Path: <>\r\n" + results + "spf=pass smtp.mailfrom=postmaster@helo.example\r\n" + hop,
       "<> - return-path"},
      {"Return-Path: <>\r\n" + said + hop, "<> - return-path, disputed by results.example"},
  };
  for (const auto& test : cases) BOOST_TEST(show_sender(find(test.message)) == test.sender, test.message);
}

BOOST_AUTO_TEST_CASE(the_client_and_where_its_address_was_found) {
  const std::string spf = "Received-SPF: pass (x) client-ip=192.0.2.7; helo=other.example\r\n";
  struct {
    std::string message;
    std::string_view client;
  } const cases[] = {
      {"", " none"},
      {hop, "192.0.2.1 received"},
      {spf + hop, "192.0.2.7 received-spf"},
      {results + "spf=pass (sender IP is 192.0.2.8) smtp.mailfrom=b.example\r\n" + spf + hop,
       "192.0.2.8 authentication-results"},
      {results + "iprev=pass policy.iprev=192.0.2.9\r\n" + hop, "192.0.2.9 authentication-results"},
      {results + "arc=none smtp.remote-ip=2001:db8::9\r\n" + hop, "2001:db8::9 authentication-results"},
      // An inner hop is not the client.
      {"Received: from mx (mx.example [10.0.0.1]) by store.example with LMTP; d\r\n" + hop, "192.0.2.1 received"},
      // At an uncertain border the client does not count.
      {perhaps, " none"},
      {"Received: from filter.mx.example (filter.mx.example [192.0.2.4]) by mx.mx.example; d\r\n" + hop, " none"},
      {"Received: by out.attacker.example; d\r\n" + hop, " none"},
      // But the receiver's own fields about it do.
      {spf + perhaps, "192.0.2.7 received-spf"},
      // SPF cannot be computed for a private address.
      {results + "spf=pass (sender IP is 10.0.0.8) smtp.mailfrom=b.example\r\n" + hop, "192.0.2.1 received"},
      {"Received-SPF: pass (x) client-ip=127.0.0.1\r\n" + perhaps, " none"},
      // The sender's own part does not count, and neither does a stranger above.
      {hop + spf + results + "iprev=pass policy.iprev=192.0.2.9\r\n", "192.0.2.1 received"},
      {"Authentication-Results: other.example; iprev=pass policy.iprev=192.0.2.9\r\n" + hop, "192.0.2.1 received"},
  };
  for (const auto& test : cases) BOOST_TEST(show_client(find(test.message)) == test.client, test.message);
}

BOOST_AUTO_TEST_CASE(the_name_that_the_client_gave) {
  BOOST_TEST(find(hop).helo.value == "helo.example");
  const auto by_spf = find("Received-SPF: pass (x) client-ip=192.0.2.7; helo=other.example\r\n" + hop);
  BOOST_TEST(by_spf.helo.value == "other.example");
  BOOST_TEST(word(by_spf.helo.source) == "received-spf");
}

BOOST_AUTO_TEST_CASE(a_mail_server_knows_all_that_counts) {
  const auto facts = fromproof::find_envelope(
      {.ip = "2001:db8::1", .mail_from = "<c@d.example>", .helo = "d.example", .receiver = {}});
  BOOST_TEST(show_sender(facts) == "c@d.example d.example option");
  BOOST_TEST(show_client(facts) == "2001:db8::1 option");
  BOOST_TEST(facts.helo.value == "d.example");
  BOOST_TEST(show_sender(fromproof::find_envelope({.ip = "192.0.2.1", .mail_from = {}, .helo = {}, .receiver = {}})) ==
             "- - none, shown only");
}

BOOST_AUTO_TEST_CASE(the_null_reverse_path) {
  for (const std::string_view path : {"", "<>"}) {
    const auto facts = fromproof::find_envelope({.ip = {}, .mail_from = path, .helo = {}, .receiver = {}});
    BOOST_TEST(show_sender(facts) == "<> - option");
  }
  BOOST_TEST(show_sender(find("Return-Path: <>\r\n")) == "<> - return-path");
}

BOOST_AUTO_TEST_CASE(an_invalid_address_has_no_domain) {
  const auto facts = fromproof::find_envelope(
      {.ip = {}, .mail_from = "any@bank.example(.attacker.example", .helo = {}, .receiver = {}});
  BOOST_TEST(facts.sender.address == "any@bank.example(.attacker.example");
  BOOST_TEST(facts.sender.domain.empty());
  BOOST_TEST((facts.sender.error != fromproof::errc::none));
}

BOOST_AUTO_TEST_CASE(a_malformed_return_path_is_reported) {
  BOOST_TEST((find("Return-Path: <a@b@c>\r\n").return_path_error != fromproof::errc::none));
  // "[email protected]" is a fault of the copy.
  BOOST_TEST((find("Return-Path: <[email protected]>\r\n").return_path_error == fromproof::errc::none));
}

// Any knowledge about the delivery means a mail server, except the name of the receiver.
BOOST_AUTO_TEST_CASE(the_options_choose_the_mode) {
  BOOST_TEST(word(envelope{}.mode()) == "copy");
  BOOST_TEST(word(envelope{.ip = {}, .mail_from = {}, .helo = {}, .receiver = "mx.example"}.mode()) == "copy");
  BOOST_TEST(word(envelope{.ip = "192.0.2.1", .mail_from = {}, .helo = {}, .receiver = {}}.mode()) == "server");
  BOOST_TEST(word(envelope{.ip = {}, .mail_from = "", .helo = {}, .receiver = {}}.mode()) == "server");
  BOOST_TEST(word(envelope{.ip = {}, .mail_from = {}, .helo = "h", .receiver = {}}.mode()) == "server");
}

BOOST_AUTO_TEST_SUITE_END()
