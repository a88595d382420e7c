#include "wanted.hpp"

#include <array>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/text/ascii.hpp>

namespace fromproof::cli {

namespace {

constexpr std::size_t max_faults = 20;
constexpr std::size_t max_text = 65535;  // RFC 1035 section 3.2.1: RDLENGTH

std::optional<dns::record_type> type_of(std::string_view word_of_it) {
  using enum dns::record_type;
  for (const auto type : std::array{a, aaaa, cname, mx, ptr, txt}) {
    if (ascii::iequals(word(type), word_of_it)) return type;
  }
  return {};
}

std::string below(std::string_view name, std::string_view zone) {
  return name.empty() ? std::string{zone} : std::string{name} + "." + std::string{zone};
}

}  // namespace

bool is_in_domain(std::string_view name, std::string_view domain) {
  if (!name.ends_with(domain)) return false;
  return name.size() == domain.size() || domain.empty() || name[name.size() - domain.size() - 1] == '.';
}

std::string wanted_records::absolute(std::string_view name, std::string_view zone, numbers base,
                                     const place& at) const {
  const bool apex = name.empty() || name == "@";
  const bool final_dot = !apex && name.back() == '.';
  std::string read = apex ? std::string{} : read_name(name, base, at);
  if (final_dot) return read;
  if (!zone.empty()) return is_in_domain(read, zone) ? read : below(read, zone);
  // The file does not say which zone it is, so the domain that the user asks about is taken for it.
  for (const auto& domain : domains_) {
    if (!apex && is_in_domain(read, domain)) return read;
  }
  // "mail.other.example" may be a name of another zone, or one below this: nothing in the file decides that.
  const bool complete = read.find('.') != std::string::npos && public_suffix_table.knows_top_level(read);
  if (complete) {
    throw record_fault{at.line, "whether " + read + " is relative to its zone is not known; write it with a final dot"};
  }
  if (domains_.size() != 1) {
    throw record_fault{at.line, (apex ? "@" : read) + " is relative to a zone that the file does not name"};
  }
  return below(read, domains_.front());
}

bool wanted_records::compares(std::string_view type) {
  return type_of(type).has_value();
}

void wanted_records::add(const std::string& name, std::string_view type, std::string_view value, const value_form& form,
                         const place& at, std::optional<std::string_view> preference) {
  const auto known = type_of(type);
  if (!known) return leave_out(type);
  wanted_record made{.name = name, .type = *known, .data = {}};
  switch (*known) {
    case dns::record_type::txt:
      made.data = read_text(value, form, at);
      if (made.data.size() > max_text)
        throw record_fault{at.line, "a text of more than 65,535 octets fits in no record"};
      break;
    case dns::record_type::a: made.data = read_address(ascii::trim(value), 4, at); break;
    case dns::record_type::aaaa: made.data = read_address(ascii::trim(value), 16, at); break;
    case dns::record_type::cname:
    case dns::record_type::ptr: made.data = read_name(ascii::trim(value), form.base, at); break;
    case dns::record_type::tlsa: return leave_out(type);
    case dns::record_type::mx: {
      auto host = ascii::trim(value);
      if (!preference) {
        const auto blank = host.find_first_of(" \t");
        if (blank == std::string_view::npos) {
          throw record_fault{at.line, "an MX needs its preference and its host, as in \"10 mail.example.com\""};
        }
        preference = host.substr(0, blank);
        host = ascii::trim(host.substr(blank));
      }
      made.preference = read_preference(*preference, at);
      made.data = read_name(host, form.base, at);
      break;
    }
  }
  records_.push_back(std::move(made));
}

void wanted_records::leave_out(std::string_view what) {
  // Names of types come from the file, so there may be any number of them.
  constexpr std::size_t max_kinds = 50;
  constexpr std::size_t max_word = 40;
  std::string kind{what.substr(0, max_word)};
  if (left_out_.size() >= max_kinds && !left_out_.contains(kind)) kind = "others";
  ++left_out_[kind];
}

void wanted_records::note(const record_fault& fault) {
  ++fault_count_;
  if (faults_.size() < max_faults) faults_.push_back(fault);
}

}  // namespace fromproof::cli
