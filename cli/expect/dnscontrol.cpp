#include <algorithm>
#include <fromproof/text/ascii.hpp>
#include <span>
#include <utility>

#include "forms.hpp"
#include "js_tokens.hpp"

namespace fromproof::cli {

namespace {

using js::token;
using kind = token::kind;

/// Modifiers of a domain that make no records.
constexpr std::string_view harmless[] = {
    "AUTODNSSEC_OFF", "AUTODNSSEC_ON",       "AUTOSPLIT",   "DISABLE_IGNORE_SAFETY_CHECK",
    "DNSSEC",         "DefaultTTL",          "DnsProvider", "END",
    "IGNORE",         "IGNORE_EXTERNAL_DNS", "IGNORE_NAME", "IGNORE_TARGET",
    "NAMESERVER",     "NAMESERVER_TTL",      "NO_PURGE",    "PURGE",
    "UNMANAGED"};

/// Functions that make records of types that are not compared.
constexpr std::string_view other_types[] = {"ADGUARDHOME_A_PASSTHROUGH",
                                            "ADGUARDHOME_AAAA_PASSTHROUGH",
                                            "AKAMAICDN",
                                            "ALIAS",
                                            "AZURE_ALIAS",
                                            "CAA",
                                            "CAA_BUILDER",
                                            "CF_REDIRECT",
                                            "CF_SINGLE_REDIRECT",
                                            "CF_TEMP_REDIRECT",
                                            "CF_WORKER_ROUTE",
                                            "DHCID",
                                            "DNAME",
                                            "DNSKEY",
                                            "DS",
                                            "FRAME",
                                            "HTTPS",
                                            "LOC",
                                            "LOC_BUILDER_DD",
                                            "LOC_BUILDER_DMM_STR",
                                            "LOC_BUILDER_DMS_STR",
                                            "LOC_BUILDER_STR",
                                            "NAPTR",
                                            "NS",
                                            "OPENPGPKEY",
                                            "R53_ALIAS",
                                            "RP",
                                            "SMIMEA",
                                            "SOA",
                                            "SRV",
                                            "SSHFP",
                                            "SVCB",
                                            "TLSA",
                                            "URL",
                                            "URL301"};

bool is_among(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct argument {
  bool literal = false;  ///< a text, a number, or texts that are joined
  bool number = false;
  std::string text;
  std::size_t line = 1;
};

class dnscontrol_reader {
 public:
  dnscontrol_reader(std::string_view text, wanted_records& out) : tokens_{text}, out_{out} { advance(); }

  void run() {
    std::size_t depth = 0;
    while (now_.what != kind::end) {
      if (now_.what == kind::word && (now_.text == "D" || now_.text == "D_EXTEND")) {
        const bool extends = now_.text == "D_EXTEND";
        const std::size_t line = now_.line;
        advance();
        if (!now_.is('(')) continue;
        if (depth == 0) {
          advance();
          read_domain(extends, line);
          continue;
        }
        out_.note({line, "a domain inside other code is not read; write it at the beginning of a line of its own"});
      }
      if (opens()) ++depth;
      if (closes() && depth > 0) --depth;
      advance();
    }
  }

 private:
  void advance() { now_ = tokens_.next(); }
  bool opens() const { return now_.is('{') || now_.is('[') || now_.is('('); }
  bool closes() const { return now_.is('}') || now_.is(']') || now_.is(')'); }
  bool ends_argument() const { return now_.is(',') || closes(); }

  /// Skips to the end of an argument, over brackets inside.
  void skip_argument() {
    std::size_t depth = 0;
    while (depth > 0 || !ends_argument()) {
      if (now_.what == kind::end)
        throw syntax_fault{begin_, "the bracket of the domain that begins here is not closed"};
      if (opens()) ++depth;
      if (closes()) --depth;
      advance();
    }
  }

  /// Skips to behind the bracket that closes the arguments. Their opening bracket is already read.
  void skip_arguments() {
    for (skip_argument(); now_.is(','); skip_argument()) advance();
    advance();
  }

  /// The arguments of D(...) or D_EXTEND(...), after the bracket.
  void read_domain(bool extends, std::size_t line) {
    begin_ = line;
    const argument name = read_argument();
    try {
      if (!name.literal || name.number)
        throw record_fault{line, "the name of a domain is computed; write it in quotes"};
      if (name.text.find('!') != std::string::npos) {
        throw record_fault{line, "a domain with a tag has several views in DNS; only one can be compared"};
      }
      zone_ = read_name(name.text, numbers::decimal, {line});
    } catch (const record_fault& fault) {
      out_.note(fault);
      return skip_arguments();
    }
    if (!extends && now_.is(',')) {  // the registrar
      advance();
      skip_argument();
    }
    read_modifiers();
  }

  /// Records and modifiers, also in lists, up to behind the closing bracket of the domain.
  void read_modifiers() {
    while (!now_.is(')')) {
      if (now_.what == kind::end)
        throw syntax_fault{begin_, "the bracket of the domain that begins here is not closed"};
      if (now_.is(',') || now_.is('[') || now_.is(']')) {
        advance();
      } else if (now_.what == kind::word) {
        read_modifier();
      } else if (now_.is('{')) {  // metadata
        skip_argument();
      } else {
        out_.note({now_.line, "what is computed is not read; write the records themselves"});
        now_.is('}') ? advance() : skip_argument();
      }
    }
    advance();
  }

  void read_modifier() {
    const std::string word = std::move(now_.text);
    const std::size_t line = now_.line;
    advance();
    if (now_.is('(')) {
      advance();
      if (wanted_records::compares(word)) {
        read_record(word, line);
      } else {
        if (is_among(other_types, word))
          out_.leave_out(word);
        else if (!is_among(harmless, word))
          out_.note({line, word.substr(0, 40) + "(...) computes its records; write them as TXT, MX, CNAME, A or AAAA"});
        skip_arguments();
      }
    } else if (!is_among(harmless, word)) {
      out_.note({line, word.substr(0, 40) + " is a variable; write its records themselves"});
      return skip_argument();
    }
    if (ends_argument()) return;
    out_.note({line, "what is computed is not read; write the records themselves"});
    skip_argument();
  }

  void read_record(const std::string& type, std::size_t line) {
    std::vector<argument> arguments;
    constexpr std::size_t most = 4;  // and modifiers, which do not matter
    while (!now_.is(')')) {
      argument next = read_argument();
      if (arguments.size() < most) arguments.push_back(std::move(next));
      if (now_.is(','))
        advance();
      else if (!now_.is(')'))
        throw syntax_fault{now_.line, "a bracket closes that no other opened"};
    }
    advance();
    out_.attempt([&] { add(type, arguments, {line}); });
  }

  void add(const std::string& type, std::span<const argument> arguments, const place& at) {
    const bool mx = type == "MX";
    const std::size_t value = mx ? 2 : 1;
    if (arguments.size() <= value) throw record_fault{at.line, type + " has too few arguments"};
    for (const auto& each : arguments.first(value + 1)) {
      if (!each.literal) {
        throw record_fault{each.line, "an argument of " + type + " is computed; write the value itself, in quotes"};
      }
    }
    const std::string owner = owner_of(arguments[0].text, at);
    const value_form form{texts::plain, numbers::decimal};
    if (type == "TXT" || type == "A" || type == "AAAA") return out_.add(owner, type, arguments[1].text, form, at);
    const std::string target = target_of(arguments[value].text, at);
    if (mx) return out_.add(owner, type, target, form, at, arguments[1].text);
    out_.add(owner, type, target, form, at);
  }

  std::string owner_of(const std::string& name, const place& at) const {
    if (name == "@") return zone_;
    if (name.ends_with('.')) throw record_fault{at.line, "DNSControl takes names without their domain: " + name};
    return read_name(name, numbers::decimal, at) + "." + zone_;
  }

  /// A target with its final dot.
  std::string target_of(const std::string& name, const place& at) const {
    if (name == "@") return zone_ + ".";
    if (name.ends_with('.')) return name;
    if (name.find('.') != std::string::npos) {
      throw record_fault{at.line, "DNSControl needs a final dot behind the target " + name.substr(0, 60)};
    }
    return name + "." + zone_ + ".";
  }

  /// One argument: a number, a text, texts joined by "+", or a list of texts. Anything else is skipped.
  argument read_argument() {
    argument made{.literal = true, .number = false, .text = {}, .line = now_.line};
    const bool list = now_.is('[');
    if (now_.what == kind::number) {
      made.number = true;
      made.text = std::move(now_.text);
      advance();
    } else {
      if (list) advance();
      while (now_.what == kind::text) {
        made.literal = made.literal && !now_.computed;
        made.text += now_.text;
        advance();
        if (!now_.is(list ? ',' : '+')) break;
        advance();
        if (!list && now_.what != kind::text) made.literal = false;
      }
      if (list && now_.is(']')) {
        advance();
      } else if (list || made.text.empty()) {
        // An empty text is a literal, but no record has it.
        made.literal = false;
        if (list) finish_list();
      }
    }
    if (!ends_argument()) {
      made.literal = false;
      skip_argument();
    }
    return made;
  }

  /// Skips the rest of a list of which something is computed.
  void finish_list() {
    for (skip_argument(); now_.is(','); skip_argument()) advance();
    advance();
  }

  js::tokenizer tokens_;
  wanted_records& out_;
  token now_;
  std::string zone_;
  std::size_t begin_ = 1;  ///< the line of the domain
};

}  // namespace

void read_dnscontrol(std::string_view text, wanted_records& out) {
  dnscontrol_reader{text, out}.run();
}

}  // namespace fromproof::cli
