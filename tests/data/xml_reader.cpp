#include "fromproof/data/xml_reader.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>

#include "fromproof/data/window.hpp"

using namespace fromproof;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(data_xml_reader)

namespace {

constexpr std::size_t whole = static_cast<std::size_t>(-1);

/// The tokens of a document: tags, texts, CDATA sections in braces; a refusal with its offset.
std::string tokens(std::string_view text, xml::rules rules = {}, std::size_t piece = whole) {
  std::array<char, 512> path;
  std::array<char, 4096> memory;
  xml::reader reader{path, rules};
  window held{memory};
  std::string out;
  bool stopped = false;
  const auto read = [&](std::string_view octets, xml::part which) {
    reader.feed(octets, which);
    while (!stopped) {
      switch (reader.next()) {
        case xml::token::start: (((out += '<') += reader.prefix()) += reader.name()) += '>'; break;
        case xml::token::end: (((out += "</") += reader.prefix()) += reader.name()) += '>'; break;
        case xml::token::text:
          reader.is_verbatim() ? ((out += '{') += reader.text()) += '}' : out += reader.text();
          break;
        case xml::token::more: return octets.size() - reader.rest().size();
        case xml::token::finished: stopped = true; break;
        case xml::token::refused:
          ((out += '!') += word(reader.why())) += '@' + std::to_string(reader.offset());
          stopped = true;
          break;
      }
    }
    return octets.size();
  };
  bool fits = true;
  while (!text.empty() && fits) {
    const auto next = text.substr(0, piece);
    text.remove_prefix(next.size());
    fits = held.write(next, [&](std::string_view octets) { return read(octets, xml::part::more_follows); });
  }
  if (!fits) return out + "!too-long";
  read(held.held(), xml::part::last);
  return out;
}

/// The text that next_as_text() reads in `<e>`, and "!" if it refuses.
std::string as_text(std::string_view document) {
  std::array<char, 64> path;
  xml::reader reader{path};
  reader.feed(document, xml::part::last);
  BOOST_REQUIRE((reader.next() == xml::token::start));
  const auto token = reader.next_as_text();
  if (token == xml::token::refused) return "!" + std::string{word(reader.why())};
  if (token == xml::token::end) return {};
  BOOST_REQUIRE((token == xml::token::text));
  std::string text{reader.text()};
  BOOST_TEST((reader.next() == xml::token::end));
  BOOST_TEST((reader.next() == xml::token::finished));
  return text;
}

constexpr struct {
  std::string_view document;
  std::string_view expected;
} documents[] = {
    {"<a/>", "<a></a>"},
    {"<a></a>", "<a></a>"},
    {"<a>text</a>", "<a>text</a>"},
    {" \r\n<a> \n<b>1</b>\t</a> \n", "<a><b>1</b></a>"},
    {"<a>1<b/>2</a>", "<a>1<b></b>2</a>"},
    {"<a\n>\n</a\n>", "<a></a>"},
    // What stands around the elements.
    {"<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>", "<a></a>"},
    {"<?xml version='1.0'?><!-- <b> -- > --><a/><!----><?end?>\n", "<a></a>"},
    {"<a><!-- </a> --><b/><?x </a> ?></a>", "<a><b></b></a>"},
    // Text stays as it is written.
    {"<a>1 &lt; 2 &amp;&amp; ]]></a>", "<a>1 &lt; 2 &amp;&amp; ]]></a>"},
    {"<a>1<![CDATA[<b>&amp;]]]>2</a>", "<a>1{<b>&amp;]}2</a>"},
    {"<a><![CDATA[]]></a>", "<a>{}</a>"},
    {"<a>x > y \"'</a>", "<a>x > y \"'</a>"},
    // Names and attributes.
    {"<p:a xmlns:p=\"x\"><p:b/><q:b/></p:a>", "<p:a><p:b></p:b><q:b></q:b></p:a>"},
    {"<a b='>' c=\"'/>\" d = '1' e=\"&unknown;\"/>", "<a></a>"},
    {"<a-b.c_1>x</a-b.c_1>", "<a-b.c_1>x</a-b.c_1>"},
    {"<\xE6\x97\xA5>x</\xE6\x97\xA5>", "<\xE6\x97\xA5>x</\xE6\x97\xA5>"},
    {"<_/>", "<_></_>"},
    // No XML.
    {"", "!not-xml@0"},
    {" \n ", "!not-xml@3"},
    {"unused", "!not-xml@0"},
    {"{\"a\":1}", "!not-xml@0"},
    {"<1/>", "!not-xml@0"},
    {"< a/>", "!not-xml@0"},
    // Cut off.
    {"<", "!truncated@0"},
    {"<a", "!truncated@0"},
    {"<a ", "!truncated@0"},
    {"<a b", "!truncated@0"},
    {"<a b=", "!truncated@0"},
    {"<a b='c/>", "!truncated@0"},
    {"<a/", "!truncated@0"},
    {"<a>", "<a>!truncated@3"},
    {"<a>text", "<a>!truncated@3"},
    {"<a>text</", "<a>text!truncated@7"},
    {"<a>text</a", "<a>text!truncated@7"},
    {"<a><b></b>", "<a><b></b>!truncated@10"},
    {"<a><!-- </a>", "<a>!truncated@3"},
    {"<a><![CDATA[ </a>", "<a>!truncated@3"},
    {"<a><![CDA", "<a>!truncated@3"},
    {"<?xml <a/>", "!truncated@0"},
    {"<!DOCTYP", "!truncated@0"},
    // Tags that do not fit.
    {"<a></b>", "<a>!wrong-end-tag@3"},
    {"<a></ab>", "<a>!wrong-end-tag@3"},
    {"<ab></a>", "<ab>!wrong-end-tag@4"},
    {"<p:a></a>", "<p:a>!wrong-end-tag@5"},
    {"<a><b></a></b>", "<a><b>!wrong-end-tag@6"},
    {"</a>", "!wrong-end-tag@0"},
    {"<a/></a>", "<a></a>!wrong-end-tag@4"},
    {"<a/><b/>", "<a></a>!after-the-end@4"},
    {"<a/>text", "<a></a>!after-the-end@4"},
    // Tags that are none.
    {"<a>< b/></a>", "<a>!malformed@3"},
    {"<a><1/></a>", "<a>!malformed@3"},
    {"<a b/>", "!malformed@0"},
    {"<a b=c/>", "!malformed@0"},
    {"<a b='<'/>", "!malformed@0"},
    {"<a 'b'/>", "!malformed@0"},
    {"<a / >", "!malformed@0"},
    {"<a*/>", "!malformed@0"},
    {"<a></>", "<a>!malformed@3"},
    {"<a></a b>", "<a>!malformed@3"},
    {"<a><!b></a>", "<a>!malformed@3"},
    {"<![CDATA[x]]><a/>", "!malformed@0"},
    // A document type is refused before any of its entities is read.
    {"<!DOCTYPE a><a/>", "!document-type@0"},
    {"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "!document-type@22"},
    {"<a><!DOCTYPE b></a>", "<a>!document-type@3"},
    {"<!ENTITY b 'c'><a/>", "!malformed@0"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(documents_and_their_tokens) {
  for (const auto& [document, expected] : documents) {
    BOOST_TEST_CONTEXT(document) BOOST_TEST(tokens(document) == expected);
  }
}

BOOST_AUTO_TEST_CASE(the_size_of_the_pieces_does_not_matter) {
  for (const auto& [document, expected] : documents) {
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U}) {
      BOOST_TEST_CONTEXT(document << " in pieces of " << piece) BOOST_TEST(tokens(document, {}, piece) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_depth_is_limited) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  BOOST_TEST(tokens(nested(32)) == nested(32));
  BOOST_TEST(tokens(nested(33)).ends_with("!too-deep@96"));
  BOOST_TEST(tokens(nested(3), {.depth = 2}) == "<a><a>!too-deep@6");
  // No rule allows more than 64.
  BOOST_TEST(tokens(nested(64), {.depth = 1000}) == nested(64));
  BOOST_TEST(tokens(nested(65), {.depth = 1000}).ends_with("!too-deep@192"));
  BOOST_TEST(tokens(nested(100000)).ends_with("!too-deep@96"));
}

BOOST_AUTO_TEST_CASE(the_names_of_open_elements_must_fit_into_the_memory) {
  const auto element = [](std::size_t size) { return "<" + std::string(size, 'n') + "/>"; };
  BOOST_TEST(tokens(element(255)).starts_with("<nn"));
  BOOST_TEST(tokens(element(256)) == "!too-deep@0");
  // 3 * 170 and two slashes are 512 octets.
  const std::string name(170, 'n'), open = "<" + name + ">", close = "</" + name + ">";
  const std::string fits = open + open + open + close + close + close;
  BOOST_TEST(tokens(fits) == fits);
  BOOST_TEST(tokens(open + open + open + "<m/>").ends_with("!too-deep@516"));
}

BOOST_AUTO_TEST_CASE(the_attributes_are_limited) {
  const auto element = [](int count) {
    std::string text = "<a";
    for (int i = 0; i < count; ++i) text += " b" + std::to_string(i) + "=''";
    return text + "/>";
  };
  BOOST_TEST(tokens(element(64)) == "<a></a>");
  BOOST_TEST(tokens(element(65)) == "!too-many-attributes@0");
  BOOST_TEST(tokens(element(3), {.attributes = 2}) == "!too-many-attributes@0");
  BOOST_TEST(tokens(element(200000)) == "!too-many-attributes@0");
}

BOOST_AUTO_TEST_CASE(a_part_must_fit_into_the_window_if_it_comes_in_pieces) {
  const std::string text = "<a>" + std::string(4000, 'x') + "</a>", longer = "<a>" + std::string(5000, 'x') + "</a>";
  BOOST_TEST(tokens(text, {}, 7) == text);
  BOOST_TEST(tokens(longer, {}, 7) == "<a>!too-long");
}

BOOST_AUTO_TEST_CASE(tags_of_one_name_are_overlooked) {
  const xml::rules rules{.overlooked = "xs:schema"};
  for (const std::size_t piece : {whole, std::size_t{1}}) {
    BOOST_TEST(tokens("<a><xs:schema x='1'><b/></a>", rules, piece) == "<a><b></b></a>");
    BOOST_TEST(tokens("<a><xs:schema><b/></xs:schema></a>", rules, piece) == "<a><b></b></a>");
    BOOST_TEST(tokens("<a><xs:schema/><b/></a>", rules, piece) == "<a><b></b></a>");
    BOOST_TEST(tokens("<a></xs:schema></a>", rules, piece) == "<a></a>");
    BOOST_TEST(tokens("<a><schema></a>", rules, piece) == "<a><schema>!wrong-end-tag@11");
  }
}

BOOST_AUTO_TEST_CASE(the_path_of_the_open_elements) {
  std::array<char, 64> path;
  xml::reader reader{path};
  reader.feed("<a><p:b><c/></p:b></a>", xml::part::last);
  BOOST_TEST(reader.path() == "");
  for (const auto& [token, open, name, depth] : {std::tuple{xml::token::start, "a", "a", 1U},
                                                 {xml::token::start, "a/p:b", "b", 2U},
                                                 {xml::token::start, "a/p:b/c", "c", 3U},
                                                 {xml::token::end, "a/p:b", "c", 2U},
                                                 {xml::token::end, "a", "b", 1U},
                                                 {xml::token::end, "", "a", 0U}}) {
    BOOST_TEST((reader.next() == token));
    BOOST_TEST(reader.path() == open);
    BOOST_TEST(reader.name() == name);
    BOOST_TEST(reader.depth() == depth);
  }
  BOOST_TEST((reader.next() == xml::token::finished));
}

BOOST_AUTO_TEST_CASE(text_that_holds_any_octets) {
  const struct {
    std::string_view document, text;
  } table[] = {
      {"<e>x</e>", "x"},
      {"<e> x </e>", " x "},
      {"<e></e>", ""},
      {"<e/>", ""},
      {"<e>Ann <ann@a.example></e>", "Ann <ann@a.example>"},
      {"<e><a></b></f>< & \xff\0</e>"sv, "<a></b></f>< & \xff\0"sv},
      {"<e></email></e>", "</email>"},
      {"<e></e2></e:f></e >", "</e2></e:f>"},
      {"<e>a</E></e>", "a</E>"},
      // What XML allows to hold an end tag.
      {"<e><![CDATA[</e>]]></e>", "<![CDATA[</e>]]>"},
      {"<e>a<!-- </e> -->b</e>", "a<!-- </e> -->b"},
      {"<e><!></e>", "<!>"},
      {"<e>x", "!truncated"},
      {"<e>x</e", "!truncated"},
      {"<e>x</email></", "!truncated"},
      {"<e><![CDATA[</e>", "!truncated"},
      {"<e><!-- </e>", "!truncated"},
  };
  for (const auto& [document, text] : table) {
    BOOST_TEST_CONTEXT(document) BOOST_TEST(as_text(document) == text);
  }
}

BOOST_AUTO_TEST_CASE(a_reader_can_go_back) {
  std::array<char, 64> path;
  xml::reader reader{path};
  // The whole record is not there yet.
  const std::string_view document = "<a><b><c>1</c></b></a>";
  const std::string_view expected[] = {"a a/b a/b/c ", "a/b a/b/c ", "a/b/c "};
  for (const std::size_t back_to : {0U, 1U, 2U}) {
    reader = xml::reader{path};
    reader.feed(document.substr(0, 12), xml::part::more_follows);
    xml::reader::place place{};
    for (std::size_t starts = 0; starts < 3; ++starts) {
      BOOST_REQUIRE((reader.next() == xml::token::start));
      if (starts == back_to) place = reader.before_start();
    }
    BOOST_TEST((reader.next() == xml::token::text));
    BOOST_TEST((reader.next() == xml::token::more));
    reader.go_back(place);
    BOOST_TEST(reader.depth() == back_to);
    const auto rest = document.substr(back_to * 3);
    BOOST_TEST(rest.starts_with(reader.rest()));
    reader.feed(rest, xml::part::last);
    std::string names;
    for (auto token = reader.next(); token != xml::token::finished; token = reader.next()) {
      BOOST_REQUIRE((token != xml::token::refused));
      if (token == xml::token::start) names += std::string{reader.path()} + ' ';
    }
    BOOST_TEST(names == expected[back_to]);
  }
  // An empty element has not ended then.
  reader = xml::reader{path};
  reader.feed("<a><b/></a>", xml::part::last);
  reader.next();
  reader.next();
  reader.go_back(reader.before_start());
  BOOST_TEST((reader.next() == xml::token::start));
  BOOST_TEST(reader.name() == "b");
  BOOST_TEST((reader.next() == xml::token::end));
}

BOOST_AUTO_TEST_CASE(a_refusal_stays) {
  std::array<char, 64> path;
  xml::reader reader{path};
  reader.feed("<a></b>", xml::part::last);
  reader.next();
  BOOST_TEST((reader.next() == xml::token::refused));
  BOOST_TEST((reader.refuse(xml::fault::too_long) == xml::token::refused));
  BOOST_TEST((reader.why() == xml::fault::wrong_end_tag));
}

BOOST_AUTO_TEST_CASE(every_fault_has_a_word_of_its_own) {
  std::string words;
  for (int i = 0; i <= static_cast<int>(xml::fault::after_the_end); ++i) {
    const std::string each = ' ' + std::string{word(static_cast<xml::fault>(i))} + ' ';
    BOOST_TEST(each.size() > 2);
    BOOST_TEST(words.find(each) == std::string::npos);
    words += each;
  }
}

BOOST_AUTO_TEST_SUITE_END()
