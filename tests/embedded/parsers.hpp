#ifndef FROMPROOF_TESTS_EMBEDDED_PARSERS_HPP
#define FROMPROOF_TESTS_EMBEDDED_PARSERS_HPP

#include <string_view>

/// Reads a message as a firmware would, with every parser there is. Answers which check failed, counted from 1, or 0.
int read_message(std::string_view message) noexcept;

#endif
