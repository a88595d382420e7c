#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/canonicalization.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;
using enum dkim::canonicalization;
using limit = std::optional<std::uint64_t>;

struct text_of {
  std::string text;
  std::size_t calls = 0;
  void operator()(std::string_view piece) {
    text += piece;
    ++calls;
  }
};

/// The steps of RFC 6376 sections 3.4.3 and 3.4.4 one after the other over the whole text.
std::string slow_body(dkim::canonicalization how, std::string text, limit length = {}) {
  if (!text.empty() && !text.ends_with("\r\n")) text += "\r\n";
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  const auto is_wsp = [](char c) { return c == ' ' || c == '\t'; };
  if (how == relaxed) {
    for (auto& line : lines) {
      while (!line.empty() && is_wsp(line.back())) line.pop_back();
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (!is_wsp(line[i])) continue;
        line[i] = ' ';
        while (is_wsp(line[i + 1])) line.erase(i + 1, 1);
      }
    }
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  std::string out;
  for (const auto& line : lines) out += line + "\r\n";
  if (out.empty() && how == simple) out = "\r\n";
  return length ? out.substr(0, *length) : out;
}

std::string body_of(dkim::canonicalization how, const std::vector<std::string_view>& chunks, limit length = {}) {
  text_of out;
  dkim::body_canonicalizer canonical{how, out, length};
  for (const auto chunk : chunks) canonical(chunk);
  canonical.finish();
  if (!length) BOOST_TEST(canonical.size() == out.text.size());
  return out.text;
}

std::string body_of(dkim::canonicalization how, std::string_view text, limit length = {}) {
  return body_of(how, std::vector{text}, length);
}

message::header_field first_field(std::string_view text) {
  return *message::header{text}.begin();
}

std::string field_of(dkim::canonicalization how, std::string_view text) {
  text_of out;
  dkim::write_field(how, first_field(text), out);
  return out.text;
}

std::string signature_field_of(dkim::canonicalization how, std::string_view text) {
  const auto field = first_field(text);
  text_of out;
  dkim::write_signature_field(how, field, *dkim::parse_signature(field.body), out);
  return out.text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_canonicalization)

// RFC 6376 section 3.4.5.
BOOST_AUTO_TEST_CASE(the_examples_of_the_rfc) {
  constexpr std::string_view message =
      "A: X\r\n"
      "B : Y\t\r\n"
      "\tZ  \r\n"
      "\r\n"
      " C \r\n"
      "D \t E\r\n"
      "\r\n"
      "\r\n";
  const auto parts = message::split(message);
  std::string relaxed_header, simple_header;
  for (const auto& field : message::header{message}) {
    dkim::write_field(relaxed, field, [&](std::string_view piece) { relaxed_header += piece; });
    dkim::write_field(simple, field, [&](std::string_view piece) { simple_header += piece; });
  }
  BOOST_TEST(relaxed_header == "a:X\r\nb:Y Z\r\n");
  BOOST_TEST(simple_header == "A: X\r\nB : Y\t\r\n\tZ  \r\n");
  BOOST_TEST(body_of(relaxed, parts.body) == " C\r\nD E\r\n");
  BOOST_TEST(body_of(simple, parts.body) == " C \r\nD \t E\r\n");
}

// The values are from the text of RFC 6376 sections 3.4.3 and 3.4.4.
BOOST_AUTO_TEST_CASE(ends_of_bodies) {
  struct {
    std::string_view body, simple, relaxed;
  } const cases[] = {
      {"", "\r\n", ""},
      {"\r\n", "\r\n", ""},
      {"\r\n\r\n\r\n", "\r\n", ""},
      {" ", " \r\n", ""},
      {" \t\r\n\r\n", " \t\r\n", ""},
      {"a", "a\r\n", "a\r\n"},
      {"a \t", "a \t\r\n", "a\r\n"},
      {"a\r\n\r\n", "a\r\n", "a\r\n"},
      {"a\r\n \r\n\t\r\n", "a\r\n \r\n\t\r\n", "a\r\n"},
      {"\r\n\r\na\r\n\r\nb\r\n\r\n", "\r\n\r\na\r\n\r\nb\r\n", "\r\n\r\na\r\n\r\nb\r\n"},
      // A single CR or LF does not end a line.
      {"\r", "\r\r\n", "\r\r\n"},
      {"\n", "\n\r\n", "\n\r\n"},
      {"a\r\r\n\n\r\n", "a\r\r\n\n\r\n", "a\r\r\n\n\r\n"},
      {"a \n\r\n \r", "a \n\r\n \r\r\n", "a \n\r\n \r\r\n"},
      {"a\t\rb", "a\t\rb\r\n", "a \rb\r\n"},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT("body of " << each.body.size() << ": " << each.relaxed) {
      BOOST_TEST(body_of(simple, each.body) == each.simple);
      BOOST_TEST(body_of(relaxed, each.body) == each.relaxed);
      BOOST_TEST(slow_body(simple, std::string{each.body}) == each.simple);
      BOOST_TEST(slow_body(relaxed, std::string{each.body}) == each.relaxed);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_small_body_in_every_chunking) {
  constexpr std::string_view alphabet = "a \t\r\n";
  for (std::size_t size = 1, chunkings = 1; size <= 6; ++size, chunkings *= 2) {
    std::size_t texts = 1;
    for (std::size_t i = 0; i < size; ++i) texts *= alphabet.size();
    for (std::size_t number = 0; number < texts; ++number) {
      std::string text;
      for (std::size_t i = 0, rest = number; i < size; ++i, rest /= alphabet.size()) {
        text += alphabet[rest % alphabet.size()];
      }
      for (const auto how : {simple, relaxed}) {
        const std::string expected = slow_body(how, text);
        std::size_t wrong = 0;
        for (std::size_t cuts = 0; cuts < chunkings; ++cuts) {
          text_of out;
          dkim::body_canonicalizer canonical{how, out};
          std::size_t begin = 0;
          for (std::size_t i = 1; i <= size; ++i) {
            if (i < size && (cuts >> (i - 1) & 1) == 0) continue;
            canonical(std::string_view{text}.substr(begin, i - begin));
            begin = i;
          }
          canonical.finish();
          wrong += out.text != expected || canonical.size() != expected.size();
        }
        if (wrong > 0) BOOST_TEST(body_of(how, text) == expected, "size " << size << ", text " << number);
        BOOST_TEST_REQUIRE(wrong == 0U);
      }
    }
  }
}

// Long enough for every stride of the search, with the interesting octets at every position.
BOOST_AUTO_TEST_CASE(long_bodies_in_random_chunks) {
  std::uint32_t state = 1;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  const std::vector<std::string> parts{"a",
                                       "Zz",
                                       " ",
                                       "  ",
                                       "\t",
                                       " \t ",
                                       "\r\n",
                                       " \r\n",
                                       "\r",
                                       "\n",
                                       "\x80",
                                       "=",
                                       std::string(1, 0),
                                       "\r\n\r\n",
                                       std::string(40, 'x'),
                                       std::string(150, 'y'),
                                       std::string(70, ' '),
                                       std::string(700, 'z')};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t kinds = 1 + random(parts.size()), target = random(1500);
    while (text.size() < target) text += parts[random(kinds)];
    std::vector<std::string_view> chunks;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = std::min(text.size() - at, random(round % 2 == 0 ? 10 : 400));
      chunks.push_back(std::string_view{text}.substr(at, size));
      at += size;
    }
    for (const auto how : {simple, relaxed}) {
      const std::string expected = slow_body(how, text);
      BOOST_TEST_REQUIRE(body_of(how, text) == expected);
      BOOST_TEST_REQUIRE(body_of(how, chunks) == expected);
      const limit length = random(expected.size() + 10);
      BOOST_TEST_REQUIRE(body_of(how, chunks, length) == expected.substr(0, *length));
    }
  }
}

BOOST_AUTO_TEST_CASE(l_counts_canonical_octets) {
  constexpr std::string_view body = "a  b \r\n\r\n c\r\n\r\n";
  const std::string expected = "a b\r\n\r\n c\r\n";
  for (std::uint64_t length = 0; length < 15; ++length) {
    text_of out;
    dkim::body_canonicalizer canonical{relaxed, out, length};
    canonical(body);
    canonical.finish();
    BOOST_TEST(out.text == expected.substr(0, length));
    BOOST_TEST(canonical.size() == expected.size());
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_stored) {
  // Two million empty lines cost only their scan, and are written only if text follows them.
  std::string text = "a\r\n";
  for (int i = 0; i < 2000000; ++i) text += "\r\n";
  for (const auto how : {simple, relaxed}) {
    text_of out;
    dkim::body_canonicalizer canonical{how, out};
    for (std::size_t at = 0; at < text.size(); at += 1001) canonical(std::string_view{text}.substr(at, 1001));
    BOOST_TEST(out.text.size() <= 3U);
    auto closed = canonical;  // the state is a value
    closed.finish();
    BOOST_TEST(out.text == "a\r\n");
    out.text.clear();
    canonical("b");
    canonical.finish();
    BOOST_TEST(canonical.size() == text.size() + 3);
  }
  // Ordinary lines are passed on in one piece, as views.
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += std::string(76, 'A') + "\r\n";
  for (const auto how : {simple, relaxed}) {
    text_of out;
    dkim::body_canonicalizer canonical{how, out};
    canonical(lines);
    canonical.finish();
    BOOST_TEST(out.text == lines);
    BOOST_TEST(out.calls == 2U);
  }
}

BOOST_AUTO_TEST_CASE(fields) {
  struct {
    std::string_view field, relaxed;
  } const cases[] = {
      {"Subject: x\r\n", "subject:x\r\n"},
      {"SUBject \t:x\r\n", "subject:x\r\n"},
      {"Subject:\r\n", "subject:\r\n"},
      {"Subject: \t \r\n", "subject:\r\n"},
      {"Subject:\r\n x\r\n", "subject:x\r\n"},
      {"Subject: a\r\n\tb  c \r\n \t\r\n  d \t\r\n", "subject:a b c d\r\n"},
      {"Subject: a \r\n b\r\n", "subject:a b\r\n"},
      {"Subject: a:b : c\r\n", "subject:a:b : c\r\n"},
      {"Subject: a\rb \r c\r\n", "subject:a\rb \r c\r\n"},
      {"Subject: \xc3\xa9\x01 \x01  \x7f\r\n", "subject:\xc3\xa9\x01 \x01 \x7f\r\n"},
      // The last line of a truncated message.
      {"Subject: x", "subject:x\r\n"},
      {"Subject: 0123456789abcdef 0123456789abcdef  0123456789abcdef\t0123456789abcdef\r\n",
       "subject:0123456789abcdef 0123456789abcdef 0123456789abcdef 0123456789abcdef\r\n"},
  };
  for (const auto& each : cases) {
    BOOST_TEST(field_of(relaxed, each.field) == each.relaxed);
    const std::string end = each.field.ends_with("\r\n") ? "" : "\r\n";
    BOOST_TEST(field_of(simple, each.field) == std::string{each.field} + end);
  }
}

BOOST_AUTO_TEST_CASE(the_field_of_the_signature) {
  // RFC 6376 section 3.7: b= with an empty value, no CRLF at the end.
  constexpr std::string_view middle =
      "DKIM-Signature: v=1; b = \r\n  Qk\r\n J8= ;\r\n\tbh=AA==; a=rsa-sha256; d=a.example;\r\n s=s ; h=from\r\n";
  BOOST_TEST(signature_field_of(relaxed, middle) ==
             "dkim-signature:v=1; b =; bh=AA==; a=rsa-sha256; d=a.example; s=s ; h=from");
  BOOST_TEST(signature_field_of(simple, middle) ==
             "DKIM-Signature: v=1; b =;\r\n\tbh=AA==; a=rsa-sha256; d=a.example;\r\n s=s ; h=from");
  constexpr std::string_view last =
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AA==; b=Qk\r\n J8= \r\n";
  BOOST_TEST(signature_field_of(relaxed, last) ==
             "dkim-signature:v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AA==; b=");
  BOOST_TEST(signature_field_of(simple, last) ==
             "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AA==; b=");
}

BOOST_AUTO_TEST_CASE(a_header_is_one_call) {
  constexpr std::string_view message = "From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n y\r\n\r\n";
  text_of out;
  dkim::header_canonicalizer canonical{relaxed, out};
  for (const auto& field : message::header{message}) canonical(field);
  canonical.finish();
  BOOST_TEST(out.text == "from:a@b.example\r\nto:c@d.example\r\nsubject:x y\r\n");
  BOOST_TEST(out.calls == 1U);
}

BOOST_AUTO_TEST_CASE(a_body_in_memory) {
  // A hash that records its input.
  struct shown {
    crypto::sha256_digest first{};
    std::size_t size = 0;
    void operator()(std::string_view piece) {
      for (const char c : piece) {
        if (size < first.size()) first[size++] = static_cast<std::uint8_t>(c);
      }
    }
    crypto::sha256_digest finish() const { return first; }
  };
  const auto hashed = dkim::hash_body<shown>(relaxed, "a  b\r\n\r\nc\r\n\r\n", 4);
  BOOST_TEST(hashed.size == 10U);
  const std::string_view expected{"a b\r\0", 5};
  BOOST_TEST(std::equal(expected.begin(), expected.end(), hashed.digest.begin()));
}

BOOST_AUTO_TEST_CASE(vectors_find_what_plain_code_finds) {
  const auto check = [](const std::string& text) {
    const std::size_t found = dkim::detail::find_loose_space<false>(text);
    const std::size_t folds = dkim::detail::find_loose_space<true>(text);
    if (found != dkim::detail::find_loose_space_from<false>(0, text)) return false;
    return folds == dkim::detail::find_loose_space_from<true>(0, text);
  };
  for (std::size_t size = 0; size < 100; ++size) {
    std::string text(size, 'x');
    BOOST_TEST(check(text));
    for (std::size_t at = 0; at < size; ++at) {
      for (const std::string_view marks : {" ", "  ", " \r", "\t", "\r\n", " \x80", "\x80", "\x1f "}) {
        std::string marked = text;
        marked.replace(at, marks.size(), marks);
        BOOST_TEST(check(marked), marks << " at " << at << " of " << size);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
