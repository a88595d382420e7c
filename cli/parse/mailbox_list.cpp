#include <fromproof/domain/domain.hpp>
#include <fromproof/message/mailbox.hpp>
#include <fromproof/report/json/mailbox.hpp>

#include "request.hpp"

namespace fromproof::cli {

namespace {

using message::mailbox;

/// The domain of the address: normalized if it is valid, otherwise as written.
std::string domain_text(const mailbox& box) {
  const auto domain = message::domain_of(box);
  return std::string{domain ? domain->view() : box.domain};
}

std::string local_part(const mailbox& box) {
  return text_from([&box](auto& to) { message::write_local_part(box, to); });
}

std::string display_name(const mailbox& box) {
  return text_from([&box](auto& to) { message::write_display_name(box, to); });
}

std::string address(const mailbox& box) {
  return local_part(box) + "@" + domain_text(box);
}

std::string group_name(std::string_view raw) {
  mailbox named;
  named.display_name = raw;
  return display_name(named);
}

bool is_in(const message::mailbox_item& item, const message::address_group& group) {
  return item.group.data() == group.name.data();
}

void write_mailbox(json_writer<output>& json, const message::mailbox_item& item) {
  json.begin_object();
  write_mailbox_members(json, item.value, item.value.domain);
  json.key("group");
  item.group.data() == nullptr ? json.null() : json.string(group_name(item.group));
  json.end_object();
}

/// The first malformed member; its error is none if there is none.
message::mailbox_item first_fault(std::string_view text) {
  for (const auto& item : message::mailbox_list{text}) {
    if (item.error != errc::none) return item;
  }
  return {};
}

void write_json(std::string_view text, const message::mailbox_item& fault, output& out) {
  json_writer json{out};
  json.begin_object();
  if (fault.error != errc::none) write_fault(json, fault.error, fault.offset);
  json.key("mailboxes");
  json.begin_array();
  for (const auto& item : message::mailbox_list{text}) {
    if (item.error == errc::none) write_mailbox(json, item);
  }
  json.end_array();
  json.key("groups");
  json.begin_array();
  // The mailboxes of a group follow it, so one walk is enough for all groups.
  auto item = message::mailbox_list{text}.begin();
  for (const auto& group : message::group_list{text}) {
    json.begin_object();
    json.member("name", group_name(group.name));
    json.key("mailboxes");
    json.begin_array();
    while (item != std::default_sentinel && !is_in(*item, group) && item->value.text.data() < group.name.data()) ++item;
    for (; item != std::default_sentinel && is_in(*item, group); ++item) {
      if (item->error == errc::none) json.string(address(item->value));
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out("\n");
}

void write_text(std::string_view text, output& out) {
  rows lines;
  for (const auto& item : message::mailbox_list{text}) {
    if (item.error != errc::none) {
      lines.add("! " + std::string{code(item.error)}, item.value.text);
      continue;
    }
    std::string note = display_name(item.value);
    if (item.group.data() != nullptr) note += (note.empty() ? "" : "  ") + ("[" + group_name(item.group) + "]");
    lines.add(address(item.value), note);
  }
  for (const auto& group : message::group_list{text}) lines.add("group", group_name(group.name));
  lines.print(out);
}

}  // namespace

exit_status parse_mailbox_list(const parse_request& request, output& out) {
  const auto fault = first_fault(request.text);
  if (request.json) {
    write_json(request.text, fault, out);
  } else {
    write_text(request.text, out);
    if (fault.error != errc::none) complain_at(request, fault.error, fault.offset);
  }
  return fault.error == errc::none ? all_pass : bad_input;
}

}  // namespace fromproof::cli
