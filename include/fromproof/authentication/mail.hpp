#ifndef FROMPROOF_AUTHENTICATION_MAIL_HPP
#define FROMPROOF_AUTHENTICATION_MAIL_HPP

// One message and everything known about it: its author, its envelope, what was computed here, and what the receiver
// claims.
//
//   if (mail.proves_author()) accept(mail.author_domain());
//
// It holds views into the octets of the message, which must outlive it.

#include <array>
#include <cstddef>
#include <cstdint>
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
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "envelope.hpp"
#include "evidence.hpp"
#include "header_facts.hpp"
#include "reported.hpp"
#include "trust.hpp"

namespace fromproof::inline v0 {

/// What is known about the envelope sender.
struct spf_evidence : evidence<spf::result> {
  spf::identity identity = spf::identity::mailfrom;
  dmarc::named_organizations checked;  ///< the domain that was checked; empty if unknown
  dmarc::alignment aligned;            ///< with the author domain
  bool disputed = false;               ///< the receiver's field has two different results

  constexpr std::string_view domain() const noexcept { return checked.name(); }
};

/// What is known about one DKIM-Signature field. `outcome` is what was computed here.
struct signature_evidence : dkim::verification {
  maybe<claim> reported;
  bool unknown_here = false;          ///< nothing was computed here, and no claim takes its place
  dmarc::named_organizations signer;  ///< d=; empty if it is not a domain name
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
  /// Why the signature does not pass, as computed here; `none` if nothing was computed.
  constexpr dkim::cause cause() const noexcept { return outcome ? outcome->cause : dkim::cause::none; }
};

struct arc_evidence : evidence<arc::result> {
  arc::chain chain;  ///< a chain never rescues DMARC
};

/// DMARC. A reported verdict is the receiver's claim with its consequences: alignment is evaluated here.
struct dmarc_evidence : evidence<dmarc::result> {
  reported_dmarc said;               ///< what the receiver's field says, used as the verdict or not
  dmarc::result reported_verdict;    ///< decides only if nothing was computed here
  bool taken = false;                ///< the receiver's word is used as the reported verdict
  dmarc::alternatives alternatives;  ///< the verdict under other terms, if there is a verdict

  constexpr const dmarc::result& verdict() const noexcept { return here ? *here : reported_verdict; }
  constexpr result_code code() const noexcept { return verdict().code; }
  constexpr bool passes() const noexcept { return code() == result_code::pass; }
  constexpr result_source source() const noexcept {
    if (here) return computed_from;
    return taken ? result_source::reported : result_source::none;
  }
};

/// What is known about one message.
struct [[nodiscard]] authentication {
  std::string_view octets;
  message_mode mode = message_mode::copy;
  message::parts parts;
  header_facts header;
  envelope_facts envelope;
  trusted_fields trusted;  ///< the receiver's own fields; they decide nothing if the caller is a mail server
  spf_evidence spf;
  bounded_list<signature_evidence> dkim;  ///< one entry for each DKIM-Signature, in message order
  arc_evidence arc;
  dmarc_evidence dmarc;
  dmarc::named_organizations author;  ///< the author domain; empty if there is none
  const fromproof::gateway* gateway =
      nullptr;  ///< the filtering service, by the table, that passed the mail to the border
  sender_id::pra pra;

  /// Whether the author domain is proven here: DMARC passes, and everything that the pass rests on was computed from
  /// the message, DNS and the caller's data. Nothing that a sender can write into a message makes this true.
  [[nodiscard]] constexpr bool proves_author() const noexcept {
    return dmarc.passes() && dmarc.source() == result_source::verified;
  }

  /// The author domain, or empty if there is none.
  constexpr std::string_view author_domain() const noexcept { return author.name(); }
  /// The organizational domain of the author, or empty if there is none.
  constexpr std::string_view organizational_domain() const noexcept {
    return end_of_author(dmarc.verdict().organizational_size);
  }
  /// The domain that publishes the governing record; empty without a record.
  constexpr std::string_view record_domain() const noexcept {
    return end_of_author(dmarc.verdict().record_domain_size);
  }
  constexpr std::string_view end_of_author(std::size_t size) const noexcept {
    const std::string_view whole = author_domain();
    return size > whole.size() ? std::string_view{} : ascii::slice(whole, whole.size() - size, whole.size());
  }
  /// The header, for another walk over its fields.
  constexpr message::header fields() const noexcept { return message::header{octets}; }
};

/// Memory of the caller for one message at a time. Data that does not fit is counted or `out_of_space`, never a
/// verdict.
struct mail_memory {
  slice<signature_evidence> signatures;  ///< `dkim.omitted()` counts signatures that do not fit
  slice<arc::set> arc_sets;              ///< a longer chain is not validated
  slice<dkim::indexed_field> fields;     ///< of the header; if the header has more, no signature is verified
  slice<dmarc::identifier> identifiers;  ///< as many as signatures
  slice<char> spf;                       ///< `spf::max_memory` is always enough
  slice<char> record;                    ///< for the DMARC record as published; a longer one is evaluated but not shown
};

/// The memory as arrays, for these numbers of signatures, header fields and ARC sets.
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
