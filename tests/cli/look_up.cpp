// look_up RESOLVER ZONE [NAME TYPE]... [then [NAME TYPE]...]: asks as the command does for a message, first the
// questions before "then" together, and prints the answers as the report's `dns` list. ZONE may be empty.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fromproof/report/dns.hpp>
#include <string>
#include <string_view>

#include "../../cli/dns/source.hpp"

namespace {

using namespace fromproof;

dns::record_type type_of(std::string_view word_of_it) {
  using enum dns::record_type;
  for (const auto type : {a, cname, ptr, mx, txt, aaaa}) {
    if (word(type) == word_of_it) return type;
  }
  std::exit(64);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) return 64;
  cli::dns_source source{{.resolver = argv[1], .zone = argv[2]}};
  host::dns_answers answers;
  source.begin_message();
  for (int i = 3; i < argc;) {
    for (; i < argc && argv[i] != std::string_view{"then"}; i += 2) {
      if (i + 1 == argc) return 64;
      answers({.name = argv[i], .type = type_of(argv[i + 1])});
    }
    ++i;
    source.ask(answers);
  }
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  json_writer json{append};
  const auto exchanges = answers.exchanges();
  write_dns(json, exchanges);
  std::puts(out.c_str());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}
