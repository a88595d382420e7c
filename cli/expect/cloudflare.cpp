#include <array>

#include "forms.hpp"

namespace fromproof::cli {

namespace {

const node& required(const node& of, std::string_view name) {
  const node* found = of.find(name);
  if (found == nullptr || !found->is_text()) {
    throw record_fault{of.line, "a record has no " + std::string{name} + ", or it is not a text"};
  }
  return *found;
}

void read_record(const node& record, wanted_records& out) {
  const node& type = required(record, "type");
  if (!wanted_records::compares(type.text)) return out.leave_out(type.text);
  const node& name = required(record, "name");
  const node& content = required(record, "content");
  const node* zone = record.find("zone_name");
  const std::string zone_name =
      zone != nullptr && zone->is_text() ? read_name(zone->text, numbers::decimal, {zone->line}) : std::string{};
  const std::string owner = out.absolute(name.text, zone_name, numbers::decimal, {name.line});
  const value_form form{texts::plain_or_strings, numbers::decimal};
  if (type.text != "MX") return out.add(owner, type.text, content.text, form, {content.line});
  out.add(owner, type.text, content.text, form, {content.line}, required(record, "priority").text);
}

void read_list(const node& list, wanted_records& out) {
  for (const auto& each : list.items) {
    out.attempt([&] { read_record(each, out); });
  }
}

}  // namespace

void read_cloudflare(const node& root, wanted_records& out) {
  if (root.is_list()) return read_list(root, out);
  // What is in "deletes" is not wanted.
  bool any = false;
  for (const std::string_view name : std::array{"posts", "puts", "patches", "result"}) {
    const node* part = root.find(name);
    if (part == nullptr) continue;
    any = true;
    if (part->is_list()) {
      read_list(*part, out);
    } else {
      out.attempt([&] { read_record(*part, out); });
    }
  }
  if (!any) out.attempt([&] { read_record(root, out); });
}

}  // namespace fromproof::cli
