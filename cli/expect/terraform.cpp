#include <algorithm>
#include <array>
#include <fromproof/text/ascii.hpp>
#include <map>
#include <span>
#include <utility>

#include "forms.hpp"
#include "hcl.hpp"

namespace fromproof::cli {

namespace {

using hcl::block;
using hcl::expression;

/// A resource that holds records, and the names of its arguments.
struct record_resource {
  std::string_view type;
  std::string_view zone;                   ///< the argument that refers to its zone
  std::array<std::string_view, 2> values;  ///< the argument with the value or the list of values, by any of its names
  std::string_view preference;             ///< of an MX; empty if it stands in the value
  value_form form;
};

constexpr record_resource record_resources[] = {
    {"aws_route53_record", "zone_id", {"records", ""}, "", {texts::inside_quotes, numbers::octal}},
    {"cloudflare_record", "zone_id", {"content", "value"}, "priority", {texts::plain_or_strings, numbers::decimal}},
    {"cloudflare_dns_record", "zone_id", {"content", ""}, "priority", {texts::plain_or_strings, numbers::decimal}},
    {"google_dns_record_set", "managed_zone", {"rrdatas", ""}, "", {texts::strings, numbers::decimal}},
};

/// A resource or data source that is a zone, and the argument with its name.
struct zone_resource {
  std::string_view type, name;
};
constexpr zone_resource zone_resources[] = {
    {"aws_route53_zone", "name"},
    {"cloudflare_zone", "name"},
    {"cloudflare_zone", "zone"},
    {"google_dns_managed_zone", "dns_name"},
};

[[noreturn]] void refuse_computed(std::size_t line, std::string_view argument) {
  throw record_fault{line, std::string{argument} + " is computed by Terraform; write the value itself, in quotes"};
}

class terraform_reader {
 public:
  explicit terraform_reader(wanted_records& out) : out_{out} {}

  void run(std::string_view text) {
    hcl::read_blocks(text, [this](block&& each) { keep(std::move(each)); });
    for (const auto& each : records_) {
      out_.attempt([&] { read_record(each, *resource_of(each)); });
    }
  }

 private:
  static const record_resource* resource_of(const block& of) {
    const auto* found = std::find_if(std::begin(record_resources), std::end(record_resources),
                                     [&](const auto& each) { return each.type == of.header[1]; });
    return found == std::end(record_resources) ? nullptr : found;
  }

  /// Zones may stand behind their records, so these are read at the end.
  void keep(block&& each) {
    if (each.header.size() < 3) return;
    const bool data = each.header[0] == "data";
    if (!data && each.header[0] != "resource") return;
    for (const auto& zone : zone_resources) {
      if (each.header[1] != zone.type) continue;
      const auto* name = each.find(zone.name);
      if (name == nullptr || name->what != expression::kind::text) continue;
      const auto& pieces = name->items.front().pieces;
      if (pieces.size() != 1 || pieces.front().reference) continue;
      zones_[(data ? "data." : "") + each.header[1] + "." + each.header[2]] = pieces.front().text;
    }
    if (data) return;
    if (resource_of(each) != nullptr) {
      records_.push_back(std::move(each));
    } else if (each.header[1].find("dns_") != std::string::npos && each.header[1].find("record") != std::string::npos) {
      out_.leave_out(each.header[1]);  // records of another provider
    }
  }

  void read_record(const block& from, const record_resource& how) {
    const auto* type = from.find("type");
    if (type == nullptr) throw record_fault{from.line, label_of(from) + " has no type"};
    const std::string word = literal(*type, "type");
    if (!wanted_records::compares(word)) return out_.leave_out(word);
    if (from.contains("alias")) return out_.leave_out("alias");
    for (const std::string_view several : std::array{"count", "for_each"}) {
      if (const auto* found = from.find(several)) refuse_computed(found->line, several);
    }
    const auto* name = from.find("name");
    if (name == nullptr) throw record_fault{from.line, label_of(from) + " has no name"};
    const std::string owner = out_.absolute(literal(*name, "name"), zone_of(from, how), how.form.base, {name->line});
    read_values(from, how, owner, word);
  }

  void read_values(const block& from, const record_resource& how, const std::string& owner, const std::string& type) {
    for (const auto argument : how.values) {
      const auto* values = argument.empty() ? nullptr : from.find(argument);
      if (values == nullptr) continue;
      if (values->what != expression::kind::text && values->what != expression::kind::list) {
        refuse_computed(values->line, argument);
      }
      const auto preference = preference_of(from, how, type);
      for (const auto& each : values->items) {
        out_.attempt([&] {
          out_.add(owner, type, resolved(each.pieces, each.line, argument), how.form, {each.line}, preference);
        });
      }
      return;
    }
    throw record_fault{from.line, label_of(from) + " has no " + std::string{how.values.front()}};
  }

  std::optional<std::string> preference_of(const block& from, const record_resource& how,
                                           const std::string& type) const {
    if (how.preference.empty() || !ascii::iequals(type, "MX")) return {};
    const auto* found = from.find(how.preference);
    if (found == nullptr) throw record_fault{from.line, label_of(from) + " is an MX without a priority"};
    return literal(*found, how.preference);
  }

  static std::string label_of(const block& of) { return of.header[1] + "." + of.header[2].substr(0, 80); }

  /// The name of the zone if it stands in the file, without its final dot; otherwise nothing.
  std::string zone_of(const block& from, const record_resource& how) const {
    const auto* zone = from.find(how.zone);
    if (zone == nullptr || zone->what != expression::kind::reference) return {};
    const auto found = zones_.find(std::string_view{zone->text}.substr(0, zone->text.rfind('.')));
    return found == zones_.end() ? std::string{} : read_name(found->second, numbers::decimal, {zone->line});
  }

  /// A text, a number, or the name of a zone by reference.
  std::string literal(const expression& value, std::string_view argument) const {
    switch (value.what) {
      case expression::kind::text: return resolved(value.items.front().pieces, value.line, argument);
      case expression::kind::number: return value.text;
      case expression::kind::reference:
        if (const auto* zone = zone_name(value.text)) return *zone;
        break;
      default: break;
    }
    refuse_computed(value.line, argument);
  }

  /// A text whose templates are names of zones that stand in this file; any other template is refused.
  std::string resolved(std::span<const hcl::piece> pieces, std::size_t line, std::string_view argument) const {
    std::string out;
    for (const auto& each : pieces) {
      const auto* text = each.reference ? zone_name(each.text) : &each.text;
      if (text == nullptr) refuse_computed(line, argument);
      out += *text;
    }
    return out;
  }

  /// What "aws_route53_zone.main.name" stands for; null if it is anything else.
  const std::string* zone_name(std::string_view reference) const {
    const auto dot = reference.rfind('.');
    if (dot == std::string_view::npos) return nullptr;
    const auto argument = reference.substr(dot + 1);
    const auto of = reference.substr(0, dot);
    for (const auto& zone : zone_resources) {
      const auto type = of.starts_with("data.") ? of.substr(5) : of;
      if (zone.name != argument || !type.starts_with(zone.type)) continue;
      const auto found = zones_.find(of);
      return found == zones_.end() ? nullptr : &found->second;
    }
    return nullptr;
  }

  wanted_records& out_;
  std::vector<block> records_;
  std::map<std::string, std::string, std::less<>> zones_;  ///< "aws_route53_zone.main" and its name
};

}  // namespace

void read_terraform(std::string_view text, wanted_records& out) {
  terraform_reader{out}.run(text);
}

}  // namespace fromproof::cli
