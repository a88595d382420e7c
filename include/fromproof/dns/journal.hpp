#ifndef FROMPROOF_DNS_JOURNAL_HPP
#define FROMPROOF_DNS_JOURNAL_HPP

// A resolver for programs that cannot wait inside a function: a browser, an event loop, a microcontroller. It records
// answers in the order of the questions. After each answer, the evaluator is run again from the start.
//
//   dns::fixed_journal<> journal;
//   auto checked = spf::check_host(sender, journal);
//   while (checked.pending()) {
//     journal.answer(look_up(*journal.question()));  // whenever the answer is there
//     checked = spf::check_host(sender, journal);
//   }

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "query.hpp"

namespace fromproof::inline v0::dns {

/// Replays recorded answers. A question without one is pending, and so is every question after it, until answer() is
/// called. Answers that do not fit are `out_of_space`, which no evaluator turns into a verdict.
///
/// `text` of the workspace stores questions and answers: 6 octets and the name for each question, 4 octets and the data
/// for each record, 6 octets for a repeated question. `records` needs room for the records of one answer. A copy made
/// by `=` shares the workspace with the original; copy_into() makes an independent one.
class journal {
 public:
  constexpr explicit journal(record_memory its_workspace) noexcept : workspace_{its_workspace} {}

  /// Answers from memory. The records stay valid until the next call of any function that is not const.
  ///
  /// Several evaluators may share a journal. One that has finished asks no more, so its questions stand between those
  /// of the others. This is why a question is searched for further down, and then among those that were passed.
  constexpr dns::answer operator()(const query& asked) noexcept {
    if (next_ < end_ && get16(next_) == repeat_type && is_about(get32(next_ + 2), asked)) {
      const std::size_t first = get32(next_ + 2);
      next_ += head_size;
      return replay(read(first));
    }
    if (const auto at = find(asked, next_, end_)) {
      const entry known = read(*at);
      next_ = known.end;
      return replay(known);
    }
    if (const auto at = find(asked, 0, next_)) {
      // A repeated question takes up a place too; otherwise summarize() could replace the entries around it.
      if (next_ == end_ && !open_ && !write_repeat(*at)) return {.status = status::out_of_space, .records = {}};
      return replay(read(*at));
    }
    if (open_) return unanswered;
    // A new question in the middle: this is another run, which shares nothing from here on.
    end_ = next_;
    if (asked.name.size() > 255) return {.status = status::failure, .records = {}};  // longer than any DNS name
    if (!write_question(asked)) return {.status = status::out_of_space, .records = {}};
    open_ = true;
    return unanswered;
  }

  /// The question that waits for an answer.
  [[nodiscard]] constexpr maybe<query> question() const noexcept {
    if (!open_) return std::nullopt;
    const entry asked = read(end_);
    return query{.name = asked.name, .type = asked.type};
  }

  /// Records the answer to question(); the evaluator can then be run again. Does nothing if there is no question or the
  /// answer is pending.
  constexpr void answer(const dns::answer& known) noexcept {
    if (!open_ || known.status == status::pending) return;
    entry asked = read(end_);
    std::size_t at = asked.begin;
    if (!write_records(known, at)) {
      at = asked.begin;
      write_status(status::out_of_space, 0);
    } else {
      write_status(known.status, known.records.size());
    }
    end_ = at;
    open_ = false;
    next_ = 0;
  }

  /// Starts again from the first question, as answer() does, to run the evaluator once more.
  constexpr void restart() noexcept { next_ = 0; }

  /// The position of the evaluator, for summarize().
  constexpr std::size_t mark() const noexcept { return next_; }

  /// Replaces the answers since `mark` by a number, when the evaluator needs only that. Records from before stay as
  /// they are. False if there is no room for the number, which takes 6 octets.
  [[nodiscard]] constexpr bool summarize(std::size_t mark, std::uint16_t number) noexcept {
    if (open_ || next_ != end_ || mark > end_ || !(workspace_.text.size() - mark >= head_size)) return false;
    put16(mark, summary_type);
    put16(mark + 2, 0);
    put16(mark + 4, number);
    end_ = next_ = mark + head_size;
    return true;
  }

  /// The number that was recorded here instead of answers.
  constexpr maybe<std::uint16_t> recall() noexcept {
    if (next_ >= end_ || get16(next_) != summary_type) return std::nullopt;
    const std::size_t number = get16(next_ + 4);
    next_ += head_size;
    return static_cast<std::uint16_t>(number);
  }

  /// A copy in a workspace of its own. If that is too small for what is known, the copy starts empty.
  [[nodiscard]] constexpr journal copy_into(record_memory workspace) const noexcept {
    journal copy{workspace};
    const std::size_t used = open_ ? read(end_).begin : end_;
    if (used > workspace.text.size()) return copy;
    for (std::size_t i = 0; i < used; ++i) workspace.text[i] = workspace_.text[i];
    copy.end_ = end_;
    copy.next_ = next_;
    copy.open_ = open_;
    return copy;
  }

  /// The octets of `text` in use.
  constexpr std::size_t size() const noexcept { return end_; }

 private:
  // An entry: type (2), status (1), size of the name (1), number of records (2), the name, the records; a record:
  // preference (2), size (2), data. A summary has type 0, no name, and its number instead of the number of records. A
  // repeat has type 65535, which is reserved (RFC 6895 section 3.1), and the offset of the question (4). There are only
  // offsets and no pointers, so that the octets can be copied.
  static constexpr std::size_t head_size = 6;
  static constexpr std::size_t record_head_size = 4;
  static constexpr std::size_t summary_type = 0;
  static constexpr std::size_t repeat_type = 0xffff;

  struct entry {
    record_type type{};
    dns::status status{};
    std::size_t records = 0;
    std::string_view name;
    std::size_t begin = 0;  // of the records
    std::size_t end = 0;
  };

  constexpr std::size_t get(std::size_t at) const noexcept { return static_cast<unsigned char>(workspace_.text[at]); }
  constexpr std::size_t get16(std::size_t at) const noexcept { return get(at) << 8 | get(at + 1); }
  constexpr std::size_t get32(std::size_t at) const noexcept { return get16(at) << 16 | get16(at + 2); }
  constexpr void put(std::size_t at, std::size_t octet) const noexcept {
    workspace_.text[at] = static_cast<char>(static_cast<unsigned char>(octet & 0xff));
  }
  constexpr void put16(std::size_t at, std::size_t value) noexcept { put(at, value >> 8), put(at + 1, value); }
  constexpr void put_text(std::size_t at, std::string_view text) const noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) workspace_.text[at + i] = text[i];
  }
  constexpr std::string_view text(std::size_t at, std::size_t size) const noexcept {
    return ascii::text_at(workspace_.text.data() + at, size);
  }

  constexpr entry read(std::size_t at) const noexcept {
    if (get16(at) == repeat_type) return {.name = {}, .begin = at + head_size, .end = at + head_size};
    entry found{.type = static_cast<record_type>(get16(at)),
                .status = static_cast<dns::status>(get(at + 2)),
                .records = get16(at + 4),
                .name = text(at + head_size, get(at + 3)),
                .begin = at + head_size + get(at + 3),
                .end = 0};
    found.end = found.begin;
    if (get16(at) == summary_type) return found;
    for (std::size_t i = 0; i < found.records; ++i) found.end += record_head_size + get16(found.end + 2);
    return found;
  }

  constexpr bool is_about(std::size_t at, const query& asked) const noexcept {
    const entry known = read(at);
    return known.type == asked.type && ascii::iequals(known.name, asked.name);
  }

  /// The position of the answer to a question between two entries.
  constexpr maybe<std::size_t> find(const query& asked, std::size_t at, std::size_t end) const noexcept {
    while (at < end) {
      if (is_about(at, asked)) return at;
      at = read(at).end;
    }
    return std::nullopt;
  }

  constexpr dns::answer replay(const entry& known) noexcept {
    std::size_t at = known.begin;
    for (std::size_t i = 0; i < known.records; ++i) {
      // A copy may have less room for records than the original.
      if (i == workspace_.records.size()) return {.status = status::out_of_space, .records = {}};
      const std::size_t size = get16(at + 2);
      workspace_.records[i] = {.data = text(at + record_head_size, size),
                               .preference = static_cast<std::uint16_t>(get16(at))};
      at += record_head_size + size;
    }
    return {.status = known.status, .records = workspace_.records.first(known.records)};
  }

  constexpr bool has_room(std::size_t at, std::size_t octets) const noexcept {
    return octets <= workspace_.text.size() - at;
  }

  constexpr bool write_repeat(std::size_t of) noexcept {
    if (!has_room(end_, head_size)) return false;
    put16(end_, repeat_type);
    put16(end_ + 2, of >> 16);
    put16(end_ + 4, of);
    next_ = end_ += head_size;
    return true;
  }

  constexpr bool write_question(const query& asked) noexcept {
    if (!has_room(end_, head_size + asked.name.size())) return false;
    put16(end_, static_cast<std::size_t>(asked.type));
    put(end_ + 3, asked.name.size());
    put_text(end_ + head_size, asked.name);
    write_status(status::pending, 0);
    return true;
  }

  constexpr void write_status(dns::status how, std::size_t records) noexcept {
    put(end_ + 2, static_cast<std::size_t>(how));
    put16(end_ + 4, records);
  }

  constexpr bool write_records(const dns::answer& known, std::size_t& at) noexcept {
    if (known.records.size() > workspace_.records.size() || known.records.size() > 0xffff) return false;
    for (const auto& record : known.records) {
      const std::size_t size = record.data.size();
      if (size > 0xffff || !has_room(at, record_head_size + size)) return false;
      put16(at, record.preference);
      put16(at + 2, size);
      put_text(at + record_head_size, record.data);
      at += record_head_size + size;
    }
    return true;
  }

  record_memory workspace_;
  std::size_t end_ = 0;   // of what is known; the open question follows it
  std::size_t next_ = 0;  // the next entry of this run, while it is known
  bool open_ = false;
};

/// Octets of text with room for an answer as long as resolvers give it by UDP (4,096 octets, RFC 6891 section 6.2.5)
/// beside what an SPF check keeps of a domain that does all it can to use up memory (1,600). A longer answer, or more
/// records than `journal_records`, is `out_of_space`: temperror, never a verdict. A firmware whose senders are known
/// needs less: see size().
inline constexpr std::size_t journal_text = 6 * 1024;
/// Records of one answer.
inline constexpr std::size_t journal_records = 64;

namespace detail {

/// Before the journal, whose workspace it is.
template <std::size_t Text, std::size_t Records>
struct journal_arrays {
  std::array<record, Records> records_of_answer{};
  std::array<char, Text> text_of_answers{};
};

}  // namespace detail

/// A journal with its workspace: 7.5 KB with the sizes above on 64-bit machines. It stays where it is, since the
/// journal refers to its arrays.
template <std::size_t Text = journal_text, std::size_t Records = journal_records>
class fixed_journal : detail::journal_arrays<Text, Records>, public journal {
  static_assert(Text >= 512 && Records > 0, "fixed_journal needs room for at least one answer of 512 octets");

 public:
  constexpr fixed_journal() noexcept : journal{{this->records_of_answer, this->text_of_answers}} {}
  fixed_journal(const fixed_journal&) = delete;
  fixed_journal& operator=(const fixed_journal&) = delete;
};

static_assert(summarizing_resolver<fixed_journal<>>);

}  // namespace fromproof::inline v0::dns

#endif
