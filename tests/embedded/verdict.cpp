#include <array>
#include <fromproof/fromproof.hpp>

#include "checks.hpp"

using namespace fromproof;

void judge_message(std::string_view message, checks& check) noexcept {
  const suffix_table without_list;
  mail_arrays<4, 1, 1> memory;
  std::array<advice::finding, 24> findings;
  std::array<advice::fix, 4> fixes;
  const auto repairs = paste::diagnose(message, paste::repair_mode::line_ends);
  const auto mail = read_mail(message, {}, without_list, memory);
  const auto said = advice::advise(mail, repairs, without_list, findings, fixes);
  check(mail.author_domain() == "xn--bcher-kva.example.com");
  check(mail.spf.passes() && mail.dkim.size() == 1);

  const report what{.file = {}, .index = {}, .repairs = repairs, .mail = mail, .assessment = said};
  std::size_t size = 0;
  const auto count = [&size](std::string_view piece) { size += piece.size(); };
  write_json(what, count);
  check(size > 1000);
  size = 0;
  write_text(what, text_style{}, count);
  check(size > 200);
}
