#ifndef FROMPROOF_CLI_TERMINAL_HPP
#define FROMPROOF_CLI_TERMINAL_HPP

// What the command knows about its terminal and its user.

#include <cstddef>
#include <fromproof/result.hpp>
#include <string>
#include <string_view>

namespace fromproof::cli {

enum class stream { input = 0, output = 1, errors = 2 };

bool is_terminal(stream where);

/// The columns of the terminal that gets the results; 80 if that is none.
std::size_t terminal_columns();

/// Whether to use colours: on a terminal that has them, unless NO_COLOR (https://no-color.org) is set.
bool wants_colour(stream where);

/// The word of a result: green, red or yellow if `colour`.
std::string coloured(result_code code, bool colour);

/// "en" or "ja", from LC_ALL, LC_MESSAGES, LANG: the first one that is set decides (POSIX).
std::string_view language_of_environment();

/// `text` made safe for one line of a terminal, by plain_text.hpp: ESC becomes <U+001B>, a line end a blank.
std::string visible(std::string_view text);

/// "fromproof: FILE: what is wrong", one line on standard error.
void complain(std::string_view file, std::string_view what);

/// "fromproof: what is wrong".
void complain(std::string_view what);

}  // namespace fromproof::cli

#endif
