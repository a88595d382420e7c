#ifndef FROMPROOF_REPORT_BOUNCE_TEXT_HPP
#define FROMPROOF_REPORT_BOUNCE_TEXT_HPP

// A bounce for a person at a terminal: each address, whether it is bad, why, and what to do.

#include <string_view>

#include "../../advice/words/errors_ja.hpp"
#include "../../bounce/delivery_status.hpp"
#include "../../bounce/notice.hpp"
#include "../../message/header.hpp"
#include "../../text/error.hpp"
#include "../../text/sink.hpp"
#include "../text/printer.hpp"
#include "words.hpp"

namespace fromproof::inline v0 {

namespace detail {

constexpr std::string_view kind_in_words(bounce::kind kind, bool japanese) noexcept {
  switch (kind) {
    case bounce::kind::dsn:
    case bounce::kind::text: return japanese ? "届かなかったメール"sv : "A mail came back"sv;
    case bounce::kind::complaint: return japanese ? "迷惑メールの報告"sv : "A complaint"sv;
    case bounce::kind::delay: return japanese ? "まだ届いていないメール"sv : "A mail is delayed"sv;
    case bounce::kind::delivery: return japanese ? "届いたメール"sv : "A mail was delivered"sv;
    case bounce::kind::sent: return japanese ? "送信を受け付けたメール"sv : "A mail was accepted for sending"sv;
    case bounce::kind::rejected:
      return japanese ? "Amazon SESが送信を拒否したメール"sv : "Amazon SES refused to send a mail"sv;
    case bounce::kind::opened: return japanese ? "開かれたメール"sv : "A mail was opened"sv;
    case bounce::kind::clicked: return japanese ? "リンクが開かれたメール"sv : "A link in a mail was opened"sv;
    case bounce::kind::rendering_failure:
      return japanese ? "テンプレートの誤りで送信されなかったメール"sv
                      : "A mail was not sent: its template has a fault"sv;
    case bounce::kind::subscription: return japanese ? "購読設定の変更"sv : "A subscription was changed"sv;
  }
  return {};
}

constexpr std::string_view class_in_words(bounce::bounce_class decided, bool japanese) noexcept {
  switch (decided) {
    case bounce::bounce_class::hard: return japanese ? "ハード"sv : "hard"sv;
    case bounce::bounce_class::soft: return japanese ? "ソフト"sv : "soft"sv;
    case bounce::bounce_class::delivered: return japanese ? "配信済み"sv : "delivered"sv;
    case bounce::bounce_class::none: break;
  }
  return "-";
}

constexpr colour colour_of(bounce::bounce_class decided) noexcept {
  switch (decided) {
    case bounce::bounce_class::hard: return colour::red;
    case bounce::bounce_class::soft: return colour::yellow;
    case bounce::bounce_class::delivered: return colour::green;
    case bounce::bounce_class::none: break;
  }
  return colour::dim;
}

template <text_sink S>
constexpr void print_recipient(text_printer<S>& to, const bounce::recipient& of, advice::language in) {
  const bool japanese = to.japanese();
  to.raw("  ");
  to.pad(to.painted(colour_of(of.decided), class_in_words(of.decided, japanese)), 10);
  if (of.address.empty())
    to.plain(japanese ? "（宛先不明）"sv : "(unknown recipient)"sv);
  else
    to.brief_from([&of](auto& out) { bounce::write_address(of.address, out); });
  to.line();
  const auto says = sentence(of.why, in);
  to.blanks(12);
  to.plain(says.what);
  if (!says.advice.empty()) {
    if (!japanese) to.raw(" ");
    to.plain(says.advice);
  }
  to.line();
  if (of.overruled) {
    to.blanks(12);
    to.raw(japanese ? "「" : "\"");
    to.brief(of.label);
    to.raw(japanese ? "」とされていますが、コード " : "\" is what the sender of the event calls it, but the code ");
    to.brief(of.proof);
    to.raw(japanese ? " が違うことを示しています。" : " proves otherwise.");
    to.line();
  }
  if (!of.diagnostic.empty()) {
    to.blanks(12);
    to.paint(colour::dim);
    to.brief_from([&of](auto& out) { message::unfold(of.diagnostic, out); });
    to.paint(colour::none);
    to.line();
  }
}

}  // namespace detail

/// Writes a notice for a person, in lines that end with LF.
template <text_sink S>
constexpr void write_text(const bounce::notice& what, std::string_view file, text_style style, S&& out) {
  detail::text_printer to{style, out};
  to.paint(detail::colour::dim);
  to.plain(file);
  to.paint(detail::colour::none);
  to.line();
  to.painted(detail::colour::bold, detail::kind_in_words(what.kind, to.japanese()));
  if (!what.reporting_mta.empty()) {
    to.raw(to.japanese() ? "（報告元: " : " (reported by ");
    to.brief(what.reporting_mta);
    to.raw(to.japanese() ? "）" : ")");
  }
  to.line();
  for (const auto& each : what.recipients) detail::print_recipient(to, each, style.language);
  for (const auto& each : what.problems) {
    to.raw("  ! ");
    to.plain(advice::error_words(each.error, style.language));
    to.line();
  }
}

}  // namespace fromproof::inline v0

#endif
