// The flat C interface of the WebAssembly module, called only by fromproof.mjs. The host never passes an address: a
// number identifies a check, and an unknown number returns 0.
//
//   handle = fromproof_open(size, options_size)      0: no memory
//   write the message, then the options, at fromproof_input(handle)
//   fromproof_run(handle, …)                         0: the message was read
//   read fromproof_write_report(handle) octets at fromproof_report(handle)
//   fromproof_close(handle)
//
// In between, DNS on request: fromproof_next_question() numbers the open questions. Each is written as a message at
// fromproof_question(), and answered by octets at fromproof_answer_input() and fromproof_answer(). When none is open,
// the report says what was verified.

#include <emscripten.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <vector>

#include "fromproof/advice/advise.hpp"
#include "fromproof/authentication/read.hpp"
#include "fromproof/authentication/verify.hpp"
#include "fromproof/crypto/mbedtls.hpp"
#include "fromproof/crypto/sodium.hpp"
#include "fromproof/dns/wire.hpp"
#include "fromproof/host/dns_answers.hpp"
#include "fromproof/message/encoded_word.hpp"
#include "fromproof/paste/repair.hpp"
#include "fromproof/paste/text_kind.hpp"
#include "fromproof/report/json.hpp"
#include "fromproof/report/records.hpp"
#include "fromproof/text/sink.hpp"
#include "wasm/buffer.hpp"
#include "wasm/common.hpp"
#include "wasm/separator.hpp"

/// Converts octets of a charset to UTF-8 at `text`, at most `most` octets. Returns their number, negative if the host
/// cannot. Imported: see host.js.
extern "C" std::int32_t fromproof_convert(const char* charset, std::size_t charset_size, const char* octets,
                                          std::size_t size, char* text, std::size_t most);

namespace {

using namespace fromproof;
using wasm::buffer;
using wasm::collector;
using wasm::fill;
using wasm::suffixes;

/// The charsets that the host knows.
struct host_charsets {
  bool operator()(std::string_view charset, std::string_view octets, const sink_reference& out) const {
    // No charset takes more than three octets of UTF-8 for an octet.
    std::array<char, 3 * message::max_converted_octets> text{};
    const auto size =
        fromproof_convert(charset.data(), charset.size(), octets.data(), octets.size(), text.data(), text.size());
    if (size < 0 || static_cast<std::size_t>(size) > text.size()) return false;
    out(std::string_view{text.data(), static_cast<std::size_t>(size)});
    return true;
  }
};
constexpr host_charsets charsets_of_host;
constexpr message::charset_converter convert{charsets_of_host};

/// Whether this module verifies. The page first loads one that only reads, and this one when the reader asks for DNS.
constexpr bool verifies = FROMPROOF_VERIFIES;

constexpr std::size_t max_signatures = 64;

/// What is known about a message, with memory for it.
struct judgement {
  std::array<signature_evidence, max_signatures> signatures;
  std::array<arc::set, arc::max_instances> arc_sets;
  authentication mail;

  /// Enough to read a message.
  mail_memory memory() noexcept {
    return {.signatures = signatures, .arc_sets = arc_sets, .fields = {}, .identifiers = {}, .spf = {}, .record = {}};
  }
};

/// What the message says, and the advice on it: filled again for each report.
struct workspace {
  judgement read;
  std::array<advice::finding, 64> findings;
  std::array<advice::fix, 8> fixes;
};

/// A verification by DNS, which continues when there are answers.
struct verification {
  judgement here;
  buffer fields;
  std::array<dmarc::identifier, max_signatures> identifiers;
  std::array<char, spf::max_memory> spf;
  std::array<char, 4096> record;
  host::dns_answers memo;
  bool done = false;
  bool advised = false;

  mail_memory memory() noexcept {
    const auto count = here.mail.header.fields;
    auto all = here.memory();
    all.fields = {new (fields.data()) dkim::indexed_field[count], count};
    all.identifiers = identifiers;
    all.spf = spf;
    all.record = record;
    return all;
  }
};

struct check {
  std::uint32_t handle = 0;
  check* next = nullptr;
  std::size_t message_size = 0;
  buffer input;
  buffer repaired;
  std::string_view message;  // as it is evaluated
  paste::repair_report repairs;
  envelope known;
  std::int64_t now = 0;
  bool mine = false;
  std::unique_ptr<verification> verified;
  buffer answer;
  buffer report;
};

check* checks = nullptr;
std::uint32_t last_handle = 0;
std::array<std::uint8_t, dns::max_query_size> query;  // the last one written

std::string_view kind;  // the last one requested

enum status : int { done, no_such_check, options_do_not_fit, no_memory };

check* find(std::uint32_t handle) noexcept {
  for (check* c = checks; c != nullptr; c = c->next) {
    if (c->handle == handle) return c;
  }
  return nullptr;
}

/// Takes the next option from the front. A negative size means that the option was not given.
bool take(std::string_view& rest, std::int32_t size, maybe<std::string_view>& option) noexcept {
  if (size < 0) return true;
  const auto octets = static_cast<std::size_t>(size);
  if (octets > rest.size()) return false;
  option = std::string_view{rest.data(), octets};
  rest.remove_prefix(octets);
  return true;
}

/// Writes the report or, with a format, the records of its fixes: a text for each, in an array.
status write_report(check& c, const advice::mail_from_choice& chosen, maybe<record_format> records) {
  const std::unique_ptr<workspace> work{new (std::nothrow) workspace};
  if (!work) return no_memory;
  // What the message says counts until all answers are there: an unfinished verification does not count.
  const bool begun = verifies && c.verified;
  const bool verified = begun && c.verified->done;
  auto& read = work->read;
  if (!verified) read.mail = read_mail(c.message, c.known, suffixes(), read.memory());
  const auto& mail = verified ? c.verified->here.mail : read.mail;
  const auto exchanges = begun ? c.verified->memo.exchanges() : std::vector<dns::exchange>{};
  const auto assessment = advice::advise<verifies>(mail, c.repairs, suffixes(), work->findings, work->fixes, exchanges,
                                                   c.mine, chosen, convert);
  report all{.file = {},
             .index = {},
             .repairs = c.repairs,
             .mail = mail,
             .assessment = assessment,
             .dns = exchanges,
             .convert = convert};
  const auto write = [&](collector& sink) {
    if (!records) return write_json(all, sink);
    json_writer json{sink};
    json.begin_array();
    for (const auto& fix : assessment.fixes) {
      json.string_from([&](auto& text) { write_records(*records, {&fix, 1}, text); });
    }
    json.end_array();
  };
  for (bool again = false; !fill(c.report, write); again = true) {
    if (again) return no_memory;
    // The host may decode a word in another way the second time.
    all.convert = {};
  }
  return done;
}

status begin_verification(check& c) {
  c.verified.reset(new (std::nothrow) verification);
  if (!c.verified) return no_memory;
  auto& v = *c.verified;
  v.here.mail = read_mail(c.message, c.known, suffixes(), v.here.memory());
  if (v.fields.allocate(v.here.mail.header.fields * sizeof(dkim::indexed_field))) return done;
  c.verified.reset();
  return no_memory;
}

/// Verifies as far as the answers allow, once it has begun.
void go_on(check& c) {
  if (!verifies || !c.verified) return;
  auto& v = *c.verified;
  if (v.advised || v.memo.has_open_questions()) return;
  const dkim::verify_options options{.now = c.now, .damage = c.repairs.reach()};
  crypto::with_sodium<crypto::mbedtls> backend;
  const auto run = [&] {
    return verify(v.here.mail, c.known, suffixes(), backend, v.memo, v.memory(), options) == progress::done;
  };
  v.done = v.done || run();
  // Questions that only advice needs do not delay a result.
  v.advised = v.done && advice::discover_ses_setup(v.here.mail, v.memo);
}

host::dns_answers::entry* find_question(std::uint32_t handle, int number) noexcept {
  const check* const c = find(handle);
  if (!verifies || c == nullptr || !c->verified || number < 0) return nullptr;
  for (auto& each : c->verified->memo.entries()) {
    if (number-- == 0) return &each;
  }
  return nullptr;
}

}  // namespace

extern "C" {

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
  // 0 is not a check, and a number in use is not given again.
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

/// The offset in the input, from `from` on, at which a message of an mbox file begins; -1 if there is none.
EMSCRIPTEN_KEEPALIVE std::int32_t fromproof_next_separator(std::uint32_t handle, std::size_t from) {
  const check* const c = find(handle);
  return c != nullptr ? wasm::next_separator(c->input.view(), from) : -1;
}

/// Reads the message. The sizes are those of the options, in their order after the message; -1 means that an option was
/// not given. `time` is in Unix seconds. `mine`: the reader says that they sent the mail.
EMSCRIPTEN_KEEPALIVE int fromproof_run(std::uint32_t handle, std::int32_t ip, std::int32_t mail_from, std::int32_t helo,
                                       std::int32_t receiver, double time, int forgiving, int mine) {
  check* const c = find(handle);
  if (c == nullptr || c->message.data() != nullptr) return no_such_check;
  c->message = {c->input.data(), c->message_size};
  constexpr double most = 9e15;
  c->mine = mine != 0;
  c->now = time > -most && time < most ? static_cast<std::int64_t>(time) : 0;
  std::string_view options = c->input.view();
  options.remove_prefix(c->message_size);
  auto& known = c->known;
  if (!take(options, ip, known.ip) || !take(options, mail_from, known.mail_from) || !take(options, helo, known.helo) ||
      !take(options, receiver, known.receiver)) {
    return options_do_not_fit;
  }

  // A mail server's message is evaluated as it is.
  const bool paste = forgiving != 0 && known.mode() == message_mode::copy;
  const auto mode = paste ? paste::repair_mode::paste : paste::repair_mode::line_ends;
  collector counted;
  c->repairs = paste::repair(c->message, mode, counted);
  if (!c->repairs.any()) return done;
  if (!c->repaired.allocate(counted.size())) return no_memory;
  collector kept{c->repaired};
  static_cast<void>(paste::repair(c->message, mode, kept));
  c->message = c->repaired.view();
  return done;
}

/// The message as it is evaluated, with its repairs.
EMSCRIPTEN_KEEPALIVE const char* fromproof_message(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->message.data() : nullptr;
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_message_size(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->message.size() : 0;
}

/// What the input seems to be, as the code of a text_kind.
EMSCRIPTEN_KEEPALIVE const char* fromproof_kind(std::uint32_t handle) {
  const check* const c = find(handle);
  if (c == nullptr || c->message.data() == nullptr) return nullptr;
  kind = code(paste::detect_kind({c->input.data(), c->message_size}, c->message));
  return kind.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_kind_size() {
  return kind.size();
}

/// The number of the first open question from `from` on, -1 if there is none, -2 without memory. This verifies what can
/// be verified.
EMSCRIPTEN_KEEPALIVE int fromproof_next_question(std::uint32_t handle, int from) {
  check* const c = find(handle);
  if (!verifies || c == nullptr || c->message.data() == nullptr) return -1;
  if (!c->verified && begin_verification(*c) != done) return -2;
  go_on(*c);
  int number = 0;
  for (const auto& each : c->verified->memo.entries()) {
    if (number >= from && each.open()) return number;
    ++number;
  }
  return -1;
}

/// The question as a message with the id 0; its name begins at octet 12, and its type follows.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* fromproof_question() {
  return query.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_write_question(std::uint32_t handle, int number) {
  const auto* const asked = find_question(handle, number);
  if (asked == nullptr) return 0;
  return *dns::write_query({.name = asked->name, .type = asked->type}, 0, query);
}
EMSCRIPTEN_KEEPALIVE const char* fromproof_question_name(std::uint32_t handle, int number) {
  const auto* const asked = find_question(handle, number);
  return asked != nullptr ? asked->name.data() : nullptr;
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_question_name_size(std::uint32_t handle, int number) {
  const auto* const asked = find_question(handle, number);
  return asked != nullptr ? asked->name.size() : 0;
}
EMSCRIPTEN_KEEPALIVE int fromproof_question_type(std::uint32_t handle, int number) {
  const auto* const asked = find_question(handle, number);
  return asked != nullptr ? static_cast<int>(asked->type) : 0;
}

/// Where to write an answer of that size, or the choices for fromproof_write_report().
EMSCRIPTEN_KEEPALIVE char* fromproof_answer_input(std::uint32_t handle, std::size_t size) {
  check* const c = find(handle);
  return c != nullptr && size <= 0xffff && c->answer.allocate(size) ? c->answer.data() : nullptr;
}

/// Answers a question by the written message. An empty, truncated or foreign one is a failure of DNS. Over UDP the
/// caller must have compared the id. False if that question is not open.
EMSCRIPTEN_KEEPALIVE int fromproof_answer(std::uint32_t handle, int number) {
  auto* const asked = find_question(handle, number);
  if (asked == nullptr || !asked->open()) return false;
  const buffer& octets = find(handle)->answer;
  const std::span message{reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size()};
  // A record has at least its header of ten octets and the root's name, and a name at most 253 octets.
  std::vector<dns::record> records(message.size() / 11);
  std::vector<char> text(message.size() + 253 * records.size());
  dns::answer answer{.status = dns::status::failure, .records = {}};
  if (message.size() >= 2) {
    const auto id = static_cast<std::uint16_t>(unsigned{message[0]} << 8 | message[1]);
    const auto reply =
        dns::read_answer(message, {.name = asked->name, .type = asked->type}, id, {.records = records, .text = text});
    if (reply.delivery == dns::delivery::read) answer = reply.answer;
  }
  host::dns_answers::answer(*asked, answer);
  return true;
}

/// Writes the report and returns its size; 0 without memory. A non-negative `format` is the number of a
/// `record_format`: then the records of the fixes are written instead, one text for each, in an array. `region` and
/// `label` are the sizes of the reader's choices, which are at fromproof_answer_input(), one after the other.
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_write_report(std::uint32_t handle, int format, std::size_t region,
                                                        std::size_t label) {
  check* const c = find(handle);
  if (c == nullptr || c->message.data() == nullptr) return 0;
  if (format > static_cast<int>(record_format::terraform)) return 0;
  const std::string_view texts = c->answer.view();
  if (region > texts.size() || label > texts.size() - region) return 0;
  const advice::mail_from_choice chosen{.region = {texts.data(), region}, .label = {texts.data() + region, label}};
  maybe<record_format> records;
  if (format >= 0) records = static_cast<record_format>(format);
  go_on(*c);
  return write_report(*c, chosen, records) == done ? c->report.size() : 0;
}
EMSCRIPTEN_KEEPALIVE const char* fromproof_report(std::uint32_t handle) {
  const check* const c = find(handle);
  return c != nullptr ? c->report.data() : nullptr;
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
}
