#include "compare.hpp"

#include <algorithm>
#include <array>
#include <fromproof/domain/ip_address.hpp>
#include <map>
#include <optional>
#include <utility>

#include "../usage_error.hpp"
#include "text_kind.hpp"

namespace fromproof::cli {

namespace {

/// A value as people write it; also what values are compared by.
std::string written(dns::record_type type, std::string_view data, unsigned preference) {
  std::string out;
  switch (type) {
    case dns::record_type::txt: return std::string{data};
    case dns::record_type::a:
    case dns::record_type::aaaa: {
      std::array<std::uint8_t, 16> octets{};
      std::transform(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(std::min(data.size(), octets.size())),
                     octets.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
      const std::array<std::uint8_t, 4> v4{octets[0], octets[1], octets[2], octets[3]};
      (data.size() == 4 ? ip_address{v4} : ip_address{octets}).write([&out](std::string_view piece) { out += piece; });
      return out;
    }
    case dns::record_type::mx: out = std::to_string(preference) + " "; break;
    default: break;
  }
  for (const char c : data) out += ascii::to_lower(c);
  return data.empty() ? out + "." : out;
}

using question = std::pair<std::string, dns::record_type>;

/// The records of one name and type.
class record_set {
 public:
  void want(const std::string& name, std::string value) {
    if (std::find(wanted_.begin(), wanted_.end(), value) != wanted_.end()) return;
    // No answer of DNS has room for more, and each is compared with each.
    constexpr std::size_t most = 1000;
    if (wanted_.size() == most) throw usage_error{"--expect: more than 1000 records of a type at " + name};
    wanted_.push_back(std::move(value));
  }

  void compare(const question& of, const dns::answer& answer, drift& out) const {
    const auto& [name, type] = of;
    const bool known = answer.status == dns::status::ok || answer.status == dns::status::no_data ||
                       answer.status == dns::status::nxdomain;
    if (!known) {
      for (const auto& each : wanted_) out.items.push_back({name, type, drift_state::unknown, each, {}});
      return;
    }
    std::vector<std::string> found;
    for (const auto& each : answer.records) found.push_back(written(type, each.data, each.preference));
    compare(of, std::move(found), out);
  }

 private:
  /// Only records of the same kind take each other's place: a name has many texts that have nothing to do with mail.
  static text_kind kind(const question& of, std::string_view value) {
    return of.second == dns::record_type::txt ? kind_of(of.first, value) : text_kind::other;
  }

  static bool replaces(const question& of, text_kind one, text_kind other) {
    return of.second != dns::record_type::txt || (one == other && one != text_kind::other);
  }

  /// Takes the value out of those found: the same octets, or one that says the same.
  static std::optional<std::string> take(const question& of, const std::string& value, std::vector<std::string>& from) {
    auto at = std::find(from.begin(), from.end(), value);
    if (at == from.end()) {
      const auto which = kind(of, value);
      at = std::find_if(from.begin(), from.end(), [&](const auto& other) {
        return kind(of, other) == which && says_the_same(which, value, other);
      });
    }
    if (at == from.end()) return {};
    std::string taken = std::move(*at);
    from.erase(at);
    return taken;
  }

  void compare(const question& of, std::vector<std::string> found, drift& out) const {
    const auto& [name, type] = of;
    const std::size_t first = out.items.size();
    for (const auto& each : wanted_) {
      out.items.push_back({name, type, drift_state::missing, each, {}});
      // An exact value is nobody else's, so these are taken first.
      if (const auto at = std::find(found.begin(), found.end(), each); at != found.end()) {
        out.items.back().state = drift_state::present;
        out.items.back().found.push_back(std::move(*at));
        found.erase(at);
      }
    }
    for (std::size_t i = first; i < out.items.size(); ++i) {
      auto& item = out.items[i];
      if (item.state == drift_state::present) continue;
      if (auto same = take(of, item.wanted, found)) {
        item.state = drift_state::present;
        item.found.push_back(std::move(*same));
      }
    }
    place_others(of, found, first, out);
  }

  /// What is left over stands in the place of wanted records, or is extra.
  void place_others(const question& of, const std::vector<std::string>& found, std::size_t first, drift& out) const {
    const std::size_t end = out.items.size();
    for (const auto& other : found) {
      const auto which = kind(of, other);
      bool placed = false;
      bool of_a_wanted_kind = false;
      for (std::size_t i = first; i < end; ++i) {
        auto& item = out.items[i];
        if (!replaces(of, kind(of, item.wanted), which)) continue;
        of_a_wanted_kind = true;
        if (item.state == drift_state::present) continue;
        item.state = drift_state::different;
        item.found.push_back(other);
        placed = true;
      }
      if (!placed && of_a_wanted_kind) out.items.push_back({of.first, of.second, drift_state::extra, {}, {other}});
    }
  }

  std::vector<std::string> wanted_;
};

}  // namespace

std::string_view word(drift_state state) {
  switch (state) {
    case drift_state::present: return "present";
    case drift_state::extra: return "extra";
    case drift_state::different: return "different";
    case drift_state::missing: return "missing";
    case drift_state::unknown: return "unknown";
  }
  return {};
}

std::size_t drift::count(drift_state state) const {
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [state](const auto& each) { return each.state == state; }));
}

drift_state drift::worst() const {
  drift_state worst = drift_state::present;
  for (const auto& each : items) worst = std::max(worst, each.state);
  return worst;
}

drift compare(const wanted_records& wanted, std::string_view domain, const drift_look_up& look_up) {
  std::map<question, record_set> sets;
  std::vector<const std::pair<const question, record_set>*> order;  // as in the file
  for (const auto& each : wanted.records()) {
    if (!is_in_domain(each.name, domain)) continue;
    const auto [at, is_new] = sets.try_emplace({each.name, each.type});
    at->second.want(each.name, written(each.type, each.data, each.preference));
    if (is_new) order.push_back(&*at);
    if (order.size() > max_drift_questions) {
      throw usage_error{"--expect: more than 1000 names and types; give a file with those that mail needs"};
    }
  }
  if (order.empty() && wanted.fault_count() == 0) {
    throw usage_error{"--expect: no record is at or below " + std::string{domain}};
  }
  drift out;
  for (const auto* each : order) {
    const auto& [of, set] = *each;
    const auto answer = look_up({.name = of.first, .type = of.second});
    if (answer.status == dns::status::pending)
      out.pending = true;
    else
      set.compare(of, answer, out);
  }
  if (out.pending) out.items.clear();
  return out;
}

}  // namespace fromproof::cli
