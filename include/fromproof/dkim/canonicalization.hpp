#ifndef FROMPROOF_DKIM_CANONICALIZATION_HPP
#define FROMPROOF_DKIM_CANONICALIZATION_HPP

// The octets of a message that are hashed: its fields and its body in the forms of RFC 6376 section 3.4. Nothing is
// stored: pieces of the input go to a hash, or any other sink, as views.
//
//   fromproof::dkim::body_canonicalizer body{sig->body, hash, sig->body_length};
//   while (read(chunk)) body(chunk);
//   body.finish();
//
// Lines end with CRLF. A single CR or LF is an ordinary octet. Signed text has none, so restore the line ends of a
// message from a file first (paste/repair.hpp, `repair_mode::line_ends`).

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/sink.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

namespace detail {

/// Joins small pieces, because a hash costs most per call.
template <text_sink S>
class gathering_sink {
 public:
  explicit gathering_sink(S& its_out) noexcept : out_{&its_out} {}

  void operator()(std::string_view piece) {
    if (piece.size() > memory_.size() - size_) flush();
    if (piece.size() >= memory_.size() / 2) {
      flush();
      (*out_)(piece);
    } else if (!piece.empty()) {
      std::memcpy(memory_.data() + size_, piece.data(), piece.size());
      size_ += piece.size();
    }
  }

  void flush() {
    if (size_ > 0) (*out_)(std::string_view{memory_.data(), size_});
    size_ = 0;
  }

 private:
  S* out_;
  std::size_t size_ = 0;
  std::array<char, 512> memory_;
};

constexpr bool is_crlf_at(std::string_view text, std::size_t at) noexcept {
  return at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n';
}

/// Searches like find_loose_space(), octet by octet, from `at` on.
template <bool Folds>
constexpr std::size_t find_loose_space_from(std::size_t at, std::string_view text) noexcept {
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c > ' ') continue;
    if (c == '\t' || (Folds && c < ' ')) break;
    if (c == ' ' && (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) <= ' ')) break;
  }
  return at;
}

// Reads 16 octets at a time if the machine has registers for it and the compiler has GCC's vectors. Otherwise compilers
// would split such a vector into scalars, and plain code is smaller.
#if defined(__GNUC__) && \
    (defined(__SSE2__) || (defined(__ARM_NEON) && !defined(__ARM_BIG_ENDIAN)) || defined(__wasm_simd128__))

using octet_vector __attribute__((vector_size(16))) = unsigned char;
using mask_vector __attribute__((vector_size(16))) = std::uint64_t;

/// Marks those of 16 octets that may change. Also reads the octet after them.
template <bool Folds>
mask_vector find_loose_spaces(const char* octets) noexcept {
  octet_vector here, next;
  std::memcpy(&here, octets, sizeof here);
  std::memcpy(&next, octets + 1, sizeof next);
  const auto loose = (here == ' ') & (next <= ' ');
  if constexpr (Folds) return reinterpret_cast<mask_vector>(loose | (here < ' '));
  return reinterpret_cast<mask_vector>(loose | (here == '\t'));
}

inline bool any(mask_vector mask) noexcept {
  return (mask[0] | mask[1]) != 0;
}

inline std::size_t first(mask_vector mask) noexcept {
  const bool low = mask[0] != 0;
  return static_cast<std::size_t>(std::countr_zero(low ? mask[0] : mask[1])) / 8 + (low ? 0 : 8);
}

/// Where find_loose_space() stops; if that is among the last octets, where to continue octet by octet.
template <bool Folds>
std::size_t find_by_vectors(std::string_view text) noexcept {
  constexpr std::size_t step = sizeof(octet_vector);
  std::size_t at = 0;
  for (const char* p = text.data(); text.size() - at > 4 * step; at += 4 * step) {
    const auto in_two = [](const char* q) { return find_loose_spaces<Folds>(q) | find_loose_spaces<Folds>(q + step); };
    if (any(in_two(p + at) | in_two(p + at + 2 * step))) break;
  }
  for (; text.size() - at > step; at += step) {
    const auto mask = find_loose_spaces<Folds>(text.data() + at);
    if (any(mask)) return at + first(mask);
  }
  return at;
}

#else

template <bool Folds>
constexpr std::size_t find_by_vectors(std::string_view) noexcept {
  return 0;
}

#endif

/// The first octet that relaxed canonicalization may change, or the size: a tab, a space before another or before a
/// line end, and with `Folds` a line end. May also find octets that stay as they are, such as a space before NUL.
template <bool Folds>
std::size_t find_loose_space(std::string_view text) noexcept {
  return find_loose_space_from<Folds>(find_by_vectors<Folds>(text), text);
}

/// So few unchanged octets do not predict what follows.
inline constexpr std::size_t few_octets = 16;

constexpr std::size_t count_wsp(std::string_view text) noexcept {
  std::size_t count = 0;
  while (count < text.size() && ascii::is_wsp(text[count])) ++count;
  return count;
}

struct line_end_octets {
  char octets[512];
};
inline constexpr line_end_octets line_end_memory = [] {
  line_end_octets all{};
  for (int i = 0; i < 512; i += 2) {
    all.octets[i] = '\r';
    all.octets[i + 1] = '\n';
  }
  return all;
}();
inline constexpr std::string_view line_ends{line_end_memory.octets, sizeof line_end_memory.octets};

// A table: compilers turn a condition into a branch, which here is hard to predict.
inline constexpr ascii::octet_table<char> tab_to_space = [] {
  ascii::octet_table<char> table{};
  for (int c = 0; c < 256; ++c) table.of[c] = static_cast<char>(c);
  table.of[static_cast<int>('\t')] = ' ';
  return table;
}();

/// Removes the line ends at the end of a text and counts them.
inline std::uint64_t take_line_ends(std::string_view& text) noexcept {
  const std::size_t size = text.size();
  while (text.size() >= line_ends.size() &&
         std::memcmp(text.data() + text.size() - line_ends.size(), line_ends.data(), line_ends.size()) == 0) {
    text.remove_suffix(line_ends.size());
  }
  while (text.size() >= 2 && is_crlf_at(text, text.size() - 2)) text.remove_suffix(2);
  return (size - text.size()) / 2;
}

}  // namespace detail

/// The body of a message in the hashed form of RFC 6376 sections 3.4.3 and 3.4.4. Takes chunks of any size; the output
/// does not depend on where they are split. Undecided input is kept as a number or a flag, so memory is constant; time
/// is linear.
///
/// With `length` (l=, section 3.4.5) only that many octets reach the sink; `size()` still counts all.
template <text_sink S>
class body_canonicalizer {
 public:
  body_canonicalizer(canonicalization how, S& its_out, maybe<std::uint64_t> its_length = {}) noexcept
      : how_{how}, left_{its_length.value_or(std::numeric_limits<std::uint64_t>::max())}, out_{its_out} {}

  void operator()(std::string_view chunk) {
    if (chunk.empty()) return;
    if (how_ == canonicalization::relaxed) {
      reduce(chunk);
    } else {
      trim(chunk);
    }
  }

  /// Ends the body with one CRLF: adds it if it is missing, and drops empty lines at the end. An empty body becomes
  /// CRLF in simple form and stays empty in relaxed form.
  void finish() {
    if (space_cr_) trim(" \r");
    if (cr_) write_held("\r");
    space_ = space_cr_ = cr_ = false;
    line_ends_ = 0;
    if (size_ > 0 || how_ == canonicalization::simple) write("\r\n");
    out_.flush();
  }

  /// The octets of the canonical body so far; after `finish()`, of the whole body. Independent of `length`.
  std::uint64_t size() const noexcept { return size_; }

 private:
  /// White space: one space for a run, none before CRLF.
  void reduce(std::string_view chunk) {
    if (space_cr_) {
      space_ = space_cr_ = false;
      trim(chunk.front() == '\n' ? "\r" : " \r");
    }
    while (!chunk.empty()) {
      const std::size_t clean = space_ ? 0 : detail::find_loose_space<false>(chunk);
      trim(ascii::slice(chunk, 0, clean));
      chunk.remove_prefix(clean);
      // If white space is everywhere, copying octet by octet is faster than searching for the next one.
      const std::size_t most = clean < detail::few_octets ? chunk.size() : detail::count_wsp(chunk) + 1;
      chunk.remove_prefix(reduce_block(chunk, most));
    }
  }

  /// Reduces the white space of at most this many octets and returns how many it read. No branch depends on white
  /// space.
  std::size_t reduce_block(std::string_view text, std::size_t most) {
    std::array<char, 256> out;
    out[0] = ' ';
    unsigned space = space_ ? 1 : 0;
    std::size_t size = space, at = 0;
    const std::size_t end = std::min({text.size(), most, out.size() - 1});
    for (; at < end; ++at) {
      const char c = text[at];
      if (c == '\r') {
        if (space != 0 && at + 1 == text.size()) {
          space_cr_ = true;
          at = text.size();
          break;
        }
        if (detail::is_crlf_at(text, at)) size -= space;
      }
      out[size] = detail::tab_to_space[c];
      const unsigned is_space = out[size] == ' ' ? 1 : 0;
      size += 1 - (is_space & space);
      space = is_space;
    }
    space_ = space != 0;
    trim({out.data(), size - space});
    return at;
  }

  /// Line ends: counts those that may be the last ones.
  void trim(std::string_view text) {
    if (text.empty()) return;
    if (cr_) {
      cr_ = false;
      if (text.front() == '\n') {
        ++line_ends_;
        text.remove_prefix(1);
        if (text.empty()) return;
      } else {
        write_held("\r");
      }
    }
    if (text.back() == '\r') {
      cr_ = true;
      text.remove_suffix(1);
    }
    const std::uint64_t ends = detail::take_line_ends(text);
    if (!text.empty()) write_held(text);
    line_ends_ += ends;
  }

  /// Writes text other than line ends, and before it all line ends held back.
  void write_held(std::string_view text) {
    constexpr std::uint64_t at_once = detail::line_ends.size() / 2;
    while (line_ends_ > 0) {
      const auto count = std::min(line_ends_, at_once);
      write(ascii::slice(detail::line_ends, 0, static_cast<std::size_t>(count) * 2));
      line_ends_ -= count;
    }
    write(text);
  }

  void write(std::string_view piece) {
    size_ += piece.size();
    if (piece.size() > left_) piece = ascii::slice(piece, 0, static_cast<std::size_t>(left_));
    left_ -= piece.size();
    out_(piece);
  }

  canonicalization how_;
  bool space_ = false;           // white space was read, and nothing after it
  bool space_cr_ = false;        // … or a CR
  bool cr_ = false;              // a CR was read that may begin a line end
  std::uint64_t line_ends_ = 0;  // line ends that were read but not written
  std::uint64_t size_ = 0;
  std::uint64_t left_;
  detail::gathering_sink<S> out_;
};

/// Header fields in the hashed form of RFC 6376 sections 3.4.1 and 3.4.2, one after the other.
template <text_sink S>
class header_canonicalizer {
 public:
  header_canonicalizer(canonicalization how, S& its_out) noexcept : how_{how}, out_{its_out} {}

  /// Writes a field with its CRLF. A field with an error is written as it is.
  void operator()(const message::header_field& field) {
    begin(field);
    value(field.body);
    out_("\r\n");
  }

  /// Writes the field of the signature itself, without the value of b= and without the last CRLF (section 3.7). `sig`
  /// must be the result of parse_signature() for `field.body`.
  void signature_field(const message::header_field& field, const signature& sig) {
    begin(field);
    value(ascii::slice(field.body, 0, sig.b_offset));
    value(ascii::slice(field.body, sig.b_offset + sig.b_size, field.body.size()));
  }

  /// Writes what is still buffered. The output is complete only after this.
  void finish() { out_.flush(); }

 private:
  void begin(const message::header_field& field) {
    space_ = false;
    begun_ = false;
    if (field.error != errc::none) return;
    if (how_ == canonicalization::simple) {
      return out_(ascii::slice(field.raw, 0, ascii::offset_in(field.raw, field.body)));
    }
    for (const char c : field.name) {
      const char lower = ascii::to_lower(c);
      out_({&lower, 1});
    }
    out_(":");
  }

  void value(std::string_view text) {
    if (how_ == canonicalization::simple) return out_(text);
    for (std::size_t at = 0;;) {
      for (; at < text.size(); ++at) {
        if (ascii::is_wsp(text[at])) {
          space_ = true;
        } else if (detail::is_crlf_at(text, at)) {
          ++at;
        } else {
          break;
        }
      }
      if (at == text.size()) return;
      if (space_ && begun_) out_(" ");
      space_ = false;
      begun_ = true;
      const std::size_t size = 1 + detail::find_loose_space<true>(ascii::slice(text, at + 1, text.size()));
      out_(ascii::slice(text, at, at + size));
      at += size;
    }
  }

  canonicalization how_;
  bool space_ = false;  // white space was read, and nothing after it
  bool begun_ = false;  // the value has been written in part
  detail::gathering_sink<S> out_;
};

/// Writes one field with its CRLF: `write_field(canonicalization::relaxed, field, out)` of "SUBJect :\tA  B \r\n"
/// writes "subject:A B\r\n".
template <text_sink S>
void write_field(canonicalization how, const message::header_field& field, S&& out) {
  header_canonicalizer writer{how, out};
  writer(field);
  writer.finish();
}

/// Writes the field of the signature itself, without the value of b= and without CRLF at the end.
template <text_sink S>
void write_signature_field(canonicalization how, const message::header_field& field, const signature& sig, S&& out) {
  header_canonicalizer writer{how, out};
  writer.signature_field(field, sig);
  writer.finish();
}

/// A body hash, and the size of the canonical body. If l= is larger, the signature claims octets that do not exist; if
/// l= is smaller, the rest is not signed.
struct [[nodiscard]] hashed_body {
  crypto::sha256_digest digest;
  std::uint64_t size;
  bool failed;  ///< the back end could not hash it
};

/// Hashes a body that is in memory as a whole.
template <crypto::sha256_hash Hash>
hashed_body hash_body(canonicalization how, std::string_view body, maybe<std::uint64_t> length = {}) {
  Hash hash;
  body_canonicalizer canonical{how, hash, length};
  canonical(body);
  canonical.finish();
  const auto digest = hash.finish();
  return {digest, canonical.size(), crypto::has_failed(hash)};
}

}  // namespace fromproof::inline v0::dkim

#endif
