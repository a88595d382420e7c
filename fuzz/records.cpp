#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/report/records.hpp"
#include "fromproof/report/zone_tools.hpp"

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

template <class Format>
std::string written(Format format, const advice::fix& fix) {
  std::string out;
  write_records(format, {&fix, 1}, [&out](std::string_view piece) { out += piece; });
  return out;
}

/// The quotes and line ends of a text, which must not depend on names and values.
struct shape {
  std::ptrdiff_t lines = 0;
  std::ptrdiff_t quotes = 0;  ///< those that no backslash takes away
  bool operator==(const shape&) const = default;
};

shape shape_of(std::string_view text) {
  shape out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    require(text[i] == '\n' || (text[i] >= ' ' && text[i] <= '~'));
    if (text[i] == '\n') ++out.lines;
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      ++out.quotes;
  }
  return out;
}

advice::fix fix_of(std::string_view type, std::string_view name, std::string_view value) {
  advice::fix out{.says = {advice::code::provider_dkim}};
  out.records[out.size++] = {{name, ".example"}, type, {value}};
  return out;
}

}  // namespace

/// A name and a value on two lines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t line = std::min(input.find('\n'), size);
  const std::string_view name{input.data(), line};
  std::string_view value = input;
  value.remove_prefix(std::min(line + 1, size));
  for (const std::string_view type : {"TXT", "MX", "CNAME"}) {
    for (const auto format :
         {record_format::zone_file, record_format::route53, record_format::cloudflare, record_format::terraform}) {
      const std::string text = written(format, fix_of(type, name, value));
      auto harmless = shape_of(written(format, fix_of(type, "a", "1 a")));
      // In a master file the strings of a TXT record have their own quotes; in other formats those are inside other
      // quotes.
      const auto strings = static_cast<std::ptrdiff_t>(value.empty() ? 0 : (value.size() - 1) / 255);
      if (type == "TXT" && format == record_format::zone_file) harmless.quotes += 2 * strings;
      require(shape_of(text) == harmless);
      for (std::size_t at = 0; format == record_format::terraform && (at = text.find('{', at + 1)) != text.npos;) {
        const char before = text[at - 1];
        require((before != '$' && before != '%') || text[at - 2] == before);
      }
    }
  }
  for (const std::string_view type : {"TXT", "MX", "CNAME"}) {
    for (const auto tool : {zone_tool::cloudformation, zone_tool::dnscontrol}) {
      require(shape_of(written(tool, fix_of(type, name, value))) == shape_of(written(tool, fix_of(type, "a", "1 a"))));
    }
  }
  static_cast<void>(written(record_format::list, fix_of("TXT", name, value)));
  return 0;
}
