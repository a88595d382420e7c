#include "fromproof/mime/multipart.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(mime_multipart)

namespace {

/// Each part in brackets: its depth, type and body; "+" a multipart, "!" too deep, "~" cut off.
template <std::size_t Depth = 4>
std::string list(std::string_view message) {
  std::array<mime::open_multipart, Depth> memory;
  mime::part_reader reader{message, memory};
  std::string out;
  while (reader.next()) {
    const auto& part = reader.part();
    out += '[' + std::to_string(part.depth) + ' ';
    ((out += part.type.type) += '/') += part.type.subtype;
    if (part.multipart) out += '+';
    if (part.too_deep) out += '!';
    if (!part.multipart) {
      out += part.closed || part.depth == 0 ? ' ' : '~';
      out += part.body;
    }
    out += ']';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_of_messages) {
  const struct {
    std::string_view message;
    std::string_view parts;
  } table[] = {
      {"", "[0 text/plain ]"},
      {"Subject: x\r\n\r\nbody", "[0 text/plain body]"},
      {"From a@b Thu Jan  1 00:00:00 2026\nSubject: x\n\nbody", "[0 text/plain body]"},
      {"Content-Type: text/html\n\n<p>\n", "[0 text/html <p>\n]"},
      // RFC 2046 section 5.1.1
      {"Content-type: multipart/mixed; boundary=\"simple boundary\"\r\n\r\nThis is the preamble.\r\n\r\n"
       "--simple boundary\r\n\r\nimplicitly typed\r\n--simple boundary\r\nContent-type: text/plain; "
       "charset=us-ascii\r\n"
       "\r\nexplicitly typed\r\n\r\n--simple boundary--\r\n\r\nThis is the epilogue.",
       "[0 multipart/mixed+][1 text/plain implicitly typed][1 text/plain explicitly typed\r\n]"},
      // transport padding, LF, and lines that only begin as a boundary
      {"Content-Type: multipart/mixed; boundary=b\n\n--b \t\n\none\n--bc\n--b-\n--b--x\n- --b\n--b--  \n",
       "[0 multipart/mixed+][1 text/plain one\n--bc\n--b-\n--b--x\n- --b]"},
      // no closing boundary
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n",
       "[0 multipart/mixed+][1 text/plain one][1 text/plain~two\n]"},
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b",
       "[0 multipart/mixed+][1 text/plain one][1 text/plain~]"},
      // no part at all
      {"Content-Type: multipart/mixed; boundary=b\n\nnothing\n", "[0 multipart/mixed+]"},
      {"Content-Type: multipart/mixed; boundary=b\n", "[0 multipart/mixed+]"},
      // no boundary parameter
      {"Content-Type: multipart/mixed\n\n--b\n\none\n", "[0 multipart/mixed --b\n\none\n]"},
      {"Content-Type: multipart/mixed; boundary=\" \"\n\n--\n\none\n", "[0 multipart/mixed --\n\none\n]"},
      // empty parts, and parts without the empty line
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\n--b\nContent-Type: text/html\n--b\n\n\n--b--",
       "[0 multipart/mixed+][1 text/plain ][1 text/plain ][1 text/html ][1 text/plain ]"},
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\njust text\nmore\n--b--",
       "[0 multipart/mixed+][1 text/plain just text\nmore]"},
      // nested; the outer boundary ends the inner parts
      {"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; "
       "boundary=i\n\n--i\n\none\n"
       "--i\nContent-Type: text/html\n\ntwo\n--i--\nepilogue\n--o\n\nthree\n--o--\n",
       "[0 multipart/mixed+][1 multipart/alternative+][2 text/plain one][2 text/html two][1 text/plain three]"},
      {"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; "
       "boundary=i\n\n--i\n\none\n"
       "--o\n\nthree\n--o--\n--i\n\nfour\n",
       "[0 multipart/mixed+][1 multipart/alternative+][2 text/plain one][1 text/plain three]"},
      // the same boundary twice: the inner one is meant
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; "
       "boundary=b\n\n--b\n\none\n--b--\n"
       "--b--\n",
       "[0 multipart/mixed+][1 multipart/mixed+][2 text/plain one]"},
      {"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n--b--\n",
       "[0 multipart/digest+][1 message/rfc822 Subject: x\n\ny]"},
      {"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nContent-Type: "
       "multipart/mixed; "
       "boundary=i\n\n--i\n\nx\n--i--\n--b--",
       "[0 multipart/report+][1 message/rfc822 Content-Type: multipart/mixed; boundary=i\n\n--i\n\nx\n--i--]"},
      // RFC 2045 section 5.2: what cannot be read is text/plain
      {"Content-Type: nonsense\n\nbody", "[0 text/plain body]"},
  };
  for (const auto& [message, parts] : table) {
    BOOST_TEST_CONTEXT(message) BOOST_TEST(list(message) == parts);
  }
}

BOOST_AUTO_TEST_CASE(the_memory_limits_the_depth) {
  const std::string_view message =
      "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; "
      "boundary=i\n\n--i\n\none\n--i--\n"
      "--o\n\ntwo\n--o--\n";
  BOOST_TEST(list<1>(message) == "[0 multipart/mixed+][1 multipart/mixed! --i\n\none\n--i--][1 text/plain two]");
  BOOST_TEST(list<0>("Content-Type: multipart/mixed; boundary=o\n\n--o\n") == "[0 multipart/mixed! --o\n]");
}

BOOST_AUTO_TEST_CASE(encodings_and_names_of_parts) {
  std::array<mime::open_multipart, 1> memory;
  const std::string_view message =
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/gzip; name=old.gz\r\n"
      "CONTENT-TRANSFER-ENCODING: base64\r\nContent-Disposition: attachment;\r\n "
      "filename*=utf-8''new%21.gz\r\n\r\nZm9v\r\n"
      "--b\r\nContent-Type: text/xml; name=\"a.xml\"\r\n\r\n<a/>\r\n--b--";
  mime::part_reader reader{message, memory};
  const auto name = [&reader] {
    std::string out;
    return mime::write_file_name(reader.part(), [&out](std::string_view piece) { out += piece; }) ? out : "(none)";
  };
  BOOST_REQUIRE(reader.next());
  BOOST_TEST(name() == "(none)");
  BOOST_REQUIRE(reader.next());
  BOOST_CHECK(reader.part().encoding == mime::transfer_encoding::base64);
  BOOST_TEST(reader.part().disposition.type == "attachment");
  BOOST_TEST(reader.part().header.starts_with("Content-Type: application/gzip"));
  BOOST_TEST(name() == "new!.gz");
  BOOST_REQUIRE(reader.next());
  BOOST_CHECK(reader.part().encoding == mime::transfer_encoding::identity);
  BOOST_TEST(name() == "a.xml");
  BOOST_TEST(!reader.next());
  BOOST_TEST(!reader.next());
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit :
       {"--", "--\n", "\n--", "--b\n", "--b--\n", "--b\nContent-Type: multipart/mixed; boundary=c\n", "a\n", "--c\n"}) {
    std::string text = "Content-Type: multipart/mixed; boundary=b\n\n";
    while (text.size() < 1'000'000) text += unit;
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(list(text).size() < 20 * text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
