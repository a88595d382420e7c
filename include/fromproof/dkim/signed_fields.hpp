#ifndef FROMPROOF_DKIM_SIGNED_FIELDS_HPP
#define FROMPROOF_DKIM_SIGNED_FIELDS_HPP

// Which fields of a message a signature covers (RFC 6376 sections 3.5, h=, and 5.4.2).
//
//   std::array<fromproof::dkim::indexed_field, 1000> memory;
//   const auto index = fromproof::dkim::build_index(header, memory);
//   if (index.left_out > 0) return give_up();
//   fromproof::dkim::for_each_signed_field(index.fields, *sig, [&](const auto& field) { canonical(field); });

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/slice.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

/// A field of a message, and also an entry of the index over all fields.
struct indexed_field {
  std::uint32_t hash = 0;     ///< of the name in lower case
  std::uint32_t by_name = 0;  ///< entry i: the number of the i-th field by name; of equal names, the lowest first
  std::uint32_t taken = 0;    ///< entry i: while a signature is read, how many fields of that name it has used
  message::header_field field;
};

struct [[nodiscard]] field_index {
  slice<indexed_field> fields;  ///< in the order of the message
  /// The number of fields that did not fit. If it is not 0, do not use the index: the lowest fields are missing, which
  /// signatures choose first.
  std::size_t left_out = 0;
};

namespace detail {

/// FNV-1a. An attacker may choose names that collide; that only costs comparisons of the names themselves.
constexpr std::uint32_t hash_name(std::string_view name) noexcept {
  std::uint32_t hash = 0x811c9dc5;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(ascii::to_lower(c))) * 0x01000193;
  return hash;
}

/// A total order of names: by hash, then by octets without case. Negative, zero or positive.
constexpr int compare_names(std::uint32_t a_hash, std::string_view a, std::uint32_t b_hash,
                            std::string_view b) noexcept {
  if (a_hash != b_hash) return a_hash < b_hash ? -1 : 1;
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char x = ascii::to_lower(a[i]), y = ascii::to_lower(b[i]);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/// Sorts the numbers in `by_name`. A heap sort, because an attacker chooses the names: O(n log n) in every case.
class name_sort {
 public:
  constexpr explicit name_sort(slice<indexed_field> its_fields) noexcept : fields_{its_fields} {}

  constexpr void run() noexcept {
    for (std::size_t i = fields_.size() / 2; i > 0; --i) sift(i - 1, fields_.size());
    for (std::size_t end = fields_.size(); end > 1; --end) {
      std::swap(fields_[0].by_name, fields_[end - 1].by_name);
      sift(0, end - 1);
    }
  }

 private:
  constexpr bool less(std::uint32_t a, std::uint32_t b) const noexcept {
    const auto &x = fields_[a], &y = fields_[b];
    const int order = compare_names(x.hash, x.field.name, y.hash, y.field.name);
    return order != 0 ? order < 0 : a > b;
  }

  constexpr void sift(std::size_t root, std::size_t end) noexcept {
    const std::uint32_t moving = fields_[root].by_name;
    for (std::size_t child = 0; (child = root * 2 + 1) < end; root = child) {
      if (child + 1 < end && less(fields_[child].by_name, fields_[child + 1].by_name)) ++child;
      if (!less(moving, fields_[child].by_name)) break;
      fields_[root].by_name = fields_[child].by_name;
    }
    fields_[root].by_name = moving;
  }

  slice<indexed_field> fields_;
};

/// The position, by name, of the lowest field of that name, or of the next name if there is none.
constexpr std::size_t find_name(slice<const indexed_field> fields, std::uint32_t hash, std::string_view name) noexcept {
  std::size_t begin = 0, end = fields.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const auto& at = fields[fields[middle].by_name];
    if (compare_names(at.hash, at.field.name, hash, name) < 0) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

/// Whether `part` is a view into `whole`.
inline bool holds(std::string_view whole, std::string_view part) noexcept {
  const std::less_equal<const char*> not_after;
  return not_after(whole.data(), part.data()) && not_after(part.data() + part.size(), whole.data() + whole.size());
}

}  // namespace detail

/// Indexes the fields of a message by name, in memory of the caller. Skips fields with an error, which have no name.
constexpr field_index build_index(const message::header& header, slice<indexed_field> memory) noexcept {
  std::size_t count = 0;
  field_index index;
  for (const auto& field : header) {
    if (field.error != errc::none) continue;
    if (count == memory.size()) {
      ++index.left_out;
      continue;
    }
    memory[count] = {detail::hash_name(field.name), static_cast<std::uint32_t>(count), 0, field};
    ++count;
  }
  index.fields = memory.first(count);
  detail::name_sort{index.fields}.run();
  return index;
}

/// Calls `use` with each field that a signature covers, in the order of h=. Each name takes the lowest field of that
/// name that is not taken yet, or nothing if none is left. Never takes the field of the signature itself: `sig` must be
/// the result of parse_signature() for a field of the index.
///
/// The time is O(f + n log f) for n names and f fields. `taken` is the working memory, so an index serves one signature
/// at a time.
template <std::invocable<const message::header_field&> F>
void for_each_signed_field(slice<indexed_field> fields, const signature& sig, F&& use) {
  for (auto& each : fields) each.taken = 0;
  for (const auto name : sig.signed_fields()) {
    const std::uint32_t hash = detail::hash_name(name);
    const std::size_t first = detail::find_name(fields, hash, name);
    if (first == fields.size()) continue;
    for (auto& taken = fields[first].taken; taken < fields.size() - first;) {
      const auto& next = fields[fields[first + taken].by_name];
      if (detail::compare_names(next.hash, next.field.name, hash, name) != 0) break;
      ++taken;
      if (detail::holds(next.field.raw, sig.signed_fields_text)) continue;
      use(next.field);
      break;
    }
  }
}

}  // namespace fromproof::inline v0::dkim

#endif
