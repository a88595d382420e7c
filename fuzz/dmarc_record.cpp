// Any text as a DMARC record: only another version makes it no record, every offset is inside, the valid parts read the
// same again, and the result is the same with and without reporting problems.

#include <cstddef>
#include <cstdint>
#include <fromproof/dmarc/record.hpp>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

bool is_inside(std::string_view whole, std::string_view part) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool same(const dmarc::record& a, const dmarc::record& b) {
  return a.p == b.p && a.sp == b.sp && a.np == b.np && a.malformed == b.malformed && a.applies == b.applies &&
         a.adkim == b.adkim && a.aspf == b.aspf && a.psd == b.psd && a.testing == b.testing && a.fo == b.fo &&
         a.rua == b.rua && a.ruf == b.ruf;
}

/// The record again, with only what was read.
std::string print(const dmarc::record& r) {
  std::string out = "v=DMARC1";
  const auto add = [&out](std::string_view name, std::string_view value) {
    out += "; ";
    out += name;
    out += '=';
    out += value;
  };
  if (r.p) add("p", word(*r.p));
  if (r.sp) add("sp", word(*r.sp));
  if (r.np) add("np", word(*r.np));
  add("adkim", r.adkim == dmarc::alignment_mode::strict ? "s" : "r");
  add("aspf", r.aspf == dmarc::alignment_mode::strict ? "s" : "r");
  add("psd", word(r.psd));
  add("t", r.testing ? "y" : "n");
  if (!r.rua.empty()) add("rua", r.rua);
  if (!r.ruf.empty()) {
    add("ruf", r.ruf);
    add("fo", std::string{r.fo.any_fails ? "1" : "0"} + (r.fo.dkim ? ":d" : "") + (r.fo.spf ? ":s" : ""));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  std::size_t problems = 0;
  bool policy_fault = false;
  const auto read = dmarc::parse_record(text, [&](const dmarc::record_problem& each) {
    ++problems;
    require(each.error != errc::none && each.offset <= size);
    require(is_inside(text, each.tag) || each.error == errc::missing_policy);
    policy_fault = policy_fault || each.error == errc::bad_policy || each.error == errc::missing_policy;
  });
  const auto quietly = dmarc::parse_record(text);
  require(read.error == quietly.error && same(*read, *quietly));
  require(dmarc::is_record(text) == (read.error == errc::none));
  if (!read) {
    require(read.error == errc::not_dmarc && problems == 0);
    return 0;
  }
  require(read->malformed == policy_fault);
  // Each problem has a "=", a ";" or a "," of its own, or belongs to a tag or URI that has: their number is linear.
  require(problems <= 2 * size + 1);
  require(is_inside(text, read->rua) && is_inside(text, read->ruf));
  for (const auto list : {read->rua, read->ruf}) {
    std::size_t at = 0;
    for (const auto& uri : dmarc::report_uris{list}) {
      require(is_inside(list, uri.text) && is_inside(list, uri.size) && uri.offset <= list.size() && uri.offset >= at);
      require(is_inside(uri.text, uri.address()) && is_inside(uri.text, uri.domain()));
      at = uri.offset;
      if (uri.error != errc::none) continue;
      for (const char c : uri.text) require(c > 0x20 && c < 0x7f && c != ',' && c != '!' && c != ';');
      require(!uri.is_mailto() || !uri.domain().empty());
    }
  }
  if (!read->malformed) {
    const std::string again = print(*read);
    bool clean = true;
    const auto second = dmarc::parse_record(again, [&](const dmarc::record_problem& each) {
      const bool of_uri = each.tag == "rua" || each.tag == "ruf";
      clean = clean && of_uri;
    });
    require(second && clean && same(*read, *second));
  }
  return 0;
}
