#ifndef FROMPROOF_ARC_SET_HPP
#define FROMPROOF_ARC_SET_HPP

// Reads the chain that forwarders leave in a message (RFC 8617). Each adds a set of three fields: its results, a
// signature of the message, and a seal over all sets so far.
//
//   std::array<fromproof::arc::set, fromproof::arc::max_instances> memory;
//   const auto chain = fromproof::arc::read_chain(header, memory);
//   for (const auto& set : chain.sets) show(set.instance, set.seal.signature->domain);

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../dkim/tags.hpp"
#include "../dkim/verification.hpp"
#include "../message/header.hpp"
#include "../result.hpp"
#include "../text/error.hpp"
#include "../text/number.hpp"
#include "../text/slice.hpp"
#include "../text/tag_list.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::arc {

/// RFC 8617 section 4.2.1: the largest i=, and so the most sets.
inline constexpr std::size_t max_instances = 50;

/// cv= of a seal: its author's verdict on the chain before it (RFC 8617 section 4.1.3).
enum class chain_status : std::uint8_t { unknown, none, pass, fail };

namespace detail {
inline constexpr auto chain_status_words = words_of<chain_status>({
    {chain_status::unknown, ""},
    {chain_status::none, "none"},
    {chain_status::pass, "pass"},
    {chain_status::fail, "fail"},
});
}  // namespace detail

constexpr std::string_view word(chain_status status) noexcept {
  return detail::chain_status_words[status];
}

/// The fields of one instance. A missing field has an empty `raw`.
struct set {
  std::size_t instance = 0;                     ///< i=; 0 if none of the three fields was found
  message::header_field results;                ///< ARC-Authentication-Results
  dkim::verification message_signature;         ///< ARC-Message-Signature, with its outcome if it was verified
  dkim::verification seal;                      ///< ARC-Seal, with its outcome if it was verified
  chain_status before = chain_status::unknown;  ///< cv= of the seal
};

/// What is wrong with the structure of a chain, before any computation.
enum class fault : std::uint8_t {
  none,
  instance,           ///< i= is missing in a field, or is not 1 to 50
  repeated_field,     ///< an instance has a field twice
  missing_field,      ///< an instance lacks a field, or all of them
  message_signature,  ///< an ARC-Message-Signature is malformed
  signed_seal,        ///< an ARC-Message-Signature covers ARC-Seal
  seal,               ///< an ARC-Seal is malformed, or has h=
  chain_status,       ///< cv= is not "none" in the first seal, or not "pass" in another
  failed_before,      ///< the newest seal says that the chain had failed before
  out_of_space        ///< the caller's memory is too small for the sets; not a fault of the message
};

namespace detail {
inline constexpr auto fault_words = words_of<fault>({
    {fault::none, ""},
    {fault::instance, "arc-instance"},
    {fault::repeated_field, "arc-repeated-field"},
    {fault::missing_field, "arc-missing-field"},
    {fault::message_signature, "arc-message-signature-syntax"},
    {fault::signed_seal, "arc-signed-seal"},
    {fault::seal, "arc-seal-syntax"},
    {fault::chain_status, "arc-chain-status"},
    {fault::failed_before, "arc-failed-before"},
    {fault::out_of_space, "out-of-space"},
});
inline constexpr auto fault_sentences = words_of<fault>({
    {fault::none, ""},
    {fault::instance, "i= is missing, or is not a number from 1 to 50"},
    {fault::repeated_field, "an ARC set has this field twice"},
    {fault::missing_field, "an ARC set lacks one of its three fields"},
    {fault::message_signature, "the ARC-Message-Signature is malformed"},
    {fault::signed_seal, "an ARC-Message-Signature must not cover ARC-Seal"},
    {fault::seal, "the ARC-Seal is malformed"},
    {fault::chain_status, "cv= must be none in the first seal and pass in the others"},
    {fault::failed_before, "the newest seal says that the chain had failed before"},
    {fault::out_of_space, "there is too little memory for the ARC sets"},
});
}  // namespace detail

/// The stable name of a fault, as reports print it.
constexpr std::string_view code(fault what) noexcept {
  return detail::fault_words[what];
}

/// A fault in words.
constexpr std::string_view describe(fault what) noexcept {
  return detail::fault_sentences[what];
}

/// The sets of a message.
struct [[nodiscard]] chain {
  slice<set> sets;         ///< instance i is at i - 1, up to the newest; without a fault none is missing
  std::size_t fields = 0;  ///< ARC fields in the message; 0 means no chain
  arc::fault fault = fault::none;
  std::string_view faulty;  ///< the field with the fault, as in the message; empty if no field is at fault
};

namespace detail {

using dkim::signature_tag;

/// RFC 8617 section 4.1.2: as in DKIM, but i= is the instance, there is no v=, and no field must be signed. Without c=,
/// validators agree on relaxed, although the default of DKIM is simple.
inline constexpr dkim::tag_rules message_signature_rules{
    .known = dkim::dkim_rules.known & ~dkim::bits(signature_tag::v, signature_tag::i),
    .required = dkim::bits(signature_tag::a, signature_tag::b, signature_tag::bh, signature_tag::d, signature_tag::h,
                           signature_tag::s),
    .of_dkim = false,
    .without_c = dkim::canonicalization::relaxed};

/// RFC 8617 section 4.1.3: a, b, d, s and t are those of DKIM; cv, h and i are checked separately.
inline constexpr dkim::tag_rules seal_rules{
    .known = dkim::bits(signature_tag::a, signature_tag::b, signature_tag::d, signature_tag::s, signature_tag::t),
    .required = dkim::bits(signature_tag::a, signature_tag::b, signature_tag::d, signature_tag::s),
    .of_dkim = false,
    .without_c = dkim::canonicalization::relaxed};

/// instance = 1*2DIGIT, 1 to 50 (RFC 8617 sections 4.1 and 4.2.1). 0 if it is not.
constexpr std::size_t read_instance(std::string_view text) noexcept {
  const auto number = static_cast<std::size_t>(parse_number(text, 2).value_or(0));
  return number <= max_instances ? number : 0;
}

/// Tag values keep their case (RFC 6376 section 3.2).
constexpr chain_status read_chain_status(std::string_view text) noexcept {
  auto status = chain_status::unknown;
  chain_status_words.find(text, status);
  return status;
}

constexpr bool covers_seals(const dkim::signature& signature) noexcept {
  return signature.count_signed("ARC-Seal") > 0;
}

constexpr void read_signature(const message::header_field& field, const dkim::tag_rules& rules,
                              dkim::verification& out) noexcept {
  out.field = field;
  out.signature = dkim::parse_tags(field.body, rules);
  if (out.signature) return;
  dkim::settle(out, result_code::permerror, dkim::cause::syntax);
  out.outcome->error = out.signature.error;
}

constexpr fault read_results(const message::header_field& field, set& out) noexcept {
  if (!out.results.raw.empty()) return fault::repeated_field;
  // RFC 8617 section 5.2 requires nothing of the results: the seal covers them, whatever they say.
  out.results = field;
  return fault::none;
}

constexpr fault read_message_signature(const message::header_field& field, set& out) noexcept {
  if (!out.message_signature.field.raw.empty()) return fault::repeated_field;
  read_signature(field, message_signature_rules, out.message_signature);
  if (!out.message_signature.signature) return fault::message_signature;
  return covers_seals(*out.message_signature.signature) ? fault::signed_seal : fault::none;
}

constexpr fault read_seal(const message::header_field& field, set& out) noexcept {
  if (!out.seal.field.raw.empty()) return fault::repeated_field;
  read_signature(field, seal_rules, out.seal);
  const tag_list tags{field.body};
  out.before = read_chain_status(tags.find("cv").value);
  // RFC 8617 section 4.1.3: a seal has no h=, because its author does not choose what it covers.
  const bool readable = out.seal.signature && tags.find("h").name.empty();
  return readable ? fault::none : fault::seal;
}

/// RFC 8617 section 5.2, those parts of steps 2 and 3 that concern several fields. `out` holds the first fault of a
/// single field.
constexpr void find_fault(chain& out) noexcept {
  const auto found = [&out](fault what, std::string_view where) { out.fault = what, out.faulty = where; };
  if (!out.sets.empty() && out.sets.back().before == chain_status::fail) {
    return found(fault::failed_before, out.sets.back().seal.field.raw);
  }
  if (out.fault != fault::none) return;
  for (const auto& each : out.sets) {
    if (each.results.raw.empty() || each.message_signature.field.raw.empty() || each.seal.field.raw.empty()) {
      return found(fault::missing_field, {});
    }
  }
  for (const auto& each : out.sets) {
    if (each.before != (each.instance == 1 ? chain_status::none : chain_status::pass)) {
      return found(fault::chain_status, each.seal.field.raw);
    }
  }
}

}  // namespace detail

/// Reads the chain of a message into memory of the caller, and checks what needs neither DNS nor cryptography. Time is
/// linear in the header. Reports the first fault in the message, except that a newest seal with cv=fail comes first.
constexpr chain read_chain(const message::header& header, slice<set> memory) noexcept {
  chain out;
  std::size_t newest = 0;
  bool fits = true;
  for (const auto& field : header) {
    const bool results = field.is("ARC-Authentication-Results");
    const bool message_signature = field.is("ARC-Message-Signature");
    if (!results && !message_signature && !field.is("ARC-Seal")) continue;
    ++out.fields;
    const std::size_t instance = results
                                     ? static_cast<std::size_t>(authentication_results::parse_arc(field.body)->instance)
                                     : detail::read_instance(tag_list{field.body}.find("i").value);
    fault found = fault::none;
    if (instance == 0) {
      found = fault::instance;
    } else if (instance > memory.size()) {
      fits = false;
    } else {
      for (; newest < instance; ++newest) memory[newest] = {};
      set& at = memory[instance - 1];
      at.instance = instance;
      found = results             ? detail::read_results(field, at)
              : message_signature ? detail::read_message_signature(field, at)
                                  : detail::read_seal(field, at);
    }
    if (out.fault == fault::none && found != fault::none) out.fault = found, out.faulty = field.raw;
  }
  out.sets = memory.first(newest);
  detail::find_fault(out);
  if (!fits) out.fault = fault::out_of_space, out.faulty = {};
  return out;
}

}  // namespace fromproof::inline v0::arc

#endif
