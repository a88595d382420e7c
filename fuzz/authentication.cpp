// A whole message through every room, in the way of the command and the page.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/fromproof.hpp"

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

bool inside(std::string_view whole, std::string_view part) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fp = fromproof;
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  std::string repaired;
  const auto repairs = fp::paste::repair(input, fp::paste::repair_mode::paste,
                                         [&repaired](std::string_view piece) { repaired += piece; });

  const fp::suffix_table suffixes;
  fp::mail_arrays<4, 64, 4> memory;
  const auto mail = fp::read_mail(repaired, {}, suffixes, memory);

  // A pass has an author, a server that reports it, and, if the server names identifiers, an aligned one.
  if (mail.dmarc.passes()) {
    require(!mail.author_domain().empty());
    require(mail.header.from.fields == 1);
    require(mail.trusted.any() && mail.trusted.at.has_value());
    require(mail.dmarc.source() == fp::result_source::reported);
  }
  require(!mail.proves_author());
  require(mail.author_domain().empty() == (mail.header.from.fault != fp::author_fault::none));
  require(mail.author_domain().ends_with(mail.organizational_domain()));
  require(mail.dkim.size() <= 4);
  for (const auto& entry : mail.dkim) {
    require(inside(repaired, entry.field.raw));
    require(inside(repaired, entry.signature->domain));
    require(entry.signature.offset <= entry.field.body.size());
  }
  require(inside(repaired, mail.envelope.sender.address));
  require(mail.header.from.offset <= mail.header.from.field.body.size());

  std::array<fp::advice::finding, 24> findings;
  std::array<fp::advice::fix, 4> fixes;
  const auto said = fp::advice::advise(mail, repairs, suffixes, findings, fixes);
  const fp::report report{.file = {}, .index = {}, .repairs = repairs, .mail = mail, .assessment = said};

  std::string json;
  fp::write_json(report, [&json](std::string_view piece) { json += piece; });
  require(fp::utf8::is_valid(json));
  for (const char c : json) require(!fp::ascii::is_control(c));

  for (const auto language : {fp::advice::language::en, fp::advice::language::ja}) {
    std::string text;
    fp::write_text(report, {.language = language}, [&text](std::string_view piece) { text += piece; });
    require(fp::utf8::is_valid(text));
    for (const char c : text) require(c == '\n' || !fp::ascii::is_control(c));
  }
  return 0;
}
