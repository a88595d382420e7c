// Reads DMARC aggregate reports and says who sends in a domain's name, what proves it, and whether its policy may
// become stricter. Reads files as they come in, a piece at a time, so that memory does not grow with them.
//
//   dmarc_reports report.xml ...

#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/reports/aggregate_reader.hpp>
#include <fromproof/reports/picture.hpp>
#include <fromproof/reports/words.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <string_view>

int main(int argc, char** argv) {
  using namespace fromproof;
  const auto memory = std::make_unique<reports::picture_memory>();
  const auto reading = std::make_unique<reports::aggregate_memory<>>();
  const auto picture = std::make_unique<reports::picture>(*memory, public_suffix_table);

  int status = argc < 2 ? 2 : 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file{argv[i], std::ios::binary};
    reports::aggregate_reader reader{*reading, *picture};
    picture->begin();
    std::array<char, 8192> piece{};
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
      reader(std::string_view{piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    // A report counts only when it is whole.
    if (reader.finish()) {
      picture->end(reader.report());
      continue;
    }
    std::cerr << argv[i] << ": " << (reader.is_foreign() ? "no report" : word(reader.why())) << ", at octet "
              << reader.offset() << '\n';
    status = 2;
  }

  picture->sort_sources();
  for (std::uint32_t number = 0; number < picture->domains().size(); ++number) {
    const auto& domain = picture->domains()[number];
    std::cout << domain.name.view() << ": " << domain.counts.messages() << " messages, " << domain.counts.passed()
              << " pass\n";
    for (const auto& source : picture->sources()) {
      if (source.group != number) continue;
      std::cout << "  " << (source.name().empty() ? word(source.kind) : source.name()) << ": "
                << source.counts.messages() << ". " << sentence(reports::cause_of(source), advice::language::en)
                << '\n';
    }
    std::cout << "  " << sentence(reports::next_step_of(*picture, number), advice::language::en) << '\n';
  }
  return status;
}
