// Verifies any number of mails at once, in one thread that never waits for a single one: the DNS questions of all mails
// are in flight together.
//
//   event_loop NAME-SERVER PORT mail.eml...

#include <chrono>
#include <ctime>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/checker.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <list>
#include <string>
#include <vector>

#include "udp.hpp"

using namespace fromproof;

/// One mail in progress. It must not move, since the checker refers to the text.
struct task {
  std::string file;
  std::string text;
  host::checker<crypto::openssl> check{public_suffix_table};

  explicit task(const char* name) : file{name} {
    std::ifstream stream{name, std::ios::binary};
    text.assign(std::istreambuf_iterator<char>{stream}, {});
    check.read_copy(text);
  }
};

/// A question in flight.
struct question {
  task* asks;
  host::dns_answers::entry* asked;
  std::uint16_t id;
  std::chrono::steady_clock::time_point deadline;
};

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  udp name_server{argv[1], argv[2]};
  if (!name_server) return 2;
  const auto now = std::time(nullptr);
  std::list<task> tasks;
  std::vector<question> on_their_way;

  const auto advance = [&](task& each) {
    if (each.check.verify(now) == progress::done) {
      const auto& mail = each.check.mail();
      std::cout << each.file << ": " << (mail.proves_author() ? "proven, " : "not proven, ") << mail.author_domain()
                << '\n';
      return;
    }
    for (auto& entry : each.check.questions()) {
      bool asked = false;
      for (const auto& other : on_their_way) asked = asked || other.asked == &entry;
      if (asked) continue;
      const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{5};
      on_their_way.push_back({&each, &entry, name_server.send({entry.name, entry.type}), deadline});
    }
  };
  const auto answer = [&](std::size_t which, const dns::answer& known) {
    const question asked = on_their_way[which];
    on_their_way.erase(on_their_way.begin() + static_cast<std::ptrdiff_t>(which));
    asked.asks->check.answer(*asked.asked, known);
    advance(*asked.asks);
  };

  for (int i = 3; i < argc; ++i) tasks.emplace_back(argv[i]);
  for (auto& each : tasks) advance(each);
  while (!on_their_way.empty()) {
    if (const auto octets = name_server.receive(std::chrono::milliseconds{100}); !octets.empty()) {
      for (std::size_t i = 0; i < on_their_way.size(); ++i) {
        const auto& [asks, asked, id, deadline] = on_their_way[i];
        const auto reply = name_server.read(octets, {asked->name, asked->type}, id);
        if (reply.delivery == dns::delivery::not_ours) continue;
        // A truncated answer should be asked for again over TCP; here it is a failure.
        const bool whole = reply.delivery == dns::delivery::read;
        answer(i, whole ? reply.answer : dns::answer{dns::status::failure, {}});
        break;
      }
    }
    for (std::size_t i = on_their_way.size(); i-- > 0;) {
      const bool late = i < on_their_way.size() && on_their_way[i].deadline < std::chrono::steady_clock::now();
      if (late) answer(i, {dns::status::failure, {}});
    }
  }
  for (auto& each : tasks) {
    if (!each.check.mail().proves_author()) return 1;
  }
  return 0;
}
