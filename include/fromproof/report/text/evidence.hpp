#ifndef FROMPROOF_REPORT_TEXT_EVIDENCE_HPP
#define FROMPROOF_REPORT_TEXT_EVIDENCE_HPP

// The table of the checks: SPF, each signature, DMARC and ARC; below it the alternatives, and the sources of the
// results.

#include <cstddef>
#include <string_view>

#include "../../advice/statement.hpp"
#include "../../advice/words/words.hpp"
#include "../../authentication/mail.hpp"
#include "../../dmarc/alternatives.hpp"
#include "../../dmarc/result.hpp"
#include "../../result.hpp"
#include "printer.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
class evidence_table {
 public:
  constexpr evidence_table(text_printer<S>& its_printer, const authentication& its_mail) noexcept
      : to_{its_printer}, mail_{its_mail}, domain_width_{fitting_width()} {}

  constexpr void print() {
    to_.line();
    print_titles();
    print_check("SPF", mail_.spf.domain(), mail_.spf.code(), mail_.spf.source(), mail_.spf.aligned);
    for (const auto& entry : mail_.dkim) {
      print_check("DKIM", entry.signature->domain, entry.code(), entry.source(), entry.aligned);
    }
    print_dmarc();
    print_arc();
    print_alternatives();
    print_organization(mail_.author);
    print_organization(mail_.spf.checked);
    for (const auto& entry : mail_.dkim) print_organization(entry.signer);
    print_origin();
  }

 private:
  static constexpr std::size_t name_width = 7;
  static constexpr std::size_t result_width = 24;

  /// The column of domains is as wide as the widest domain, but a very long one may exceed it.
  constexpr std::size_t fitting_width() const {
    std::size_t width = columns_of(to_.in_language(advice::code::label_domain));
    const auto fit = [&width](std::string_view shown) {
      constexpr std::size_t widest = 48;
      const std::size_t columns = columns_of(shown);
      if (columns > width && columns <= widest) width = columns;
    };
    fit(mail_.spf.domain());
    fit(mail_.author_domain());
    for (const auto& signature : mail_.dkim) fit(signature.signature->domain);
    fit(newest_sealer());
    return width + 2;
  }

  constexpr std::string_view newest_sealer() const {
    const auto& sets = mail_.arc.chain.sets;
    return sets.empty() ? std::string_view{} : sets.back().seal.signature->domain;
  }

  // -- rows ----------------------------------------------------------------------------------------------------------

  constexpr void print_titles() {
    to_.raw("  ");
    to_.paint(colour::dim);
    to_.cell(name_width, advice::code::label_check);
    to_.cell(domain_width_, advice::code::label_domain);
    to_.cell(result_width, advice::code::label_authentication);
    to_.plain(advice::code::label_alignment);
    to_.paint(colour::none);
    to_.line();
  }

  constexpr void begin_row(std::string_view name, std::string_view domain, result_code code) {
    to_.raw("  ");
    to_.cell(name_width, name);
    to_.cell(domain_width_, domain.empty() ? std::string_view{"-"} : domain);
    to_.pad(to_.painted(colour_of(code), phrase_of(code)), result_width);
  }

  constexpr void print_check(std::string_view name, std::string_view domain, result_code code, result_source source,
                             dmarc::alignment aligned) {
    begin_row(name, domain, code);
    const std::size_t columns = to_.plain(alignment_in_words(domain, aligned));
    constexpr std::size_t widest = 22;
    if (is_from_here(source) && columns < widest) to_.blanks(widest - columns);
    print_source(source);
    to_.line();
  }

  constexpr std::string_view alignment_in_words(std::string_view domain, dmarc::alignment aligned) const {
    if (domain.empty() || mail_.author_domain().empty()) return "-";
    if (aligned.strict) return to_.in_language(advice::code::label_aligned_strict);
    if (aligned.relaxed) return to_.in_language(advice::code::label_aligned_relaxed);
    return to_.in_language(advice::code::label_unaligned);
  }

  static constexpr bool is_from_here(result_source source) noexcept {
    return source == result_source::verified || source == result_source::computed;
  }

  constexpr void print_source(result_source source) {
    if (!is_from_here(source)) return;
    to_.raw("  ");
    const bool verified = source == result_source::verified;
    to_.painted(colour::dim, verified ? advice::code::label_verified : advice::code::label_computed);
  }

  constexpr void print_dmarc() {
    const auto& dmarc = mail_.dmarc.verdict();
    begin_row("DMARC", mail_.author_domain(), dmarc.code);
    const std::string_view proof = proof_of(dmarc.aligned_by_spf, dmarc.aligned_by_dkim);
    const auto why = advice::find_dmarc_code(fromproof::dmarc::reason(dmarc));
    if (!proof.empty()) {
      to_.plain(advice::statement{advice::code::label_by, advice::parameter{"proof", proof}});
    } else if (why && dmarc.cause != dmarc::cause::none) {
      to_.plain(*why);
    } else {
      to_.raw("-");
    }
    if (!dmarc.policy.empty()) {
      to_.comma();
      to_.raw("p=");
      to_.plain(dmarc.policy);
    }
    to_.line();
  }

  constexpr std::string_view proof_of(bool spf, bool dkim) const noexcept {
    if (spf && dkim) return to_.japanese() ? "SPF・DKIM" : "SPF, DKIM";
    return spf ? "SPF" : dkim ? "DKIM" : "";
  }

  /// The newest seal and its instance. The row is below DMARC because ARC does not count for DMARC.
  constexpr void print_arc() {
    const auto& arc = mail_.arc;
    if (arc.source() == result_source::none) return;
    begin_row("ARC", newest_sealer(), arc.code());
    if (arc.chain.sets.empty()) {
      to_.raw("-");
    } else {
      to_.raw("i=");
      to_.number(arc.chain.sets.back().instance);
    }
    print_source(arc.source());
    to_.line();
  }

  // -- below the table -----------------------------------------------------------------------------------------------

  /// Prints the verdict under other terms if it differs or rests on less.
  constexpr void print_alternatives() {
    const auto& dmarc = mail_.dmarc.verdict();
    if (dmarc.code == result_code::none) return;
    for (std::size_t i = 0; i < mail_.dmarc.alternatives.count; ++i) {
      const auto& other = mail_.dmarc.alternatives.in[i];
      if (other.code == dmarc.code && other.aligned_by_spf == dmarc.aligned_by_spf &&
          other.aligned_by_dkim == dmarc.aligned_by_dkim) {
        continue;
      }
      const auto terms = static_cast<dmarc::terms>(i);
      to_.raw("  ");
      to_.plain(terms == dmarc::terms::relaxed  ? advice::code::label_if_relaxed
                : terms == dmarc::terms::strict ? advice::code::label_if_strict
                                                : advice::code::label_if_listed);
      if (!to_.japanese()) to_.raw(" ");
      to_.painted(colour_of(other.code), phrase_of(other.code));
      if (const auto proof = proof_of(other.aligned_by_spf, other.aligned_by_dkim); !proof.empty()) {
        to_.comma();
        to_.plain(advice::statement{advice::code::label_by, advice::parameter{"proof", proof}});
      }
      to_.line();
    }
  }

  /// Prints an organizational domain on which the two methods differ.
  constexpr void print_organization(const dmarc::named_organizations& of) {
    if (of.walked().empty() || of.walked() == of.listed()) return;
    to_.raw("  ");
    to_.plain(
        advice::statement{advice::code::label_organizations, advice::parameter{"domain", of.name()},
                          advice::parameter{"walked", of.walked()},
                          advice::parameter{"listed", of.listed().empty() ? std::string_view{"-"} : of.listed()}});
    to_.line();
  }

  constexpr void print_origin() {
    const bool copy = mail_.mode == message_mode::copy;
    to_.raw("  ");
    to_.paint(colour::dim);
    if (mail_.dmarc.here && mail_.dmarc.verdict().queries.count > 0) {
      const bool by_message = copy && mail_.dmarc.source() != result_source::verified;
      to_.plain(by_message ? advice::code::label_by_message : advice::code::label_by_dns);
    } else if (mail_.trusted.any() && copy) {
      to_.plain(advice::statement{advice::code::label_reported, advice::parameter{"server", mail_.trusted.server}});
    } else {
      to_.plain(advice::code::label_unchecked);
    }
    print_organizational_domain();
    to_.paint(colour::none);
    to_.line();
  }

  constexpr void print_organizational_domain() {
    if (mail_.organizational_domain().empty()) return;
    if (!to_.japanese()) to_.raw(" ");
    const advice::parameter domain{"domain", mail_.organizational_domain()};
    to_.plain(mail_.dmarc.verdict().method == dmarc::method::psl
                  ? advice::statement{advice::code::label_organization_psl, domain}
                  : advice::statement{advice::code::label_organization_walk, domain});
  }

  text_printer<S>& to_;
  const authentication& mail_;
  std::size_t domain_width_;
};

}  // namespace detail

}  // namespace fromproof::inline v0

#endif
