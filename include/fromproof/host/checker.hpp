#ifndef FROMPROOF_HOST_CHECKER_HPP
#define FROMPROOF_HOST_CHECKER_HPP

// Checks one message after the other and owns all the memory that this takes, for programs with a heap.
//
//   host::checker<crypto::openssl> check{public_suffix_table};
//   check.read(octets, {.ip = "192.0.2.1", .mail_from = "shop@example.com", .helo = "mail.example.com"});
//   while (check.verify(now) == progress::pending) {
//     for (auto& question : check.questions()) check.answer(question, look_up(question));
//   }
//   if (check.mail().proves_author()) accept(check.mail().author_domain());
//
// A pasted copy is read by read_copy(). A program that never asks DNS uses host::reader instead.
//
// Views: the octets given to read() or read_copy() must outlive what is asked about them. mail(), message(), advise()
// and report() refer to those octets and to memory of the checker: they stay valid until the next read(), read_copy()
// or verify(). The envelope is copied, so it may be made of temporary strings.
//
// Memory is kept for the next message. Each list has a limit; omitted() counts what does not fit. When the heap is
// exhausted, error() says so; a result then becomes `temperror` or `none`, never a pass.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "../advice/advise.hpp"
#include "../arc/set.hpp"
#include "../authentication/mail.hpp"
#include "../authentication/read.hpp"
#include "../authentication/verify.hpp"
#include "../crypto/backend.hpp"
#include "../dkim/verify.hpp"
#include "../domain/public_suffix.hpp"
#include "../message/encoded_word.hpp"
#include "../paste/repair.hpp"
#include "../report/report.hpp"
#include "../result.hpp"
#include "../spf/sender.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "dns_answers.hpp"
#include "memory.hpp"

namespace fromproof::inline v0::host {

/// The most that is kept of one message.
struct limits {
  static constexpr std::size_t signatures = 64;
  static constexpr std::size_t arc_sets = arc::max_instances;
  static constexpr std::size_t findings = 64;
  static constexpr std::size_t fixes = 8;
  static constexpr std::size_t dmarc_record = 4096;  ///< octets; a longer record is evaluated, but not shown
};

/// How many items of a message did not fit.
struct omitted_counts {
  std::size_t signatures = 0;
  std::size_t findings = 0;
  std::size_t fixes = 0;
};

/// What is repaired in a copy: all damage by copying, or only line ends.
enum class copy_repair : std::uint8_t { all, line_ends_only };

namespace detail {

/// A message as it was read, with the memory that its views refer to.
class read_message {
 public:
  /// Reads it; again with more memory if it did not fit. False if memory ran out: then the part that fitted is known.
  [[nodiscard]] bool read(std::string_view octets, const envelope& known, const suffix_table& suffixes) noexcept {
    mail = read_mail(octets, known, suffixes, memory());
    std::size_t signatures = mail.dkim.size() + mail.dkim.omitted();
    if (signatures > limits::signatures) signatures = limits::signatures;
    const bool more_signatures = signatures > signatures_.size();
    const bool more_sets = mail.header.any_arc && arc_sets_.size() < limits::arc_sets;
    if (!more_signatures && !more_sets) return true;
    const bool enough = signatures_.reserve(signatures) && (!more_sets || arc_sets_.reserve(limits::arc_sets));
    mail = read_mail(octets, known, suffixes, memory());
    return enough;
  }

  mail_memory memory() const noexcept {
    return {.signatures = signatures_.all(),
            .arc_sets = arc_sets_.all(),
            .fields = {},
            .identifiers = {},
            .spf = {},
            .record = {}};
  }

  authentication mail;

 private:
  host::memory<signature_evidence> signatures_;
  host::memory<arc::set> arc_sets_;
};

/// Copies of the texts of an envelope.
class owned_envelope {
 public:
  /// False if there is no memory: then nothing is known.
  [[nodiscard]] bool copy(const envelope& from) noexcept {
    known = {};
    std::size_t size = 0;
    for (const auto* text : {&from.ip, &from.mail_from, &from.helo, &from.receiver}) {
      if (*text) size += (*text)->size();
    }
    // An empty text is known as well and needs an address.
    if (!text_.reserve(size + 1)) return false;
    char* at = text_.data();
    const auto take = [&at](const maybe<std::string_view>& text) -> maybe<std::string_view> {
      if (!text) return std::nullopt;
      const std::string_view kept{at, text->size()};
      if (!text->empty()) std::memcpy(at, text->data(), text->size());
      at += text->size();
      return kept;
    };
    known = {.ip = take(from.ip),
             .mail_from = take(from.mail_from),
             .helo = take(from.helo),
             .receiver = take(from.receiver)};
    return true;
  }

  envelope known;

 private:
  host::memory<char> text_;
};

/// The state of a check. Outside the template because g++ warns if its enumerators shadow global names.
enum class check_state : std::uint8_t { read, waiting, done };

}  // namespace detail

/// Reads a message: what it says about itself, and what its receiver says about it. Verifies nothing.
class reader {
 public:
  /// The table must outlive the reader.
  explicit reader(const suffix_table& its_suffixes) noexcept : suffixes_{its_suffixes} {}
  explicit reader(const suffix_table&&) = delete;  // give the table a name
  reader(const reader&) = delete;
  reader& operator=(const reader&) = delete;

  /// Reads what a mail server received, octet for octet. `known` is what the server knows from SMTP, and nothing else
  /// decides who sent the message. Without an address, sender or HELO name in `known` the text counts as a copy.
  void read(std::string_view octets, const envelope& known) { start(octets, known, copy_repair::all); }
  template <temporary_string S>
  void read(S&&, const envelope&) = delete;  // give the octets a name

  /// Reads a copy of a message. Repairs damage by copying and lists it in repairs(). `receiver` is the authserv-id to
  /// trust, if it is known.
  void read_copy(std::string_view octets, maybe<std::string_view> receiver = {}, copy_repair how = copy_repair::all) {
    start(octets, {.receiver = receiver}, how);
  }
  template <temporary_string S>
  void read_copy(S&&, maybe<std::string_view> = {}, copy_repair = {}) = delete;  // give the octets a name

  /// What is known about the message.
  const authentication& mail() const noexcept { return read_.mail; }
  /// The octets that were evaluated: the given ones, or repaired ones.
  std::string_view message() const noexcept { return repaired_.view(); }
  const paste::repair_report& repairs() const noexcept { return repairs_; }
  /// The error, in words, if memory ran out; otherwise empty.
  std::string_view error() const noexcept {
    return exhausted_ ? std::string_view{"there is not enough memory for this message"} : std::string_view{};
  }

  /// How to read names and subjects in charsets that are not built in; it must outlive the reader.
  void read_charsets_with(message::charset_converter convert) noexcept { convert_ = convert; }

  /// The verdict in words, findings and fixes. `mine`: the reader says that they sent the message.
  const advice::assessment& advise(bool mine = false) noexcept { return advise_on<false>(read_.mail, {}, mine); }

  /// The input of the report writers. `file` and `index` identify the message.
  fromproof::report report(maybe<std::string_view> file = {}, maybe<std::size_t> index = {}) noexcept {
    if (!assessment_) advise();
    return {.file = file,
            .index = index,
            .repairs = repairs_,
            .mail = read_.mail,
            .assessment = *assessment_,
            .dns = {},
            .convert = convert_};
  }

  /// Signatures, and after advise() findings and fixes, beyond the limits.
  omitted_counts omitted() const noexcept {
    return {.signatures = read_.mail.dkim.omitted(),
            .findings = assessment_ ? assessment_->findings.omitted() : 0,
            .fixes = assessment_ ? assessment_->fixes.omitted() : 0};
  }

 protected:
  void start(std::string_view octets, const envelope& known, copy_repair how) {
    assessment_.reset();
    exhausted_ = !envelope_.copy(known);
    const bool copy = known.mode() == message_mode::copy;
    const auto mode = copy && how == copy_repair::all ? paste::repair_mode::paste : paste::repair_mode::line_ends;
    repaired_.restart(octets);
    repairs_ = paste::repair(octets, mode, repaired_);
    exhausted_ = exhausted_ || repaired_.failed();
    if (exhausted_) {
      // Half a message would be a different one.
      read_.mail = {};
      return;
    }
    exhausted_ = !read_.read(message(), envelope_.known, suffixes_);
  }

  template <bool AsksDns>
  const advice::assessment& advise_on(const authentication& about, slice<const dns::exchange> dns, bool mine) noexcept {
    const bool enough = findings_.reserve(limits::findings) && fixes_.reserve(limits::fixes);
    exhausted_ = exhausted_ || !enough;
    assessment_ =
        advice::advise<AsksDns>(about, repairs_, suffixes_, findings_.all(), fixes_.all(), dns, mine, {}, convert_);
    return *assessment_;
  }

  const suffix_table& suffixes_;
  detail::owned_envelope envelope_;
  copy_on_change repaired_{{}};
  paste::repair_report repairs_;
  detail::read_message read_;
  memory<advice::finding> findings_;
  memory<advice::fix> fixes_;
  std::optional<advice::assessment> assessment_;
  message::charset_converter convert_;
  bool exhausted_ = false;
};

/// The open questions, as a range. Questions may be answered during a walk over it.
class open_questions {
 public:
  using entry = dns_answers::entry;

  class iterator {
   public:
    iterator(std::list<entry>::iterator its_at, std::list<entry>::iterator its_end) : at_{its_at}, end_{its_end} {
      skip();
    }
    entry& operator*() const { return *at_; }
    iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    bool operator==(const iterator& other) const { return at_ == other.at_; }

   private:
    void skip() {
      while (at_ != end_ && !at_->open()) ++at_;
    }

    std::list<entry>::iterator at_, end_;
  };

  explicit open_questions(std::list<entry>& its_all) noexcept : all_{its_all} {}

  iterator begin() const { return {all_.begin(), all_.end()}; }
  iterator end() const { return {all_.end(), all_.end()}; }
  bool empty() const { return begin() == end(); }

 private:
  std::list<entry>& all_;
};

/// Reads and verifies. The caller brings DNS: verify() collects questions, and continues when all of them are answered.
/// One checker serves one message at a time and one thread; an event loop has a checker for each message in flight.
///
/// DNS answers are kept in containers of the standard library, which throw std::bad_alloc.
template <crypto::backend Backend>
class checker : protected reader {
 public:
  /// The table must outlive the checker. `of_backend` are the arguments of the back end's constructor.
  template <class... Arguments>
  explicit checker(const suffix_table& its_suffixes, Arguments&&... of_backend)
      : reader{its_suffixes}, backend_{std::forward<Arguments>(of_backend)...} {}
  template <class... Arguments>
  explicit checker(const suffix_table&&, Arguments&&...) = delete;  // give the table a name

  using reader::error;
  using reader::message;
  using reader::read_charsets_with;
  using reader::repairs;

  void read(std::string_view octets, const envelope& known) {
    forget();
    reader::read(octets, known);
  }
  template <temporary_string S>
  void read(S&&, const envelope&) = delete;  // give the octets a name

  void read_copy(std::string_view octets, maybe<std::string_view> receiver = {}, copy_repair how = copy_repair::all) {
    forget();
    reader::read_copy(octets, receiver, how);
  }
  template <temporary_string S>
  void read_copy(S&&, maybe<std::string_view> = {}, copy_repair = {}) = delete;  // give the octets a name

  /// Verifies SPF, DKIM, ARC and DMARC at a time in Unix seconds. While this is `pending`, questions() need answers.
  /// Answer a question that gets none with dns::status::failure, or all of them by give_up().
  progress verify(std::int64_t now) { return verify(dkim::verify_options{.now = now}); }
  /// The same with the caller's limits. Damage by copying is known here and need not be given.
  progress verify(dkim::verify_options options) {
    if (state_ == state::done) return progress::done;
    if (state_ == state::waiting && answers_.has_open_questions()) return progress::pending;
    if (state_ == state::read) get_memory();
    assessment_.reset();
    shown_before_ = false;
    options.damage = repairs_.reach();
    const auto how = fromproof::verify(read_.mail, envelope_.known, suffixes_, backend_, answers_, whole(), options);
    state_ = how == progress::done ? state::done : state::waiting;
    return how;
  }

  /// Asks the questions that only advise() needs, after verify() is done. No result depends on them.
  progress discover_ses_setup() {
    if (state_ != state::done) return progress::pending;
    assessment_.reset();
    return advice::discover_ses_setup(read_.mail, answers_) ? progress::done : progress::pending;
  }

  open_questions questions() noexcept { return open_questions{answers_.entries()}; }
  /// Copies the answer.
  void answer(dns_answers::entry& question, const dns::answer& known, dns::security security = dns::security::unknown) {
    dns_answers::answer(question, known, security);
  }
  /// Answers all open questions with a failure of DNS.
  void give_up() {
    for (auto& question : questions()) answer(question, {.status = dns::status::failure, .records = {}});
  }
  /// Questions and answers of this message, for a resolver that tracks them itself.
  dns_answers& answers() noexcept { return answers_; }

  /// Whether verify() has begun, and whether it is done.
  bool began() const noexcept { return state_ != state::read; }
  bool verified() const noexcept { return state_ == state::done; }

  /// What is known about the message. While answers are missing, this is what the message says: an unfinished
  /// verification does not count.
  const authentication& mail() noexcept {
    if (state_ != state::waiting) return read_.mail;
    if (!shown_before_) {
      const bool read = before_.read(message(), envelope_.known, suffixes_);
      exhausted_ = exhausted_ || !read;
      shown_before_ = true;
    }
    return before_.mail;
  }

  /// The verdict in words, findings and fixes. `mine`: the reader says that they sent the message.
  const advice::assessment& advise(bool mine = false) {
    exchanges_ = answers_.exchanges();
    return this->template advise_on<true>(mail(), exchanges_, mine);
  }

  /// The input of the report writers. `file` and `index` identify the message.
  fromproof::report report(maybe<std::string_view> file = {}, maybe<std::size_t> index = {}) {
    if (!assessment_) advise();
    return {.file = file,
            .index = index,
            .repairs = repairs_,
            .mail = mail(),
            .assessment = *assessment_,
            .dns = exchanges_,
            .convert = convert_};
  }

  /// Signatures, and after advise() findings and fixes, beyond the limits.
  using reader::omitted;

 private:
  using state = detail::check_state;

  void forget() {
    answers_.forget();
    exchanges_.clear();
    state_ = state::read;
    shown_before_ = false;
  }

  /// What does not fit becomes `temperror`.
  void get_memory() noexcept {
    const bool enough = fields_.reserve(read_.mail.header.fields) && identifiers_.reserve(read_.mail.dkim.size()) &&
                        spf_.reserve(spf::max_memory) && record_.reserve(limits::dmarc_record);
    exhausted_ = exhausted_ || !enough;
  }

  mail_memory whole() const noexcept {
    auto all = read_.memory();
    all.fields = fields_.all();
    all.identifiers = identifiers_.all();
    all.spf = spf_.all();
    all.record = record_.all();
    return all;
  }

  Backend backend_;
  memory<dkim::indexed_field> fields_;
  memory<dmarc::identifier> identifiers_;
  memory<char> spf_;
  memory<char> record_;
  detail::read_message before_;
  dns_answers answers_;
  std::vector<dns::exchange> exchanges_;
  state state_ = state::read;
  bool shown_before_ = false;
};

}  // namespace fromproof::inline v0::host

#endif
