#ifndef FROMPROOF_DKIM_TAGS_HPP
#define FROMPROOF_DKIM_TAGS_HPP

// The tags of a signature field, as views: the part that DKIM-Signature (RFC 6376 section 3.5), ARC-Message-Signature
// and ARC-Seal (RFC 8617 section 4.1) share. For a DKIM-Signature, parse_signature() in signature.hpp is shorter.
//
//   const auto sig = fromproof::dkim::parse_tags(field.body, fromproof::dkim::dkim_rules);
//   if (sig) look_up(sig->selector, sig->domain);

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../domain/domain.hpp"
#include "../text/ascii.hpp"
#include "../text/base64.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/tag_list.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::dkim {

/// a=: how the hash is signed. rsa_sha1 is parsed but never counts (RFC 8301 section 3.1).
enum class algorithm : std::uint8_t { unknown, rsa_sha1, rsa_sha256, ed25519_sha256 };

/// c=: how much the header or the body may change on the way (RFC 6376 section 3.4).
enum class canonicalization : std::uint8_t { simple, relaxed };

namespace detail {
inline constexpr auto algorithm_words = words_of<algorithm>({
    {algorithm::unknown, ""},
    {algorithm::rsa_sha1, "rsa-sha1"},
    {algorithm::rsa_sha256, "rsa-sha256"},
    {algorithm::ed25519_sha256, "ed25519-sha256"},
});
}  // namespace detail

constexpr std::string_view word(algorithm a) noexcept {
  return detail::algorithm_words[a];
}
namespace detail {
inline constexpr auto canonicalization_words = words_of<canonicalization>({
    {canonicalization::simple, "simple"},
    {canonicalization::relaxed, "relaxed"},
});
}  // namespace detail

constexpr std::string_view word(canonicalization c) noexcept {
  return detail::canonicalization_words[c];
}

/// The parts of a list between separators, trimmed: the field names in h=, the methods in q=. A forward range.
class list_iterator {
 public:
  using value_type = std::string_view;
  using difference_type = std::ptrdiff_t;
  using pointer = const std::string_view*;
  using reference = const std::string_view&;
  using iterator_category = std::forward_iterator_tag;

  constexpr list_iterator() noexcept = default;
  constexpr explicit list_iterator(std::string_view its_list) noexcept : rest_{its_list}, done_{false} { read(); }

  constexpr reference operator*() const noexcept { return part_; }
  constexpr pointer operator->() const noexcept { return &part_; }
  constexpr list_iterator& operator++() noexcept {
    if (last_) return done_ = true, *this;
    read();
    return *this;
  }
  constexpr list_iterator operator++(int) noexcept {
    auto before = *this;
    ++*this;
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return done_; }
  constexpr bool operator==(const list_iterator& other) const noexcept {
    return done_ == other.done_ && (done_ || part_.data() == other.part_.data());
  }

 private:
  constexpr void read() noexcept {
    const std::size_t colon = rest_.find(':');
    last_ = colon == std::string_view::npos;
    const std::size_t size = last_ ? rest_.size() : colon;
    part_ = ascii::trim({rest_.data(), size});
    rest_.remove_prefix(last_ ? size : size + 1);
  }

  std::string_view rest_;
  std::string_view part_;
  bool last_ = true;
  bool done_ = true;
};

class list_range {
 public:
  constexpr explicit list_range(std::string_view its_list FROMPROOF_LIFETIMEBOUND) noexcept : list_{its_list} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit list_range(S&&) = delete;  // the result refers to the text: give it a name
  constexpr list_iterator begin() const noexcept { return list_.empty() ? list_iterator{} : list_iterator{list_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view list_;
};

/// A signature. Values are as written, without the white space around them. An absent tag has its default here; a
/// malformed one has an empty member.
struct signature {
  std::string_view version;                            ///< v=
  std::string_view algorithm_name;                     ///< a= as written
  dkim::algorithm algorithm = algorithm::unknown;      ///< a=
  std::string_view domain;                             ///< d=: who signs
  std::string_view selector;                           ///< s=: the key is at selector._domainkey.domain
  std::string_view identity;                           ///< i=; empty where absent, which means "@" and d=
  canonicalization header = canonicalization::simple;  ///< c= before "/"
  canonicalization body = canonicalization::simple;    ///< c= after "/"
  std::string_view signed_fields_text;                 ///< h=
  std::string_view body_hash;                          ///< bh=: base64, with the white space that folding left
  std::string_view signature;                          ///< b=: the same
  std::string_view query_methods = "dns/txt";          ///< q=
  std::string_view copied_fields;                      ///< z=: for diagnosis only
  maybe<std::uint64_t> timestamp;                      ///< t=: Unix seconds
  maybe<std::uint64_t> expiration;                     ///< x=: Unix seconds
  maybe<std::uint64_t> body_length;                    ///< l=: octets of the body that are signed
  std::size_t b_offset = 0;                            ///< where the value of b= begins in the field body …
  std::size_t b_size = 0;    ///< … and how many octets up to ";", to be left out of the hash
  std::string_view bad_tag;  ///< with an error: the name of the tag at fault

  /// The names in h=, in order.
  constexpr list_range signed_fields() const noexcept { return list_range{signed_fields_text}; }
  /// How often h= lists a field name. If more often than the message has the field, none can be added.
  constexpr std::size_t count_signed(std::string_view name) const noexcept {
    std::size_t count = 0;
    for (const auto field : signed_fields()) count += ascii::iequals(field, name);
    return count;
  }
};

/// The tags of RFC 6376 section 3.5; the required ones come first.
enum class signature_tag : std::uint8_t { v, a, b, bh, d, h, s, c, i, l, q, t, x, z };
inline constexpr auto tag_names = words_of<signature_tag>({
    {signature_tag::v, "v"},
    {signature_tag::a, "a"},
    {signature_tag::b, "b"},
    {signature_tag::bh, "bh"},
    {signature_tag::d, "d"},
    {signature_tag::h, "h"},
    {signature_tag::s, "s"},
    {signature_tag::c, "c"},
    {signature_tag::i, "i"},
    {signature_tag::l, "l"},
    {signature_tag::q, "q"},
    {signature_tag::t, "t"},
    {signature_tag::x, "x"},
    {signature_tag::z, "z"},
});

/// The bit of a tag in `tag_rules`.
constexpr unsigned bit(signature_tag tag) noexcept {
  return 1u << static_cast<unsigned>(tag);
}
/// The bits of several tags.
template <class... Tags>
constexpr unsigned bits(Tags... tags) noexcept {
  return (bit(tags) | ...);
}

/// Which tags a signature field has. DKIM-Signature, ARC-Message-Signature and ARC-Seal (RFC 8617 section 4.1) share
/// most of them; in ARC, i= means something else.
struct tag_rules {
  unsigned known;              ///< bits() of the tags that are read; all others are skipped
  unsigned required;           ///< bits() of the tags that must be present
  bool of_dkim;                ///< h= must list From and no empty name
  canonicalization without_c;  ///< of header and body, if c= is absent
};
inline constexpr tag_rules dkim_rules{
    .known = (1u << tag_names.size()) - 1,
    .required = bits(signature_tag::v, signature_tag::a, signature_tag::b, signature_tag::bh, signature_tag::d,
                     signature_tag::h, signature_tag::s),
    .of_dkim = true,
    .without_c = canonicalization::simple};

namespace detail {

constexpr bool is_base64_octet(char c) noexcept {
  return base64::is_letter(c) || c == '=' || ascii::is_fws(c);
}

constexpr errc read_canonicalizations(std::string_view text, signature& out) noexcept {
  const std::size_t slash = text.find('/');
  const bool both = slash != std::string_view::npos;
  const auto first = ascii::slice(text, 0, both ? slash : text.size());
  // RFC 6376 section 3.5: without a second word the body is simple, whatever the header is.
  const auto second = both ? ascii::slice(text, slash + 1, text.size()) : std::string_view{"simple"};
  auto header = canonicalization::simple, body = canonicalization::simple;
  if (!canonicalization_words.ifind(first, header) || !canonicalization_words.ifind(second, body)) {
    return errc::bad_canonicalization;
  }
  out.header = header;
  out.body = body;
  return errc::none;
}

/// d= and s=: sub-domains in LDH or, with RFC 8616, U-labels; no final dot.
constexpr bool is_tag_domain(std::string_view text) noexcept {
  return !text.ends_with('.') && parse_domain(text).error == errc::none;
}

constexpr errc read_base64(std::string_view text, std::string_view& out) noexcept {
  for (const char c : text) {
    if (!is_base64_octet(c)) return errc::bad_base64;
  }
  if (text.empty()) return errc::empty;
  out = text;
  return errc::none;
}

constexpr errc read_signed_fields(std::string_view text, signature& out, bool of_dkim) noexcept {
  bool from = !of_dkim;
  for (const auto name : list_range{text}) {
    // hdr-name = field-name (RFC 6376 section 2.10).
    if (name.empty() && of_dkim) return errc::bad_field_name;
    for (const char c : name) {
      if (!ascii::is_ftext(c)) return errc::bad_field_name;
    }
    from = from || ascii::iequals(name, "From");
  }
  out.signed_fields_text = text;
  return from ? errc::none : errc::from_not_signed;
}

constexpr errc read_domain(std::string_view value, std::string_view& out) noexcept {
  if (!is_tag_domain(value)) return errc::bad_tag_domain;
  out = value;
  return errc::none;
}

constexpr errc read_query_methods(std::string_view value, signature& out) noexcept {
  out.query_methods = value;
  for (const auto method : list_range{value}) {
    if (ascii::iequals(method, "dns/txt")) return errc::none;
  }
  return errc::bad_query_method;
}

constexpr errc read_tag(signature_tag which, std::string_view value, signature& out, bool of_dkim) noexcept {
  const auto number = [value](maybe<std::uint64_t>& target) {
    // 1*76DIGIT (RFC 6376 section 3.5). Beyond 64 bits no message is so long and no clock reads so late.
    target = parse_number(value, 76);
    return target ? errc::none : errc::bad_number;
  };
  switch (which) {
    case signature_tag::v: out.version = value; return value == "1" ? errc::none : errc::bad_version;
    case signature_tag::a:
      out.algorithm_name = value;
      algorithm_words.ifind(value, out.algorithm);
      return out.algorithm == algorithm::unknown ? errc::bad_algorithm : errc::none;
    case signature_tag::b: return read_base64(value, out.signature);
    case signature_tag::bh: return read_base64(value, out.body_hash);
    case signature_tag::d: return read_domain(value, out.domain);
    case signature_tag::h: return read_signed_fields(value, out, of_dkim);
    case signature_tag::s: return read_domain(value, out.selector);
    case signature_tag::c: return read_canonicalizations(value, out);
    case signature_tag::i: out.identity = value; return errc::none;
    case signature_tag::l: return number(out.body_length);
    case signature_tag::q: return read_query_methods(value, out);
    case signature_tag::t: return number(out.timestamp);
    case signature_tag::x: return number(out.expiration);
    case signature_tag::z: out.copied_fields = value; return errc::none;
  }
  return errc::none;
}

/// i= is [local-part] "@" domain-name, and the domain is d= or lies below it (RFC 6376 section 3.5).
constexpr bool is_identity_of(std::string_view identity, std::string_view domain) noexcept {
  const std::size_t at = identity.rfind('@');
  if (at == std::string_view::npos) return false;
  const auto inner = parse_domain({identity.data() + at + 1, identity.size() - at - 1});
  const auto outer = parse_domain(domain);
  return inner && outer && is_subdomain_of(inner->view(), outer->view());
}

}  // namespace detail

/// Parses a signature field by `rules`. The errors are those of parse_signature(). With an error the value holds what
/// could be read, and `bad_tag` names the tag at fault.
///
///     parse_tags("v=1; a=rsa-sha256", dkim_rules).error;  // errc::missing_tag
constexpr parsed<signature> parse_tags(std::string_view body FROMPROOF_LIFETIMEBOUND, const tag_rules& rules) noexcept {
  parsed<signature> out;
  out.value.header = out.value.body = rules.without_c;
  const auto fail = [&out](errc error, std::size_t offset, std::string_view tag) {
    if (out.error != errc::none) return;
    out.error = error;
    out.offset = offset;
    out.value.bad_tag = tag;
  };
  const tag_list tags{body};
  const auto list = tags.first_error();
  unsigned seen = 0;
  tag identity, expiration;
  for (const auto& each : tags) {
    if (list.error != errc::none && each.offset >= list.offset) {
      fail(list.error, list.offset, list->name);
      if (list.error == errc::out_of_space) break;
    }
    if (each.error != errc::none) continue;
    // Tag names are case-sensitive (RFC 6376 section 3.2). If a tag is given twice, the first is shown.
    auto which = signature_tag::v;
    if (!tag_names.find(each.name, which) || (rules.known & ~seen & bit(which)) == 0) continue;
    seen |= bit(which);
    const errc error = detail::read_tag(which, each.value, out.value, rules.of_dkim);
    if (error != errc::none) fail(error, each.offset, each.name);
    if (which == signature_tag::b) {
      // The span is the whole value, including the white space around it (RFC 6376 section 3.5, b=).
      std::size_t begin = each.offset;
      while (begin > 0 && body[begin - 1] != '=') --begin;
      std::size_t end = begin;
      while (end < body.size() && body[end] != ';') ++end;
      out.value.b_offset = begin;
      out.value.b_size = end - begin;
    }
    if (which == signature_tag::i) identity = each;
    if (which == signature_tag::x) expiration = each;
  }
  if (list.error != errc::none) fail(list.error, list.offset, list->name);
  if (!identity.name.empty() && !out.value.domain.empty() &&
      !detail::is_identity_of(out.value.identity, out.value.domain)) {
    fail(errc::bad_identity, identity.offset, identity.name);
  }
  // RFC 6376 section 3.5, x=: it must be greater than t= if both are present.
  if (out.value.expiration && out.value.timestamp && *out.value.expiration <= *out.value.timestamp) {
    fail(errc::bad_number, expiration.offset, expiration.name);
  }
  for (std::size_t i = 0; i < tag_names.size(); ++i) {
    const auto tag = static_cast<signature_tag>(i);
    if ((rules.required & ~seen & bit(tag)) != 0) fail(errc::missing_tag, body.size(), tag_names[tag]);
  }
  return out;
}
template <temporary_string S>
parsed<signature> parse_tags(S&&, const tag_rules&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::dkim

#endif
