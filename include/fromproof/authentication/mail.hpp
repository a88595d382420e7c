#ifndef FROMPROOF_AUTHENTICATION_MAIL_HPP
#define FROMPROOF_AUTHENTICATION_MAIL_HPP

// One message and all that is known of it: who it says it is from, who handed it over, what was computed here, and what
// the receiver claims.
//
//   if (mail.proves_author()) accept(mail.author_domain());
//
// It holds views into the octets of the message, which must outlive it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "../arc/result.hpp"
#include "../arc/set.hpp"
#include "../dkim/signed_fields.hpp"
#include "../dkim/verification.hpp"
#include "../dmarc/alternatives.hpp"
#include "../dmarc/result.hpp"
#include "../message/header.hpp"
#include "../sender_id/pra.hpp"
#include "../spf/sender.hpp"
#include "../text/bounded_list.hpp"
#include "envelope.hpp"
#include "evidence.hpp"
#include "header_facts.hpp"
#include "reported.hpp"
#include "trust.hpp"

namespace fromproof::inline v0 {

/// What is known of the envelope sender.
struct spf_evidence : evidence<spf::result> {
  spf::identity identity = spf::identity::mailfrom;
  dmarc::named_organizations checked;  ///< the domain that was checked; empty when it is not known
  dmarc::alignment aligned;            ///< with the author domain
  bool disputed = false;               ///< the receiver's field has two different results

  constexpr std::string_view domain() const noexcept { return checked.name(); }
};

/// What is known of one DKIM-Signature field. `outcome` is what was computed here.
struct signature_evidence : dkim::verification {
  std::optional<claim> reported;
  bool unknown_here = false;          ///< nothing was computed here, and no claim takes its place
  dmarc::named_organizations signer;  ///< d=; empty where it is no name
  dmarc::alignment aligned;           ///< of d= with the author domain

  constexpr result_code code() const noexcept {
    if (outcome) return outcome->code;
    return reported && !unknown_here ? reported->code : result_code::none;
  }
  constexpr result_source source() const noexcept {
    if (outcome) return result_source::verified;
    return reported && !unknown_here ? result_source::reported : result_source::none;
  }
  constexpr bool passes() const noexcept { return code() == result_code::pass; }
  /// Why it does not pass, by what was computed here; `none` where nothing was.
  constexpr dkim::cause cause() const noexcept { return outcome ? outcome->cause : dkim::cause::none; }
};

struct arc_evidence : evidence<arc::result> {
  arc::chain chain;  ///< a chain never rescues DMARC
};

/// DMARC. A reported verdict is the receiver's word with what follows from it: alignment is judged here.
struct dmarc_evidence : evidence<dmarc::result> {
  reported_dmarc said;               ///< what the receiver's field says, taken for the verdict or not
  dmarc::result reported_verdict;    ///< decides only where nothing was computed here
  bool taken = false;                ///< the receiver's word is the reported verdict
  dmarc::alternatives alternatives;  ///< the verdict in other terms, where there is one

  constexpr const dmarc::result& verdict() const noexcept { return here ? *here : reported_verdict; }
  constexpr result_code code() const noexcept { return verdict().code; }
  constexpr bool passes() const noexcept { return code() == result_code::pass; }
  constexpr result_source source() const noexcept {
    if (here) return computed_from;
    return taken ? result_source::reported : result_source::none;
  }
};

/// What is known of one message.
struct [[nodiscard]] authentication {
  std::string_view octets;
  message_mode mode = message_mode::copy;
  message::parts parts;
  header_facts header;
  envelope_facts envelope;
  trusted_fields trusted;  ///< the receiver's own fields; of a mail server's message they decide nothing
  spf_evidence spf;
  bounded_list<signature_evidence> dkim;  ///< one entry for each DKIM-Signature, in message order
  arc_evidence arc;
  dmarc_evidence dmarc;
  dmarc::named_organizations author;            ///< the author domain; empty when there is none
  const fromproof::gateway* gateway = nullptr;  ///< the filtering service that handed it to the border, by the table
  sender_id::pra pra;

  /// Whether the author domain has proven itself here: DMARC passes, and everything that the pass rests on was computed
  /// from the message, DNS and what the caller gave. Nothing that a sender can write into a message makes this true.
  [[nodiscard]] constexpr bool proves_author() const noexcept {
    return dmarc.passes() && dmarc.source() == result_source::verified;
  }

  /// The author domain, or empty when there is none.
  constexpr std::string_view author_domain() const noexcept { return author.name(); }
  /// The organizational domain of the author, or empty when there is none.
  constexpr std::string_view organizational_domain() const noexcept {
    return end_of_author(dmarc.verdict().organizational_size);
  }
  /// The domain where the record stands that governs; empty without one.
  constexpr std::string_view record_domain() const noexcept {
    return end_of_author(dmarc.verdict().record_domain_size);
  }
  constexpr std::string_view end_of_author(std::size_t size) const noexcept {
    const std::string_view whole = author_domain();
    return size > whole.size() ? std::string_view{} : ascii::slice(whole, whole.size() - size, whole.size());
  }
  /// The header, to be walked over again.
  constexpr message::header fields() const noexcept { return message::header{octets}; }
};

/// Memory of the caller for one message at a time. What finds no room is counted or `out_of_space`, never a verdict.
struct mail_memory {
  std::span<signature_evidence> signatures;  ///< signatures beyond are counted in `dkim.omitted()`
  std::span<arc::set> arc_sets;              ///< a longer chain is not judged
  std::span<dkim::indexed_field> fields;     ///< of the header; with fewer than it has no signature is verified
  std::span<dmarc::identifier> identifiers;  ///< as many as signatures
  std::span<char> spf;                       ///< `spf::max_memory` always suffices
  std::span<char> record;                    ///< for the DMARC record as published; a longer one is judged, not shown
};

/// The memory as arrays, for so many signatures, header fields and ARC sets.
template <std::size_t Signatures = 16, std::size_t Fields = 256, std::size_t ArcSets = 8>
class mail_arrays {
 public:
  static_assert(Signatures > 0, "mail_arrays needs room for at least one signature: without it none is verified");

  // NOLINTNEXTLINE(google-explicit-constructor): it stands for the memory that it is.
  constexpr operator mail_memory() & noexcept {
    return {.signatures = signatures_,
            .arc_sets = arc_sets_,
            .fields = fields_,
            .identifiers = identifiers_,
            .spf = spf_,
            .record = record_};
  }
  constexpr operator mail_memory() && = delete;  // the message refers to the arrays: give them a name

 private:
  std::array<signature_evidence, Signatures> signatures_{};
  std::array<arc::set, ArcSets> arc_sets_{};
  std::array<dkim::indexed_field, Fields> fields_{};
  std::array<dmarc::identifier, Signatures> identifiers_{};
  std::array<char, spf::max_memory> spf_{};
  std::array<char, 1024> record_{};
};

}  // namespace fromproof::inline v0

#endif
