#include "source.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace fromproof::cli {

using namespace std::chrono_literals;

dns_source::dns_source(const dns_options& options) {
  if (!options.zone.empty()) zone_.emplace(options.zone);
  if (options.resolver != "none") resolver_.emplace(options.resolver);
}

void dns_source::begin_message() {
  until_.reset();
}

bool dns_source::ask(host::dns_answers& answers) {
  if (!answers.has_open_questions()) return false;
  std::vector<resolver::question> questions;
  for (auto& entry : answers.entries()) {
    if (!entry.open()) continue;
    std::string name = entry.name;
    bool exists = false;
    if (zone_) {
      auto found = zone_->look_up({.name = entry.name, .type = entry.type});
      // Asks for names outside the zone elsewhere, from the end of its aliases. A loop of aliases is a failure.
      if (!resolver_ || found.status == dns::status::ok || found.status == dns::status::failure) {
        host::dns_answers::answer(entry, {.status = found.status, .records = found.records});
        continue;
      }
      name = std::move(found.name);
      exists = found.status == dns::status::no_data;
    }
    questions.push_back({.name = std::move(name),
                         .type = entry.type,
                         .done = [&entry, exists](dns::answer answer, dns::security security) {
                           // A name in the zone exists, whatever other servers say.
                           const bool missing = answer.status == dns::status::nxdomain;
                           if (exists && missing) answer.status = dns::status::no_data;
                           host::dns_answers::answer(entry, answer, security);
                         }});
  }
  if (!resolver_) {
    for (auto& question : questions) question.done({.status = dns::status::failure, .records = {}}, {});
    return true;
  }
  // The clock starts with the first question, so that reading a long message does not count as waiting.
  const auto now = resolver::clock::now();
  if (!until_) until_ = now + 10s;
  // One silent server must not use up the time of later questions.
  if (!questions.empty()) resolver_->ask(questions, std::min(*until_, now + 4s));
  return true;
}

}  // namespace fromproof::cli
