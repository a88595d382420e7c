#ifndef FROMPROOF_DKIM_VERIFY_HPP
#define FROMPROOF_DKIM_VERIFY_HPP

// Verifies the signatures of a message (RFC 6376 section 6, RFC 8301, RFC 8463).
//
//   while (dkim::verify(signatures, text, backend, resolver, {.now = now}) == progress::pending) wait_for_answers();
//   for (const auto& each : signatures) show(each.signature->domain, word(each.outcome->code));
//
// The message is hashed only once, without DNS; each signature keeps its hashes. A run stops at a pending answer, and
// the next run continues there.

#include <algorithm>
#include <cstddef>

#include "../crypto/backend.hpp"
#include "../dns/query.hpp"
#include "../result.hpp"
#include "../text/bounded_list.hpp"
#include "check_signature.hpp"
#include "result.hpp"
#include "verification.hpp"

namespace fromproof::inline v0::dkim {

/// Verifies the listed signatures by priority, at most `max_signatures`. Each entry gets its own outcome; an error in
/// one does not affect another. `pending` if an answer is missing: call again when it has come. `Options` is
/// `verify_options`, or `server_options` if the size of the program matters.
template <class V, crypto::backend B, dns::resolver R, class Options = verify_options>
[[nodiscard]] progress verify(bounded_list<V>& all, const signed_message& text, B& backend, R&& resolver,
                              const Options& options) {
  auto state = progress::done;
  std::size_t tried = 0;
  const auto visit = [&](verification& one) {
    if (one.step == step::untouched) hash_message<B>(one, all, text, options);
    if (one.step == step::done) return;
    if (check_signature(one, backend, resolver, text, options) == progress::pending) {
      state = progress::pending;
    }
  };
  for (const int priority : {2, 1, 0}) {
    for (auto& entry : all) {
      if (std::min<int>(entry.priority, 2) != priority || !entry.signature) continue;
      if (tried++ < options.max_signatures) {
        visit(entry);
      } else if (entry.step == step::untouched) {
        settle(entry, result_code::neutral, cause::not_tried);
      }
    }
  }
  return state;
}

}  // namespace fromproof::inline v0::dkim

#endif
