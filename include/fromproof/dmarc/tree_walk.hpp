#ifndef FROMPROOF_DMARC_TREE_WALK_HPP
#define FROMPROOF_DMARC_TREE_WALK_HPP

// Walks from a domain name upwards in search of DMARC records, and derives the organization of the name from them (RFC
// 9989 section 4.10).
//
//   fromproof::dmarc::lookups found{"a.mail.example.com"};  // a normalized name, which outlives it
//   if (walk(found, resolver) != fromproof::dns::status::ok) return;
//   organizational_domain(found);  // "example.com"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../text/slice.hpp"
#include "record.hpp"

namespace fromproof::inline v0::dmarc {

/// The DNS answer about one name.
struct level {
  std::size_t size = 0;  ///< octets of the name, which is an end of the name where the walk began
  dns::status status = dns::status::failure;
  std::size_t records = 0;  ///< DMARC records there. A single one counts; several do not (section 4.10, step 2)
  dmarc::record record;     ///< if there is one; without `rua` and `ruf`, which are gone with the answer

  constexpr bool has_record() const noexcept { return records == 1; }
  /// Section 4.10, steps 2 and 6: the owner states where the organization begins.
  constexpr bool ends_walk() const noexcept { return has_record() && record.psd != psd_flag::unknown; }
};

namespace detail {

inline constexpr std::string_view record_prefix = "_dmarc.";

/// Whether the status is an answer about a name, not the lack of one.
constexpr bool is_answer(dns::status status) noexcept {
  return status == dns::status::ok || status == dns::status::no_data || status == dns::status::nxdomain;
}

/// Ignores the texts of records.
struct ignore_texts {
  constexpr void operator()(const level&, std::string_view) const noexcept {}
};

}  // namespace detail

/// The names that were asked about on the way up from one name, longest first.
class lookups {
 public:
  /// RFC 9989 section 4.10: the limit of questions of a walk.
  static constexpr std::size_t max_queries = 8;

  constexpr lookups() noexcept = default;
  /// `name` must be normalized (`domain::view()`) and outlive the object.
  constexpr explicit lookups(std::string_view name) noexcept : name_{name} {}

  constexpr std::string_view name() const noexcept { return name_; }
  constexpr slice<const level> levels() const noexcept { return {levels_.data(), count_}; }
  /// The last octets of the name.
  constexpr std::string_view suffix(std::size_t size) const noexcept {
    return ascii::slice(name_, name_.size() - size, name_.size());
  }
  /// What is known about the name of that size, or null.
  constexpr const level* find(std::size_t size) const noexcept {
    for (const auto& each : levels()) {
      if (each.size == size) return &each;
    }
    return nullptr;
  }
  /// The record with the fewest labels, or null.
  constexpr const level* last_record() const noexcept {
    for (std::size_t i = count_; i > 0; --i) {
      if (levels_[i - 1].has_record()) return &levels_[i - 1];
    }
    return nullptr;
  }

  /// Asks for records at "_dmarc." and the last `size` octets of the name. A pending answer is not kept, so that it is
  /// asked for again. Calls `keep` with the level and the text if there is a single record.
  template <dns::resolver R, class F>
  constexpr dns::status ask(std::size_t size, R& resolver, F& keep) {
    std::array<char, detail::record_prefix.size() + domain::max_size> text{};
    char* const end = std::copy(detail::record_prefix.begin(), detail::record_prefix.end(), text.data());
    const std::string_view target = suffix(size);
    std::copy(target.begin(), target.end(), end);
    const dns::query question{.name = {text.data(), detail::record_prefix.size() + size},
                              .type = dns::record_type::txt};
    const dns::answer told = resolver(question);
    level found{.size = size, .status = told.status, .records = 0, .record = {}};
    if (told.status == dns::status::pending) return told.status;
    std::string_view record;
    if (told.status == dns::status::ok) {
      for (const auto& each : told.records) {
        if (!is_record(each.data)) continue;
        ++found.records;
        record = each.data;
      }
    }
    if (found.has_record()) {
      found.record = *parse_record(record);
      found.record.rua = found.record.ruf = {};
      keep(found, record);
    }
    add(found);
    return found.status;
  }

  /// Takes over what another walk found about the same name; null if that walk does not know.
  constexpr const level* take(std::size_t size, const lookups& other) noexcept {
    const level* const known = other.name_.size() >= size ? other.find(size) : nullptr;
    if (known == nullptr || other.suffix(size) != suffix(size)) return nullptr;
    add(*known);
    return known;
  }

 private:
  constexpr void add(const level& found) noexcept {
    if (count_ < max_queries) levels_[count_++] = found;
  }

  std::string_view name_;
  std::array<level, max_queries> levels_{};
  std::size_t count_ = 0;
};

namespace detail {

constexpr std::size_t count_labels(std::string_view name) noexcept {
  std::size_t count = name.empty() ? 0 : 1;
  for (const char c : name) count += c == '.';
  return count;
}

/// The size of the name without its leftmost label; 0 for a single label.
constexpr std::size_t parent_size(std::string_view name) noexcept {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? 0 : name.size() - dot - 1;
}

/// Section 4.10, steps 4 and 7: the name to ask about after the last `size` octets of `name`.
constexpr std::size_t next_target(std::string_view name, std::size_t size) noexcept {
  constexpr std::size_t long_name = 8;
  std::string_view rest = ascii::slice(name, name.size() - size, name.size());
  std::size_t labels = size == name.size() ? count_labels(name) : 0;
  do {
    rest = ascii::slice(rest, rest.size() - parent_size(rest), rest.size());
  } while (labels-- > long_name);
  return rest.size();
}

/// The same, skipping names that are too long with "_dmarc." before them and so have no record.
constexpr std::size_t next_askable(std::string_view name, std::size_t size) noexcept {
  do {
    size = next_target(name, size);
  } while (record_prefix.size() + size > domain::max_size);
  return size;
}

/// The first name to ask about: the name itself.
constexpr std::size_t first_askable(std::string_view name) noexcept {
  return record_prefix.size() + name.size() > domain::max_size ? next_askable(name, name.size()) : name.size();
}

}  // namespace detail

/// Continues the walk of `found` to its end. `ok` if it is done; otherwise the reason: `pending` (call again when the
/// answer has come), `failure` or `out_of_space`. After a name without an answer, the walk stops, because the names
/// above cannot decide without it. Does not ask again what `known` has found out.
template <dns::resolver R, class F>
constexpr dns::status walk(lookups& found, R& resolver, const lookups* known, F& keep) {
  for (;;) {
    std::size_t size = 0;
    if (found.levels().empty()) {
      size = found.name().empty() ? 0 : detail::first_askable(found.name());
    } else {
      const level& last = found.levels().back();
      if (!detail::is_answer(last.status)) return last.status;
      if (last.ends_walk()) return dns::status::ok;
      size = detail::next_askable(found.name(), last.size);
    }
    if (size == 0) return dns::status::ok;
    if (known != nullptr && found.take(size, *known) != nullptr) continue;
    if (const dns::status status = found.ask(size, resolver, keep); !detail::is_answer(status)) return status;
  }
}

template <dns::resolver R>
[[nodiscard]] constexpr dns::status walk(lookups& found, R&& resolver, const lookups* known = nullptr) {
  constexpr detail::ignore_texts nobody;
  return walk(found, resolver, known, nobody);
}

/// The organizational domain by a finished walk (RFC 9989 section 4.10.2), as a view of the name's end. The last record
/// of the walk decides, because psd=n and psd=y end it: psd=y at any name but the first selects the name one label
/// below, any other record selects its own name. Without records it is the name itself.
constexpr std::string_view organizational_domain(const lookups& found) noexcept {
  const level* const last = found.last_record();
  if (last == nullptr) return found.name();
  const std::size_t whole = found.name().size();
  if (last->record.psd != psd_flag::yes || last->size == whole) return found.suffix(last->size);
  // One label below in the name itself, not in the list of names asked: the walk skips some ends of a long name.
  std::size_t start = whole - last->size - 1;
  while (start > 0 && found.name()[start - 1] != '.') --start;
  return found.suffix(whole - start);
}

}  // namespace fromproof::inline v0::dmarc

#endif
