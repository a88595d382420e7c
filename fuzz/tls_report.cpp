// Reports on TLS: another reader of JSON accepts what is read and finds the same in it; all texts lie in the input.

#include "fromproof/reports/tls_report.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/text/utf8.hpp"
#include "require.hpp"

namespace {

using namespace fromproof;
using fuzz::require;
using nlohmann::json;

struct owned_policy {
  std::string type, domain;
  maybe<std::uint64_t> successes, failures;
  std::vector<std::array<std::string, 3>> details;
  std::vector<maybe<std::uint64_t>> counts;
};

std::string decoded(std::string_view raw) {
  std::string out;
  write_json_string(raw, [&out](std::string_view piece) { out += piece; });
  return out;
}

struct collector {
  std::string_view input;
  std::vector<owned_policy> policies;

  std::string text(std::string_view raw) const {
    require(raw.empty() || (raw.data() >= input.data() && raw.data() + raw.size() <= input.data() + input.size()));
    return decoded(raw);
  }
  void policy(const reports::tls_policy& one) {
    owned_policy own{text(one.type), text(one.domain), one.successes, one.failures, {}, {}};
    require(one.details.size() <= 4 && (one.details_omitted == 0 || one.details.size() == 4));
    for (const auto& each : one.details) {
      own.details.push_back({text(each.type), text(each.mta), text(each.reason)});
      own.counts.push_back(each.count);
    }
    policies.push_back(own);
  }
};

/// The document, or nothing if a name is twice in one object: which of the two counts is up to the reader. The other
/// reader takes a NUL for the end of the text.
json parsed_by_another(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return json(json::value_t::discarded);
  std::vector<std::set<std::string>> names;
  bool unique = true;
  const auto look = [&](int, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::object_start) names.emplace_back();
    if (event == json::parse_event_t::object_end) names.pop_back();
    if (event == json::parse_event_t::key) unique = names.back().insert(value.get<std::string>()).second && unique;
    return true;
  };
  auto read = json::parse(text, look, false);
  return unique ? read : json(json::value_t::discarded);
}

std::string string_in(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}
const json& member(const json& object, const char* name) {
  static const json none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

/// A count is at most 19 digits, in a string or not.
void require_count(const maybe<std::uint64_t>& read, const json& value) {
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    if (text.find_first_not_of("0123456789") == text.npos && !text.empty() && text.size() <= 19) {
      require(!read || *read == std::stoull(text));  // it may have been written with escapes
    } else {
      require(!read);
    }
  } else if (value.is_number_unsigned() && value.get<std::uint64_t>() <= 9999999999999999999U) {
    require(read == value.get<std::uint64_t>());
  } else {
    require(!read);
  }
}

void require_same(const owned_policy& read, const json& value) {
  const auto& policy = member(value, "policy");
  const auto& summary = member(value, "summary");
  require(read.type == (policy.is_object() ? string_in(policy, "policy-type") : ""));
  require(read.domain == (policy.is_object() ? string_in(policy, "policy-domain") : ""));
  const json none;
  require_count(read.successes, summary.is_object() ? member(summary, "total-successful-session-count") : none);
  require_count(read.failures, summary.is_object() ? member(summary, "total-failure-session-count") : none);
  std::size_t i = 0;
  const auto& details = member(value, "failure-details");
  if (details.is_array()) {
    for (const auto& each : details) {
      if (!each.is_object()) continue;
      if (i == read.details.size()) break;
      require(read.details[i][0] == string_in(each, "result-type"));
      require(read.details[i][1] == string_in(each, "receiving-mx-hostname"));
      const auto reason = string_in(each, "failure-reason-code"), about = string_in(each, "additional-information");
      require(read.details[i][2] == reason || read.details[i][2] == about);
      require_count(read.counts[i], member(each, "failed-session-count"));
      ++i;
    }
  }
  require(i == read.details.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  std::array<reports::tls_detail, 4> memory;
  collector found{text, {}};
  const auto report = reports::read_tls_report(text, memory, found);
  require(report.offset <= size);
  require(report.error != errc::none || report.policies == found.policies.size());
  const auto organization = found.text(report.organization_name), id = found.text(report.report_id);
  const json other = parsed_by_another(text);
  if (other.is_discarded() || report.error == errc::too_deep) return 0;
  require(report.error == errc::none);
  const bool known = other.is_object() && member(other, "policies").is_array();
  require(report.known == known);
  if (!known) return 0;
  require(organization == string_in(other, "organization-name") && id == string_in(other, "report-id"));
  std::size_t i = 0;
  for (const auto& each : member(other, "policies")) {
    if (!each.is_object()) continue;
    require(i < found.policies.size());
    require_same(found.policies[i++], each);
  }
  require(i == found.policies.size());
  return 0;
}
