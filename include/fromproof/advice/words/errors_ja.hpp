#ifndef FROMPROOF_ADVICE_WORDS_ERRORS_JA_HPP
#define FROMPROOF_ADVICE_WORDS_ERRORS_JA_HPP

// The sentences of the parsers' errors in Japanese; the English ones are in text/error.hpp.

#include <iterator>
#include <string_view>

#include "../../text/error.hpp"
#include "words.hpp"

namespace fromproof::inline v0::advice {

struct error_sentence {
  errc error;
  std::string_view ja;
};

inline constexpr error_sentence error_table[] = {
    {errc::empty, "値がありません"sv},
    {errc::truncated, "途中で終わっています"sv},
    {errc::unexpected_character, "ここでは使えない文字です"sv},
    {errc::trailing_text, "余分な文字が続いています"sv},
    {errc::nul, "NUL文字が含まれています"sv},
    {errc::out_of_space, "メモリーが足りません"sv},
    {errc::not_utf8, "UTF-8ではありません"sv},
    {errc::too_deep, "入れ子が深すぎます"sv},
    {errc::missing_colon, "フィールド名の後にコロンがありません"sv},
    {errc::bad_field_name, "フィールド名に使えない文字があります"sv},
    {errc::orphan_continuation, "継続行の前にフィールドがありません"sv},
    {errc::unterminated_comment, "コメントの「(」が閉じられていません"sv},
    {errc::unterminated_quoted_string, "引用符が閉じられていません"sv},
    {errc::missing_at, "アドレスに「@」がありません"sv},
    {errc::bad_local_part, "「@」の前の書式が正しくありません"sv},
    {errc::bad_mail_domain, "「@」の後の書式が正しくありません"sv},
    {errc::missing_angle_close, "「<」が閉じられていません"sv},
    {errc::missing_group_close, "グループが「;」で終わっていません"sv},
    {errc::bad_display_name, "この表示名は引用符で囲む必要があります"sv},
    {errc::empty_label, "ドメイン名に空のラベルがあります"sv},
    {errc::label_too_long, "ドメイン名のラベルが63バイトを超えています"sv},
    {errc::name_too_long, "ドメイン名が253バイトを超えています"sv},
    {errc::bad_u_label, "ドメイン名に使えない文字があります"sv},
    {errc::bad_punycode, "xn--で始まりますがPunycodeではありません"sv},
    {errc::address_literal, "IPアドレス表記はドメイン名ではありません"sv},
    {errc::bad_ip_address, "IPアドレスではありません"sv},
    {errc::bad_base64, "base64ではありません"sv},
    {errc::missing_equals, "タグ名の後に「=」がありません"sv},
    {errc::bad_tag_name, "タグ名が正しくありません"sv},
    {errc::bad_tag_value, "タグの値に使えない文字があります"sv},
    {errc::duplicate_tag, "同じタグが2回あります"sv},
    {errc::missing_tag, "必須のタグがありません"sv},
    {errc::bad_version, "バージョンが1ではありません"sv},
    {errc::bad_algorithm, "未知のアルゴリズムです"sv},
    {errc::bad_canonicalization, "未知の正規化方式です"sv},
    {errc::bad_tag_domain, "ドメイン名ではありません"sv},
    {errc::bad_identity, "i=がd=のドメインに含まれていません"sv},
    {errc::from_not_signed, "h=にFromが含まれていません"sv},
    {errc::bad_number, "数値が正しくありません"sv},
    {errc::bad_query_method, "DNS以外から鍵を取得することはできません"sv},
    {errc::bad_key_version, "鍵のv=はDKIM1で、先頭に置きます"sv},
    {errc::bad_der, "鍵が公開鍵のDER形式ではありません"sv},
    {errc::wrong_key_type, "鍵の種類がk=と異なります"sv},
    {errc::bad_key, "鍵の数値が公開鍵になっていません"sv},
    {errc::weak_key, "鍵が弱すぎて証明になりません"sv},
    {errc::key_too_large, "鍵が大きすぎます"sv},
    {errc::not_spf, "SPFレコードはv=spf1で始まります"sv},
    {errc::unknown_mechanism, "SPFにない機構です"sv},
    {errc::qualified_modifier, "修飾子の前に限定子は置けません"sv},
    {errc::duplicate_modifier, "この修飾子は一度しか使えません"sv},
    {errc::bad_macro, "「%」の後のマクロが正しくありません"sv},
    {errc::bad_domain_spec, "ここのドメイン名は、最上位ドメインかマクロで終わります"sv},
    {errc::bad_prefix_length, "「/」の後のプレフィックス長が正しくありません"sv},
    {errc::not_dmarc, "DMARCレコードはv=DMARC1で始まります"sv},
    {errc::bad_policy, "ポリシーはnone、quarantine、rejectのいずれかです"sv},
    {errc::missing_policy, "p=がないため適用するポリシーがありません"sv},
    {errc::bad_keyword, "このタグに使えない語です"sv},
    {errc::bad_report_uri, "レポート送信先のURIが正しくありません"sv},
    {errc::unsafe_report_uri, "レポート送信先のURIにアドレス以外の指定があります"sv},
    {errc::unsupported_scheme, "レポートの送信先に使えるのはmailto:だけです"sv},
    {errc::obsolete_size, "「!」の後のサイズ制限は廃止され、無視されます"sv},
    {errc::historic_tag, "このタグは廃止され、無視されます"sv},
    {errc::unknown_tag, "未知のタグで、無視されます"sv},
    {errc::unused_tag, "このタグはruf=がなければ意味がありません"sv},
    {errc::missing_authserv_id, "判定したサーバーの名前がありません"sv},
    {errc::unsupported_version, "未知のバージョンです"sv},
    {errc::missing_method, "「=」の前に方式名がありません"sv},
    {errc::missing_result, "方式名の後に結果がありません"sv},
    {errc::none_with_results, "noneはほかの結果と並べられません"sv},
    {errc::bad_property, "プロパティの書式が正しくありません"sv},
    {errc::encoded_word, "エンコードされた語（RFC 2047）なので、ここではデコードしません"sv},
    {errc::bad_return_path, "Return-Pathは<>で囲んだアドレスです"sv},
    {errc::bad_received_spf, "Received-SPFは結果の語で始まります"sv},
    {errc::bad_date, "日付、時刻、時差の書式が正しくありません"sv},
    {errc::bad_encoded_word, "エンコードされた語の書式が正しくありません"sv},
    {errc::not_a_bounce, "バウンスメール、苦情の報告、Amazon SESのイベントのどれでもありません"sv},
    {errc::missing_recipient, "どの宛先についての報告か書かれていません"sv},
    {errc::bad_action, "Actionはfailed、delayed、delivered、relayed、expandedのどれかです"sv},
    {errc::bad_status, "ステータスコードは点で区切った3つの数字です"sv},
    {errc::unknown_wording, "届かなかった理由を示すコードも、知られた文言もありません"sv},
};

namespace detail {

// In the order of the enumerators, from the first that is an error on.
constexpr bool errors_are_in_order() noexcept {
  for (std::size_t i = 0; i < std::size(error_table); ++i) {
    if (static_cast<std::size_t>(error_table[i].error) != i + 1) return false;
  }
  return std::size(error_table) + 1 == error_count;
}
static_assert(errors_are_in_order(), "each error needs its words, in the order of the enumerators");

}  // namespace detail

/// The sentence of an error, as part of another sentence.
constexpr std::string_view error_words(errc error, language in) noexcept {
  if (in == language::en || error == errc::none) return describe(error);
  return error_table[static_cast<std::size_t>(error) - 1].ja;
}

}  // namespace fromproof::inline v0::advice

#endif
