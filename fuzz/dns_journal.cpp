// Any walk through any answers, with a journal in a workspace of any size and with a resolver that answers immediately:
// both see the same, unless the workspace is too small, and then the journal says so.

#include <cstddef>
#include <cstdint>
#include <fromproof/dns/journal.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

namespace dns = fromproof::dns;

/// Answers derived from the input: a function of the question, like DNS during an evaluation.
struct world {
  std::string_view input;
  std::vector<dns::record> records;

  dns::answer operator()(const dns::query& asked) {
    std::size_t hash = static_cast<std::size_t>(asked.type);
    for (const char c : asked.name) hash = hash * 31 + static_cast<unsigned char>(c);
    records.clear();
    if (input.empty()) return {.status = dns::status::failure, .records = {}};
    std::size_t at = hash % input.size();
    const auto next = [&] { return static_cast<unsigned char>(input[at = (at + 1) % input.size()]); };
    const unsigned kind = next() % 8;
    if (kind < 3) return {.status = static_cast<dns::status>(1 + kind), .records = {}};
    for (unsigned count = next() % 5; records.size() < count;) {
      const std::size_t begin = (at + next()) % input.size();
      const std::size_t length = std::min<std::size_t>(next(), input.size() - begin);
      records.push_back({.data = {input.data() + begin, length}, .preference = next()});
    }
    return {.status = records.empty() ? dns::status::no_data : dns::status::ok, .records = records};
  }
};

/// An evaluator: asks, continues according to the answers, and records them. Returns nothing if an answer is missing.
template <dns::resolver R>
bool walk(R&& resolver, std::string_view first, std::string& account, dns::status& last) {
  constexpr dns::record_type types[]{dns::record_type::txt, dns::record_type::mx, dns::record_type::a};
  account.clear();
  std::string name{first};
  for (std::size_t i = 0; i < 12; ++i) {
    const auto known = resolver({.name = name, .type = types[i % 3]});
    last = known.status;
    if (last == dns::status::pending || last == dns::status::out_of_space) return false;
    account += name + '=' + std::string{word(last)};
    for (const auto& record : known.records) {
      account += '/' + std::string{record.data} + ':' + std::to_string(record.preference);
    }
    if (last == dns::status::failure) break;
    name = std::string{name.substr(name.size() / 2)} + static_cast<char>('a' + i);
    if (!known.records.empty()) name = std::string{known.records.back().data.substr(0, 255)};
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string_view input{reinterpret_cast<const char*>(data) + 3, size - 3};
  world truth{input, {}};
  std::string wanted;
  dns::status last{};
  require(walk(truth, input.substr(0, 32), wanted, last));

  std::vector<char> text(static_cast<std::size_t>(data[0]) << 4 | data[1]);
  std::vector<dns::record> records(data[2] % 8);
  dns::journal journal{{records, text}};
  world told{input, {}};
  std::string seen;
  bool done = walk(journal, input.substr(0, 32), seen, last);
  for (int runs = 0; !done && last == dns::status::pending; ++runs) {
    require(runs < 13 && journal.question().has_value());
    const std::string name{journal.question()->name};
    journal.answer(told({.name = name, .type = journal.question()->type}));
    if (runs % 2 != 0) {  // and saved, and taken up elsewhere
      std::vector<char> other_text(text.size());
      std::vector<dns::record> other_records(records.size());
      const auto copy = journal.copy_into({other_records, other_text});
      std::fill(text.begin(), text.end(), '\xff');
      journal = copy.copy_into({records, text});
    }
    done = walk(journal, input.substr(0, 32), seen, last);
  }
  if (done) {
    require(seen == wanted);
  } else {
    require(last == dns::status::out_of_space && wanted.starts_with(seen));
  }
  require(journal.size() <= text.size());
  return 0;
}
