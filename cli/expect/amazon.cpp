// Record sets of Amazon Route 53: in its own JSON, and in templates of CloudFormation.

#include <fromproof/text/ascii.hpp>

#include "forms.hpp"

namespace fromproof::cli {

namespace {

constexpr value_form form{texts::strings, numbers::octal};

/// A member that must be a text.
const node& required(const node& of, std::string_view name) {
  const node* found = of.find(name);
  if (found == nullptr) throw record_fault{of.line, "a record has no " + std::string{name}};
  // CloudFormation's functions are tags in YAML, and objects as {"Ref": ...} or {"Fn::Sub": ...} in JSON.
  if (!found->is_text()) {
    throw record_fault{found->line,
                       std::string{name} + " is computed when it is deployed; write the value itself, as a text"};
  }
  return *found;
}

/// Names are complete: Route 53 has no relative ones.
std::string name_of(const node& set) {
  const node& name = required(set, "Name");
  return read_name(name.text, numbers::octal, {name.line});
}

/// Visits the values of a record set. `value_of` gives the text of an item.
template <class F>
void read_set(const node& set, wanted_records& out, F&& value_of) {
  if (!set.is_object()) throw record_fault{set.line, "a record set must be an object"};
  if (set.find("AliasTarget") != nullptr || set.find("TrafficPolicyInstanceId") != nullptr) {
    return out.leave_out("alias");
  }
  const node& type = required(set, "Type");
  if (!wanted_records::compares(type.text)) return out.leave_out(type.text);
  const std::string name = name_of(set);
  const node* values = set.find("ResourceRecords");
  if (values == nullptr) throw record_fault{set.line, "a record set has no ResourceRecords"};
  if (!values->is_list()) {
    throw record_fault{values->line, "ResourceRecords is computed when it is deployed; write the values themselves"};
  }
  for (const auto& each : values->items) {
    out.attempt([&] {
      const node& value = value_of(each);
      out.add(name, type.text, value.text, form, {value.line});
    });
  }
}

void read_json_set(const node& set, wanted_records& out) {
  out.attempt([&] { read_set(set, out, [](const node& item) -> const node& { return required(item, "Value"); }); });
}

void read_template_set(const node& set, wanted_records& out) {
  out.attempt([&] {
    read_set(set, out, [](const node& item) -> const node& {
      if (item.is_text()) return item;
      throw record_fault{item.line, "a value is computed when it is deployed; write the value itself, as a text"};
    });
  });
}

void read_change(const node& change, wanted_records& out) {
  out.attempt([&] {
    // What is to be deleted is not wanted.
    if (ascii::iequals(required(change, "Action").text, "DELETE")) return;
    const node* set = change.find("ResourceRecordSet");
    if (set == nullptr) throw record_fault{change.line, "a change has no ResourceRecordSet"};
    read_json_set(*set, out);
  });
}

void read_resource(const node& resource, wanted_records& out) {
  if (!resource.is_object()) {
    throw record_fault{resource.line, resource.name + " is computed when it is deployed; write its records themselves"};
  }
  const node* type = resource.find("Type");
  if (type == nullptr || !type->is_text()) return;
  const bool group = type->text == "AWS::Route53::RecordSetGroup";
  if (!group && type->text != "AWS::Route53::RecordSet") return;
  const node* properties = resource.find("Properties");
  if (properties == nullptr) throw record_fault{resource.line, resource.name + " has no Properties"};
  if (!group) return read_template_set(*properties, out);
  const node* sets = properties->find("RecordSets");
  if (sets == nullptr || !sets->is_list()) {
    throw record_fault{properties->line, "RecordSets must be a list of record sets"};
  }
  for (const auto& each : sets->items) read_template_set(each, out);
}

}  // namespace

void read_route53(const node& root, wanted_records& out) {
  const node* batch = root.find("ChangeBatch");
  const node& from = batch == nullptr ? root : *batch;
  if (const node* changes = from.find("Changes"); changes != nullptr && changes->is_list()) {
    for (const auto& each : changes->items) read_change(each, out);
  }
  if (const node* sets = from.find("ResourceRecordSets"); sets != nullptr && sets->is_list()) {
    for (const auto& each : sets->items) read_json_set(each, out);
  }
}

void read_cloudformation(const node& root, wanted_records& out) {
  const node* resources = root.find("Resources");
  if (resources == nullptr || !resources->is_object()) return;
  for (const auto& each : resources->items) {
    out.attempt([&] { read_resource(each, out); });
  }
}

}  // namespace fromproof::cli
