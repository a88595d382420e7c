#ifndef FROMPROOF_REPORT_AUTHENTICATION_RESULTS_HPP
#define FROMPROOF_REPORT_AUTHENTICATION_RESULTS_HPP

// Writes what was verified here as an Authentication-Results field (RFC 8601), for a mail server to add to the message.
//
//   if (!fromproof::write_authentication_results(mail, "mx.example", out)) give_up();

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "../authentication/mail.hpp"
#include "../authentication_results/write.hpp"
#include "../dmarc/record.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// The first octets of base64, without the white space of folding.
class base64_beginning {
 public:
  // Signatures that agree in this many octets are copies of one another.
  static constexpr std::size_t most = 40;

  constexpr explicit base64_beginning(std::string_view its_text) noexcept {
    for (std::size_t i = 0; i < its_text.size() && size_ < most; ++i) {
      if (!ascii::is_fws(its_text[i])) octets_[size_++] = its_text[i];
    }
  }
  constexpr std::string_view first(std::size_t size) const noexcept {
    return {octets_.data(), size < size_ ? size : size_};
  }

 private:
  std::array<char, most> octets_{};
  std::size_t size_ = 0;
};

template <text_sink S>
class results_writer {
 public:
  constexpr results_writer(const authentication& mail, S& out) noexcept : mail_{mail}, field_{out} {}

  constexpr bool write(std::string_view authserv_id) {
    if (!field_.begin(authserv_id)) return false;
    if (mail_.spf.source() == result_source::verified) write_spf();
    for (const auto& entry : mail_.dkim) {
      if (entry.source() == result_source::verified) write_dkim(entry);
    }
    const bool checked =
        mail_.spf.source() == result_source::verified || mail_.dmarc.source() == result_source::verified;
    // RFC 8601 section 2.7.1: "none" says that the message was not signed, which is visible without DNS.
    if (checked && mail_.dkim.empty() && mail_.dkim.omitted() == 0) field_.result("dkim", word(result_code::none));
    if (mail_.dmarc.source() == result_source::verified) write_dmarc();
    if (mail_.arc.source() == result_source::verified && mail_.arc.code() != result_code::none) {
      field_.result("arc", word(mail_.arc.code()));
      field_.reason(arc::reason(*mail_.arc.here));
    }
    field_.end();
    return true;
  }

 private:
  constexpr void write_spf() {
    const auto& spf = mail_.spf;
    const auto& sender = mail_.envelope.sender;
    field_.result("spf", word(spf.code()));
    if (spf.here->cause != spf::cause::none) field_.reason(word(spf.here->cause));
    if (sender.null || spf.identity == spf::identity::helo) {
      const std::string_view helo = spf.checked.empty() ? mail_.envelope.helo.value : spf.domain();
      if (!helo.empty()) field_.property("smtp", "helo", helo);
      return;
    }
    // Writes the address if it has the domain that was checked, otherwise only the domain.
    const bool whole =
        !sender.address.empty() && (spf.checked.empty() || spf.checked.domain() == domain_after_at(sender.address));
    if (whole && field_.property("smtp", "mailfrom", sender.address)) return;
    if (!spf.checked.empty()) field_.property("smtp", "mailfrom", spf.domain());
  }

  static constexpr domain domain_after_at(std::string_view address) noexcept {
    const std::size_t at = address.rfind('@');
    const auto name =
        parse_domain(at == std::string_view::npos ? address : ascii::slice(address, at + 1, address.size()));
    return name ? *name : domain{};
  }

  constexpr void write_dkim(const signature_evidence& entry) {
    const auto& signature = *entry.signature;
    field_.result("dkim", word(entry.code()));
    field_.reason(dkim::reason(*entry.outcome));
    if (const auto d = parse_domain(signature.domain)) field_.property("header", "d", d->view());
    if (const auto s = parse_domain(signature.selector)) field_.property("header", "s", s->view());
    if (signature.signature.empty()) return;
    // Last, for parsers that stop at a quoted value.
    const base64_beginning beginning{signature.signature};
    field_.property("header", "b", beginning.first(telling_size(entry, beginning)));
  }

  /// RFC 6008 section 4: eight octets of b=, or as many as distinguish this signature from the others.
  constexpr std::size_t telling_size(const signature_evidence& entry, const base64_beginning& mine) const noexcept {
    std::size_t size = 8;
    for (const auto& other : mail_.dkim) {
      if (&other == &entry) continue;
      const base64_beginning its{other.signature->signature};
      while (size < base64_beginning::most && mine.first(size) == its.first(size)) ++size;
    }
    return size;
  }

  constexpr void write_dmarc() {
    const auto& dmarc = mail_.dmarc.verdict();
    field_.result("dmarc", word(dmarc.code));
    const auto record = dmarc::parse_record(dmarc.record);
    const bool found = !dmarc.record.empty() && record;
    if (found) write_policies(*record);
    field_.reason(fromproof::dmarc::reason(dmarc));
    if (mail_.author_domain().empty()) return;
    field_.property("header", "from", mail_.author_domain());
    // RFC 9989 registers the policy of the record, and its domain if that is not the author domain.
    if (found && record->p) field_.property("polrec", "p", word(*record->p));
    if (!mail_.record_domain().empty() && mail_.record_domain() != mail_.author_domain()) {
      field_.property("polrec", "domain", mail_.record_domain());
    }
  }

  /// "p=reject sp=none dis=none", as large receivers write it: what the record asks for, and the disposition.
  constexpr void write_policies(const dmarc::record& record) {
    std::array<char, 64> memory{};
    buffer_sink text{memory};
    text("p="), text(word(record.for_author()));
    if (record.sp) text(" sp="), text(word(*record.sp));
    if (!mail_.dmarc.verdict().applied.empty()) {
      text(" dis="),
          text(mail_.dmarc.verdict().applied == "pass" ? std::string_view{"none"} : mail_.dmarc.verdict().applied);
    }
    field_.comment(text.view());
  }

  const authentication& mail_;
  authentication_results::writer<S> field_;
};

}  // namespace detail

/// Writes one Authentication-Results field, folded, with its last line end. Contains only what was verified here, never
/// what another server reported; "none" if nothing was. False, with nothing written, if that is not a valid
/// authserv-id.
template <text_sink S>
[[nodiscard]] constexpr bool write_authentication_results(const authentication& mail, std::string_view authserv_id,
                                                          S&& out) {
  return detail::results_writer<std::remove_reference_t<S>>{mail, out}.write(authserv_id);
}

}  // namespace fromproof::inline v0

#endif
