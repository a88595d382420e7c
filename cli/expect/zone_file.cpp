#include <algorithm>
#include <fromproof/text/ascii.hpp>
#include <span>

#include "../dns/master_file.hpp"
#include "../dns/master_scanner.hpp"
#include "forms.hpp"

namespace fromproof::cli {

namespace {

class zone_reader {
 public:
  zone_reader(std::string_view text, wanted_records& out) : text_{text}, out_{out} {}

  void run() {
    master_scanner entries{text_};
    for (master_entry each; entries.next(each);) {
      if (each.tokens.empty()) continue;
      check_quotes(each);
      if (each.names_owner && text_of(each.tokens.front()).front() == '$') {
        read_directive(each);
      } else {
        out_.attempt([&] { read_record(each); });
      }
    }
  }

 private:
  std::string_view text_of(const master_token& of) const { return text_.substr(of.begin, of.end - of.begin); }

  void check_quotes(const master_entry& in) const {
    for (const auto& each : in.tokens) {
      const auto text = text_of(each);
      if (each.quoted && (text.size() < 2 || text.back() != '"')) {
        throw syntax_fault{each.line, "a string does not end on its line"};
      }
    }
  }

  void read_directive(const master_entry& from) {
    const auto& word = from.tokens.front();
    const auto text = text_of(word);
    if (ascii::iequals(text, "$TTL")) return;
    if (!ascii::iequals(text, "$ORIGIN")) {
      throw syntax_fault{word.line, std::string{text.substr(0, 20)} + " is not read; put its records into the file"};
    }
    // It is absolute, or "@": the text is prepared.
    if (from.tokens.size() > 1) origin_ = read_name(text_of(from.tokens[1]), numbers::decimal, {word.line});
  }

  void read_record(const master_entry& from) {
    const std::span<const master_token> tokens{from.tokens};
    const place at{tokens.front().line};
    std::size_t next = 0;
    if (from.names_owner) {
      owner_.reset();  // if it cannot be read, the records below it have none
      owner_ = absolute(tokens[next++], at);
    }
    if (next < tokens.size() && is_ttl(tokens[next])) ++next;
    if (next < tokens.size() && is_class(tokens[next])) {
      if (!ascii::iequals(text_of(tokens[next]), "IN")) return out_.leave_out(text_of(tokens[next]));
      ++next;
    }
    if (next < tokens.size() && is_ttl(tokens[next])) ++next;
    if (next == tokens.size()) throw record_fault{at.line, "a record has no type"};
    const auto type = text_of(tokens[next]);
    const auto data = tokens.subspan(next + 1);
    if (!wanted_records::compares(type)) return out_.leave_out(type);
    if (!owner_) throw record_fault{at.line, "a record has no name, and there is none before it"};
    if (data.empty()) throw record_fault{at.line, "a record has no value"};
    if (text_of(data.front()) == "\\#") throw record_fault{at.line, "a value in hexadecimal is not read"};
    out_.add(*owner_, type, value_of(type, data, at), {texts::strings, numbers::decimal}, at);
  }

  /// The value with absolute names.
  std::string value_of(std::string_view type, std::span<const master_token> data, const place& at) const {
    std::string value;
    if (ascii::iequals(type, "TXT")) {
      for (const auto& each : data) {
        if (!value.empty()) value += ' ';
        value += text_of(each);
      }
      return value;
    }
    if (ascii::iequals(type, "MX")) {
      if (data.size() < 2) throw record_fault{at.line, "an MX needs its preference and its host"};
      value = std::string{text_of(data.front())} + " ";
      data = data.subspan(1);
      return value + absolute_text(data.front());
    }
    if (ascii::iequals(type, "CNAME") || ascii::iequals(type, "PTR")) return absolute_text(data.front());
    return std::string{text_of(data.front())};
  }

  /// A name as it is written, with the origin if it is relative to it.
  std::string absolute_text(const master_token& name) const {
    const auto text = text_of(name);
    if (text == "@") return origin_ + ".";
    if (ends_in_dot(text)) return std::string{text};
    return std::string{text} + "." + (origin_.empty() ? std::string{} : origin_ + ".");
  }

  std::string absolute(const master_token& name, const place& at) const {
    return read_name(absolute_text(name), numbers::decimal, at);
  }

  /// Whether the last octet is a dot that no backslash takes away.
  static bool ends_in_dot(std::string_view text) {
    bool dot = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      dot = text[i] == '.';
      if (text[i] == '\\') ++i;
    }
    return dot;
  }

  bool is_class(const master_token& of) const {
    const auto text = text_of(of);
    return ascii::iequals(text, "IN") || ascii::iequals(text, "CH") || ascii::iequals(text, "HS") ||
           ascii::iequals(text, "CS");
  }

  bool is_ttl(const master_token& of) const { return !of.quoted && ascii::is_digit(text_of(of).front()); }

  std::string_view text_;
  wanted_records& out_;
  std::string origin_;                ///< without its final dot
  std::optional<std::string> owner_;  ///< of the last record
};

}  // namespace

void read_zone_file(std::string text, wanted_records& out) {
  try {
    prepare_master_file(text);
  } catch (const master_file_fault& fault) {
    throw syntax_fault{fault.line, fault.what};
  }
  try {
    zone_reader{text, out}.run();
  } catch (const record_fault& fault) {  // of an $ORIGIN: each record below it would be wrong
    throw syntax_fault{fault.line, fault.what};
  }
}

}  // namespace fromproof::cli
