// Verifies any number of mails at once, in one thread that never waits for a single one: the DNS questions of all mails
// are in flight together.
//
//   event_loop NAME-SERVER PORT mail.eml...

#include <chrono>
#include <ctime>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <list>
#include <string>
#include <vector>

#include "udp.hpp"

using namespace fromproof;

/// One mail in progress: its octets, its memory, and the DNS answers so far. It must not move.
struct task {
  std::string file;
  std::string message;
  paste::repair_report repairs;
  envelope known{};
  mail_arrays<> memory;
  authentication mail;
  host::dns_answers answers;
  bool done = false;

  explicit task(const char* name) : file{name} {
    std::ifstream stream{name, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto append = [this](std::string_view piece) { message += piece; };
    repairs = paste::repair(text, paste::repair_mode::paste, append);
    mail = read_mail(message, known, public_suffix_table, memory);
  }
  task(const task&) = delete;
  task& operator=(const task&) = delete;

  /// Continues as far as the known answers allow.
  void advance(crypto::openssl& backend) {
    const dkim::verify_options options{.now = std::time(nullptr), .damage = repairs.reach()};
    done = verify(mail, known, public_suffix_table, backend, answers, memory, options) == progress::done;
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
  crypto::openssl backend;
  std::list<task> tasks;
  std::vector<question> on_their_way;

  const auto advance = [&](task& each) {
    each.advance(backend);
    if (each.done) {
      std::cout << each.file << ": " << (each.mail.proves_author() ? "proven, " : "not proven, ")
                << each.mail.author_domain() << '\n';
      return;
    }
    for (auto& entry : each.answers.entries()) {
      bool asked = !entry.open();
      for (const auto& other : on_their_way) asked = asked || other.asked == &entry;
      if (asked) continue;
      const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{5};
      on_their_way.push_back({&each, &entry, name_server.send({entry.name, entry.type}), deadline});
    }
  };
  const auto answer = [&](std::size_t which, const dns::answer& known) {
    const question asked = on_their_way[which];
    on_their_way.erase(on_their_way.begin() + static_cast<std::ptrdiff_t>(which));
    host::dns_answers::answer(*asked.asked, known);
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
  for (const auto& each : tasks) {
    if (!each.mail.proves_author()) return 1;
  }
  return 0;
}
