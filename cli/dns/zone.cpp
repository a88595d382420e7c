#include "zone.hpp"

// NOLINTNEXTLINE(modernize-deprecated-headers)
#include <stdbool.h>  // without it ldns makes macros of bool, true and false

#include <ldns/ldns.h>

#include <cerrno>
#include <cstdio>
#include <fromproof/text/ascii.hpp>
#include <memory>
#include <optional>
#include <system_error>

#include "master_file.hpp"

namespace fromproof::cli {

namespace {

struct deleter {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(ldns_zone* records) const { ldns_zone_deep_free(records); }
  void operator()(ldns_rdf* data) const { ldns_rdf_deep_free(data); }
};
template <class T>
using owned = std::unique_ptr<T, deleter>;

std::string_view octets_of(const ldns_rdf* data) {
  return {reinterpret_cast<const char*>(ldns_rdf_data(data)), ldns_rdf_size(data)};
}

/// A name as "a.b.c", in lower case. Empty if a label has a dot, because the name cannot be written like this.
std::optional<std::string> name_of(const ldns_rdf* dname) {
  std::string name;
  auto wire = octets_of(dname);
  while (!wire.empty() && wire.front() != 0) {
    const auto label = wire.substr(1, static_cast<unsigned char>(wire.front()));
    if (label.find('.') != std::string_view::npos) return {};
    if (!name.empty()) name += '.';
    for (const char c : label) name += ascii::to_lower(c);
    wire.remove_prefix(label.size() + 1);
  }
  return name;
}

std::string lower(std::string_view name) {
  std::string text{name};
  for (char& c : text) c = ascii::to_lower(c);
  return text;
}

/// The parent of a name; empty for a single label.
std::optional<std::string_view> above(std::string_view name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return {};
  return name.substr(dot + 1);
}

owned<ldns_zone> read_records(const std::string& file) {
  std::string text = read_master_file(file);
  if (!text.ends_with('\n')) text += '\n';
  const owned<std::FILE> in{fmemopen(text.data(), text.size(), "r")};
  const owned<ldns_rdf> root{ldns_dname_new_frm_str(".")};
  if (!in || !root) refuse_zone(file, std::generic_category().message(errno));
  ldns_zone* records = nullptr;
  int line = 0;
  const auto status = ldns_zone_new_frm_fp_l(&records, in.get(), root.get(), 3600, LDNS_RR_CLASS_IN, &line);
  if (status != LDNS_STATUS_OK) refuse_zone(file + ":" + std::to_string(line), ldns_get_errorstr_by_id(status));
  return owned<ldns_zone>{records};
}

std::string joined_strings(const ldns_rr* record) {
  std::string text;
  for (std::size_t i = 0; i < ldns_rr_rd_count(record); ++i) text += octets_of(ldns_rr_rdf(record, i)).substr(1);
  return text;
}

}  // namespace

zone::zone(const std::string& file) {
  const auto records = read_records(file);
  const ldns_rr_list* all = ldns_zone_rrs(records.get());
  for (std::size_t i = 0; i < ldns_rr_list_rr_count(all); ++i) {
    const ldns_rr* record = ldns_rr_list_rr(all, i);
    const auto owner = name_of(ldns_rr_owner(record));
    if (!owner || ldns_rr_get_class(record) != LDNS_RR_CLASS_IN) continue;
    const auto type = static_cast<dns::record_type>(ldns_rr_get_type(record));
    const ldns_rdf* first = ldns_rr_rdf(record, 0);
    switch (type) {
      case dns::record_type::a:
      case dns::record_type::aaaa: add(*owner, type, {.data = std::string{octets_of(first)}}); break;
      case dns::record_type::txt: add(*owner, type, {.data = joined_strings(record)}); break;
      case dns::record_type::ptr:
      case dns::record_type::cname:
        if (const auto name = name_of(first)) add(*owner, type, {.data = *name});
        break;
      case dns::record_type::mx:
        if (const auto name = name_of(ldns_rr_rdf(record, 1))) {
          add(*owner, type, {.data = *name, .preference = ldns_rdf2native_int16(first)});
        }
        break;
      default: add(*owner, type, {}); break;  // the name exists
    }
  }
}

void zone::add(const std::string& name, dns::record_type type, value record) {
  names_[name][type].push_back(std::move(record));
  for (auto next = above(name); next; next = above(*next)) names_.try_emplace(std::string{*next});
}

const zone::node* zone::find(std::string_view name) const {
  if (const auto here = names_.find(name); here != names_.end()) return &here->second;
  // RFC 4592 section 3.3.1: the wildcard below the closest name that exists, if there is one.
  for (auto next = above(name); next; next = above(*next)) {
    if (!names_.contains(*next)) continue;
    const auto wildcard = names_.find("*." + std::string{*next});
    return wildcard == names_.end() ? nullptr : &wildcard->second;
  }
  return nullptr;
}

zone::found zone::look_up(const dns::query& asked) const {
  constexpr int max_aliases = 16;
  found result{.status = dns::status::failure, .records = {}, .name = std::string{asked.name}};
  for (int aliases = 0; aliases <= max_aliases; ++aliases) {
    const node* here = find(lower(result.name));
    // RFC 6604 section 3: an alias exists even if its end does not.
    if (here == nullptr) {
      return result.status = aliases == 0 ? dns::status::nxdomain : dns::status::no_data, result;
    }
    if (const auto values = here->find(asked.type); values != here->end()) {
      for (const auto& each : values->second)
        result.records.push_back({.data = each.data, .preference = each.preference});
      return result.status = dns::status::ok, result;
    }
    const auto alias = here->find(dns::record_type::cname);
    if (alias == here->end()) return result.status = dns::status::no_data, result;
    result.name = alias->second.front().data;
  }
  return result;
}

}  // namespace fromproof::cli
