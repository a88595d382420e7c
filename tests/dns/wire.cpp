#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <fromproof/dns/wire.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "packet.hpp"

namespace dns = fromproof::dns;
using dns::delivery;
using dns::record_type;
using dns::status;
using fromproof::tests::packet;

namespace {

constexpr std::uint16_t id = 0x1234;

/// The result, with its own memory. The octets are read from a block of exactly their size, so that a sanitizer sees
/// every octet read past the end.
struct reading {
  std::vector<dns::record> records;
  std::vector<char> text;
  dns::reply reply;

  reading(const packet::octets& message, const dns::query& asked, std::size_t room = 64, std::size_t characters = 8192)
      : records(room), text(characters) {
    const std::vector<std::uint8_t> exact(message);
    reply = dns::read_answer(exact, asked, id, {records, text});
  }
  std::string all() const {
    std::string joined{reply.delivery == delivery::read ? word(reply.answer.status) : std::string_view{"(not read)"}};
    for (const auto& record : reply.answer.records) {
      joined += " [" + std::string{record.data};
      joined += record.preference ? "/" + std::to_string(record.preference) + "]" : "]";
    }
    return joined;
  }
};

std::string read(const packet& message, const dns::query& asked) {
  return reading{message.bytes, asked}.all();
}

constexpr dns::query key{.name = "s1._domainkey.bank.example", .type = record_type::txt};

}  // namespace

BOOST_AUTO_TEST_SUITE(dns_wire)

BOOST_AUTO_TEST_CASE(a_query_octet_by_octet) {
  std::array<std::uint8_t, dns::max_query_size> memory{};
  const auto size = dns::write_query({.name = "F.ISI.arpa", .type = record_type::a}, 0xabcd, memory);
  const std::vector<std::uint8_t> wanted{
      0xab, 0xcd, 1,  0,    0,    1,   0, 0,   0,   0,   0,   1,  // RFC 1035 section 4.1.1: RD, one question, OPT
      1,    'F',  3,  'I',  'S',  'I', 4, 'a', 'r', 'p', 'a', 0,  // section 4.1.2
      0,    1,    0,  1,                                          // A, IN
      0,    0,    41, 0x04, 0xd0, 0,   0, 0,   0,   0,   0,       // RFC 6891 section 6.1.2, 1232 octets
  };
  BOOST_TEST(code(size.error) == "none");
  BOOST_TEST(std::vector<std::uint8_t>(memory.begin(), memory.begin() + static_cast<std::ptrdiff_t>(*size)) == wanted,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(names_have_limits) {
  const std::string label(63, 'a');
  const std::string longest = label + "." + label + "." + label + "." + std::string(61, 'b');
  const struct {
    std::string name;
    std::string_view error;
    std::size_t offset;
  } table[] = {
      {"example.com", "none", 0},
      {"_dmarc.xn--bcher-kva.example", "none", 0},
      {"a!b\\c d\xff.example", "none", 0},  // a name that an SPF macro can produce
      {label, "none", 0},
      {longest, "none", 0},
      {"", "empty", 0},
      {".", "empty-label", 0},
      {".a", "empty-label", 0},
      {"a..b", "empty-label", 2},
      {"a.", "empty-label", 2},
      {"x." + label + "a", "label-too-long", 2},
      {longest + "b", "name-too-long", 0},
  };
  for (const auto& [name, error, offset] : table) {
    BOOST_TEST_CONTEXT(name) {
      std::array<std::uint8_t, dns::max_query_size> memory{};
      const auto size = dns::write_query({.name = name}, 1, memory);
      BOOST_TEST(code(size.error) == error);
      BOOST_TEST(size.offset == offset);
      if (size) BOOST_TEST(*size == 12 + name.size() + 2 + 4 + 11);
    }
  }
  BOOST_TEST(longest.size() == 253u);
}

BOOST_AUTO_TEST_CASE(a_query_needs_its_room) {
  for (std::size_t room = 0; room < 40; ++room) {
    std::vector<std::uint8_t> memory(room);
    const auto size = dns::write_query({.name = "example.com"}, 1, memory);
    BOOST_TEST((size.error == fromproof::errc::out_of_space));
  }
  std::vector<std::uint8_t> memory(40);
  BOOST_TEST(*dns::write_query({.name = "example.com"}, 1, memory) == 40u);
}

BOOST_AUTO_TEST_CASE(compression_as_in_rfc_1035_section_4_1_4) {
  // F.ISI.ARPA is at 20, FOO.F.ISI.ARPA at 40 points to it, ARPA at 64 into its middle, the root at 92.
  packet p{{.name = "F.ISI.ARPA", .type = record_type::ptr}};
  const auto ptr = [&p](auto&& write) { p.pointer(12).record(12, write); };
  ptr([](packet& d) { d.string("FOO").pointer(12); });
  ptr([](packet& d) { d.pointer(18); });
  ptr([](packet& d) { d.pointer(12); });
  ptr([](packet& d) { d.string("BAR").pointer(12 + 12 + 4 + 12); });
  BOOST_TEST(read(p, {.name = "f.isi.arpa", .type = record_type::ptr}) ==
             "ok [foo.f.isi.arpa] [arpa] [f.isi.arpa] [bar.foo.f.isi.arpa]");
}

BOOST_AUTO_TEST_CASE(strings_of_txt_are_joined) {
  packet p{key};
  p.txt(key.name, {"v=DKIM1; ", "", "p=", "AAAA"});
  BOOST_TEST(read(p, key) == "ok [v=DKIM1; p=AAAA]");
  p.txt(key.name, {""}).txt(key.name, {});
  BOOST_TEST(read(p, key) == "ok [v=DKIM1; p=AAAA] [] []");

  packet many{key};
  many.txt(key.name, std::vector<std::string>(300, "x"));
  BOOST_TEST(read(many, key) == "ok [" + std::string(300, 'x') + "]");

  packet octets{key};
  octets.txt(key.name, {std::string("a\0b", 3), "\xff\x80"});
  BOOST_TEST(read(octets, key) == "ok [" + std::string("a\0b\xff\x80", 5) + "]");
}

BOOST_AUTO_TEST_CASE(a_string_longer_than_its_record_is_a_failure) {
  packet p{key};
  p.pointer(12).record(16, [](packet& d) { d.put(5).text("abcd"); });
  p.txt(key.name, {"behind"});
  BOOST_TEST(read(p, key) == "failure");
}

BOOST_AUTO_TEST_CASE(addresses_have_their_size) {
  for (const auto& [type, size] : {std::pair{record_type::a, 4u}, {record_type::aaaa, 16u}}) {
    const dns::query asked{.name = "a.example", .type = type};
    for (unsigned n = 0; n < 20; ++n) {
      packet p{asked};
      p.pointer(12).record(static_cast<unsigned>(type), [n](packet& d) { d.text(std::string(n, 'x')); });
      BOOST_TEST(read(p, asked) == (n == size ? "ok [" + std::string(n, 'x') + "]" : "failure"));
    }
  }
}

BOOST_AUTO_TEST_CASE(exchangers) {
  const dns::query asked{.name = "bank.example", .type = record_type::mx};
  packet p{asked};
  p.pointer(12).record(15, [](packet& d) { d.put16(10).string("mx1").pointer(12); });
  p.pointer(12).record(15, [](packet& d) { d.put16(65535).name("mx.Other.example"); });
  BOOST_TEST(read(p, asked) == "ok [mx1.bank.example/10] [mx.other.example/65535]");

  packet null{asked};  // RFC 7505: the root
  null.pointer(12).record(15, [](packet& d) { d.put16(0).put(0); });
  BOOST_TEST(read(null, asked) == "ok []");

  for (const std::string_view data : {std::string_view{}, {"\0", 1}, {"\0\12", 2}, {"\0\12\1a", 4}, {"\0\12\0x", 4}}) {
    packet bad{asked};
    bad.pointer(12).record(15, [data](packet& d) { d.text(data); });
    BOOST_TEST(read(bad, asked) == "failure");
  }
}

BOOST_AUTO_TEST_CASE(a_name_with_a_dot_in_a_label_is_left_out) {
  const dns::query asked{.name = "1.2.0.192.in-addr.arpa", .type = record_type::ptr};
  packet p{asked};
  p.pointer(12).record(12, [](packet& d) { d.string("mail.bank").string("example").put(0); });
  BOOST_TEST(read(p, asked) == "no-data");
  p.pointer(12).record(12, [](packet& d) { d.name("mail.bank.example"); });
  BOOST_TEST(read(p, asked) == "ok [mail.bank.example]");
}

BOOST_AUTO_TEST_CASE(response_codes) {
  for (unsigned code = 0; code < 16; ++code) {
    const packet p{key, 0x8180 | code};
    BOOST_TEST(read(p, key) == (code == 0 ? "no-data" : code == 3 ? "nxdomain" : "failure"));
  }
  // RFC 6891 section 6.1.3: BADVERS is 16; its lower half in the header equals NOERROR.
  packet p{key};
  p.put(0).record(
      41, [](packet&) {}, 1232, 10);
  BOOST_TEST(read(p, key) == "no-data");
  p.bytes[p.size() - 6] = 1;
  BOOST_TEST(read(p, key) == "failure");
}

BOOST_AUTO_TEST_CASE(other_sections_do_not_answer) {
  packet p{key};
  p.name(key.name).record(
      16, [](packet& d) { d.string("authority"); }, 1, 8);
  p.name(key.name).record(
      16, [](packet& d) { d.string("additional"); }, 1, 10);
  BOOST_TEST(read(p, key) == "no-data");
}

BOOST_AUTO_TEST_CASE(other_owners_types_and_classes_do_not_answer) {
  packet p{key};
  p.txt("s2._domainkey.bank.example", {"another name"});
  p.txt("s1._domainkey.bank.example.attacker.example", {"a longer name"});
  p.txt("bank.example", {"a shorter name"});
  p.txt("", {"the root"});
  p.pointer(12).record(99, [](packet& d) { d.string("another type"); });
  p.pointer(12).record(
      16, [](packet& d) { d.string("another class"); }, 3);
  BOOST_TEST(read(p, key) == "no-data");
  p.txt("S1._DomainKey.BANK.example", {"this"});
  BOOST_TEST(read(p, key) == "ok [this]");
}

BOOST_AUTO_TEST_CASE(aliases_are_followed_in_any_order) {
  packet p{key};
  p.cname(key.name, "b.example").cname("B.example", "c.example").cname("c.example", "d.example");
  p.txt("D.EXAMPLE", {"end"});
  BOOST_TEST(read(p, key) == "ok [end]");

  packet q{key};
  q.txt("d.example", {"end"})
      .cname("c.example", "d.example")
      .cname("b.example", "c.example")
      .cname(key.name, "b.example");
  BOOST_TEST(read(q, key) == "ok [end]");

  packet compressed{key};
  compressed.pointer(12).record(5, [](packet& d) { d.string("key").pointer(12 + 3 + 11); });
  compressed.name("key.bank.example").record(16, [](packet& d) { d.string("end"); });
  BOOST_TEST(read(compressed, key) == "ok [end]");

  packet asked_for{{.name = "a.example", .type = record_type::cname}};
  asked_for.cname("a.example", "b.example").cname("b.example", "c.example");
  BOOST_TEST(read(asked_for, {.name = "a.example", .type = record_type::cname}) == "ok [b.example]");
}

BOOST_AUTO_TEST_CASE(an_alias_leads_to_the_status_of_its_end) {
  packet nowhere{key, 0x8183};
  nowhere.cname(key.name, "b.example");
  // RFC 6604 section 3: the code is about b.example. The name that was asked for exists, because it has a record.
  BOOST_TEST(read(nowhere, key) == "no-data");
  packet far{key, 0x8183};
  far.cname("b.example", "c.example").cname("S1._DOMAINKEY.bank.example", "b.example");
  BOOST_TEST(read(far, key) == "no-data");
  packet unrelated{key, 0x8183};
  unrelated.cname("b.example", "c.example").cname("bank.example", "c.example").cname("x." + std::string{key.name}, "b");
  BOOST_TEST(read(unrelated, key) == "nxdomain");
  packet elsewhere{key, 0x8183};  // in another section
  elsewhere.name(key.name).record(
      5, [](packet& d) { d.name("b.example"); }, 1, 8);
  BOOST_TEST(read(elsewhere, key) == "nxdomain");
  packet empty{key};
  empty.cname(key.name, "b.example").txt("c.example", {"unrelated"});
  BOOST_TEST(read(empty, key) == "no-data");
}

/// RFC 6672: all names below the owner of a DNAME are aliases, but not the owner itself.
BOOST_AUTO_TEST_CASE(names_below_a_dname_exist) {
  constexpr unsigned dname = 39;
  const std::pair<std::string_view, std::string_view> cases[] = {{"bank.example", "no-data"},
                                                                 {"_domainkey.BANK.example", "no-data"},
                                                                 {"", "no-data"},
                                                                 {key.name, "nxdomain"},
                                                                 {"ank.example", "nxdomain"},
                                                                 {"other.example", "nxdomain"},
                                                                 {"bank.example.org", "nxdomain"},
                                                                 {"x.s1._domainkey.bank.example", "nxdomain"}};
  for (const auto& [owner, status] : cases) {
    packet p{key, 0x8183};
    p.name(owner).record(dname, [](packet& d) { d.name("gone.example"); });
    BOOST_TEST(read(p, key) == status, owner);
  }
}

BOOST_AUTO_TEST_CASE(loops_of_aliases_are_failures) {
  packet itself{key};
  itself.cname(key.name, key.name);
  BOOST_TEST(read(itself, key) == "failure");
  packet two{key};
  two.cname(key.name, "b.example").cname("b.example", key.name).txt("c.example", {"unrelated"});
  BOOST_TEST(read(two, key) == "failure");
  for (const int links : {16, 17}) {
    packet chain{key};
    std::string name{key.name};
    for (int i = 0; i < links; ++i) {
      const std::string target = "n" + std::to_string(i) + ".example";
      chain.cname(name, target);
      name = target;
    }
    chain.txt(name, {"end"});
    BOOST_TEST(read(chain, key) == (links == 16 ? "ok [end]" : "failure"));
  }
  packet broken{key};
  broken.pointer(12).record(5, [](packet& d) { d.name("b.example").put(0); });
  BOOST_TEST(read(broken, key) == "failure");
}

BOOST_AUTO_TEST_CASE(pointers_lead_back_and_end) {
  const std::size_t first = packet{key}.size();
  const struct {
    std::string_view what;
    std::vector<std::uint8_t> name;
  } table[] = {
      {"to itself", {0xc0, static_cast<std::uint8_t>(first)}},
      {"forward", {0xc0, static_cast<std::uint8_t>(first + 2)}},
      {"out of the message", {0xff, 0xff}},
      {"into the header", {0xc0, 4}},
      {"back to its own first label", {1, 'a', 0xc0, static_cast<std::uint8_t>(first)}},
      {"reserved 0x40", {0x41, 'a', 0}},
      {"reserved 0x80", {0x81, 'a', 0}},
  };
  for (const auto& [what, name] : table) {
    BOOST_TEST_CONTEXT(what) {
      packet p{key};
      for (const auto octet : name) p.put(octet);
      p.record(16, [](packet& d) { d.string("x"); });
      p.txt(key.name, {"valid"});
      BOOST_TEST(read(p, key) == "failure");
    }
  }
}

BOOST_AUTO_TEST_CASE(names_of_more_than_255_octets_are_failures) {
  // Each record's name is a label of 63 octets and a pointer to the one before: the fifth is too long.
  const dns::query asked{.name = "a.example", .type = record_type::ptr};
  for (const int labels : {3, 4}) {
    packet p{asked};
    std::size_t before = 14;  // "example"
    for (int i = 0; i < labels; ++i) {
      p.pointer(12).put16(12).put16(1).put16(0).put16(60).put16(66);
      const std::size_t here = p.size();
      p.string(std::string(63, 'x')).pointer(before).count(6);
      before = here;
    }
    BOOST_TEST(read(p, asked).starts_with("ok") == (labels == 3));
  }
}

BOOST_AUTO_TEST_CASE(many_pointers_cost_no_square) {
  // 64 KiB of records whose names are chains of pointers to pointers.
  const dns::query asked{.name = "a.example", .type = record_type::txt};
  packet p{asked};
  std::size_t before = 12;
  while (p.size() < 0x3fff) {
    const std::size_t here = p.size();
    p.pointer(before).record(16, [](packet& d) { d.string("x"); });
    before = here;
  }
  BOOST_TEST(read(p, asked) == "failure");
}

BOOST_AUTO_TEST_CASE(foreign_replies_are_ignored) {
  packet good{key};
  good.txt(key.name, {"x"});
  BOOST_TEST(read(good, key) == "ok [x]");
  BOOST_TEST(read(good, {.name = "S1._domainKEY.bank.EXAMPLE"}) == "ok [x]");
  const auto other = [&](const dns::query& asked) {
    const reading r{good.bytes, asked};
    BOOST_TEST((r.reply.delivery == delivery::not_ours));
    BOOST_TEST((r.reply.answer.status == status::pending));
  };
  other({.name = "s2._domainkey.bank.example"});
  other({.name = "s1._domainkey.bank.example.org"});
  other({.name = "s1._domainkey.bank"});
  other({.name = ""});
  other({.name = key.name, .type = record_type::a});
  const auto changed = [&](std::size_t at, std::uint8_t octet) {
    packet p = good;
    p.bytes[at] = octet;
    return reading{p.bytes, key}.reply.delivery;
  };
  BOOST_TEST((changed(1, 0x35) == delivery::not_ours));                    // id
  BOOST_TEST((changed(2, 0x01) == delivery::not_ours));                    // a query
  BOOST_TEST((changed(2, 0x91) == delivery::not_ours));                    // an opcode other than QUERY
  BOOST_TEST((changed(5, 0) == delivery::not_ours));                       // no question
  BOOST_TEST((changed(5, 2) == delivery::not_ours));                       // two of them
  BOOST_TEST((changed(packet{key}.size() - 1, 3) == delivery::not_ours));  // class CH
  BOOST_TEST((changed(2, 0x83) == delivery::truncated));                   // TC
}

BOOST_AUTO_TEST_CASE(cut_at_every_octet) {
  packet p{key};
  p.pointer(12).record(5, [](packet& d) { d.string("k").pointer(15); });
  p.string("k").pointer(15).record(16, [](packet& d) { d.string("v=DKIM1").string("p="); });
  p.put(0).record(
      41, [](packet&) {}, 1232, 10);
  BOOST_TEST(read(p, key) == "ok [v=DKIM1p=]");
  for (std::size_t size = 0; size < p.size(); ++size) {
    packet::octets cut{p.bytes.begin(), p.bytes.begin() + static_cast<std::ptrdiff_t>(size)};
    const reading r{cut, key};
    if (size < packet{key}.size()) {
      BOOST_TEST((r.reply.delivery == delivery::not_ours));
    } else {
      BOOST_TEST(r.all() == "failure");
    }
  }
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_no_verdict) {
  packet p{key};
  p.txt(key.name, {"abc", "def"}).txt(key.name, {"ghi"});
  const struct {
    std::size_t records, text;
    std::string_view all;
  } table[] = {
      {2, 9, "ok [abcdef] [ghi]"}, {1, 9, "out-of-space"}, {2, 8, "out-of-space"},
      {0, 0, "out-of-space"},      {2, 0, "out-of-space"},
  };
  for (const auto& [records, text, all] : table) BOOST_TEST((reading{p.bytes, key, records, text}.all() == all));
  BOOST_TEST((reading{packet{key}.bytes, key, 0, 0}.all() == "no-data"));
}

BOOST_AUTO_TEST_CASE(constant_evaluation) {
  constexpr auto size = [] {
    std::array<std::uint8_t, dns::max_query_size> memory{};
    return dns::write_query({.name = "example.com"}, 1, memory);
  }();
  static_assert(size.value == 40);
}

BOOST_AUTO_TEST_SUITE_END()
