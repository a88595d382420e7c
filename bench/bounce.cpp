// Bounces: whether each address is bad, and why. The fixture is a folder of bounces (.eml), all in memory before the
// clock starts; the answers are one line a bounce.

#include <cstdio>
#include <fromproof/bounce/bounce.hpp>
#include <memory>
#include <string>
#include <vector>

#include "common.hpp"

namespace bench {

int run_bounce(const arguments& run) {
  namespace bounce = fromproof::bounce;
  const auto mails = read_messages(run.folder, run.limit);
  const auto memory = std::make_unique<bounce::arrays<256, 64, std::size_t{1} << 20>>();
  std::size_t octets = 0;
  for (const auto& each : mails) octets += each.text.size();
  std::vector<std::string> answers(mails.size());
  for (std::size_t i = 0; i < mails.size(); ++i) {
    static_cast<void>(bounce::read(mails[i].text, *memory, [&answer = answers[i]](const bounce::notice& one) {
      for (const auto& each : one.recipients) (answer += ' ') += bounce::bounce_words[each.decided];
    }));
  }
  std::size_t recipients = 0;
  measure(run, "bounce", mails.size(), octets, [&] {
    for (const auto& each : mails) {
      static_cast<void>(bounce::read(
          each.text, *memory, [&recipients](const bounce::notice& one) { recipients += one.recipients.size(); }));
    }
  });
  for (std::size_t i = 0; i < mails.size(); ++i) std::printf("%s%s\n", mails[i].file.c_str(), answers[i].c_str());
  std::fprintf(stderr, "%zu recipients in all\n", recipients);
  return 0;
}

}  // namespace bench
