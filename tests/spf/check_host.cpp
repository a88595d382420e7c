#include "fromproof/spf/check_host.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/dns/journal.hpp>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "zone.hpp"

namespace {

using namespace fromproof;

struct check {
  std::string ip, mail_from, helo, equals, result;
  std::map<std::string, std::string> wanted;
};

/// "192.0.2.1 user@example.com mx.example.net = pass term=a lookups=1"
check read_check(const std::string& line) {
  check read;
  std::istringstream words{line};
  words >> read.ip >> read.mail_from >> read.helo >> read.equals >> read.result;
  if (read.equals != "=") throw std::runtime_error("not a check: " + line);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    read.wanted[word.substr(0, equals)] = word.substr(equals + 1);
  }
  if (read.mail_from == "<>") read.mail_from.clear();
  if (read.helo == "-") read.helo.clear();
  return read;
}

spf::sender sender_of(const check& from) {
  return {.ip = *parse_ip_address(from.ip),
          .mail_from = from.mail_from,
          .helo = from.helo,
          .receiver = "mx.receiver.example",
          .now = 1767225600};
}

std::string describe(const spf::result& r) {
  std::string out = "state=" + std::to_string(static_cast<int>(r.state)) + ' ' + std::string{word(r.code)};
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) (((out += ' ') += name) += '=') += value;
  };
  add("term", r.mechanism);
  add("lookups", std::to_string(r.lookups));
  add("void", std::to_string(r.void_lookups));
  add("cause", word(r.cause));
  add("error", code(r.error));
  add("fault", std::to_string(r.fault));
  add("faulty", r.faulty_term);
  add("domain", r.domain);
  add("record", r.record);
  add("explanation", r.explanation);
  return out;
}

/// Drives a journal until the check is done; each answer arrives as late as possible.
spf::result replay(const spf::sender& who, tests::zone& zone, dns::journal& journal, std::span<char> memory) {
  spf::result checked;
  while ((checked = spf::check_host(who, journal, memory)).pending()) {
    const std::string name{journal.question()->name};
    journal.answer(zone({.name = name, .type = journal.question()->type}));
  }
  return checked;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_check_host)

BOOST_AUTO_TEST_CASE(the_cases_of_the_sections) {
  for (const auto& each : tests::read_cases("spf.md")) {
    std::istringstream lines{each["checks"]};
    for (std::string line; std::getline(lines, line);) {
      BOOST_TEST_CONTEXT(each.where << ": " << each.name << ": " << line) {
        const check wanted = read_check(line);
        const auto who = sender_of(wanted);
        tests::zone zone{each.has("zone") ? each["zone"] : std::string{}};
        std::string memory(spf::max_memory, '\0');
        const auto checked = spf::check_host(who, zone, memory);

        BOOST_TEST(!checked.pending());
        BOOST_TEST(!checked.out_of_space());
        BOOST_TEST(word(checked.code) == wanted.result);
        for (const auto& [name, value] : wanted.wanted) {
          const std::string all = ' ' + describe(checked) + ' ';
          if (name == "asked") continue;
          BOOST_TEST(all.find(' ' + name + '=' + value + ' ') != std::string::npos,
                     name << '=' << value << " is not in " << all);
        }
        if (wanted.wanted.contains("asked")) {
          BOOST_TEST(std::to_string(zone.asked.size()) == wanted.wanted.at("asked"));
        }
        if (each.has("explanation")) BOOST_TEST(checked.explanation == each["explanation"]);
        if (each.has("asked")) {
          std::string asked;
          for (const auto& question : zone.asked) (asked += asked.empty() ? "" : "\n") += question;
          BOOST_TEST(asked == each["asked"]);
        }

        // The verdict does not depend on the order of the answers.
        std::string text(4096, '\0'), other_memory(spf::max_memory, '\0');
        std::vector<dns::record> records(32);
        dns::journal journal{{records, text}};
        const auto replayed = replay(who, zone, journal, other_memory);
        BOOST_TEST(describe(replayed) == describe(checked));

        // Without memory for an explanation it is left out, and everything else is the same.
        auto without = checked;
        without.explanation = {};
        BOOST_TEST(describe(spf::check_host(who, zone)) == describe(without));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_helo_identity_is_postmaster_at_the_helo_name) {
  // RFC 7208 sections 2.3 and 4.3
  tests::zone zone{
      "mx.example.net TXT v=spf1 exists:%{l}.%{o}.%{h}.s.example -all\n"
      "postmaster.mx.example.net.mx.example.net.s.example A 127.0.0.2"};
  const spf::sender who{.ip = *parse_ip_address("192.0.2.1"),
                        .mail_from = "user@elsewhere.example",
                        .helo = "mx.example.net",
                        .identity = spf::identity::helo};
  const auto checked = spf::check_host(who, zone);
  BOOST_TEST(word(checked.code) == "pass");
  BOOST_TEST(checked.domain == "mx.example.net");
}

BOOST_AUTO_TEST_CASE(a_pending_answer_is_no_verdict) {
  const auto resolver = [](const dns::query&) { return dns::unanswered; };
  const auto checked = spf::check_host({.ip = {}, .mail_from = "a@example.com", .helo = {}}, resolver);
  BOOST_TEST(checked.pending());
  BOOST_TEST(!checked.out_of_space());
}

// A resolver that gives the text of an address, or ends it at its first NUL, must not make anybody fail.
BOOST_AUTO_TEST_CASE(an_address_of_another_size_is_a_dns_failure) {
  using namespace std::string_view_literals;
  for (const std::string_view data : {"\x7f"sv, "127.0.0.1"sv, ""sv, "0123456789abcdef"sv}) {
    const auto resolver = [&, record = dns::record{data}](const dns::query& asked) mutable -> dns::answer {
      if (asked.type == dns::record_type::a) return {dns::status::ok, {&record, 1}};
      static const dns::record published{"v=spf1 a -all"};
      return {dns::status::ok, {&published, 1}};
    };
    auto found = resolver;
    const auto checked =
        spf::check_host({.ip = *parse_ip_address("127.0.0.1"), .mail_from = "a@example.com", .helo = {}}, found);
    BOOST_TEST((checked.code == result_code::temperror));
    BOOST_TEST((checked.cause == spf::cause::dns_failure));
  }
}

BOOST_AUTO_TEST_CASE(too_little_space_in_the_resolver_is_no_verdict) {
  const auto resolver = [](const dns::query&) {
    return dns::answer{.status = dns::status::out_of_space, .records = {}};
  };
  const auto checked = spf::check_host({.ip = {}, .mail_from = "a@example.com", .helo = {}}, resolver);
  BOOST_TEST(checked.out_of_space());
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_no_verdict_and_more_gives_the_same_one) {
  const std::string text =
      "example.com TXT v=spf1 include:%{d}.x.example redirect=%{d}.y.example\n"
      "example.com.x.example TXT v=spf1 include:%{d}.z.example -all\n"
      "example.com.x.example.z.example TXT v=spf1 ip4:198.51.100.1 -all\n"
      "example.com.y.example TXT v=spf1 exp=why.%{d} -all\n"
      "why.example.com.y.example TXT %{h} may not send for %{o}";
  const spf::sender who{.ip = *parse_ip_address("192.0.2.1"), .mail_from = "user@example.com", .helo = "mx.example"};
  tests::zone zone{text};
  std::string memory(spf::max_memory, '\0');
  const auto wanted = spf::check_host(who, zone, memory);
  BOOST_TEST(word(wanted.code) == "fail");
  BOOST_TEST(wanted.explanation == "mx.example may not send for example.com");
  auto unexplained = wanted;
  unexplained.explanation = {};
  std::size_t without = 0;
  for (std::size_t size = 0; size < 600; ++size) {
    std::string small(size, '\0');
    const auto checked = spf::check_host(who, zone, small);
    if (checked.out_of_space())
      ++without;
    else
      BOOST_TEST(describe(checked) == describe(checked.explanation.empty() ? unexplained : wanted));
  }
  BOOST_TEST(without > 20u);
  BOOST_TEST(without < 300u);
}

BOOST_AUTO_TEST_CASE(a_small_journal_is_no_verdict_and_a_larger_one_gives_the_same_one) {
  const std::string text =
      "example.com TXT v=spf1 mx include:a.example include:b.example -all\n"
      "example.com MX 10 m1.example.com\nexample.com MX 20 m2.example.com\n"
      "m1.example.com A 198.51.100.1\nm2.example.com A 198.51.100.2\n"
      "a.example TXT v=spf1 a mx -all\na.example A 198.51.100.3\na.example MX 10 a.example\n"
      "b.example TXT v=spf1 ip4:192.0.2.0/24 -all";
  const spf::sender who{.ip = *parse_ip_address("192.0.2.1"), .mail_from = "user@example.com", .helo = "mx.example"};
  tests::zone zone{text};
  const auto wanted = spf::check_host(who, zone);
  BOOST_TEST(describe(wanted).find("pass term=include:b.example lookups=5") != std::string::npos);
  std::size_t without = 0;
  for (std::size_t size = 0; size < 600; ++size) {
    std::string small(size, '\0'), memory(spf::max_memory, '\0');
    std::array<dns::record, 4> records;
    dns::journal journal{{records, small}};
    const auto checked = replay(who, zone, journal, memory);
    if (checked.out_of_space())
      ++without;
    else
      BOOST_TEST(describe(checked) == describe(wanted));
  }
  // The record (50 octets) and that of the include (25) with their names, and the current question; nothing older.
  BOOST_TEST(without > 100u);
  BOOST_TEST(without < 260u);
}

BOOST_AUTO_TEST_CASE(a_trace_sees_each_term_that_is_evaluated) {
  tests::zone zone{
      "example.com TXT v=spf1 ip4:198.51.100.1 include:a.example ~all\n"
      "a.example TXT v=spf1 redirect=b.example\nb.example TXT v=spf1 -exists:c.example ?all\n"
      "c.example TXT x"};
  std::string seen, memory(spf::max_memory, '\0');
  const auto trace = [&seen](const spf::trace_step& step) {
    seen += std::to_string(step.depth) + ' ' + std::string{step.domain} + ' ' + std::string{step.term} + ' ' +
            (step.matched ? "match " : "no match ") + std::string{word(step.result)} + '\n';
  };
  const auto checked = spf::check_host({.ip = *parse_ip_address("192.0.2.1"), .mail_from = "a@example.com", .helo = {}},
                                       zone, memory, trace);
  BOOST_TEST(word(checked.code) == "softfail");
  BOOST_TEST(seen ==
             "0 example.com ip4:198.51.100.1 no match none\n"
             "1 b.example -exists:c.example no match none\n"
             "1 b.example ?all match neutral\n"
             "0 example.com include:a.example no match none\n"
             "0 example.com ~all match softfail\n");
}

BOOST_AUTO_TEST_CASE(the_deepest_chain_of_long_names_fits_the_memory_named) {
  // Each include has a name of 253 octets made by macros; the eleventh lookup ends it (RFC 7208 section 4.6.4).
  const auto resolver = [](const dns::query&) {
    static const std::string text = "v=spf1 include:%{l}.%{l}.%{d} -all";
    static const std::array<dns::record, 1> records{dns::record{.data = text}};
    return dns::answer{.status = dns::status::ok, .records = records};
  };
  const std::string local = std::string(60, 'a') + '.' + std::string(60, 'b');
  const std::string mail_from = local + "@example.com";
  const spf::sender who{.ip = *parse_ip_address("192.0.2.1"), .mail_from = mail_from, .helo = {}};
  std::string memory(spf::max_memory, '\0');
  for (const auto& checked : {spf::check_host(who, resolver, memory), spf::check_host(who, resolver)}) {
    BOOST_TEST(!checked.out_of_space());
    BOOST_TEST(word(checked.code) == "permerror");
    BOOST_TEST(word(checked.cause) == "too-many-lookups");
    BOOST_TEST(int{checked.lookups} == 10);
  }
}

/// RFC 7208 section 7.3: labels are dropped on the left until 253 octets remain, for any local-part or HELO name.
BOOST_AUTO_TEST_CASE(long_names_lose_labels_on_the_left) {
  const auto labels = [](std::size_t count, const std::string& label) {
    std::string text = label;
    while (--count > 0) text += '.' + label;
    return text;
  };
  const auto cut = [](std::string name) {
    while (name.size() > 253) name.erase(0, name.find('.') + 1);
    return name;
  };
  // 30 labels of 9 octets and "._spf.example.com" are 316 octets; seven labels less are 246, six are 256.
  const std::string nines(9, 'a');
  BOOST_TEST(cut(labels(30, nines) + "._spf.example.com") == labels(23, nines) + "._spf.example.com");

  struct {
    std::string_view spec;
    std::string local, helo, target;
  } const cases[] = {
      {"%{l}._spf.example.com", labels(30, nines), "h.example", labels(23, nines) + "._spf.example.com"},
      {"%{l}._spf.example.com", labels(300, nines), "h.example", labels(23, nines) + "._spf.example.com"},
      {"%{l}._spf.example.com", labels(100'000, nines), "h.example", labels(23, nines) + "._spf.example.com"},
      // A label that DNS does not allow is dropped too, if it is far enough to the left.
      {"%{l}._spf.example.com", std::string(5000, 'x') + '.' + labels(30, nines), "h.example",
       labels(23, nines) + "._spf.example.com"},
      {"%{l}._spf.example.com", std::string(5000, 'x'), "h.example", "_spf.example.com"},
      // Reversed, the beginning is on the right: 24 labels of 9 octets and ".first.example" are 253.
      {"%{lr}.example", "first." + labels(1000, nines), "h.example", labels(24, nines) + ".first.example"},
      {"%{l1r}.example", "first." + labels(1000, nines), "h.example", "first.example"},
      {"%{l2}.example", labels(1000, nines) + ".one.two", "h.example", "one.two.example"},
      {"%{l1r-}.example", "list-" + std::string(5000, 'x'), "h.example", "list.example"},
      {"%{l-}._spf.example.com", "b-" + labels(300, "aaaa-aaaa"), "h.example",
       cut(labels(60, "aaaa.aaaa") + "._spf.example.com")},
      {"%{s}._spf.example.com", labels(300, nines), "h.example",
       cut(labels(60, nines) + "@example.com._spf.example.com")},
      {"%{h}._spf.example.com", "user", labels(300, nines), labels(23, nines) + "._spf.example.com"},
      {"%{L}._spf.example.com", labels(300, "a=a"), "h.example", cut(labels(90, "a%3Da") + "._spf.example.com")},
      {"%{l}.%{l}.x.%{l}.example.com", labels(300, nines), "h.example", cut(labels(60, nines) + ".example.com")},
  };
  for (const auto& test : cases) {
    for (const std::string term : {"exists:", "include:", "redirect="}) {
      BOOST_TEST_CONTEXT(term << test.spec << " of " << test.local.size() << " octets") {
        const std::string text = "v=spf1 " + term + std::string{test.spec};
        std::string asked;
        const auto resolver = [&](const dns::query& question) {
          static std::array<dns::record, 1> records;
          records[0] = {.data = text};
          if (question.name == "example.com") return dns::answer{.status = dns::status::ok, .records = records};
          if (asked.empty()) asked = question.name;
          return dns::answer{.status = dns::status::nxdomain, .records = {}};
        };
        const std::string mail_from = test.local + "@example.com";
        const auto checked = spf::check_host(
            {.ip = *parse_ip_address("192.0.2.1"), .mail_from = mail_from, .helo = test.helo}, resolver);
        BOOST_TEST(asked == test.target);
        BOOST_TEST(word(checked.code) == (term == "exists:" ? "neutral" : "permerror"));
      }
    }
  }
}

/// SMTP has no lines of this size, and a quoted text would not fit into one: RFC 5321 section 4.5.3.1.
BOOST_AUTO_TEST_CASE(an_explanation_quotes_no_long_names) {
  for (const std::string_view quoted : {"%{l}", "%{s}", "%{h}", "none"}) {
    tests::zone zone{"example.com TXT v=spf1 -all exp=e.example.com\ne.example.com TXT " + std::string{quoted}};
    const std::string mail_from = std::string(256, 'a') + "@example.com";
    const std::string helo = std::string(256, 'h') + ".example";
    std::string memory(spf::max_memory, '\0');
    const auto checked =
        spf::check_host({.ip = *parse_ip_address("192.0.2.1"), .mail_from = mail_from, .helo = helo}, zone, memory);
    BOOST_TEST(word(checked.code) == "fail");
    BOOST_TEST(checked.explanation == (quoted == "none" ? "none" : ""));
  }
}

BOOST_AUTO_TEST_CASE(causes_have_words) {
  BOOST_TEST(word(spf::cause::none) == "none");
  BOOST_TEST(word(spf::cause::too_many_lookups) == "too-many-lookups");
  BOOST_TEST(word(spf::cause::dns_failure) == "dns-failure");
}

/// Networks that cannot match are skipped, 64 at most. Section 4.6.2: the first matching term decides.
BOOST_AUTO_TEST_CASE(lists_of_any_length_are_read_to_the_end) {
  for (const std::size_t before : {0u, 1u, 62u, 63u, 64u, 65u, 130u}) {
    BOOST_TEST_CONTEXT(before) {
      std::string text = "v=spf1";
      for (std::size_t i = 0; i < before; ++i) text += i % 3 == 0 ? "  ip6:2001:db8::/32" : " ?ip4:198.51.100.0/24";
      text += " -ip4:192.0.2.0/24 ip4:192.0.2.1 all";
      const std::array records{dns::record{.data = text, .preference = 0}};
      const auto resolver = [&records](const dns::query&) { return dns::answer{dns::status::ok, records}; };
      const auto check = [&](std::string_view ip) {
        const auto checked =
            spf::check_host({.ip = *parse_ip_address(ip), .mail_from = "a@example.com", .helo = ""}, resolver);
        return std::string{word(checked.code)} + ' ' + std::string{checked.mechanism};
      };
      BOOST_TEST(check("192.0.2.1") == "fail -ip4:192.0.2.0/24");
      BOOST_TEST(check("203.0.113.1") == "pass all");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
