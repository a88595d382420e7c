#ifndef FROMPROOF_DMARC_REPORT_PERMISSION_HPP
#define FROMPROOF_DMARC_REPORT_PERMISSION_HPP

// Checks that the report address agreed to receive reports. Without this check, anyone could direct reports to anyone
// (RFC 9989 section 11.6, RFC 9990 section 3).
//
//   const auto to = fromproof::parse_domain(uri.domain());
//   if (to) use(find_report_permission("example.com", to->view(), resolver));

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../text/words.hpp"
#include "tree_walk.hpp"

namespace fromproof::inline v0::dmarc {

enum class [[nodiscard]] report_permission : std::uint8_t{
    own,      ///< the destination belongs to the same organization
    granted,  ///< it does not, but publishes that it accepts the reports
    refused,  ///< it does not publish that: no reports are sent there
    pending,  ///< ask again when the answer has come
    unread    ///< DNS gave no usable answer
};

namespace detail {
inline constexpr auto report_permission_words = words_of<report_permission>({
    {report_permission::own, "own"},
    {report_permission::granted, "granted"},
    {report_permission::refused, "refused"},
    {report_permission::pending, "pending"},
    {report_permission::unread, "unread"},
});
}  // namespace detail

constexpr std::string_view word(report_permission what) noexcept {
  return detail::report_permission_words[what];
}

namespace detail {

constexpr report_permission unanswered(dns::status status) noexcept {
  return status == dns::status::pending ? report_permission::pending : report_permission::unread;
}

}  // namespace detail

/// Asks whether the domain of a reporting address accepts reports about `record_domain`, the domain whose record names
/// it. Both must be normalized. Finds organizations by tree walks. The permission is a record that begins with
/// "v=DMARC1" at RECORD-DOMAIN._report._dmarc.DESTINATION.
template <dns::resolver R>
constexpr report_permission find_report_permission(std::string_view record_domain, std::string_view destination,
                                                   R&& resolver) {
  if (record_domain.empty() || destination.empty()) return report_permission::refused;
  if (record_domain == destination) return report_permission::own;
  lookups ours{record_domain};
  if (const auto status = walk(ours, resolver); status != dns::status::ok) return detail::unanswered(status);
  // A name outside our organizational domain belongs to another organization; a name below it may, so walk from there
  // too.
  if (is_subdomain_of(destination, organizational_domain(ours))) {
    lookups theirs{destination};
    const auto status = walk(theirs, resolver, &ours);
    if (status != dns::status::ok) return detail::unanswered(status);
    if (organizational_domain(theirs) == organizational_domain(ours)) return report_permission::own;
  }

  constexpr std::string_view between = "._report._dmarc.";
  std::array<char, domain::max_size> text{};
  const std::size_t size = record_domain.size() + between.size() + destination.size();
  if (size > text.size()) return report_permission::refused;  // too long for a DNS name
  char* end = std::copy(record_domain.begin(), record_domain.end(), text.data());
  end = std::copy(between.begin(), between.end(), end);
  std::copy(destination.begin(), destination.end(), end);
  const dns::query question{.name = {text.data(), size}, .type = dns::record_type::txt};
  const dns::answer told = resolver(question);
  if (!detail::is_answer(told.status)) return detail::unanswered(told.status);
  if (told.status == dns::status::ok) {
    for (const auto& each : told.records) {
      if (is_record(each.data)) return report_permission::granted;
    }
  }
  return report_permission::refused;
}

}  // namespace fromproof::inline v0::dmarc

#endif
