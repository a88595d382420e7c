#ifndef FROMPROOF_REPORT_TEXT_HPP
#define FROMPROOF_REPORT_TEXT_HPP

// The report for a person at a terminal: the answer first, then the evidence, then what is wrong, then the fix.

#include <cstddef>
#include <string_view>

#include "../advice/advise.hpp"
#include "../authentication/mail.hpp"
#include "../message/encoded_word.hpp"
#include "../text/sink.hpp"
#include "json.hpp"
#include "plain_text.hpp"
#include "records.hpp"

namespace fromproof::inline v0 {

struct text_style {
  advice::language language = advice::language::en;
  bool colour = false;  ///< ANSI escapes; for terminals only
};

namespace detail {

/// Lets so many columns of a text through that comes in whole characters. Mail may have a subject of megabytes.
template <text_sink S>
class shortened {
 public:
  constexpr explicit shortened(S& out) noexcept : out_{out} {}

  constexpr void operator()(std::string_view piece) {
    if (over_) return;
    std::size_t columns = 0;
    utf8::for_each(piece, [&columns](const utf8::character& c) { columns += detail::columns(c.code_point); });
    // Marks that fill no column are bounded as well.
    over_ = columns > columns_left_ || piece.size() > octets_left_;
    if (over_) return out_("…");
    columns_left_ -= columns;
    octets_left_ -= piece.size();
    out_(piece);
  }

 private:
  S& out_;
  std::size_t columns_left_ = 200;
  std::size_t octets_left_ = 1000;
  bool over_ = false;
};

template <text_sink S>
class text_writer {
 public:
  constexpr text_writer(const report& what, text_style style, S& out) noexcept
      : report_{what}, mail_{what.mail}, style_{style}, out_{out} {}

  constexpr void write() {
    if (report_.file) write_title();
    write_verdict();
    write_people();
    write_evidence();
    write_repairs();
    write_findings();
    write_fixes();
  }

 private:
  enum class colour : std::uint8_t { none, bold, dim, green, yellow, red };

  // -- pieces --------------------------------------------------------------------------------------------------------

  constexpr void paint(colour which) {
    constexpr std::array<std::string_view, 6> codes{"\x1b[0m",  "\x1b[1m",  "\x1b[2m",
                                                    "\x1b[32m", "\x1b[33m", "\x1b[31m"};
    if (style_.colour) out_(codes[static_cast<std::size_t>(which)]);
  }
  constexpr void line() { out_("\n"); }
  constexpr void blanks(std::size_t count) {
    while (count-- > 0) out_(" ");
  }

  /// What `write` gives to a sink, made plain. Says how many columns it fills.
  template <class Writer>
  constexpr std::size_t plain_from(Writer&& write) {
    plain_text<S> text{out_};
    write(text);
    text.finish();
    return text.columns();
  }
  /// The same of a text that a sender may make as long as he likes.
  template <class Writer>
  constexpr void short_from(Writer&& write) {
    shortened<S> some{out_};
    plain_text<shortened<S>> text{some};
    write(text);
    text.finish();
  }
  constexpr void plain_short(std::string_view text) {
    short_from([text](auto& out) { out(text); });
  }
  constexpr std::size_t plain(std::string_view text) {
    return plain_from([text](auto& out) { out(text); });
  }
  constexpr std::size_t plain(advice::phrase says) { return plain(says.text(style_.language)); }
  constexpr std::size_t plain(const advice::statement& says) {
    return plain_from([&](auto& out) { advice::write(says, style_.language, out); });
  }

  template <class What>
  constexpr void cell(std::size_t width, const What& what) {
    const std::size_t columns = plain(what);
    blanks(columns < width ? width - columns : 1);
  }
  constexpr void painted_cell(std::size_t width, colour in, std::string_view text) {
    paint(in);
    const std::size_t columns = plain(text);
    paint(colour::none);
    blanks(columns < width ? width - columns : 1);
  }

  static constexpr std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    utf8::for_each(text, [&columns](const utf8::character& c) { columns += detail::columns(c.code_point); });
    return columns;
  }

  /// With a number if there are several of that title.
  constexpr void heading(advice::phrase title, std::size_t number = 0) {
    line();
    out_("  ");
    paint(colour::bold);
    plain(title);
    if (number > 0) out_(" "), write_number(number, out_);
    paint(colour::none);
    line();
  }

  constexpr colour colour_of(result_code code) const noexcept {
    switch (code) {
      case result_code::pass: return colour::green;
      case result_code::fail:
      case result_code::permerror: return colour::red;
      case result_code::none: return colour::dim;
      default: return colour::yellow;
    }
  }

  constexpr std::string_view say(result_code code) const noexcept {
    using advice::phrase;
    switch (code) {
      case result_code::none: return phrase{"result-none"}.text(style_.language);
      case result_code::pass: return phrase{"result-pass"}.text(style_.language);
      case result_code::fail: return phrase{"result-fail"}.text(style_.language);
      case result_code::softfail: return phrase{"result-softfail"}.text(style_.language);
      case result_code::neutral: return phrase{"result-neutral"}.text(style_.language);
      case result_code::policy: return phrase{"result-policy"}.text(style_.language);
      case result_code::temperror: return phrase{"result-temperror"}.text(style_.language);
      case result_code::permerror: return phrase{"result-permerror"}.text(style_.language);
    }
    return {};
  }

  // -- blocks --------------------------------------------------------------------------------------------------------

  constexpr void write_title() {
    paint(colour::dim);
    plain(*report_.file);
    if (report_.index) {
      out_(" #");
      write_number(*report_.index, out_);
    }
    paint(colour::none);
    line();
  }

  constexpr void write_verdict() {
    const auto& verdict = report_.said.verdict;
    paint(colour::bold);
    plain(verdict.headline);
    paint(colour::none);
    line();
    out_("  "), plain(verdict.reason), line();
    out_("  "), plain(verdict.next), line();
  }

  constexpr void label(advice::phrase name) {
    out_("  ");
    paint(colour::dim);
    const std::size_t columns = plain(name);
    paint(colour::none);
    constexpr std::size_t width = 18;
    blanks(columns < width ? width - columns : 1);
  }

  constexpr void write_people() {
    line();
    label("label-header-from");
    write_author();
    line();
    write_reply_to();
    label("label-envelope-from");
    write_sender();
    line();
    const auto& helo = mail_.envelope.helo;
    // The name and the address are shown as one only where somebody saw them together.
    const bool together = helo.source == mail_.envelope.client_ip.source;
    if (!mail_.envelope.client_ip.value.empty()) {
      label("label-via");
      if (together && !helo.value.empty()) plain_short(helo.value);
      if (!mail_.envelope.client_ip.value.empty()) {
        out_(!together || helo.value.empty() ? "[" : " [");
        plain(mail_.envelope.client_ip.value);
        out_("]");
      }
      line();
    }
    if (!mail_.header.subject.raw.empty()) {
      label("label-subject");
      short_from([this](auto& out) { message::decode_unstructured(mail_.header.subject.body, out); });
      line();
    }
  }

  constexpr void write_author() {
    const auto& from = mail_.header.from;
    if (from.mailboxes == 0) return static_cast<void>(plain(advice::phrase{"label-unknown"}));
    const bool named = !from.first.display_name.empty();
    if (named) {
      short_from([&from](auto& out) { message::write_display_name(from.first, out); });
      out_(" <");
    }
    short_from([&from](auto& out) { message::write_local_part(from.first, out); });
    out_("@");
    const auto domain = message::domain_of(from.first);
    plain_short(domain ? domain->view() : from.first.domain);
    if (named) out_(">");
    if (from.mailboxes > 1 || from.fields > 1) out_(", …");
  }

  /// Where answers go, if that is not to the author's own organization.
  constexpr void write_reply_to() {
    if (mail_.header.reply_to.raw.empty()) return;
    for (const auto& item : message::mailbox_list{mail_.header.reply_to.body}) {
      if (item.error != errc::none) continue;
      const auto domain = message::domain_of(item.value);
      if (domain && *domain == mail_.author.domain()) continue;
      label("label-reply-to");
      short_from([&item](auto& out) { message::write_local_part(item.value, out); });
      out_("@");
      plain_short(domain ? domain->view() : item.value.domain);
      return line();
    }
  }

  constexpr void write_sender() {
    const auto& sender = mail_.envelope.sender;
    if (sender.null) return static_cast<void>(plain(advice::phrase{"label-null-path"}));
    if (sender.address.empty() && sender.domain.empty()) {
      return static_cast<void>(plain(advice::phrase{"label-unknown"}));
    }
    plain_short(sender.address.empty() ? sender.domain.view() : sender.address);
    // Only a pass for that very domain says that it did send.
    if (mail_.spf.passes() && mail_.spf.checked.domain() == sender.domain) return;
    out_(" ("), paint(colour::dim), plain(advice::phrase{"label-claimed"}), paint(colour::none), out_(")");
  }

  // -- evidence ------------------------------------------------------------------------------------------------------

  constexpr std::size_t domain_width() const {
    std::size_t width = columns_of(advice::phrase{"label-domain"}.text(style_.language));
    const auto fit = [&width](std::string_view domain) {
      constexpr std::size_t widest = 48;
      const std::size_t columns = columns_of(domain);
      if (columns > width && columns <= widest) width = columns;
    };
    fit(mail_.spf.domain());
    fit(mail_.author_domain());
    for (const auto& signature : mail_.dkim) fit(signature.signature->domain);
    fit(newest_sealer());
    return width + 2;
  }

  static constexpr std::size_t name_width = 7;
  static constexpr std::size_t result_width = 24;

  constexpr void write_evidence() {
    line();
    const std::size_t width = domain_width();
    out_("  ");
    paint(colour::dim);
    cell(name_width, advice::phrase{"label-check"});
    cell(width, advice::phrase{"label-domain"});
    cell(result_width, advice::phrase{"label-authentication"});
    plain(advice::phrase{"label-alignment"});
    paint(colour::none);
    line();
    write_row("SPF", width, mail_.spf.domain(), mail_.spf.code(), mail_.spf.source(), mail_.spf.aligned);
    for (const auto& entry : mail_.dkim) {
      write_row("DKIM", width, entry.signature->domain, entry.code(), entry.source(), entry.aligned);
    }
    write_dmarc_row(width);
    write_arc_row(width);
    write_alternatives();
    write_organizations();
    out_("  ");
    paint(colour::dim);
    if (mail_.dmarc.here && mail_.dmarc.verdict().queries.count > 0) {
      plain(mail_.mode == message_mode::copy && mail_.dmarc.source() != result_source::verified
                ? advice::phrase{"label-by-message"}
                : advice::phrase{"label-by-dns"});
    } else if (mail_.trusted.any() && mail_.mode == message_mode::copy) {
      plain(advice::statement{"label-reported", advice::parameter{"server", mail_.trusted.server}});
    } else {
      plain(advice::phrase{"label-unchecked"});
    }
    write_organizational_domain();
    paint(colour::none);
    line();
  }

  constexpr void begin_row(std::string_view name, std::size_t width, std::string_view domain, result_code code) {
    out_("  ");
    cell(name_width, name);
    cell(width, domain.empty() ? std::string_view{"-"} : domain);
    painted_cell(result_width, colour_of(code), say(code));
  }

  constexpr void write_row(std::string_view name, std::size_t width, std::string_view domain, result_code code,
                           result_source source, dmarc::alignment aligned) {
    begin_row(name, width, domain, code);
    const std::string_view says = domain.empty() || mail_.author_domain().empty() ? std::string_view{"-"}
                                  : aligned.strict  ? advice::phrase{"label-aligned-strict"}.text(style_.language)
                                  : aligned.relaxed ? advice::phrase{"label-aligned-relaxed"}.text(style_.language)
                                                    : advice::phrase{"label-unaligned"}.text(style_.language);
    const std::size_t columns = plain(says);
    constexpr std::size_t widest = 22;
    const bool here = source == result_source::verified || source == result_source::computed;
    if (here && columns < widest) blanks(widest - columns);
    write_whether_verified(source);
    line();
  }

  constexpr void write_whether_verified(result_source source) {
    if (source != result_source::verified && source != result_source::computed) return;
    out_("  ");
    paint(colour::dim);
    plain(source == result_source::verified ? advice::phrase{"label-verified"} : advice::phrase{"label-computed"});
    paint(colour::none);
  }

  constexpr void write_dmarc_row(std::size_t width) {
    const auto& dmarc = mail_.dmarc.verdict();
    begin_row("DMARC", width, mail_.author_domain(), dmarc.code);
    const std::string_view proof = proof_of(dmarc.aligned_by_spf, dmarc.aligned_by_dkim);
    const auto why = advice::find_dmarc_words(reason(dmarc));
    if (proof.empty() && why && dmarc.cause != dmarc::cause::none) {
      plain(style_.language == advice::language::ja ? why->ja : why->en);
    } else if (proof.empty()) {
      out_("-");
    } else {
      plain(advice::statement{"label-by", advice::parameter{"proof", proof}});
    }
    if (!dmarc.policy.empty()) comma(), out_("p="), plain(dmarc.policy);
    line();
  }

  constexpr std::string_view proof_of(bool spf, bool dkim) const noexcept {
    if (spf && dkim) return style_.language == advice::language::ja ? "SPF・DKIM" : "SPF, DKIM";
    return spf ? "SPF" : dkim ? "DKIM" : "";
  }

  constexpr void comma() { out_(style_.language == advice::language::ja ? "、" : ", "); }

  /// The verdict in other terms, where it would be another or rest on less.
  constexpr void write_alternatives() {
    const auto& dmarc = mail_.dmarc.verdict();
    for (std::size_t i = 0; i < mail_.dmarc.alternatives.count; ++i) {
      const auto& other = mail_.dmarc.alternatives.in[i];
      if (dmarc.code == result_code::none ||
          (other.code == dmarc.code && other.aligned_by_spf == dmarc.aligned_by_spf &&
           other.aligned_by_dkim == dmarc.aligned_by_dkim)) {
        continue;
      }
      const auto terms = static_cast<dmarc::terms>(i);
      out_("  ");
      plain(terms == dmarc::terms::relaxed  ? advice::phrase{"label-if-relaxed"}
            : terms == dmarc::terms::strict ? advice::phrase{"label-if-strict"}
                                            : advice::phrase{"label-if-listed"});
      if (style_.language == advice::language::en) out_(" ");
      paint(colour_of(other.code));
      plain(say(other.code));
      paint(colour::none);
      if (const auto proof = proof_of(other.aligned_by_spf, other.aligned_by_dkim); !proof.empty()) {
        comma();
        plain(advice::statement{"label-by", advice::parameter{"proof", proof}});
      }
      line();
    }
  }

  /// Organizational domains on which the two methods differ.
  constexpr void write_organizations() {
    write_organization(mail_.author);
    write_organization(mail_.spf.checked);
    for (const auto& entry : mail_.dkim) write_organization(entry.signer);
  }

  constexpr void write_organization(const dmarc::named_organizations& of) {
    if (of.walked().empty() || of.walked() == of.listed()) return;
    out_("  ");
    plain(advice::statement{"label-organizations", advice::parameter{"domain", of.name()},
                            advice::parameter{"walked", of.walked()},
                            advice::parameter{"listed", of.listed().empty() ? std::string_view{"-"} : of.listed()}});
    line();
  }

  /// Who the author's organization is, and how that was found.
  constexpr void write_organizational_domain() {
    if (mail_.organizational_domain().empty()) return;
    if (style_.language == advice::language::en) out_(" ");
    const advice::parameter domain{"domain", mail_.organizational_domain()};
    plain(mail_.dmarc.verdict().method == dmarc::method::psl ? advice::statement{"label-organization-psl", domain}
                                                             : advice::statement{"label-organization-walk", domain});
  }

  constexpr std::string_view newest_sealer() const {
    const auto& sets = mail_.arc.chain.sets;
    return sets.empty() ? std::string_view{} : sets.back().seal.signature->domain;
  }

  /// Who sealed the chain last, and as which instance. Nothing is aligned with the author here: the row stands below
  /// DMARC because it takes no part in it.
  constexpr void write_arc_row(std::size_t width) {
    const auto& arc = mail_.arc;
    if (arc.source() == result_source::none) return;
    begin_row("ARC", width, newest_sealer(), arc.code());
    if (arc.chain.sets.empty()) {
      out_("-");
    } else {
      out_("i="), write_number(arc.chain.sets.back().instance, out_);
    }
    write_whether_verified(arc.source());
    line();
  }

  // -- advice --------------------------------------------------------------------------------------------------------

  constexpr void write_repairs() {
    if (!report_.repairs.any()) return;
    heading("label-repairs");
    for (std::size_t i = 0; i < report_.repairs.counts.size(); ++i) {
      if (report_.repairs.counts[i] == 0) continue;
      const auto words = advice::find_words(code(static_cast<paste::repair_code>(i)));
      out_("    ");
      plain(!words                                    ? code(static_cast<paste::repair_code>(i))
            : style_.language == advice::language::ja ? words->ja
                                                      : words->en);
      out_(" ("), write_number(report_.repairs.counts[i], out_), out_(")");
      line();
    }
  }

  constexpr void write_findings() {
    if (report_.said.findings.empty()) return;
    heading("label-findings");
    for (const auto& finding : report_.said.findings) {
      out_("    ");
      paint(finding.severity == advice::severity::info      ? colour::dim
            : finding.severity == advice::severity::warning ? colour::yellow
                                                            : colour::red);
      plain(say(finding.severity));
      paint(colour::none);
      out_(": ");
      plain(finding.says);
      line();
    }
  }

  constexpr std::string_view say(advice::severity how) const noexcept {
    using advice::phrase;
    switch (how) {
      case advice::severity::info: return phrase{"severity-info"}.text(style_.language);
      case advice::severity::warning: return phrase{"severity-warning"}.text(style_.language);
      case advice::severity::error: return phrase{"severity-error"}.text(style_.language);
      case advice::severity::attack: return phrase{"severity-attack"}.text(style_.language);
    }
    return {};
  }

  constexpr void write_fixes() {
    const auto& fixes = report_.said.fixes;
    std::size_t number = 0;
    for (const auto& fix : fixes) {
      heading("label-fixes", fixes.size() > 1 ? ++number : 0);
      out_("    "), plain(fix.says), line();
      out_("    "), plain(fix.note), line();
      for (const auto& record : fix) {
        out_("      ");
        record_writer{record_format::list, out_}.list(record);
        if (record.replaces.empty()) continue;
        out_("      "), paint(colour::dim), plain(advice::phrase{"label-replaces"}), out_("  \"");
        plain(record.replaces), out_("\""), paint(colour::none), line();
      }
    }
  }

  const report& report_;
  const authentication& mail_;
  text_style style_;
  S& out_;
};

}  // namespace detail

/// Writes the report for a person, in lines that end with LF.
template <text_sink S>
constexpr void write_text(const report& what, text_style style, S&& out) {
  detail::text_writer{what, style, out}.write();
}

}  // namespace fromproof::inline v0

#endif
