// The flat C interface of the module for reports and bounces, called only by reports.mjs. The host never passes an
// address: a number identifies a collection of reports, and an unknown number returns 0.
//
//   handle = fromproof_reports_open()                 0: no memory
//   write octets at fromproof_reports_input(handle, size), then one of
//     fromproof_reports_content(handle, size)         what they are
//     fromproof_reports_begin(handle), _piece(handle, size) …, _end(handle)   an aggregate report, in pieces
//     fromproof_reports_mail(handle, size)            the parts of a mail: each is passed to fromproof_part()
//     fromproof_reports_tls(handle, size), fromproof_reports_bounce(handle, size)
//   read what they write at fromproof_reports_output(handle)
//   fromproof_reports_close(handle)

#include <emscripten.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "fromproof/bounce/bounce.hpp"
#include "fromproof/data/json_reader.hpp"
#include "fromproof/data/json_writer.hpp"
#include "fromproof/mime/multipart.hpp"
#include "fromproof/mime/parameter.hpp"
#include "fromproof/mime/transfer.hpp"
#include "fromproof/report/bounce/json.hpp"
#include "fromproof/reports/aggregate_reader.hpp"
#include "fromproof/reports/content.hpp"
#include "fromproof/reports/failure_report.hpp"
#include "fromproof/reports/json.hpp"
#include "fromproof/reports/picture.hpp"
#include "fromproof/reports/picture_json.hpp"
#include "fromproof/reports/tls_report.hpp"
#include "wasm/buffer.hpp"
#include "wasm/common.hpp"
#include "wasm/separator.hpp"

/// Takes a part of a mail: its role, its file's name, its octets. Imported: see host_reports.js.
extern "C" void fromproof_part(int role, const char* name, std::size_t name_size, const char* octets, std::size_t size);

namespace {

using namespace fromproof;
using wasm::buffer;
using wasm::collector;
using wasm::fill;
using wasm::suffixes;

/// A text of any length. It stops growing when there is no memory.
class growing_text {
 public:
  void operator()(std::string_view piece) {
    if (text_.size() + piece.size() > most) {
      complete_ = false;
      return;
    }
    text_.insert(text_.end(), piece.begin(), piece.end());
  }
  void clear() {
    text_.clear();
    complete_ = true;
  }
  bool is_complete() const { return complete_; }
  std::string_view view() const { return {text_.data(), text_.size()}; }

 private:
  static constexpr std::size_t most = std::size_t{16} << 20;
  std::vector<char> text_;
  bool complete_ = true;
};

constexpr std::size_t max_recipients = 10'000;
constexpr std::size_t max_problems = 1'000;
constexpr std::size_t max_texts = std::size_t{16} << 20;  // of one mail or event

struct collection {
  std::uint32_t handle = 0;
  collection* next = nullptr;
  buffer input, output;

  reports::picture_memory picture_memory;
  reports::picture picture{picture_memory, suffixes()};
  reports::aggregate_memory<> reading;
  // Made again for each report.
  alignas(reports::aggregate_reader<collection>) std::byte reader_memory[sizeof(reports::aggregate_reader<collection>)];
  reports::aggregate_reader<collection>* reader = nullptr;
  /// The source whose records are wanted, instead of a picture: its kind and its name.
  buffer wanted;
  std::size_t wanted_kind_size = 0;
  bool wants_records = false;
  growing_text text;
  bool any = false;

  void record(const reports::aggregate_record& row) {
    if (!wants_records) return picture.record(row);
    reports::with_named_source(row, suffixes(), [&](const reports::source& from) {
      const auto all = wanted.view();
      const bool is_wanted =
          word(from.kind) == all.substr(0, wanted_kind_size) && from.name == all.substr(wanted_kind_size);
      if (!is_wanted) return;
      if (any) text(",");
      any = true;
      json_writer json{text};
      reports::write_record(json, row);
    });
  }
  void problem(const reports::problem& one) { picture.problem(one); }
};

collection* collections = nullptr;
std::uint32_t last_handle = 0;
std::string_view last_word;  // the last one requested

collection* find(std::uint32_t handle) noexcept {
  for (collection* c = collections; c != nullptr; c = c->next) {
    if (c->handle == handle) return c;
  }
  return nullptr;
}

/// What the host wrote, if there is so much.
std::string_view input_of(const collection& c, std::size_t size) noexcept {
  return size <= c.input.size() ? std::string_view{c.input.data(), size} : std::string_view{};
}

/// The sums of one report on TLS.
struct tls_sums {
  growing_text& text;
  std::uint64_t successes = 0, failures = 0;
  bool any = false;

  void policy(const reports::tls_policy& one) {
    successes = reports::sum_of(successes, one.successes.value_or(0));
    failures = reports::sum_of(failures, one.failures.value_or(0));
    for (const auto& detail : one.details) {
      if (any) text(",");
      any = true;
      json_writer json{text};
      json.begin_object();
      json.key("type");
      json.string_from([&detail](auto& out) { write_json_string(detail.type, out); });
      json.member("count", static_cast<std::int64_t>(detail.count.value_or(0)));
      json.end_object();
    }
  }
};

void write_name_of(const mime::part& part, buffer& out) {
  const bool done = fill(out, [&part](collector& to) { mime::write_file_name(part, to); });
  if (!done) out.release();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint32_t fromproof_reports_open() {
  collection* const made = new (std::nothrow) collection;
  if (made == nullptr) return 0;
  // 0 is not a collection, and a number in use is not given again.
  do ++last_handle;
  while (last_handle == 0 || find(last_handle) != nullptr);
  made->handle = last_handle;
  made->next = collections;
  collections = made;
  return made->handle;
}

EMSCRIPTEN_KEEPALIVE void fromproof_reports_close(std::uint32_t handle) {
  for (collection** at = &collections; *at != nullptr; at = &(*at)->next) {
    if ((*at)->handle != handle) continue;
    collection* const closed = *at;
    *at = closed->next;
    delete closed;
    return;
  }
}

/// Memory for so many octets; 0 without memory. What was there before is kept if there is room enough.
EMSCRIPTEN_KEEPALIVE char* fromproof_reports_input(std::uint32_t handle, std::size_t size) {
  collection* const c = find(handle);
  if (c == nullptr) return nullptr;
  if (size <= c->input.size() && c->input.data() != nullptr) return c->input.data();
  return c->input.allocate(size) ? c->input.data() : nullptr;
}

/// What the octets are: the code of a reports::content.
EMSCRIPTEN_KEEPALIVE const char* fromproof_reports_content(std::uint32_t handle, std::size_t size) {
  const collection* const c = find(handle);
  if (c == nullptr) return nullptr;
  last_word = word(reports::content_of(input_of(*c, size)));
  return last_word.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_reports_word_size() {
  return last_word.size();
}

/// The offset in the octets, from `from` on, at which a message of an mbox file begins; -1 if there is none.
EMSCRIPTEN_KEEPALIVE std::int32_t fromproof_reports_next_separator(std::uint32_t handle, std::size_t size,
                                                                   std::size_t from) {
  const collection* const c = find(handle);
  return c != nullptr ? wasm::next_separator(input_of(*c, size), from) : -1;
}

EMSCRIPTEN_KEEPALIVE void fromproof_reports_begin(std::uint32_t handle) {
  collection* const c = find(handle);
  if (c == nullptr) return;
  c->text.clear();
  c->text(R"({"records":[)");
  c->any = false;
  c->picture.begin();
  c->reader = new (c->reader_memory) reports::aggregate_reader<collection>{c->reading, *c};
}

EMSCRIPTEN_KEEPALIVE void fromproof_reports_piece(std::uint32_t handle, std::size_t size) {
  collection* const c = find(handle);
  if (c != nullptr && c->reader != nullptr) (*c->reader)(input_of(*c, size));
}

/// From now on, reports are read for the records of one source, whose kind and name are in the input; they do not count
/// again. 0 without memory.
EMSCRIPTEN_KEEPALIVE int fromproof_reports_want(std::uint32_t handle, std::size_t kind_size, std::size_t name_size) {
  collection* const c = find(handle);
  if (c == nullptr) return 0;
  const auto both = input_of(*c, kind_size + name_size);
  if (both.size() != kind_size + name_size || !c->wanted.allocate(both.size())) return 0;
  collector kept{c->wanted};
  kept(both);
  c->wanted_kind_size = kind_size;
  c->wants_records = true;
  return 1;
}

/// Ends a report: the code of why it does not count, "foreign-xml" if it is another document; empty if it counts. Then
/// its head and the records that are wanted are in the text.
EMSCRIPTEN_KEEPALIVE const char* fromproof_reports_end(std::uint32_t handle) {
  collection* const c = find(handle);
  if (c == nullptr || c->reader == nullptr) return nullptr;
  last_word = {};
  if (c->reader->finish()) {
    if (!c->wants_records) c->picture.end(c->reader->report());
    c->text(R"(],"report":)");
    json_writer json{c->text};
    json.begin_object();
    reports::write_head(json, c->reader->report());
    json.end_object();
    c->text("}");
  } else {
    last_word = c->reader->is_foreign() ? std::string_view{"foreign-xml"} : word(c->reader->why());
  }
  return last_word.data();
}

/// Where the last report was refused, in octets.
EMSCRIPTEN_KEEPALIVE double fromproof_reports_offset(std::uint32_t handle) {
  const collection* const c = find(handle);
  return c != nullptr && c->reader != nullptr ? static_cast<double>(c->reader->offset()) : 0;
}

/// Passes the parts of a mail to the host. 1 if the mail is a report on one message, which has no parts; 0 otherwise.
EMSCRIPTEN_KEEPALIVE int fromproof_reports_mail(std::uint32_t handle, std::size_t size) {
  collection* const c = find(handle);
  if (c == nullptr) return 0;
  const auto mail = input_of(*c, size);
  if (reports::read_failure_report(mail)) return 1;
  std::array<mime::open_multipart, 8> memory{};
  mime::part_reader parts{mail, memory};
  while (parts.next()) {
    const auto& part = parts.part();
    if (part.multipart) continue;
    buffer name, octets;
    write_name_of(part, name);
    const bool decoded = fill(octets, [&part](collector& to) { mime::decode_body(part.body, part.encoding, to); });
    if (!decoded) octets.release();
    fromproof_part(static_cast<int>(reports::role_of(part)), name.data(), name.size(), octets.data(), octets.size());
  }
  return 0;
}

/// Reads a report on TLS and writes its sums. -1: they are written; -2: this is JSON of another kind; otherwise the
/// offset of a fault in it.
EMSCRIPTEN_KEEPALIVE std::int32_t fromproof_reports_tls(std::uint32_t handle, std::size_t size) {
  collection* const c = find(handle);
  if (c == nullptr) return -2;
  c->text.clear();
  std::array<reports::tls_detail, 256> memory{};
  tls_sums sums{c->text};
  c->text(R"({"types":[)");
  const auto report = reports::read_tls_report(input_of(*c, size), memory, sums);
  if (report.error != errc::none) return static_cast<std::int32_t>(report.offset);
  if (!report.known) return -2;
  c->text("]");
  const auto member = [c](std::string_view name, std::uint64_t value) {
    c->text(",\"");
    c->text(name);
    c->text("\":");
    json_writer json{c->text};
    json.number(static_cast<std::int64_t>(value));
  };
  member("successes", sums.successes);
  member("failures", sums.failures);
  c->text("}");
  return -1;
}

/// Reads a bounce, a complaint or events, and writes an array of notices. The code of an error, or empty.
EMSCRIPTEN_KEEPALIVE const char* fromproof_reports_bounce(std::uint32_t handle, std::size_t size) {
  collection* const c = find(handle);
  if (c == nullptr) return nullptr;
  const auto octets = input_of(*c, size);
  c->text.clear();
  c->text("[");
  std::vector<bounce::recipient> recipients(max_recipients);
  std::vector<bounce::problem> problems(max_problems);
  std::vector<char> memory(4 * size < max_texts ? 4 * size : max_texts);
  bool any = false;
  const auto done =
      bounce::read(octets, {.recipients = recipients, .problems = problems, .text = memory}, [&](const auto& notice) {
        if (any) c->text(",");
        any = true;
        write_json(notice, {}, c->text);
      });
  c->text("]");
  last_word = done ? std::string_view{} : code(done.error);
  return last_word.data();
}

/// The octets that the last call wrote.
EMSCRIPTEN_KEEPALIVE const char* fromproof_reports_text(std::uint32_t handle) {
  const collection* const c = find(handle);
  return c != nullptr ? c->text.view().data() : nullptr;
}
/// Their number; 0 if there was too little memory for them.
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_reports_text_size(std::uint32_t handle) {
  const collection* const c = find(handle);
  return c != nullptr && c->text.is_complete() ? c->text.view().size() : 0;
}

/// Writes the picture. Its number of octets; 0 without memory.
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_reports_write(std::uint32_t handle) {
  collection* const c = find(handle);
  if (c == nullptr) return 0;
  c->picture.sort_sources();
  const bool done = fill(c->output, [c](collector& out) {
    json_writer json{out};
    json.begin_object();
    json.member("schema", std::int64_t{1});
    reports::write_picture(json, c->picture);
    json.end_object();
  });
  return done ? c->output.size() : 0;
}
EMSCRIPTEN_KEEPALIVE const char* fromproof_reports_output(std::uint32_t handle) {
  const collection* const c = find(handle);
  return c != nullptr ? c->output.data() : nullptr;
}

}  // extern "C"
