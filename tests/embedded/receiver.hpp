#ifndef FROMPROOF_TESTS_EMBEDDED_RECEIVER_HPP
#define FROMPROOF_TESTS_EMBEDDED_RECEIVER_HPP

#include <cstddef>
#include <fromproof/dns/query.hpp>
#include <span>
#include <string_view>

/// What the receiver knows before the mail arrives.
struct smtp_session {
  std::string_view client;
  std::string_view helo;
  std::string_view mail_from;
};

/// Evaluates a mail and writes its Authentication-Results; returns their size.
std::size_t receive(const smtp_session& session, std::string_view mail,
                    fromproof::dns::answer (&look_up)(const fromproof::dns::query&), std::span<char> field) noexcept;

#endif
