#ifndef FROMPROOF_BOUNCE_JSON_EVENTS_HPP
#define FROMPROOF_BOUNCE_JSON_EVENTS_HPP

// Events of Amazon SES as they arrive: bare, in an envelope of SNS, in a message of SQS (which may hold such an
// envelope), from EventBridge, and in the lists that the AWS command line and Lambda make of them. Which of these it
// is, the members say; the outermost wrapping counts.

#include <cstddef>
#include <string_view>

#include "../data/json_reader.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "notice.hpp"
#include "ses_event.hpp"
#include "text_store.hpp"

namespace fromproof::inline v0::bounce {

namespace detail {

/// The members that tell one wrapping from another.
struct wrapping {
  bool event = false;        ///< eventType or notificationType: the event itself
  bool envelope = false;     ///< Type or TopicArn: SNS
  std::string_view message;  ///< Message of SNS: JSON as text
  std::string_view body;     ///< Body or body of SQS: JSON as text
  std::string_view detail;   ///< detail of EventBridge
  std::string_view sns;      ///< Sns of a record of Lambda
  std::string_view list;     ///< Records or Messages
};

constexpr wrapping find_wrapping(std::string_view object) noexcept {
  wrapping found;
  json_reader json{object};
  if (json.next() != json_event::begin_object) return found;
  const auto text = [](json_reader& member) {
    return member.next() == json_event::string ? member.raw() : std::string_view{};
  };
  for_each_member(json, [&](json_reader& member) {
    if (member.is("eventType") || member.is("notificationType")) {
      found.event = true;
    } else if (member.is("Type") || member.is("TopicArn")) {
      found.envelope = true;
    } else if (member.is("Message")) {
      found.message = text(member);
    } else if (member.is("Body") || member.is("body")) {
      found.body = text(member);
    } else if (member.is("detail")) {
      found.detail = read_value_text(member, object);
    } else if (member.is("Sns")) {
      found.sns = read_value_text(member, object);
    } else if (member.is("Records") || member.is("Messages")) {
      found.list = read_value_text(member, object);
    }
  });
  return found;
}

/// More wrappings inside each other do not occur.
inline constexpr int max_wrappings = 4;

/// Reads texts of JSON and hands each event to `take`.
template <class Take>
class json_events_reader {
 public:
  constexpr json_events_reader(const memory& its_memory, text_store& its_texts, bounce::via its_outer,
                               Take& its_take) noexcept
      : memory_{its_memory}, texts_{its_texts}, outer_{its_outer}, take_{its_take} {}

  /// One value: an event, wrapped or not, or a list of them.
  constexpr void read(std::string_view value) {
    if (value.starts_with('[')) return read_list(value);
    const auto found = find_wrapping(value);
    if (!found.event && !found.list.empty()) return read_list(found.list);
    read_one(value, found);
  }

  constexpr std::size_t events() const noexcept { return events_; }
  /// Whether a text did not fit into the memory.
  constexpr bool out_of_space() const noexcept { return out_of_space_; }

 private:
  constexpr void read_list(std::string_view list) {
    json_reader json{list};
    if (json.next() != json_event::begin_array) return;
    while (true) {
      json.next();
      if (json.event() == json_event::end_array || json.event() == json_event::fault) return;
      const std::size_t begin = json.offset();
      const bool object = json.event() == json_event::begin_object;
      if (!json.skip_value()) return;
      if (!object) continue;
      const auto value = ascii::slice(list, begin, list.size() - json.rest().size());
      read_one(value, find_wrapping(value));
    }
  }

  constexpr void read_one(std::string_view value, wrapping found) {
    const std::size_t mark = texts_.mark();
    auto how = outer_;
    const auto wrap = [&how](bounce::via by) {
      if (how == bounce::via::ses_event) how = by;
    };
    for (int layer = 0; layer < max_wrappings && !found.event; ++layer) {
      if (!found.sns.empty()) {
        wrap(bounce::via::ses_sns);
        value = found.sns;
      } else if (found.envelope && !found.message.empty()) {
        wrap(bounce::via::ses_sns);
        value = ascii::trim(texts_.keep_json(found.message));
      } else if (!found.detail.empty()) {
        wrap(bounce::via::ses_eventbridge);
        value = found.detail;
      } else if (!found.body.empty()) {
        wrap(bounce::via::ses_sqs);
        value = ascii::trim(texts_.keep_json(found.body));
      } else {
        break;
      }
      found = find_wrapping(value);
    }
    if (found.event) emit(value, how);
    out_of_space_ = out_of_space_ || texts_.overflowed();
    texts_.release(mark);
  }

  constexpr void emit(std::string_view event, bounce::via how) {
    notice out = empty_notice(memory_);
    out.via = how;
    if (!read_ses_event(event, texts_, out)) return;
    if (texts_.overflowed() || out.recipients.omitted() > 0) out.problems.push_back({errc::out_of_space, 0});
    ++events_;
    take_(static_cast<const notice&>(out));
  }

  const memory& memory_;
  text_store& texts_;
  bounce::via outer_;
  Take& take_;
  std::size_t events_ = 0;
  bool out_of_space_ = false;
};

}  // namespace detail

}  // namespace fromproof::inline v0::bounce

#endif
