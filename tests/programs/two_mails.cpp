// Verifies two mails at once; the answers come in any order.
//
//   two_mails RECORDS MAIL MAIL

#include <ctime>
#include <deque>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fromproof/host/checker.hpp>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "zone.hpp"

// One mail on its way: sends each question once, and goes on when an answer comes.
struct task {
  std::string file, octets;
  std::vector<std::function<void()>>& arriving;
  const zone& resolver;
  std::set<std::pair<std::string, dns::record_type>> sent{};
  bool done = false;
  host::checker<crypto::openssl> check{public_suffix_table};

  void go_on() {
    if (done) return;
    if (check.verify(std::time(nullptr)) == progress::pending) {
      for (auto& question : check.questions()) {
        if (!sent.emplace(question.name, question.type).second) continue;
        std::cout << file << " asks " << question.name << '\n';
        arriving.push_back([this, &question] {
          std::cout << file << " hears of " << question.name << '\n';
          check.answer(question, resolver({question.name, question.type}));
          go_on();
        });
      }
    } else {
      done = true;
    }
  }
};

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::ifstream records{argv[1]};
  const zone resolver{records};
  std::vector<std::function<void()>> arriving;
  std::deque<task> tasks;
  for (const char* file : {argv[2], argv[3]}) {
    std::ifstream in{file, std::ios::binary};
    if (!in) return 2;
    auto& mail = tasks.emplace_back(file, std::string{std::istreambuf_iterator<char>{in}, {}}, arriving, resolver);
    mail.check.read_copy(mail.octets);
    mail.go_on();
  }
  std::mt19937 random{std::random_device{}()};
  while (!arriving.empty()) {
    std::swap(arriving[random() % arriving.size()], arriving.back());
    const auto answer = std::move(arriving.back());
    arriving.pop_back();
    answer();
  }
  for (auto& mail : tasks)
    std::cout << mail.file << ' ' << mail.check.mail().author_domain() << ' '
              << (mail.check.mail().proves_author() ? "proven\n" : "not proven\n");
}
