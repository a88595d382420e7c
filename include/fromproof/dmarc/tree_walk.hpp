#ifndef FROMPROOF_DMARC_TREE_WALK_HPP
#define FROMPROOF_DMARC_TREE_WALK_HPP

// From a domain name upwards, looking for DMARC records, and the organization that the name belongs to by what was
// found (RFC 9989 section 4.10).
//
//   fromproof::dmarc::lookups found{"a.mail.example.com"};  // a normalized name, which outlives it
//   if (walk(found, resolver) != fromproof::dns::status::ok) return;
//   organizational_domain(found);  // "example.com"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "record.hpp"

namespace fromproof::inline v0::dmarc {

/// What DNS said about one name.
struct level {
  std::size_t size = 0;  ///< octets of the name, which is the end of the name that was begun with
  dns::status status = dns::status::failure;
  std::size_t records = 0;  ///< DMARC records there. One counts; of several none does (section 4.10, step 2)
  dmarc::record record;     ///< where there is one; without its `rua` and `ruf`, which are gone with the answer

  constexpr bool has_record() const noexcept { return records == 1; }
  /// Section 4.10, steps 2 and 6: the owner said where his organization begins.
  constexpr bool ends_walk() const noexcept { return has_record() && record.psd != psd_flag::unknown; }
};

namespace detail {

inline constexpr std::string_view record_prefix = "_dmarc.";

/// Whether the status is an answer about a name, and not the lack of one.
constexpr bool is_answer(dns::status status) noexcept {
  return status == dns::status::ok || status == dns::status::no_data || status == dns::status::nxdomain;
}

/// What takes no interest in the texts of records.
struct ignore_texts {
  constexpr void operator()(const level&, std::string_view) const noexcept {}
};

}  // namespace detail

/// The names that were asked about on the way up from one name, longest first.
class lookups {
 public:
  /// RFC 9989 section 4.10: no walk asks more.
  static constexpr std::size_t max_queries = 8;

  constexpr lookups() noexcept = default;
  /// `name` is normalized (`domain::view()`) and outlives the object.
  constexpr explicit lookups(std::string_view name) noexcept : name_{name} {}

  constexpr std::string_view name() const noexcept { return name_; }
  constexpr std::span<const level> levels() const noexcept { return {levels_.data(), count_}; }
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

  /// Asks for records at "_dmarc." and the last `size` octets of the name. What is pending is not kept, so that it can
  /// be asked again. `keep` is called with the level and the text of a record that is alone.
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

  /// Takes over what another walk found out about the same name; null if it does not know.
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

/// The size of the name without its leftmost label, 0 for a single one.
constexpr std::size_t parent_size(std::string_view name) noexcept {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? 0 : name.size() - dot - 1;
}

/// Section 4.10, steps 4 and 7: what is asked about after the last `size` octets of `name`.
constexpr std::size_t next_target(std::string_view name, std::size_t size) noexcept {
  constexpr std::size_t long_name = 8;
  std::string_view rest = ascii::slice(name, name.size() - size, name.size());
  std::size_t labels = size == name.size() ? count_labels(name) : 0;
  do {
    rest = ascii::slice(rest, rest.size() - parent_size(rest), rest.size());
  } while (labels-- > long_name);
  return rest.size();
}

/// The same, but past names that are too long for "_dmarc." before them: at such there is no record.
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

/// Walks on from where `found` is, to the end of the walk. `ok` when it is done; else why it is not: `pending`, to be
/// begun again when the answer is there, `failure` or `out_of_space`. Levels above one that could not be read are not
/// asked about, since they decide nothing without it. What `known` has found out already is not asked again.
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

/// The organizational domain by a walk that is done (RFC 9989 section 4.10.2), as a view of the name's end. Since psd=n
/// and psd=y end a walk, the last record that it met decides: psd=y at any name but the first means the name one label
/// below, everything else the name of the record. Without records it is the name itself.
constexpr std::string_view organizational_domain(const lookups& found) noexcept {
  const level* const last = found.last_record();
  if (last == nullptr) return found.name();
  const std::size_t whole = found.name().size();
  if (last->record.psd != psd_flag::yes || last->size == whole) return found.suffix(last->size);
  // One below by the labels of the name, not by what was asked last: of a long name the walk leaves some out.
  std::size_t start = whole - last->size - 1;
  while (start > 0 && found.name()[start - 1] != '.') --start;
  return found.suffix(whole - start);
}

}  // namespace fromproof::inline v0::dmarc

#endif
