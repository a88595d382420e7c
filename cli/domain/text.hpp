#ifndef FROMPROOF_CLI_DOMAIN_TEXT_HPP
#define FROMPROOF_CLI_DOMAIN_TEXT_HPP

// What a domain publishes, for people.

#include <fromproof/advice/words/words.hpp>
#include <fromproof/published/json.hpp>

#include "../output.hpp"

namespace fromproof::cli {

void write_domain_text(const published::domain_report& report, advice::language language, output& out);

}  // namespace fromproof::cli

#endif
