#include "read.hpp"

#include <algorithm>
#include <array>
#include <fromproof/text/ascii.hpp>
#include <fromproof/text/utf8.hpp>
#include <system_error>
#include <utility>

#include "../octet_reader.hpp"
#include "../usage_error.hpp"
#include "forms.hpp"

namespace fromproof::cli {

namespace {

constexpr std::size_t max_file = std::size_t{16} << 20;

std::string read_whole(const std::string& file) try {
  std::string text;
  octet_reader reader{file};
  for (auto block = reader.next_block(); !block.empty(); block = reader.next_block()) {
    text += block;
    if (text.size() > max_file) throw usage_error{file + ": it has more than 16 MiB"};
  }
  return text;
} catch (const std::system_error& error) {
  throw usage_error{file + ": " + error.code().message()};
}

std::string_view first_line(std::string_view text) {
  return ascii::trim(text.substr(0, text.find('\n')));
}

/// A text from its first line that is neither blank nor a comment of any of the forms.
std::string_view from_first_statement(std::string_view text) {
  while (!text.empty()) {
    if (ascii::is_fws(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with("/*")) {
      text.remove_prefix(std::min(text.find("*/"), text.size() - 2) + 2);
    } else if (text.front() == '#' || text.front() == ';' || text.starts_with("//")) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    } else {
      break;
    }
  }
  return text;
}

/// What follows a word at the beginning of a line, without blanks; a null view if another word stands there.
std::string_view behind(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) return {};
  const auto rest = line.substr(word.size());
  const bool ends = rest.empty() || !(ascii::is_alnum(rest.front()) ||
                                      std::string_view{"_-."}.find(rest.front()) != std::string_view::npos);
  return ends ? ascii::trim(rest) : std::string_view{};
}

bool is_terraform(std::string_view line) {
  constexpr std::array words{"resource", "data",   "variable", "locals", "terraform", "provider",
                             "module",   "output", "import",   "moved",  "removed",   "check"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const auto rest = behind(line, word);
    return rest.starts_with('"') || rest.starts_with('{');
  });
}

bool is_yaml(std::string_view line) {
  constexpr std::array words{"AWSTemplateFormatVersion",
                             "Description",
                             "Metadata",
                             "Parameters",
                             "Rules",
                             "Mappings",
                             "Conditions",
                             "Transform",
                             "Resources",
                             "Outputs"};
  return line.starts_with("---") || line.starts_with("%YAML") ||
         std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return behind(line, word).starts_with(':'); });
}

/// "name =" or, of a function, "name(": what follows a word that declares a name.
bool declares(std::string_view rest, char mark) {
  const auto is_name = [](char c) { return ascii::is_alnum(c) || c == '_' || c == '$'; };
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_name);
  const auto size = static_cast<std::size_t>(end - rest.begin());
  return size > 0 && ascii::trim(rest.substr(size)).starts_with(mark);
}

bool is_dnscontrol(std::string_view line) {
  constexpr std::array calls{"D",       "D_EXTEND",    "REV", "DEFAULTS", "NewRegistrar", "NewDnsProvider",
                             "require", "require_glob"};
  if (line.starts_with("\"use strict\"") || line.starts_with("'use strict'")) return true;
  for (const std::string_view word : calls) {
    if (behind(line, word).starts_with('(')) return true;
  }
  for (const std::string_view word : std::array{"var", "let", "const"}) {
    if (declares(behind(line, word), '=')) return true;
  }
  return declares(behind(line, "function"), '(');
}

/// JSON of one of three services, by its members.
void read_json_value(const node& root, wanted_records& out) {
  const auto has = [&](std::string_view name) { return root.find(name) != nullptr; };
  if (has("Changes") || has("ChangeBatch") || has("ResourceRecordSets")) return read_route53(root, out);
  if (has("Resources")) return read_cloudformation(root, out);
  if (root.is_list() || has("posts") || has("puts") || has("patches") || has("deletes") || has("result") ||
      has("content")) {
    return read_cloudflare(root, out);
  }
  throw syntax_fault{root.line, has("resource") ? "Terraform in JSON is not read; give the same in its own language"
                                                : "JSON, but neither of Route 53 nor of Cloudflare or CloudFormation"};
}

void read_any(std::string text, wanted_records& out) {
  if (text.starts_with(utf8::byte_order_mark)) text.erase(0, utf8::byte_order_mark.size());
  const auto begin = from_first_statement(text);
  const auto line = first_line(begin);
  if (begin.empty()) throw syntax_fault{1, "the file has no records"};
  if (begin.front() == '{' || begin.front() == '[') {
    for (const auto& each : read_json(text)) read_json_value(each, out);
  } else if (is_terraform(line)) {
    read_terraform(text, out);
  } else if (is_yaml(line)) {
    for (const auto& each : read_yaml(text)) read_cloudformation(each, out);
  } else if (is_dnscontrol(line)) {
    read_dnscontrol(text, out);
  } else {
    read_zone_file(std::move(text), out);
  }
}

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& what) {
  throw usage_error{file + ": line " + std::to_string(line) + ": " + what};
}

}  // namespace

wanted_records read_wanted_text(std::string text, const std::string& file, std::span<const std::string> domains) {
  wanted_records out{domains};
  try {
    read_any(std::move(text), out);
  } catch (const syntax_fault& fault) {
    refuse(file, fault.line, fault.what);
  } catch (const record_fault& fault) {
    refuse(file, fault.line, fault.what);
  }
  if (out.records().empty() && out.fault_count() == 0) {
    throw usage_error{file + ": it has no record of a type that is compared (TXT, MX, CNAME, A, AAAA or PTR)"};
  }
  return out;
}

wanted_records read_wanted(const std::string& file, std::span<const std::string> domains) {
  return read_wanted_text(read_whole(file), file, domains);
}

}  // namespace fromproof::cli
