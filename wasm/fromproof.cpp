// The flat C interface of the WebAssembly module; fromproof.mjs is its only caller. The host never hands an address in:
// a check is named by a number, and a number that names none is answered with 0.
//
//   handle = fromproof_open(size, options_size)      0: no memory
//   write the message, then the options, at fromproof_input(handle)
//   fromproof_run(handle, …)                         0: the report is ready
//   read fromproof_report_size(handle) octets at fromproof_report(handle)
//   fromproof_close(handle)

#include <emscripten.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <string_view>

#include "fromproof/advice/advise.hpp"
#include "fromproof/advice/error_words.hpp"
#include "fromproof/authentication.hpp"
#include "fromproof/message/repair.hpp"
#include "fromproof/public_suffix_table.hpp"
#include "fromproof/report/json.hpp"
#include "fromproof/sink.hpp"
#include "fromproof/version.hpp"

namespace {

using namespace fromproof;

/// Memory that fails with a word instead of a trap.
class buffer {
 public:
  buffer() = default;
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  ~buffer() { std::free(data_); }

  [[nodiscard]] bool allocate(std::size_t size) noexcept {
    release();
    // An empty message is a message, too, and has an address.
    data_ = static_cast<char*>(std::malloc(size ? size : 1));
    size_ = data_ ? size : 0;
    return data_ != nullptr;
  }
  void release() noexcept {
    std::free(data_);
    data_ = nullptr;
    size_ = 0;
  }
  char* data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }
  std::string_view view() const noexcept { return {data_, size_}; }

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Counts text and, once there is memory for it, keeps it. One type for both, so that a writer is compiled once.
class collector {
 public:
  collector() = default;
  explicit collector(char* memory) noexcept : memory_{memory} {}

  void operator()(std::string_view piece) noexcept {
    if (memory_ != nullptr) std::memcpy(memory_ + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  std::size_t size() const noexcept { return size_; }

 private:
  char* memory_ = nullptr;
  std::size_t size_ = 0;
};

/// Text whose size only its writer knows is written twice, first to be counted.
template <class Write>
[[nodiscard]] bool fill(buffer& out, Write&& write) {
  collector counted;
  write(counted);
  if (!out.allocate(counted.size())) return false;
  collector kept{out.data()};
  write(kept);
  return true;
}

struct check {
  std::uint32_t handle = 0;
  check* next = nullptr;
  std::size_t message_size = 0;
  buffer input;
  buffer report;
};

check* checks = nullptr;
std::uint32_t last_handle = 0;
std::array<buffer, 2> words;  // by language, made when asked for

// One message is judged at a time, and what is kept of it is its report.
std::array<dkim::result, 32> signatures;
std::array<arc::set, arc::max_instances> arc_sets;
std::array<advice::finding, 32> findings;
std::array<advice::fix, 8> fixes;

enum status : int { done, no_such_check, options_do_not_fit, no_memory };

check* find(std::uint32_t handle) noexcept {
  for (check* c = checks; c != nullptr; c = c->next) {
    if (c->handle == handle) return c;
  }
  return nullptr;
}

/// Takes the next option from the front; a negative size stands for one that was not given.
bool take(std::string_view& rest, std::int32_t size, std::optional<std::string_view>& option) noexcept {
  if (size < 0) return true;
  const auto octets = static_cast<std::size_t>(size);
  if (octets > rest.size()) return false;
  option = std::string_view{rest.data(), octets};
  rest.remove_prefix(octets);
  return true;
}

status judge(std::string_view message, const message::repair_report& repairs, const envelope& known, buffer& out) {
  const suffix_table& suffixes = public_suffix_table;
  const auto mail = authenticate(message, known, suffixes, signatures, arc_sets);
  const auto said = advice::advise(mail, repairs, suffixes, findings, fixes);
  const report all{.file = std::nullopt, .index = std::nullopt, .repairs = repairs, .mail = mail, .said = said};
  return fill(out, [&all](collector& sink) { write_json(all, sink); }) ? done : no_memory;
}

void write_words(advice::language language, collector& sink) {
  json_writer json{sink};
  json.begin_object();
  for (const auto& each : advice::word_table) {
    json.key(each.code);
    json.string(language == advice::language::ja ? each.ja : each.en);
  }
  // An error is a parameter of sentences; its own words stand beside them under a name that no sentence has.
  for (const auto& each : fromproof::detail::error_texts) {
    json.key_from([&each](auto& out) { out("error:"), out(each.code); });
    json.string(advice::error_words(each.error, language));
  }
  json.end_object();
}

const buffer& words_in(std::uint32_t first, std::uint32_t second) {
  const auto language = first == 'j' && second == 'a' ? advice::language::ja : advice::language::en;
  buffer& out = words[static_cast<std::size_t>(language)];
  // Without memory the words stay empty, which is no JSON: the caller hears of it.
  if (out.size() == 0) static_cast<void>(fill(out, [language](collector& sink) { write_words(language, sink); }));
  return out;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* fromproof_version() {
  return version.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_version_size() {
  return version.size();
}

EMSCRIPTEN_KEEPALIVE std::uint32_t fromproof_open(std::size_t message_size, std::size_t options_size) {
  constexpr std::size_t most = 0x7fffffff;
  if (message_size > most || options_size > most - message_size) return 0;
  void* const memory = std::malloc(sizeof(check));
  if (memory == nullptr) return 0;
  check* const made = new (memory) check;
  if (!made->input.allocate(message_size + options_size)) {
    made->~check();
    std::free(memory);
    return 0;
  }
  // 0 is no check, and a number that is still in use is not given again.
  do ++last_handle;
  while (last_handle == 0 || find(last_handle) != nullptr);
  made->handle = last_handle;
  made->message_size = message_size;
  made->next = checks;
  checks = made;
  return made->handle;
}

EMSCRIPTEN_KEEPALIVE char* fromproof_input(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->input.data() : nullptr;
}

/// Judges the message and lets go of it. The sizes are those of the options, in the order in which they lie behind the
/// message; -1 is an option that was not given. No check reads the clock yet, so its argument has no name.
EMSCRIPTEN_KEEPALIVE int fromproof_run(std::uint32_t handle, std::int32_t ip, std::int32_t mail_from, std::int32_t helo,
                                       std::int32_t receiver, double, int forgiving) {
  check* const c = find(handle);
  if (c == nullptr || c->input.data() == nullptr) return no_such_check;
  const std::string_view given{c->input.data(), c->message_size};
  std::string_view options = c->input.view();
  options.remove_prefix(c->message_size);
  envelope known;
  if (!take(options, ip, known.ip) || !take(options, mail_from, known.mail_from) || !take(options, helo, known.helo) ||
      !take(options, receiver, known.receiver)) {
    return options_do_not_fit;
  }

  const auto mode = forgiving != 0 ? message::repair_mode::paste : message::repair_mode::line_ends;
  collector counted;
  const auto repairs = message::mend(given, mode, counted);
  status ended = no_memory;
  if (!repairs.any()) {
    ended = judge(given, repairs, known, c->report);
  } else if (buffer mended; mended.allocate(counted.size())) {
    collector kept{mended.data()};
    message::mend(given, mode, kept);
    ended = judge(mended.view(), repairs, known, c->report);
  }
  c->input.release();
  return ended;
}

EMSCRIPTEN_KEEPALIVE const char* fromproof_report(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->report.data() : nullptr;
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_report_size(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->report.size() : 0;
}

EMSCRIPTEN_KEEPALIVE void fromproof_close(std::uint32_t handle) {
  for (check** at = &checks; *at != nullptr; at = &(*at)->next) {
    if ((*at)->handle != handle) continue;
    check* const gone = *at;
    *at = gone->next;
    gone->~check();
    std::free(gone);
    return;
  }
}

/// The sentences of a language, named by the two letters of its tag; English for any other.
EMSCRIPTEN_KEEPALIVE const char* fromproof_words(std::uint32_t first, std::uint32_t second) {
  return words_in(first, second).data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_words_size(std::uint32_t first, std::uint32_t second) {
  return words_in(first, second).size();
}
}
