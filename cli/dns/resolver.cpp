#include "resolver.hpp"

#include <poll.h>
#include <unbound.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <fromproof/dns/wire.hpp>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/text/ascii.hpp>
#include <span>
#include <string_view>

#include "../usage_error.hpp"

namespace fromproof::cli {

namespace {

constexpr dns::answer failed{.status = dns::status::failure, .records = {}};

bool is_server(std::string_view text) {
  const auto at = text.find('@');
  if (!parse_ip_address(text.substr(0, at))) return false;
  if (at == std::string_view::npos) return true;
  const auto digits = text.substr(at + 1);
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc{} && end == digits.data() + digits.size() && port > 0 && port <= 65535;
}

void configure(ub_ctx* context) {
  constexpr std::pair<const char*, const char*> options[]{
      {"do-not-query-localhost:", "no"},
      {"unblock-lan-zones:", "yes"},  // the resolver is the only source of answers, see resolver::resolver()
      {"insecure-lan-zones:", "yes"},
      // A name without an answer must not block questions for other names to the same server.
      {"infra-keep-probing:", "yes"},
      // Two reports of the same message must be the same.
      {"rrset-roundrobin:", "no"},
      // A resolver that strips signatures makes nothing bogus: an answer that cannot be validated is insecure.
      {"harden-dnssec-stripped:", "no"},
      {"trust-anchor-signaling:", "no"},
  };
  for (const auto& [name, value] : options) ub_ctx_set_option(context, name, value);
  // The places where Debian's dns-root-data and unbound-anchor install the keys of the root.
  for (const char* file : {"/usr/share/dns/root.key", "/var/lib/unbound/root.key"}) {
    if (access(file, R_OK) == 0) {
      ub_ctx_add_ta_file(context, file);
      break;
    }
  }
}

/// A name in the escaped form of master files, which can express any octet.
std::string escaped(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (ascii::is_alnum(c) || c == '-' || c == '_' || c == '.') {
      text += c;
      continue;
    }
    const unsigned octet = static_cast<unsigned char>(c);
    text += '\\';
    for (const unsigned unit : {100u, 10u, 1u}) text += static_cast<char>('0' + octet / unit % 10);
  }
  return text;
}

struct job {
  const resolver::question* asked;
  std::size_t* open;
  int id = 0;
  bool done = false;

  void finish(const dns::answer& answer, dns::security security) {
    done = true;
    --*open;
    asked->done(answer, security);
  }
};

/// Reads the server's message with the library's own reader.
void read_packet(job& of, const ub_result& result, dns::security security) {
  const std::span message{static_cast<const std::uint8_t*>(result.answer_packet),
                          static_cast<std::size_t>(result.answer_len)};
  if (message.size() < 2) return of.finish(failed, security);
  const auto id = static_cast<std::uint16_t>(message[0] << 8 | message[1]);
  const dns::query asked{.name = of.asked->name, .type = of.asked->type};
  std::vector<dns::record> records(message.size() / 11);          // the smallest size of a record
  std::vector<char> text(message.size() + records.size() * 255);  // names are longer than the pointers to them
  const auto reply = dns::read_answer(message, asked, id, {records, text});
  of.finish(reply.delivery == dns::delivery::read ? reply.answer : failed, security);
}

void take_result(void* data, int error, ub_result* result) {
  auto& of = *static_cast<job*>(data);
  const std::unique_ptr<ub_result, void (*)(ub_result*)> owner{result, ub_resolve_free};
  if (error != 0 || result == nullptr) return of.finish(failed, dns::security::unknown);
  // RFC 4035 section 5.5: a bogus answer counts as no answer.
  if (result->bogus != 0) return of.finish(failed, dns::security::bogus);
  const auto security = result->secure != 0 ? dns::security::secure : dns::security::insecure;
  constexpr int no_error = 0;
  constexpr int name_error = 3;
  if (result->rcode != no_error && result->rcode != name_error) return of.finish(failed, dns::security::unknown);
  read_packet(of, *result, security);
}

}  // namespace

void resolver::deleter::operator()(ub_ctx* context) const {
  ub_ctx_delete(context);
}

resolver::resolver(const std::string& name) {
  if (name != "system" && !is_server(name)) {
    throw usage_error{"--dns: must be none, system, IP or IP@PORT: " + name};
  }
  context_.reset(ub_ctx_create());
  if (!context_) throw usage_error{"--dns: cannot create a resolver"};
  configure(context_.get());
  ub_ctx_async(context_.get(), 1);
  const int error =
      name == "system" ? ub_ctx_resolvconf(context_.get(), nullptr) : ub_ctx_set_fwd(context_.get(), name.c_str());
  if (error != 0) throw usage_error{"--dns " + name + ": " + ub_strerror(error)};
  // libunbound answers some names itself, but the resolver should. They can be removed only after its options are set.
  for (const char* own : {"localhost.", "test.", "invalid.", "onion.", "home.arpa.", "127.in-addr.arpa."}) {
    ub_ctx_zone_remove(context_.get(), own);
  }
}

void resolver::ask(const std::vector<question>& questions, clock::time_point until) {
  std::size_t open = questions.size();
  std::vector<job> jobs;
  jobs.reserve(questions.size());
  for (const auto& each : questions) {
    auto& of = jobs.emplace_back(job{.asked = &each, .open = &open});
    constexpr int class_in = 1;
    const int error = ub_resolve_async(context_.get(), escaped(each.name).c_str(), static_cast<int>(each.type),
                                       class_in, &of, take_result, &of.id);
    if (error != 0 && !of.done) of.finish(failed, dns::security::unknown);
  }
  while (open > 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock::now());
    if (left.count() <= 0) break;
    pollfd ready{.fd = ub_fd(context_.get()), .events = POLLIN, .revents = 0};
    if (poll(&ready, 1, static_cast<int>(left.count())) > 0 && ub_process(context_.get()) != 0) break;
  }
  for (auto& of : jobs) {
    if (of.done) continue;
    ub_cancel(context_.get(), of.id);
    of.finish(failed, dns::security::unknown);
  }
}

}  // namespace fromproof::cli
