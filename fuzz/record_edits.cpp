#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/dmarc/set_tag.hpp"
#include "fromproof/spf/add_mechanism.hpp"
#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

std::vector<std::string> terms_of(std::string_view record) {
  std::vector<std::string> out;
  for (const auto& each : spf::record{record}) out.emplace_back(each.text);
  return out;
}

/// All terms remain in their order, and the new one appears once, before the first "all". Adding it again changes
/// nothing.
void merge_spf(std::string_view record, std::string_view mechanism) {
  const auto merged = spf::add_mechanism(record, mechanism);
  std::string text;
  merged.write([&text](std::string_view piece) { text += piece; });
  const bool valid = static_cast<bool>(spf::check_record(record));
  if (merged.error != errc::none) return require(!merged.changed);
  require(valid);
  const auto checked = spf::check_record(text);
  require(static_cast<bool>(checked));
  require(checked->lookups == merged.lookups);
  auto before = terms_of(record);
  auto after = terms_of(text);
  if (!merged.changed) return require(before == after);
  require(after.size() == before.size() + 1);
  std::size_t at = 0;
  while (at < before.size() && after[at] == before[at]) ++at;
  require(after[at] == mechanism);
  for (std::size_t i = 0; i < at; ++i) {
    std::size_t end = 0;
    require(spf::detail::read_term(after[i], end).kind != spf::term_kind::all);
  }
  after.erase(after.begin() + static_cast<std::ptrdiff_t>(at));
  require(before == after);
  require(!spf::add_mechanism(text, mechanism).changed);
}

/// The tag has the value, no other tag has changed, and pct= is gone.
void merge_dmarc(std::string_view record) {
  std::string text;
  dmarc::set_tag(record, "p", "quarantine").write([&text](std::string_view piece) { text += piece; });
  require(dmarc::is_record(record) == dmarc::is_record(text));
  if (!dmarc::is_record(record)) return;
  const auto before = dmarc::parse_record(record);
  const auto after = dmarc::parse_record(text);
  // If p= appears twice, only the first counts, and that one was changed.
  require(after->p == dmarc::policy::quarantine);
  require(before->sp == after->sp && before->np == after->np && before->rua == after->rua);
  require(before->aspf == after->aspf && before->adkim == after->adkim && before->testing == after->testing);
  require(before->psd == after->psd);
}

}  // namespace

/// A mechanism and a record on two lines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  merge_spf({input.data() + line + 1, size - line - 1}, {input.data(), line});
  merge_dmarc({input.data() + line + 1, size - line - 1});
  return 0;
}
