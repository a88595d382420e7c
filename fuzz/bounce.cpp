// Bounces and events: views lie in the text or in the memory, nothing is hard or overruled without a reason, a smaller
// memory loses recipients and changes none, and the report is JSON.

#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/bounce/bounce.hpp>
#include <fromproof/data/json_reader.hpp>
#include <fromproof/report/bounce/json.hpp>
#include <fromproof/report/bounce/text.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "require.hpp"

using namespace fromproof;
using fromproof::fuzz::require;

namespace {

struct seen {
  std::string reports;
  std::size_t notices = 0;
  std::size_t recipients = 0;
  parsed<std::size_t> read;
};

bool lies_in(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

template <std::size_t Recipients>
seen read(std::string_view text) {
  using memory_type = bounce::arrays<Recipients, 64, std::size_t{1} << 16>;
  const auto memory = std::make_unique<memory_type>();
  const std::string_view room{memory->text.data(), memory->text.size()};
  seen out;
  out.read = bounce::read(text, *memory, [&](const bounce::notice& one) {
    ++out.notices;
    for (const auto& each : one.recipients) {
      ++out.recipients;
      for (const auto view : {each.address, each.original, each.status, each.diagnostic, each.label, each.proof}) {
        require(view.empty() || lies_in(view, text) || lies_in(view, room));
      }
      if (each.overruled) require(!each.proof.empty() && !each.label.empty());
      if (each.decided == bounce::bounce_class::hard) {
        require(!each.proof.empty() || each.why != bounce::reason::unspecified || !each.label.empty());
      }
    }
    for (const auto& each : one.problems) require(each.error != errc::none && each.offset <= text.size());
    std::string report;
    write_json(one, "a.eml", [&report](std::string_view piece) { report += piece; });
    json_reader json{report};
    json.next();
    require(json.skip_value() && json.next() == json_event::end);
    out.reports += report;
    std::string shown;
    write_text(one, "a.eml", {.language = advice::language::ja}, [&shown](std::string_view piece) { shown += piece; });
    require(shown.find('\x1b') == std::string::npos);
  });
  require(out.read.value == out.notices && out.read.offset <= text.size());
  require(static_cast<bool>(out.read) || out.read.error != errc::none);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto whole = read<256>(text);
  const auto little = read<1>(text);
  require(little.notices == whole.notices && little.recipients <= whole.recipients);
  require(little.read.error == whole.read.error);
  const auto again = read<256>(text);
  require(again.reports == whole.reports);
  return 0;
}
