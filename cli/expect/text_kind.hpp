#ifndef FROMPROOF_CLI_EXPECT_TEXT_KIND_HPP
#define FROMPROOF_CLI_EXPECT_TEXT_KIND_HPP

#include <cstdint>
#include <string_view>

namespace fromproof::cli {

/// What a TXT record is for. A name may have many TXT records, but only one of each kind.
enum class text_kind : std::uint8_t { other, spf, dmarc, dkim, mta_sts, tls_rpt, bimi };

/// The kind of a TXT record, also of one that its owner wrote with a slip: "V=SPF1", or in quotes.
text_kind kind_of(std::string_view name, std::string_view text);

/// Whether two records of a kind say the same. Blanks between terms or around tags do not count, nor the order of tags,
/// since no receiver sees a difference. Other texts are compared by their octets.
bool says_the_same(text_kind kind, std::string_view one, std::string_view other);

}  // namespace fromproof::cli

#endif
