#ifndef FROMPROOF_HOST_DNS_ANSWERS_HPP
#define FROMPROOF_HOST_DNS_ANSWERS_HPP

// A resolver for programs with a heap. It stores answers by name and type and collects the open questions, so that all
// questions of a message can be sent together.
//
//   host::dns_answers answers;
//   while (dkim::verify(signatures, text, backend, answers, options) == progress::pending) {
//     for (auto& entry : answers.entries()) {
//       if (entry.open()) answers.answer(entry, look_up(entry));
//     }
//   }

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "../dns/query.hpp"
#include "../text/ascii.hpp"

namespace fromproof::inline v0::host {

class dns_answers {
 public:
  /// A question, and its answer once there is one. It does not move until forget(), so refer to it: the answer to a
  /// copy would be lost.
  struct entry {
    std::string name;
    dns::record_type type;
    dns::status status = dns::status::pending;
    dns::security security = dns::security::unknown;
    std::vector<dns::record> records;
    std::string text;  // what the records are views of

    explicit entry(const dns::query& asked) : name{asked.name}, type{asked.type} {}
    entry(const entry&) = delete;
    entry& operator=(const entry&) = delete;

    bool open() const noexcept { return status == dns::status::pending; }
  };

  /// The answer to a question, if it is known; it stays valid until forget().
  dns::answer operator()(const dns::query& asked) {
    for (const auto& each : entries_) {
      if (each.type == asked.type && ascii::iequals(each.name, asked.name)) {
        return {.status = each.status, .records = each.records};
      }
    }
    entries_.emplace_back(asked);
    return dns::unanswered;
  }

  /// The questions, in the order in which they were first asked.
  std::list<entry>& entries() noexcept { return entries_; }

  /// Copies the answer.
  static void answer(entry& asked, const dns::answer& known, dns::security security = dns::security::unknown) {
    asked.status = known.status;
    asked.security = security;
    asked.text.clear();
    std::size_t size = 0;
    for (const auto& record : known.records) size += record.data.size();
    asked.text.reserve(size);  // so that the views do not move
    asked.records.clear();
    asked.records.reserve(known.records.size());
    for (const auto& record : known.records) {
      const std::size_t begin = asked.text.size();
      asked.text += record.data;
      asked.records.push_back(
          {.data = {asked.text.data() + begin, record.data.size()}, .preference = record.preference});
    }
  }

  bool has_open_questions() const noexcept {
    for (const auto& each : entries_) {
      if (each.open()) return true;
    }
    return false;
  }

  /// All questions and answers, for the report; views of what is kept here.
  std::vector<dns::exchange> exchanges() const {
    std::vector<dns::exchange> all;
    for (const auto& each : entries_) {
      all.push_back({.question = {.name = each.name, .type = each.type},
                     .answered = {.status = each.status, .records = each.records},
                     .security = each.security});
    }
    return all;
  }

  /// Forgets everything, for the next message. Resolvers have their own cache, which knows how long an answer is valid.
  void forget() noexcept { entries_.clear(); }

 private:
  std::list<entry> entries_;  // a message asks some dozens of questions
};

}  // namespace fromproof::inline v0::host

#endif
