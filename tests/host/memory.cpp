#include <fromproof/host/memory.hpp>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

using fromproof::host::copy_on_change;
using fromproof::host::memory;

BOOST_AUTO_TEST_SUITE(host_memory)

BOOST_AUTO_TEST_CASE(memory_grows_and_never_shrinks) {
  memory<int> numbers;
  BOOST_TEST(numbers.size() == 0u);
  BOOST_TEST(numbers.reserve(0));
  BOOST_TEST(numbers.reserve(3));
  BOOST_TEST(numbers.all()[2] == 0);
  const int* const place = numbers.data();
  BOOST_TEST(numbers.reserve(2));
  BOOST_TEST(numbers.data() == place);
  BOOST_TEST(numbers.size() == 3u);
  BOOST_TEST(numbers.reserve(100));
  BOOST_TEST(numbers.all().size() == 100u);
  BOOST_TEST(numbers.all().back() == 0);
}

BOOST_AUTO_TEST_CASE(too_much_is_refused_and_changes_nothing) {
  memory<double> numbers;
  BOOST_TEST(numbers.reserve(1));
  const double* const place = numbers.data();
  BOOST_TEST(!numbers.reserve(std::numeric_limits<std::size_t>::max()));
  BOOST_TEST(numbers.data() == place);
  BOOST_TEST(numbers.size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_same_text_is_not_copied) {
  const std::string text = "From: a@b.example\r\n\r\nHi.\r\n";
  copy_on_change out{text};
  BOOST_TEST(out.view().empty());
  out(std::string_view{text}.substr(0, 5));
  out("");
  out(" a@b.example\r\n");  // other octets, the same text
  out(std::string_view{text}.substr(19));
  BOOST_TEST(out.view() == text);
  BOOST_TEST((out.view().data() == text.data()));
}

BOOST_AUTO_TEST_CASE(a_change_makes_a_copy) {
  const std::string text = "one\ntwo\n";
  copy_on_change out{text};
  for (const auto* piece : {"one", "\r\n", "two", "\r\n"}) out(piece);
  BOOST_TEST(out.view() == "one\r\ntwo\r\n");
  BOOST_TEST((out.view().data() != text.data()));
  BOOST_TEST(!out.failed());

  const std::string next = "abc";
  out.restart(next);
  out("ab");
  BOOST_TEST(out.view() == "ab");
  BOOST_TEST((out.view().data() == next.data()));
  std::string longer;
  for (int i = 0; i < 100; ++i) {
    out("0123456789");
    longer += "0123456789";
  }
  BOOST_TEST(out.view() == "ab" + longer);
}

BOOST_AUTO_TEST_CASE(additions_are_kept) {
  copy_on_change out{"ab"};
  out("ab");
  out("c");
  BOOST_TEST(out.view() == "abc");
  out.restart({});
  out("x");
  BOOST_TEST(out.view() == "x");
}

BOOST_AUTO_TEST_SUITE_END()
