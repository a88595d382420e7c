#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/signed_fields.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

dkim::signature signing(std::string_view names) {
  dkim::signature sig;
  sig.signed_fields_text = names;
  return sig;
}

/// The bodies of the chosen fields, in order.
std::string chosen(std::string_view text, const dkim::signature& sig) {
  std::array<dkim::indexed_field, 40> memory;
  const auto index = dkim::build_index(message::header{text}, memory);
  BOOST_TEST(index.left_out == 0U);
  std::string out;
  dkim::for_each_signed_field(index.fields, sig, [&out](const message::header_field& field) {
    out += std::string{ascii::trim(field.body)} + " ";
  });
  return out;
}

std::string chosen(std::string_view text, std::string_view names) {
  return chosen(text, signing(names));
}

/// RFC 6376 section 5.4.2 as a person would do it: for each name, cross out its lowest field.
std::vector<std::string_view> slowly_chosen(std::string_view text, const dkim::signature& sig) {
  std::vector<message::header_field> fields;
  for (const auto& field : message::header{text}) fields.push_back(field);
  std::vector<std::string_view> out;
  for (const auto name : sig.signed_fields()) {
    const auto found =
        std::find_if(fields.rbegin(), fields.rend(), [name](const auto& field) { return field.is(name); });
    if (found == fields.rend()) continue;
    out.push_back(found->raw);
    fields.erase(std::next(found).base());
  }
  return out;
}

constexpr std::string_view mail =
    "Received: 1\r\n"
    "From: 2\r\n"
    "received: 3\r\n"
    "X-Long-Name: 4\r\n"
    "no field\r\n"
    "RECEIVED : 5\r\n"
    "Subject: 6\r\n"
    "\r\n"
    "Received: not a field\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_signed_fields)

// RFC 6376 section 5.4.2: instances are taken from the bottom of the header up; a missing one is empty.
BOOST_AUTO_TEST_CASE(from_the_bottom_up) {
  struct {
    std::string_view names, expected;
  } const cases[] = {
      {"From", "2 "},
      {"from:SUBJECT", "2 6 "},
      {"Subject:From", "6 2 "},
      {"Received", "5 "},
      {"Received:Received", "5 3 "},
      {"Received:From:received:Subject:RECEIVED", "5 2 3 6 1 "},
      {"Received:Received:Received:Received:Received:From", "5 3 1 2 "},
      {"From:From:From", "2 "},
      {"To:Cc:From:Date", "2 "},
      {"x-long-NAME : \r\n\tFrom\t:X-Long-Nam:X-Long-Name2", "4 2 "},
      {"no field:no", ""},
      {"", ""},
      {":", ""},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT("h=" << each.names) BOOST_TEST(chosen(mail, each.names) == each.expected);
  }
  BOOST_TEST(chosen("", "From") == "");
}

// RFC 6376 section 3.5, h=: the field of the signature itself is not signed; others with that name may be.
BOOST_AUTO_TEST_CASE(the_signature_does_not_sign_itself) {
  const std::string text =
      "DKIM-Signature: top\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; bh=AA==; b=BB==;\r\n"
      " h=DKIM-Signature:from:dkim-signature:DKIM-Signature\r\n"
      "From: 2\r\n"
      "DKIM-Signature: bottom\r\n"
      "\r\n";
  const auto own = std::next(message::header{text}.begin());
  const auto sig = dkim::parse_signature(own->body);
  BOOST_TEST_REQUIRE(bool{sig});
  BOOST_TEST(chosen(text, *sig) == "bottom 2 top ");
}

BOOST_AUTO_TEST_CASE(an_index_serves_one_signature_after_another) {
  std::array<dkim::indexed_field, 40> memory;
  const auto index = dkim::build_index(message::header{mail}, memory);
  for (int i = 0; i < 3; ++i) {
    std::size_t calls = 0;
    const auto sig = signing("received:received");
    dkim::for_each_signed_field(index.fields, sig, [&calls](const auto& field) {
      BOOST_TEST(ascii::trim(field.body) == (calls++ == 0 ? "5" : "3"));
    });
    BOOST_TEST(calls == 2U);
  }
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_counted) {
  for (std::size_t room = 0; room <= 8; ++room) {
    std::vector<dkim::indexed_field> memory(room);
    const auto index = dkim::build_index(message::header{mail}, memory);
    // Six fields; "no field" is not one.
    BOOST_TEST(index.fields.size() == std::min<std::size_t>(room, 6));
    BOOST_TEST(index.left_out == 6 - index.fields.size());
    for (std::size_t i = 1; i < index.fields.size(); ++i) {
      BOOST_TEST((index.fields[i - 1].field.raw.data() < index.fields[i].field.raw.data()));
    }
  }
}

BOOST_AUTO_TEST_CASE(any_header_is_read_as_slowly_by_hand) {
  std::uint32_t state = 7;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  for (int round = 0; round < 300; ++round) {
    const std::size_t kinds = 1 + random(30);
    const auto name = [&] {
      std::string text = "x" + std::to_string(random(kinds));
      if (random(2) == 0) text[0] = 'X';
      return text;
    };
    std::string text, names = name();
    for (std::size_t i = random(60); i > 0; --i) text += name() + ": " + std::to_string(i) + "\r\n";
    for (std::size_t i = random(60); i > 0; --i) names += ":" + name();
    const auto sig = signing(names);
    std::vector<dkim::indexed_field> memory(60);
    const auto index = dkim::build_index(message::header{text}, memory);
    std::vector<std::string_view> fields;
    dkim::for_each_signed_field(index.fields, sig, [&fields](const auto& field) { fields.push_back(field.raw); });
    BOOST_TEST_REQUIRE((fields == slowly_chosen(text, sig)));
  }
}

// A hundred thousand fields of one name or of as many, and as many names in h=. Quadratic time would be minutes.
BOOST_AUTO_TEST_CASE(hostile_headers_cost_little) {
  constexpr std::size_t count = 100000;
  for (const bool same : {true, false}) {
    std::string text, names;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = same ? "a" : "a" + std::to_string(i);
      text += name + ":\r\n";
      names += (i > 0 ? ":" : "") + name;
    }
    std::vector<dkim::indexed_field> memory(count);
    const auto index = dkim::build_index(message::header{text}, memory);
    std::size_t calls = 0, in_order = 0;
    const char* last = same ? text.data() + text.size() : nullptr;
    dkim::for_each_signed_field(index.fields, signing(names), [&](const auto& field) {
      ++calls;
      in_order += same ? field.raw.data() < last : last == nullptr || field.raw.data() > last;
      last = field.raw.data();
    });
    BOOST_TEST(calls == count);
    BOOST_TEST(in_order == count);
  }
}

// Names with one 32-bit hash: "costarring" and "liquid" are a known pair for FNV-1a.
BOOST_AUTO_TEST_CASE(colliding_names_are_told_apart) {
  BOOST_TEST_REQUIRE(dkim::detail::hash_name("costarring") == dkim::detail::hash_name("LIQUID"));
  constexpr std::string_view text = "liquid: 1\r\ncostarring: 2\r\nliquid: 3\r\ncostarring: 4\r\n\r\n";
  BOOST_TEST(chosen(text, "costarring:liquid:costarring:liquid:liquid") == "4 3 2 1 ");
  BOOST_TEST(chosen(text, "liquid:costarring") == "3 4 ");
}

BOOST_AUTO_TEST_SUITE_END()
