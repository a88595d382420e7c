// A resolver answers with dns::answer: what a failure is, a text alone could not say.
// note: resolver<|does not satisfy 'resolver'

#include <fromproof/spf/check_host.hpp>
#include <string_view>

using namespace fromproof;

bool may_send(const spf::sender& sender) {
#ifdef MISUSE
  const auto resolver = [](const dns::query&) -> std::string_view { return "v=spf1 -all"; };
#else
  const auto resolver = [](const dns::query&) -> dns::answer { return {dns::status::nxdomain, {}}; };
#endif
  return spf::check_host(sender, resolver).code == result_code::pass;
}
