#include <array>
#include <cstddef>
#include <fromproof/dns/journal.hpp>
#include <fromproof/spf/check_host.hpp>

#include "checks.hpp"

using namespace fromproof;

namespace {

// The worst that a sender can do: each record includes the next under a name made by macros, including %{p}, and asks
// for mail servers as well, until the eleventh lookup.
constexpr dns::record policy{.data = "v=spf1 mx:%{p}.%{o} include:%{p}.%{d2}.example.com exp=why.%{d} -all"};
constexpr dns::record host{.data = "mx.example.com"};
constexpr dns::record address{.data = {"\xc6\x33\x64\x01", 4}};

dns::answer look_up(const dns::query& asked) noexcept {
  switch (asked.type) {
    case dns::record_type::txt: return {.status = dns::status::ok, .records = {&policy, 1}};
    case dns::record_type::mx:
    case dns::record_type::ptr: return {.status = dns::status::ok, .records = {&host, 1}};
    case dns::record_type::a: return {.status = dns::status::ok, .records = {&address, 1}};
    default: return {.status = dns::status::nxdomain, .records = {}};
  }
}

}  // namespace

void evaluate_spf(spf_workspace& memory, checks& check) noexcept {
  const spf::sender who{.ip = *parse_ip_address("192.0.2.1"), .mail_from = "a.b@example.com", .helo = "mx.example.com"};
  std::array<dns::record, 10> records;
  dns::journal journal{{records, memory.journal}};
  spf::result checked;
  while ((checked = spf::check_host(who, journal, memory.names)).pending())
    journal.answer(look_up(*journal.question()));
  check(!checked.out_of_space());
  check(checked.code == result_code::permerror && checked.cause == spf::cause::too_many_lookups);
  check(checked.lookups == spf::max_lookups);
}
