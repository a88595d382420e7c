#include "fromproof/data/xml_text.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(data_xml_text)

namespace {

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

}  // namespace

BOOST_AUTO_TEST_CASE(references_are_resolved) {
  // XML 1.0 sections 4.1 and 4.6; production 2 tells which characters there are.
  const struct {
    std::string_view text, decoded;
    bool known = true;
  } table[] = {
      {"", ""},
      {"plain", "plain"},
      {"&lt;&gt;&amp;&quot;&apos;", "<>&\"'"},
      {"a &amp; b &lt; c", "a & b < c"},
      {"&amp;lt;", "&lt;"},
      {"&#65;&#x42;&#x0043;&#00068;", "ABCD"},
      {"&#233;&#xe9;&#x20AC;&#x1F600;", "\u00e9\u00e9\u20ac\U0001f600"},
      {"&#9;&#10;&#13;&#x20;", "\t\n\r "},
      {"&#xD7FF;&#xE000;&#xFFFD;&#x10FFFF;", "\ud7ff\ue000\ufffd\U0010ffff"},
      // No characters.
      {"&#0;", "&#0;", false},
      {"&#1;&#x1f;", "&#1;&#x1f;", false},
      {"&#xD800;&#xDFFF;", "&#xD800;&#xDFFF;", false},
      {"&#xFFFE;&#65535;", "&#xFFFE;&#65535;", false},
      {"&#x110000;&#99999999;", "&#x110000;&#99999999;", false},
      {"&#x100000041;", "&#x100000041;", false},
      // No references.
      {"&", "&", false},
      {"a&b", "a&b", false},
      {"&;", "&;", false},
      {"&#;&#x;&#-1;&#x-1;&#1x;&#xg;&# 65;", "&#;&#x;&#-1;&#x-1;&#1x;&#xg;&# 65;", false},
      {"&LT;&nbsp;&eacute;", "&LT;&nbsp;&eacute;", false},
      {"&#X41;", "&#X41;", false},
      {"&lt", "&lt", false},
      {"&lt &gt;", "&lt >", false},
      {"&averylongnamethatnobodyknows;", "&averylongnamethatnobodyknows;", false},
  };
  for (const auto& [text, decoded, known] : table) {
    BOOST_TEST_CONTEXT(text) {
      collector out;
      BOOST_TEST(xml::decode_text(text, out) == known);
      BOOST_TEST(out.text == decoded);
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_with_markup_are_decoded) {
  const struct {
    std::string_view content, decoded;
    bool unknown_entity = false, markup = false;
  } table[] = {
      {"a &lt; b", "a < b"},
      {"<![CDATA[a &lt; <b>]]>", "a &lt; <b>"},
      {"1<![CDATA[2]]>3<![CDATA[]]>4", "1234"},
      {"1<!-- 2 -->3<!---->4", "134"},
      {"<![CDATA[<!-- 1 -->]]>", "<!-- 1 -->"},
      {"<!-- <![CDATA[1]]> -->2", "2"},
      {"Ann <ann@a.example>", "Ann <ann@a.example>", false, true},
      {"a<br/>b&nbsp;c", "a<br/>b&nbsp;c", true, true},
      {"<![CDATA[1", "<![CDATA[1", false, true},
      {"<!-- 1", "<!-- 1", false, true},
      {"<", "<", false, true},
      {"", ""},
  };
  for (const auto& [content, decoded, unknown_entity, markup] : table) {
    BOOST_TEST_CONTEXT(content) {
      collector out;
      const auto found = xml::decode_content(content, out);
      BOOST_TEST(out.text == decoded);
      BOOST_TEST(found.unknown_entity == unknown_entity);
      BOOST_TEST(found.markup == markup);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
