#ifndef FROMPROOF_REPORT_ZONE_TOOLS_HPP
#define FROMPROOF_REPORT_ZONE_TOOLS_HPP

// Writes the DNS records of fixes for tools that keep a whole zone as code. They stand apart from records.hpp because
// the WebAssembly module, whose size is limited, does not have them.
//
//   write_records(zone_tool::dnscontrol, assessment.fixes, out);
//
// writes lines such as D_EXTEND("mail.example.com", MX("@", 10, "feedback-smtp.eu-west-1.amazonses.com."));

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "../advice/fix.hpp"
#include "../text/hex.hpp"
#include "../text/maybe.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "../text/utf8.hpp"
#include "../text/words.hpp"
#include "records.hpp"

namespace fromproof::inline v0 {

enum class zone_tool : std::uint8_t {
  cloudformation,  ///< a template in JSON with one AWS::Route53::RecordSetGroup
  dnscontrol       ///< statements for dnsconfig.js
};

namespace detail {

inline constexpr auto zone_tool_words =
    words_of<zone_tool>({{zone_tool::cloudformation, "cloudformation"}, {zone_tool::dnscontrol, "dnscontrol"}});

/// CloudFormation hands the values on to Route 53, so they are written as for it.
template <text_sink S>
class cloudformation_writer {
 public:
  constexpr explicit cloudformation_writer(S& its_out) noexcept
      : out_{its_out}, values_{record_format::route53, out_} {}

  constexpr void write(slice<const advice::fix> fixes) {
    out_("{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Description\": \"");
    std::string_view before;
    for (const auto& fix : fixes) {
      if (fix.size == 0) continue;
      out_(before);
      out_(fix.says.what.code());
      before = ", ";
    }
    // The zone is a parameter: a mail does not show its id.
    out_("\",\n  \"Parameters\": {\"ZoneId\": {\"Type\": \"AWS::Route53::HostedZone::Id\"}},\n");
    out_("  \"Resources\": {\"Records\": {\"Type\": \"AWS::Route53::RecordSetGroup\", \"Properties\": {\n");
    out_("    \"HostedZoneId\": {\"Ref\": \"ZoneId\"},\n    \"RecordSets\": [");
    before = "\n      ";
    for (const auto& fix : fixes) {
      for (const auto& record : fix) {
        out_(before);
        before = ",\n      ";
        record_set(record);
      }
    }
    out_("\n    ]}}}\n}\n");
  }

 private:
  /// A record set is managed as a whole, so the records beside the changed one are part of it.
  constexpr void record_set(const advice::dns_record& record) {
    out_("{\"Name\": \"");
    values_.name(record.name);
    out_("\", \"Type\": \"");
    out_(record.type);
    out_("\", \"TTL\": \"");
    out_(values_.ttl);
    out_("\", \"ResourceRecords\": [");
    std::string_view comma;
    values_.each_value(record, [&](const advice::composed& value) {
      out_(comma);
      comma = ", ";
      out_("\"");
      values_.data(record, value);
      out_("\"");
    });
    out_("]}");
  }

  S& out_;
  record_writer<S> values_;
};

/// DNSControl refuses names and targets that end in the zone but have no final dot, and names that have one. D_EXTEND
/// takes the whole name and finds the zone, which a mail does not show.
template <text_sink S>
class dnscontrol_writer {
 public:
  // Of records.hpp's formats, Cloudflare's has the escapes of a string in quotes, and decimal numbers in names.
  constexpr explicit dnscontrol_writer(S& its_out) noexcept : out_{its_out}, values_{record_format::cloudflare, out_} {}

  constexpr void write(slice<const advice::fix> fixes) {
    for (const auto& fix : fixes) {
      if (fix.size == 0) continue;
      out_("// ");
      out_(fix.says.what.code());
      out_("\n");
      for (const auto& record : fix) statement(record);
    }
  }

 private:
  constexpr void statement(const advice::dns_record& record) {
    // The file already has the records beside it, and the old one: only the reader can delete that.
    if (!record.replaces.empty()) out_("// Delete the record that this one replaces.\n");
    out_("D_EXTEND(\"");
    values_.name(record.name);
    out_("\", ");
    out_(record.type);
    out_("(\"@\", ");
    if (values_.is_text(record)) {
      text(record.value);
    } else if (record.type == "MX") {
      values_.part(record.value, mx_part::preference);
      out_(", \"");
      values_.part(record.value, mx_part::host);
      final_dot(record.value);
    } else {
      out_("\"");
      values_.name(record.value);
      final_dot(record.value);
    }
    out_(", TTL(");
    out_(values_.ttl);
    out_(")));\n");
  }

  /// A string of JavaScript in ASCII, so that no character can hide another. DNSControl itself makes strings of 255
  /// octets. It cannot express octets that are not UTF-8: they become U+FFFD.
  constexpr void text(const advice::composed& value) {
    utf8::decoder decoder;
    const auto put = [this](const utf8::character& c) { character(c.code_point); };
    out_("\"");
    value.write([&](std::string_view piece) { decoder.feed(piece, put); });
    decoder.finish(put);
    out_("\"");
  }

  constexpr void character(char32_t c) {
    if (c >= 0x10000) {
      escape(0xd800 + ((c - 0x10000) >> 10));
      escape(0xdc00 + ((c - 0x10000) & 0x3ff));
    } else if (c < ' ' || c > '~') {
      escape(c);
    } else {
      const char octets[2]{'\\', static_cast<char>(c)};
      const bool special = c == '"' || c == '\\';
      out_(std::string_view{octets + !special, special ? std::size_t{2} : std::size_t{1}});
    }
  }

  constexpr void escape(char32_t unit) {
    out_("\\u");
    for (const unsigned shift : {12u, 8u, 4u, 0u}) {
      const char digit = hex::lower_digit((unit >> shift) & 15);
      out_(std::string_view{&digit, 1});
    }
  }

  constexpr void final_dot(const advice::composed& name) {
    char last = 0;
    name.write([&last](std::string_view piece) { last = piece.back(); });
    out_(last == '.' ? "\"" : ".\"");
  }

  S& out_;
  record_writer<S> values_;
};

}  // namespace detail

constexpr std::string_view word(zone_tool tool) noexcept {
  return detail::zone_tool_words[tool];
}

/// Reads "cloudformation" or "dnscontrol".
[[nodiscard]] constexpr maybe<zone_tool> parse_zone_tool(std::string_view text) noexcept {
  auto tool = zone_tool::cloudformation;
  return detail::zone_tool_words.find(text, tool) ? maybe<zone_tool>{tool} : maybe<zone_tool>{};
}

/// Writes the records of fixes as one text for a tool; nothing if there are no records.
template <text_sink S>
constexpr void write_records(zone_tool tool, slice<const advice::fix> fixes, S&& out) {
  if (detail::record_writer<std::remove_reference_t<S>>::is_empty(fixes)) return;
  if (tool == zone_tool::cloudformation)
    detail::cloudformation_writer{out}.write(fixes);
  else
    detail::dnscontrol_writer{out}.write(fixes);
}

}  // namespace fromproof::inline v0

#endif
