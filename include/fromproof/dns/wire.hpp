#ifndef FROMPROOF_DNS_WIRE_HPP
#define FROMPROOF_DNS_WIRE_HPP

// DNS messages as they travel (RFC 1035 section 4): writes a question, reads an answer. The caller sends them, over
// UDP, TCP (two octets of size before each message) or HTTPS (RFC 8484).
//
//   std::array<std::uint8_t, dns::max_query_size> packet;
//   const auto size = dns::write_query(question, id, packet);
//   if (size) send({packet.data(), *size});
//
//   const auto reply = dns::read_answer(received, question, id, memory);
//   if (reply.delivery == dns::delivery::read) journal.answer(reply.answer);

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/slice.hpp"
#include "query.hpp"

namespace fromproof::inline v0::dns {

/// The most that write_query() writes: header, a name of 255 octets, type and class, OPT.
inline constexpr std::size_t max_query_size = 12 + 255 + 4 + 11;

/// The size of a UDP answer that reaches every network unfragmented (DNS flag day 2020).
inline constexpr std::uint16_t default_payload_size = 1232;

/// What the received octets were.
enum class delivery : std::uint8_t {
  read,       ///< `answer` is complete; an unreadable reply has status `failure`
  truncated,  ///< the answer did not fit (TC): ask again over TCP, where the same flag is a failure
  not_ours,   ///< no reply to this query, maybe a forged one: keep waiting
};

struct [[nodiscard]] reply {
  dns::delivery delivery = delivery::not_ours;
  dns::answer answer = unanswered;  ///< `pending` unless it was read
};

namespace detail {

using octets = slice<const std::uint8_t>;

inline constexpr std::size_t header_size = 12;
inline constexpr std::uint16_t class_in = 1;
inline constexpr std::uint16_t type_dname = 39;
inline constexpr std::uint16_t type_opt = 41;

/// Writes octets in network order into memory of the caller.
class octet_writer {
 public:
  constexpr explicit octet_writer(slice<std::uint8_t> its_memory) noexcept : memory_{its_memory} {}

  constexpr void put(unsigned octet) noexcept {
    if (size_ < memory_.size()) memory_[size_] = static_cast<std::uint8_t>(octet & 0xff);
    ++size_;
  }
  constexpr void put16(unsigned value) noexcept { put(value >> 8), put(value); }

  /// The octets written so far, including those that did not fit.
  constexpr std::size_t size() const noexcept { return size_; }
  constexpr bool overflowed() const noexcept { return size_ > memory_.size(); }

 private:
  slice<std::uint8_t> memory_;
  std::size_t size_ = 0;
};

/// A name as labels (RFC 1035 section 3.1). Labels may hold any octet except the dot.
constexpr parsed<std::size_t> write_name(std::string_view name, octet_writer& out) noexcept {
  if (name.empty()) return {0, errc::empty, 0};
  if (name.size() > 253) return {0, errc::name_too_long, 0};
  for (std::size_t at = 0; at <= name.size();) {
    std::size_t end = at;
    while (end < name.size() && name[end] != '.') ++end;
    if (end == at) return {0, errc::empty_label, at};
    if (end - at > 63) return {0, errc::label_too_long, at};
    out.put(static_cast<unsigned>(end - at));
    for (; at < end; ++at) out.put(static_cast<unsigned char>(name[at]));
    ++at;
  }
  out.put(0);
  return {name.size() + 2, errc::none, 0};
}

constexpr std::uint16_t u16_at(octets message, std::size_t at) noexcept {
  return static_cast<std::uint16_t>(unsigned{message[at]} << 8 | message[at + 1]);
}

/// Walks over the labels of a name, through compression pointers (RFC 1035 section 4.1.4).
class name_walk {
 public:
  enum class step : std::uint8_t { label, end, fault };

  constexpr name_walk(octets its_message, std::size_t its_at) noexcept
      : message_{its_message}, at_{its_at}, run_{its_at} {}

  constexpr step next() noexcept {
    while (at_ < message_.size()) {
      const std::size_t size = message_[at_];
      const std::size_t left = message_.size() - at_ - 1;
      if (size >= 0xc0) {
        if (left == 0) return step::fault;
        const std::size_t target = (size & 0x3f) << 8 | message_[at_ + 1];
        // A pointer must lead "to a prior occurrence" (RFC 1035 section 4.1.4), before everything read so far, so that
        // every walk ends. No name needs more pointers than labels; without the limit, names that share a chain of
        // pointers would cost the square of the message.
        if (target < header_size || target >= run_ || ++pointers_ > 127) return step::fault;
        if (end_ == 0) end_ = at_ + 2;
        at_ = run_ = target;
        continue;
      }
      if (size > 63 || size > left) return step::fault;  // 0x40 and 0x80 begin no label (RFC 6891 section 5)
      if (name_size_ += size + 1; name_size_ > 255) return step::fault;
      label_ = {message_.data() + at_ + 1, size};
      at_ += size + 1;
      if (size > 0) return step::label;
      if (end_ == 0) end_ = at_;
      return step::end;
    }
    return step::fault;
  }

  constexpr octets label() const noexcept { return label_; }
  /// The end of the name in the message, after the walk has ended.
  constexpr std::size_t end() const noexcept { return end_; }

 private:
  octets message_;
  std::size_t at_;
  std::size_t run_;  // where the labels of the current run began
  std::size_t end_ = 0;
  std::size_t name_size_ = 0;
  unsigned pointers_ = 0;
  octets label_;
};

/// The end of the name at `at`; 0 if it is malformed.
constexpr std::size_t end_of_name(octets message, std::size_t at) noexcept {
  name_walk name{message, at};
  auto step = name.next();
  while (step == name_walk::step::label) step = name.next();
  return step == name_walk::step::end ? name.end() : 0;
}

constexpr bool is_label(octets label, std::string_view text) noexcept {
  if (label.size() != text.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ascii::to_lower(static_cast<char>(label[i])) != ascii::to_lower(text[i])) return false;
  }
  return true;
}

constexpr bool is_name(octets message, std::size_t at, std::string_view text) noexcept {
  name_walk name{message, at};
  auto step = name.next();
  for (; step == name_walk::step::label; step = name.next()) {
    const std::size_t size = name.label().size();
    if (size > text.size() || !is_label(name.label(), {text.data(), size})) return false;
    text.remove_prefix(size);
    if (text.empty()) return name.next() == name_walk::step::end;
    if (text.front() != '.') return false;
    text.remove_prefix(1);
  }
  return false;
}

/// Whether the remaining labels of two well-formed names are the same.
constexpr bool are_same_names(name_walk one, name_walk other) noexcept {
  for (;;) {
    const auto step = one.next();
    if (step != other.next()) return false;
    if (step != name_walk::step::label) return true;
    const octets label = other.label();
    char text[63]{};
    for (std::size_t i = 0; i < label.size(); ++i) text[i] = static_cast<char>(label[i]);
    if (!is_label(one.label(), ascii::text_at(text, label.size()))) return false;
  }
}

constexpr bool are_same_names(octets message, std::size_t a, std::size_t b) noexcept {
  return a == b || are_same_names(name_walk{message, a}, name_walk{message, b});
}

constexpr std::size_t count_labels(name_walk name) noexcept {
  std::size_t labels = 0;
  while (name.next() == name_walk::step::label) ++labels;
  return labels;
}

/// Whether a name is below another. Both must be well formed.
constexpr bool is_below(octets message, std::size_t at, std::size_t above) noexcept {
  name_walk name{message, at};
  const std::size_t labels = count_labels(name);
  const std::size_t kept = count_labels(name_walk{message, above});
  if (labels <= kept) return false;
  for (std::size_t i = kept; i < labels; ++i) name.next();
  return are_same_names(name, name_walk{message, above});
}

struct wire_record {
  std::size_t owner = 0;
  std::uint16_t type = 0;
  std::uint16_t record_class = 0;
  std::uint8_t ttl_high = 0;  ///< of OPT: the upper eight bits of the response code
  std::size_t data = 0;
  std::size_t end = 0;

  constexpr bool is(record_type of) const noexcept {
    return type == static_cast<std::uint16_t>(of) && record_class == class_in;
  }
};

/// Reads the record at `at`. False if there is none or it is malformed.
constexpr bool read_record(octets message, std::size_t at, wire_record& out) noexcept {
  const std::size_t fixed = end_of_name(message, at);
  if (fixed == 0 || message.size() - fixed < 10) return false;
  const std::size_t size = u16_at(message, fixed + 8);
  if (message.size() - fixed - 10 < size) return false;
  out = {.owner = at,
         .type = u16_at(message, fixed),
         .record_class = u16_at(message, fixed + 2),
         .ttl_high = message[fixed + 4],
         .data = fixed + 10,
         .end = fixed + 10 + size};
  return true;
}

/// Writes records into memory of the caller.
class record_writer {
 public:
  constexpr explicit record_writer(record_memory its_memory) noexcept : memory_{its_memory} {}

  constexpr void put(std::uint8_t octet) noexcept { put(static_cast<char>(octet)); }
  constexpr void put(char octet) noexcept {
    if (used_ < memory_.text.size()) {
      memory_.text[used_++] = octet;
    } else {
      overflowed_ = true;
    }
  }
  /// Makes one more record of the octets since the last.
  constexpr void finish(std::uint16_t preference) noexcept {
    if (count_ == memory_.records.size()) overflowed_ = true;
    if (overflowed_) return;
    memory_.records[count_++] = {.data = ascii::text_at(memory_.text.data() + begin_, used_ - begin_),
                                 .preference = preference};
    begin_ = used_;
  }
  /// Drops the octets since the last record.
  constexpr void drop() noexcept { used_ = begin_; }

  constexpr dns::answer answer() const noexcept {
    if (overflowed_) return {.status = status::out_of_space, .records = {}};
    return {.status = count_ > 0 ? status::ok : status::no_data, .records = memory_.records.first(count_)};
  }

 private:
  record_memory memory_;
  std::size_t begin_ = 0;
  std::size_t used_ = 0;
  std::size_t count_ = 0;
  bool overflowed_ = false;
};

/// Reads the name at `at`, which must end at `end`, as a record. Skips a name that has a dot inside a label: it cannot
/// be written as "a.b.c", and nothing can be asked about it. Lowers the case, because servers repeat a name of the
/// question in the spelling that it had there.
constexpr bool take_name(octets message, std::size_t at, std::size_t end, std::uint16_t preference,
                         record_writer& out) noexcept {
  if (end_of_name(message, at) != end) return false;
  name_walk name{message, at};
  bool first = true;
  bool writable = true;
  for (auto step = name.next(); step == name_walk::step::label; step = name.next(), first = false) {
    if (!first) out.put('.');
    for (const std::uint8_t octet : name.label()) {
      writable = writable && octet != '.';
      out.put(ascii::to_lower(static_cast<char>(octet)));
    }
  }
  writable ? out.finish(preference) : out.drop();
  return true;
}

/// Joins the strings of a TXT record. There may be any number of them, some empty (RFC 1035 section 3.3.14).
constexpr bool take_strings(octets message, std::size_t at, std::size_t end, record_writer& out) noexcept {
  while (at < end) {
    const std::size_t size = message[at++];
    if (size > end - at) return false;
    for (const std::size_t stop = at + size; at < stop; ++at) out.put(message[at]);
  }
  out.finish(0);
  return true;
}

constexpr bool take_octets(octets message, std::size_t at, std::size_t end, std::size_t size,
                           record_writer& out) noexcept {
  if (end - at != size) return false;
  for (; at < end; ++at) out.put(message[at]);
  out.finish(0);
  return true;
}

constexpr bool take_data(octets message, const wire_record& record, record_type type, record_writer& out) noexcept {
  switch (type) {
    case record_type::a: return take_octets(message, record.data, record.end, 4, out);
    case record_type::aaaa: return take_octets(message, record.data, record.end, 16, out);
    case record_type::tlsa: return take_octets(message, record.data, record.end, record.end - record.data, out);
    case record_type::txt: return take_strings(message, record.data, record.end, out);
    case record_type::cname:
    case record_type::ptr: return take_name(message, record.data, record.end, 0, out);
    case record_type::mx:
      return record.end - record.data > 2 &&
             take_name(message, record.data + 2, record.end, u16_at(message, record.data), out);
  }
  return false;
}

/// Reads what follows the question.
class answer_reader {
 public:
  constexpr answer_reader(octets its_message, std::size_t its_at, const query& its_asked) noexcept
      : message_{its_message}, answers_{its_at}, type_{its_asked.type} {}

  constexpr dns::answer read(record_memory memory) noexcept {
    constexpr dns::answer failed{.status = status::failure, .records = {}};
    constexpr unsigned no_error = 0;
    constexpr unsigned name_error = 3;
    if (!find_code()) return failed;
    // RFC 6604 section 3: the code is about the last name of a chain of aliases. The first, which was asked for,
    // exists.
    if (code_ == name_error) return {.status = is_alias() ? status::no_data : status::nxdomain, .records = {}};
    if (code_ != no_error || !follow_aliases()) return failed;
    record_writer out{memory};
    std::size_t at = answers_;
    for (unsigned i = 0; i < count(answer_section); ++i) {
      wire_record record;
      read_record(message_, at, record);
      at = record.end;
      if (!record.is(type_) || !are_same_names(message_, record.owner, name_)) continue;
      if (!take_data(message_, record, type_, out)) return failed;
    }
    return out.answer();
  }

 private:
  // The offsets in the header of the record count of each section.
  static constexpr std::size_t answer_section = 6;
  static constexpr std::size_t authority_section = 8;
  static constexpr std::size_t additional_section = 10;
  // Resolvers follow this many, and no real chain is longer.
  static constexpr int max_aliases = 16;

  constexpr unsigned count(std::size_t section) const noexcept { return u16_at(message_, section); }

  /// Finds the response code, half of which may be in the last section (RFC 6891 section 6.1.3), and checks that every
  /// record lies in the message.
  constexpr bool find_code() noexcept {
    code_ = message_[3] & 0x0fu;
    const unsigned before = count(answer_section) + count(authority_section);
    const unsigned all = before + count(additional_section);
    std::size_t at = answers_;
    for (unsigned i = 0; i < all; ++i) {
      wire_record record;
      if (!read_record(message_, at, record)) return false;
      at = record.end;
      if (i >= before && record.type == type_opt) code_ |= unsigned{record.ttl_high} << 4;
    }
    return true;
  }

  /// Whether the name of the question is an alias: by its own record (CNAME) or by one of a name above it (DNAME, RFC
  /// 6672).
  constexpr bool is_alias() const noexcept {
    std::size_t at = answers_;
    for (unsigned i = 0; i < count(answer_section); ++i) {
      wire_record record;
      read_record(message_, at, record);
      at = record.end;
      if (record.is(record_type::cname) && are_same_names(message_, record.owner, name_)) return true;
      const bool dname = record.type == type_dname && record.record_class == class_in;
      if (dname && is_below(message_, name_, record.owner)) return true;
    }
    return false;
  }

  /// Finds the name that the records belong to. The records of a message may be in any order (RFC 1034 section 3.6).
  constexpr bool follow_aliases() noexcept {
    for (int aliases = 0; aliases <= max_aliases; ++aliases) {
      std::size_t target = 0;
      std::size_t at = answers_;
      for (unsigned i = 0; i < count(answer_section); ++i) {
        wire_record record;
        read_record(message_, at, record);
        at = record.end;
        const bool alias = record.is(record_type::cname) && target == 0;
        if (!(alias || record.is(type_)) || !are_same_names(message_, record.owner, name_)) continue;
        if (record.is(type_)) return true;
        if (end_of_name(message_, record.data) != record.end) return false;
        target = record.data;
      }
      if (target == 0) return true;
      name_ = target;
    }
    return false;
  }

  octets message_;
  std::size_t answers_;             // where the answers begin
  std::size_t name_ = header_size;  // the offset of the name, first that of the question
  record_type type_;
  unsigned code_ = 0;
};

}  // namespace detail

/// Writes the message that asks `question`, with recursion desired and the size of answer that the caller can take over
/// UDP (EDNS, RFC 6891). `id` identifies the reply: make it unpredictable over UDP (RFC 5452 section 9.2) and 0 over
/// HTTPS (RFC 8484 section 4.1). Returns the size; max_query_size octets are always enough.
/// Errors, with the offset in the name: `empty`, `empty_label`, `label_too_long`, `name_too_long`, `out_of_space`.
constexpr parsed<std::size_t> write_query(const query& question, std::uint16_t id, slice<std::uint8_t> out,
                                          std::uint16_t payload_size = default_payload_size) noexcept {
  detail::octet_writer message{out};
  constexpr unsigned recursion_desired = 0x0100;
  for (const unsigned field : {unsigned{id}, recursion_desired, 1u, 0u, 0u, 1u}) message.put16(field);
  if (const auto name = detail::write_name(question.name, message); !name) return name;
  message.put16(static_cast<std::uint16_t>(question.type));
  message.put16(detail::class_in);
  message.put(0);  // OPT: the root, type, payload size, extended code, version and flags, no options
  for (const unsigned field : {unsigned{detail::type_opt}, unsigned{payload_size}, 0u, 0u, 0u}) message.put16(field);
  if (message.overflowed()) return {0, errc::out_of_space, 0};
  return {message.size(), errc::none, 0};
}

/// Reads the reply to `asked`. Follows aliases (CNAME) within the message; the status is that of the name at their end,
/// except that an alias exists even if that name does not. More than 16 aliases, or a loop, are a failure. The message
/// may be discarded afterwards: the records are in `memory`. Uses nothing of a message with another id or question.
/// Leaves out a record whose name has a dot inside a label, since it cannot be written as "a.b.c"; other names are in
/// lower case.
constexpr reply read_answer(slice<const std::uint8_t> message, const query& asked, std::uint16_t id,
                            record_memory memory) noexcept {
  using namespace detail;
  constexpr unsigned response = 0x80;
  constexpr unsigned operation = 0x78;
  constexpr unsigned truncation = 0x02;
  if (message.size() < header_size || u16_at(message, 0) != id) return {};
  if ((message[2] & (response | operation)) != response || u16_at(message, 4) != 1) return {};
  const std::size_t end = end_of_name(message, header_size);
  if (end == 0 || message.size() - end < 4 || !is_name(message, header_size, asked.name)) return {};
  if (u16_at(message, end) != static_cast<std::uint16_t>(asked.type) || u16_at(message, end + 2) != class_in) return {};
  if ((message[2] & truncation) != 0) return {.delivery = delivery::truncated, .answer = unanswered};
  return {.delivery = delivery::read, .answer = answer_reader{message, end + 4, asked}.read(memory)};
}

}  // namespace fromproof::inline v0::dns

#endif
