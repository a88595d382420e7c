#ifndef FROMPROOF_REPORT_RECORDS_HPP
#define FROMPROOF_REPORT_RECORDS_HPP

// Writes the DNS records of fixes in the formats of those who publish them. Names and values may come from a mail, so
// each format escapes everything that could end a name, a string or a line.
//
//   write_records(record_format::zone_file, assessment.fixes, out);
//
// writes lines such as "mail.example.com. 300 IN MX 10 feedback-smtp.eu-west-1.amazonses.com."

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "../advice/fix.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
#include "plain_text.hpp"

namespace fromproof::inline v0 {

enum class record_format : std::uint8_t {
  list,        ///< name, type and value, for people to read
  zone_file,   ///< lines of a master file (RFC 1035 section 5)
  route53,     ///< a change batch for `aws route53 change-resource-record-sets`
  cloudflare,  ///< the body of a POST to /zones/…/dns_records/batch of Cloudflare's API
  terraform    ///< resources of the type aws_route53_record
};

namespace detail {
inline constexpr auto record_format_words = words_of<record_format>({
    {record_format::list, "list"},
    {record_format::zone_file, "zone-file"},
    {record_format::route53, "route53"},
    {record_format::cloudflare, "cloudflare"},
    {record_format::terraform, "terraform"},
});
}  // namespace detail

constexpr std::string_view word(record_format format) noexcept {
  return detail::record_format_words[format];
}

namespace detail {

enum class mx_part : std::uint8_t { preference, host };

template <text_sink S>
class record_writer {
 public:
  constexpr record_writer(record_format its_format, S& its_out) noexcept : format_{its_format}, out_{its_out} {}

  constexpr void write(slice<const advice::fix> fixes) {
    if (is_empty(fixes)) return;
    switch (format_) {
      case record_format::list: return each(fixes, [this](const auto& record) { list(record); });
      case record_format::zone_file: return each(fixes, [this](const auto& record) { zone_lines(record); });
      case record_format::route53: return change_batch(fixes);
      case record_format::cloudflare: return batch(fixes);
      case record_format::terraform: return each(fixes, [this](const auto& record) { resource(record); });
    }
  }

  /// One record for people to read. Invisible characters, and those that would move the cursor, are shown by their
  /// numbers.
  constexpr void list(const advice::dns_record& record) {
    plain_text<S> text{out_};
    record.name.write(text);
    text("  "), text(record.type), text(is_text(record) ? "  \"" : "  ");
    record.value.write(text);
    text.finish();
    out_(is_text(record) ? "\"\n" : "\n");
  }

  // -- what zone_tools.hpp shares ------------------------------------------------------------------------------------

  /// How long name servers may cache an answer: a mistake in a new record is gone after five minutes.
  static constexpr std::string_view ttl = "300";

  static constexpr bool is_empty(slice<const advice::fix> fixes) noexcept {
    for (const auto& fix : fixes) {
      if (fix.size > 0) return false;
    }
    return true;
  }
  static constexpr bool is_text(const advice::dns_record& record) noexcept { return record.type == "TXT"; }

  /// Visits the final values of the name: the new one, and those that stay.
  template <class F>
  constexpr void each_value(const advice::dns_record& record, F&& visit) {
    visit(record.value);
    for (const auto& other : record.beside) {
      if (other.data != record.replaces) visit(advice::composed{other.data});
    }
  }

  /// A value as the format writes it: the strings of a text, the two parts of an MX, or a name.
  constexpr void data(const advice::dns_record& record, const advice::composed& value) {
    if (is_text(record)) return strings(value);
    if (record.type == "MX")
      part(value, mx_part::preference), out_(" "), part(value, mx_part::host);
    else if (format_ == record_format::zone_file)
      absolute_name(value);
    else
      name(value);
  }

  /// "10 mx.example" in its two parts; an invalid preference is 0.
  constexpr void part(const advice::composed& value, mx_part which) {
    bool host = false;
    bool any = false;
    char last = 0;
    characters(value, [&](char c) {
      if (!host && c == ' ') return static_cast<void>(host = true);
      if (host != (which == mx_part::host) || (!host && !ascii::is_digit(c))) return;
      host ? name_octet(c) : one(c);
      any = true;
      last = c;
    });
    if (which == mx_part::preference && !any) out_("0");
    if (which == mx_part::host && last != '.' && format_ == record_format::zone_file) out_(".");
  }

  constexpr void name(const advice::composed& text) {
    characters(text, [this](char c) { name_octet(c); });
  }

 private:
  /// Visits all records. Writes the code of each fix as a comment before them if the format has comments.
  template <class F>
  constexpr void each(slice<const advice::fix> fixes, F&& visit) {
    for (const auto& fix : fixes) {
      if (fix.size == 0) continue;
      const bool zone = format_ == record_format::zone_file;
      if (zone || format_ == record_format::terraform) {
        out_(zone ? "; " : "# "), out_(fix.says.what.code()), out_("\n");
      }
      for (const auto& record : fix) visit(record);
    }
  }

  // -- formats -------------------------------------------------------------------------------------------------------

  constexpr void zone_lines(const advice::dns_record& record) {
    each_value(record, [&](const advice::composed& value) {
      absolute_name(record.name);
      out_(" "), out_(ttl), out_(" IN "), out_(record.type), out_(" ");
      data(record, value);
      out_("\n");
    });
  }

  /// This format replaces a record set as a whole, so the records beside the changed one are part of the change.
  constexpr void change_batch(slice<const advice::fix> fixes) {
    out_("{\n  \"Comment\": \"");
    std::string_view before;
    for (const auto& fix : fixes) {
      if (fix.size > 0) out_(before), out_(fix.says.what.code()), before = ", ";
    }
    out_("\",\n  \"Changes\": [");
    before = "\n    ";
    each(fixes, [&](const auto& record) {
      out_(before), before = ",\n    ";
      out_("{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"");
      name(record.name);
      out_("\", \"Type\": \""), out_(record.type), out_("\", \"TTL\": "), out_(ttl);
      out_(", \"ResourceRecords\": [");
      std::string_view comma;
      each_value(record, [&](const advice::composed& value) {
        out_(comma), comma = ", ";
        out_("{\"Value\": \""), data(record, value), out_("\"}");
      });
      out_("]}}");
    });
    out_("\n  ]\n}\n");
  }

  /// Posts for new records, and a patch to replace a record, which needs the id of that record.
  constexpr void batch(slice<const advice::fix> fixes) {
    out_("{");
    std::string_view comma = "\n  ";
    for (const bool replaces : {true, false}) {
      std::string_view before = replaces ? "\"patches\": [\n    " : "\"posts\": [\n    ";
      bool any = false;
      each(fixes, [&](const auto& record) {
        if (record.replaces.empty() == replaces) return;
        if (!any) out_(comma), comma = ",\n  ";
        any = true;
        out_(before), before = ",\n    ";
        out_(replaces ? "{\"id\": \"RECORD_ID\", \"type\": \"" : "{\"type\": \""), out_(record.type);
        out_("\", \"name\": \""), name(record.name);
        out_("\", \"content\": \"");
        if (record.type == "MX") {
          part(record.value, mx_part::host), out_("\", \"priority\": "), part(record.value, mx_part::preference);
        } else {
          data(record, record.value), out_("\"");
        }
        out_(", \"ttl\": "), out_(ttl);
        // Behind Cloudflare's proxy a CNAME answers with addresses of Cloudflare, and no key would be found.
        if (record.type == "CNAME") out_(", \"proxied\": false");
        out_("}");
      });
      if (any) out_("\n  ]");
    }
    out_("\n}\n");
  }

  constexpr void resource(const advice::dns_record& record) {
    out_("resource \"aws_route53_record\" \"");
    identifier(record);
    out_("\" {\n  zone_id = var.zone_id\n  name    = \""), name(record.name);
    out_("\"\n  type    = \""), out_(record.type), out_("\"\n  ttl     = "), out_(ttl), out_("\n  records = [");
    std::string_view comma;
    each_value(record, [&](const advice::composed& value) {
      out_(comma), comma = ", ";
      out_("\""), data(record, value), out_("\"");
    });
    out_("]\n}\n");
  }

  /// A name for a resource, of letters, digits, hyphens and underscores, that does not begin with a digit.
  constexpr void identifier(const advice::dns_record& record) {
    bool first = true;
    characters(record.name, [&](char c) {
      const bool fits = ascii::is_alnum(c) || c == '-' || c == '_';
      if (first && !ascii::is_alpha(c) && c != '_') out_("_");
      if (fits || !first) one(fits ? c : '_');
      first = false;
    });
    out_("_");
    for (const char c : record.type) one(ascii::to_lower(c));
  }

  // -- values --------------------------------------------------------------------------------------------------------

  /// Character strings of at most 255 octets (RFC 1035 section 3.3.14), each in quotes.
  constexpr void strings(const advice::composed& value) {
    // The provider of Terraform writes the outer quotes itself.
    const bool outer = format_ != record_format::terraform;
    before_ = 0;
    if (outer) put('"');
    std::size_t size = 0;
    characters(value, [&](char c) {
      if (size == 255) {
        put('"');
        if (outer) put(' ');
        put('"');
        size = 0;
      }
      ++size;
      if (c == '"' || c == '\\') put('\\');
      c >= ' ' && c <= '~' ? put(c) : number(c);
    });
    if (outer) put('"');
  }

  constexpr void absolute_name(const advice::composed& text) {
    char last = 0;
    characters(text, [&](char c) { name_octet(last = c); });
    if (last != '.') out_(".");
  }
  constexpr void name_octet(char c) { ascii::is_alnum(c) || c == '-' || c == '_' || c == '.' ? put(c) : number(c); }

  /// A backslash and three digits: decimal (RFC 1035 section 5.1), but octal at Route 53.
  constexpr void number(char c) {
    const unsigned base = format_ == record_format::route53 || format_ == record_format::terraform ? 8 : 10;
    const unsigned octet = static_cast<unsigned char>(c);
    put('\\');
    for (const unsigned digit : {octet / (base * base), octet / base % base, octet % base}) {
      put(static_cast<char>('0' + digit));
    }
  }

  /// A character of a value, escaped for the string that the format puts around it.
  constexpr void put(char c) {
    if (format_ != record_format::zone_file) {
      if (c == '"' || c == '\\') one('\\');
      // "${" and "%{" begin templates in HCL; "$${" and "%%{" are the escaped characters.
      const bool opens = c == '{' && (before_ == '$' || before_ == '%');
      if (opens && format_ == record_format::terraform) one(before_);
      before_ = c;
    }
    one(c);
  }

  constexpr void one(char c) { out_(std::string_view{&c, 1}); }

  template <class F>
  static constexpr void characters(const advice::composed& text, F&& visit) {
    text.write([&visit](std::string_view piece) {
      for (const char c : piece) visit(c);
    });
  }

  record_format format_;
  S& out_;
  char before_ = 0;  ///< the previous character in the same string
};

}  // namespace detail

/// Reads "list", "zone-file", "route53", "cloudflare" or "terraform".
[[nodiscard]] constexpr maybe<record_format> parse_record_format(std::string_view text) noexcept {
  auto format = record_format::list;
  return detail::record_format_words.find(text, format) ? maybe<record_format>{format} : maybe<record_format>{};
}

/// Writes the records of fixes as one text in a format; nothing if there are no records.
template <text_sink S>
constexpr void write_records(record_format format, slice<const advice::fix> fixes, S&& out) {
  detail::record_writer{format, out}.write(fixes);
}

}  // namespace fromproof::inline v0

#endif
