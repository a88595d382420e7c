#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <fromproof/dns/journal.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dns = fromproof::dns;
using dns::record_type;
using dns::status;

namespace {

struct workspace {
  std::vector<dns::record> records;
  std::vector<char> text;

  explicit workspace(std::size_t room = 16, std::size_t octets = 1024) : records(room), text(octets) {}
  dns::record_memory memory() { return {records, text}; }
};

/// Follows names from text to text, like an include of SPF, and records what it saw.
template <dns::resolver R>
std::string walk(R& resolver, std::string_view first) {
  std::string seen;
  std::string name{first};
  for (int i = 0; i < 10; ++i) {
    const auto known = resolver({.name = name});
    seen += std::string{word(known.status)} + " ";
    if (known.status != status::ok) return seen;
    name = known.records.front().data;
  }
  return seen;
}

using zone = std::map<std::string, std::vector<dns::record>, std::less<>>;

dns::answer look_up(const zone& records, const dns::query& asked) {
  const auto found = records.find(asked.name);
  if (found == records.end()) return {.status = status::nxdomain, .records = {}};
  return {.status = found->second.empty() ? status::no_data : status::ok, .records = found->second};
}

const zone chain{{"a", {{.data = "b"}}}, {"b", {{.data = "c"}}}, {"c", {}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(dns_journal)

BOOST_AUTO_TEST_CASE(a_run_for_each_answer) {
  workspace memory;
  dns::journal journal{memory.memory()};
  BOOST_TEST(!journal.question());
  std::vector<std::string> runs;
  for (runs.push_back(walk(journal, "a")); journal.question(); runs.push_back(walk(journal, "a"))) {
    journal.answer(look_up(chain, *journal.question()));
  }
  const std::vector<std::string> wanted{"pending ", "ok pending ", "ok ok pending ", "ok ok no-data "};
  BOOST_TEST(runs == wanted, boost::test_tools::per_element());

  // The final result is that of a resolver that answers immediately.
  const auto at_once = [](const dns::query& asked) { return look_up(chain, asked); };
  BOOST_TEST(walk(at_once, "a") == runs.back());
  journal.restart();
  BOOST_TEST(walk(journal, "a") == runs.back());
}

BOOST_AUTO_TEST_CASE(every_kind_of_answer_is_replayed) {
  const std::string data("a\0b", 3);
  const std::vector<dns::record> exchangers{{.data = "mx1.example", .preference = 10},
                                            {.data = "", .preference = 0xffff}};
  const std::vector<dns::record> octets{{.data = data}};
  const struct {
    record_type type;
    dns::answer told;
  } table[] = {
      {record_type::mx, {.status = status::ok, .records = exchangers}},
      {record_type::txt, {.status = status::ok, .records = octets}},
      {record_type::a, {.status = status::no_data, .records = {}}},
      {record_type::aaaa, {.status = status::nxdomain, .records = {}}},
      {record_type::ptr, {.status = status::failure, .records = {}}},
      {record_type::cname, {.status = status::out_of_space, .records = {}}},
  };
  workspace memory;
  dns::journal journal{memory.memory()};
  for (const auto& [type, told] : table) {
    for (const auto& before : table) {
      if (before.type == type) break;
      journal({.name = "n.example", .type = before.type});
    }
    BOOST_TEST((journal({.name = "n.example", .type = type}).status == status::pending));
    BOOST_TEST((journal.question()->type == type));
    BOOST_TEST(journal.question()->name == "n.example");
    journal.answer(told);
  }
  for (const auto& [type, told] : table) {
    BOOST_TEST_CONTEXT(word(type)) {
      const auto known = journal({.name = "N.Example", .type = type});
      BOOST_TEST((known.status == told.status));
      BOOST_TEST_REQUIRE(known.records.size() == told.records.size());
      for (std::size_t i = 0; i < told.records.size(); ++i) {
        BOOST_TEST(known.records[i].data == told.records[i].data);
        BOOST_TEST(known.records[i].preference == told.records[i].preference);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(all_that_follows_an_open_question_is_pending) {
  workspace memory;
  dns::journal journal{memory.memory()};
  BOOST_TEST((journal({.name = "a"}).status == status::pending));
  BOOST_TEST((journal({.name = "b"}).status == status::pending));
  BOOST_TEST(journal.question()->name == "a");
  journal.answer(dns::unanswered);  // pending is not an answer
  BOOST_TEST(journal.question()->name == "a");
  journal.answer({.status = status::no_data, .records = {}});
  BOOST_TEST(!journal.question());
  journal.answer({.status = status::failure, .records = {}});  // nothing was asked
  BOOST_TEST((journal({.name = "a"}).status == status::no_data));
  BOOST_TEST((journal({.name = "b"}).status == status::pending));
}

BOOST_AUTO_TEST_CASE(another_question_than_last_time_is_asked) {
  workspace memory;
  dns::journal journal{memory.memory()};
  for (const auto* name : {"a", "b"}) {
    if (*name == 'b') journal({.name = "a"});
    journal({.name = name});
    journal.answer({.status = status::no_data, .records = {}});
  }
  const auto both = journal.size();
  BOOST_TEST((journal({.name = "a"}).status == status::no_data));
  BOOST_TEST((journal({.name = "c"}).status == status::pending));
  BOOST_TEST(journal.question()->name == "c");
  BOOST_TEST(journal.size() < both);
  // One question at a time: the next waits until that one is answered.
  journal.restart();
  BOOST_TEST((journal({.name = "a", .type = record_type::mx}).status == status::pending));
  BOOST_TEST(journal.question()->name == "c");
  journal.answer({.status = status::no_data, .records = {}});
  BOOST_TEST((journal({.name = "a", .type = record_type::mx}).status == status::pending));
  BOOST_TEST((journal.question()->type == record_type::mx));
  BOOST_TEST(journal.size() == 0u);
}

BOOST_AUTO_TEST_CASE(evaluators_that_share_it_ask_nothing_twice) {
  workspace memory;
  dns::journal journal{memory.memory()};
  std::vector<std::string> asked;
  // The first asks a and b; the second b, c and a; the third has finished after the first answer.
  bool finished = false;
  const auto run = [&] {
    bool pending = false;
    const auto ask = [&](std::string_view name) {
      const bool waits = journal({.name = name}).status == status::pending;
      pending = pending || waits;
      return !waits;
    };
    static_cast<void>(ask("a") && ask("b"));
    if (!finished) finished = ask("d");
    static_cast<void>(ask("b") && ask("c") && ask("a"));
    return !pending;
  };
  for (int runs = 0; !run(); ++runs) {
    BOOST_REQUIRE(runs < 10);
    BOOST_REQUIRE(journal.question().has_value());
    asked.emplace_back(journal.question()->name);
    journal.answer(look_up(chain, *journal.question()));
  }
  BOOST_TEST(asked == (std::vector<std::string>{"a", "b", "d", "c"}), boost::test_tools::per_element());
}

// A repeated question takes up a place of its own, so that a summary is not confused with its surroundings.
BOOST_AUTO_TEST_CASE(a_summary_inside_of_repeated_questions_stays_where_it_is) {
  workspace memory;
  dns::journal journal{memory.memory()};
  journal({.name = "a"});
  journal.answer({.status = status::no_data, .records = {}});
  const auto run = [&] {
    journal.restart();
    BOOST_TEST((journal({.name = "a"}).status == status::no_data));
    // An outer part that begins with a known question, and an inner one that ends.
    BOOST_TEST(!journal.recall().has_value());
    const auto outer = journal.mark();
    BOOST_TEST((journal({.name = "a"}).status == status::no_data));
    if (journal.recall() != std::optional<std::uint16_t>{7}) {
      const auto inner = journal.mark();
      BOOST_TEST(inner > outer);
      BOOST_TEST((journal({.name = "a"}).status == status::no_data));
      BOOST_TEST(journal.summarize(inner, 7));
    }
    return outer;
  };
  run();
  const auto outer = run();
  BOOST_TEST(journal.summarize(outer, 8));
  journal.restart();
  BOOST_TEST((journal({.name = "a"}).status == status::no_data));
  BOOST_TEST((journal.recall() == std::optional<std::uint16_t>{8}));
}

BOOST_AUTO_TEST_CASE(too_small_a_workspace_is_no_verdict) {
  // 3 questions of 7 octets, 2 records of 5: any smaller memory ends in "out-of-space", never in another verdict.
  for (std::size_t octets = 0; octets < 40; ++octets) {
    for (std::size_t room = 0; room < 3; ++room) {
      workspace memory{room, octets};
      dns::journal journal{memory.memory()};
      std::string seen = walk(journal, "a");
      while (journal.question()) {
        journal.answer(look_up(chain, *journal.question()));
        seen = walk(journal, "a");
      }
      BOOST_TEST_CONTEXT(octets << " octets, " << room << " records") {
        if (octets >= 31 && room >= 1) {
          BOOST_TEST(seen == "ok ok no-data ");
        } else {
          BOOST_TEST(seen.ends_with("out-of-space "));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_room_for_one_answer_leaves_the_others) {
  workspace memory{1, 64};
  dns::journal journal{memory.memory()};
  journal({.name = "big"});
  const std::string data(100, 'x');
  const std::vector<dns::record> big{{.data = data}};
  journal.answer({.status = status::ok, .records = big});
  BOOST_TEST((journal({.name = "big"}).status == status::out_of_space));
  BOOST_TEST((journal({.name = "small"}).status == status::pending));
  journal.answer({.status = status::nxdomain, .records = {}});
  BOOST_TEST((journal({.name = "big"}).status == status::out_of_space));
  BOOST_TEST((journal({.name = "small"}).status == status::nxdomain));
}

BOOST_AUTO_TEST_CASE(names_that_dns_cannot_have_fail) {
  workspace memory;
  dns::journal journal{memory.memory()};
  BOOST_TEST((journal({.name = std::string(256, 'a')}).status == status::failure));
  BOOST_TEST(!journal.question());
}

BOOST_AUTO_TEST_CASE(a_copy_is_independent) {
  workspace memory;
  dns::journal journal{memory.memory()};
  walk(journal, "a");
  journal.answer(look_up(chain, {.name = "a"}));
  walk(journal, "a");

  workspace other;
  dns::journal copy = journal.copy_into(other.memory());
  journal.answer({.status = status::failure, .records = {}});
  std::fill(memory.text.begin(), memory.text.end(), '\xff');
  BOOST_TEST(copy.question()->name == "b");
  copy.answer(look_up(chain, {.name = "b"}));
  BOOST_TEST(walk(copy, "a") == "ok ok pending ");

  workspace small{16, 8};
  dns::journal anew = copy.copy_into(small.memory());
  BOOST_TEST(anew.size() == 0u);
  BOOST_TEST(walk(anew, "a") == "pending ");

  workspace narrow{0, 1024};  // room for the octets, but for no record
  dns::journal stuck = copy.copy_into(narrow.memory());
  stuck.restart();
  BOOST_TEST(walk(stuck, "a") == "out-of-space ");
}

BOOST_AUTO_TEST_CASE(a_number_replaces_finished_answers) {
  workspace memory;
  dns::journal journal{memory.memory()};
  // Asks for "a"; then, unless it is remembered, for "b" and "c", of which only the number matters; then for "d".
  const auto run = [&journal] {
    std::string seen;
    const auto ask = [&](std::string_view name) {
      const auto known = journal({.name = name});
      seen += std::string{name} + '=' + std::string{word(known.status)} + ' ';
      return known.status != status::pending;
    };
    if (!ask("a")) return seen;
    if (const auto number = journal.recall()) {
      seen += std::to_string(*number) + ' ';
    } else {
      const std::size_t mark = journal.mark();
      if (!ask("b") || !ask("c")) return seen;
      BOOST_TEST(journal.summarize(mark, 4711));
    }
    ask("d");
    return seen;
  };
  std::vector<std::string> runs;
  for (runs.push_back(run()); journal.question(); runs.push_back(run())) {
    journal.answer({.status = status::nxdomain, .records = {}});
  }
  const std::vector<std::string> wanted{"a=pending ", "a=nxdomain b=pending ", "a=nxdomain b=nxdomain c=pending ",
                                        "a=nxdomain b=nxdomain c=nxdomain d=pending ", "a=nxdomain 4711 d=nxdomain "};
  BOOST_TEST(runs == wanted, boost::test_tools::per_element());
  BOOST_TEST(journal.size() == 3 * 6u + 2u);  // two questions with their names, and the number
}

BOOST_AUTO_TEST_CASE(a_number_needs_room_and_no_open_question) {
  workspace memory{16, 13};
  dns::journal journal{memory.memory()};
  BOOST_TEST(!journal.recall());
  BOOST_TEST(!journal.summarize(8, 1));  // after all that is known
  journal({.name = "a"});
  BOOST_TEST(!journal.summarize(0, 1));  // it has no answer yet
  journal.answer({.status = status::no_data, .records = {}});
  journal({.name = "a"});
  BOOST_TEST(journal.mark() == 7u);
  BOOST_TEST(journal.summarize(7, 1));  // 6 octets more
  journal.restart();
  journal({.name = "a"});
  BOOST_TEST((journal.recall() == 1));
  BOOST_TEST(!journal.summarize(journal.mark(), 1));  // there is no more room
  BOOST_TEST(journal.summarize(0, 65535));
  journal.restart();
  BOOST_TEST((journal.recall() == 65535));
}

BOOST_AUTO_TEST_CASE(a_journal_with_its_memory) {
  dns::fixed_journal<> journal;
  std::string seen;
  for (seen = walk(journal, "a"); journal.question(); seen = walk(journal, "a")) {
    journal.answer(look_up(chain, *journal.question()));
  }
  BOOST_TEST(seen == "ok ok no-data ");
  BOOST_TEST(!std::is_copy_constructible_v<dns::fixed_journal<>>);
  BOOST_TEST(!std::is_move_constructible_v<dns::fixed_journal<>>);
  // Both sizes are those that it was made for.
  dns::fixed_journal<512, 2> small;
  const std::string text(512 - 6 - 1 - 4, 'x');
  const std::vector<dns::record> one{{.data = text}};
  static_cast<void>(small({.name = "a"}));
  small.answer({.status = status::ok, .records = one});
  BOOST_TEST(word(small({.name = "a"}).status) == "ok");
  dns::fixed_journal<512, 2> full;
  static_cast<void>(full({.name = "a"}));
  const std::vector<dns::record> three(3);
  full.answer({.status = status::ok, .records = three});
  BOOST_TEST(word(full({.name = "a"}).status) == "out-of-space");
}

BOOST_AUTO_TEST_SUITE_END()
