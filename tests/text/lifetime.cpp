#define BOOST_TEST_DYN_LINK
#include "fromproof/text/lifetime.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/authentication/mail.hpp>
#include <fromproof/dkim/signature.hpp>
#include <fromproof/dmarc/set_tag.hpp>
#include <fromproof/message/header.hpp>
#include <fromproof/spf/record.hpp>
#include <fromproof/text/tag_list.hpp>
#include <memory_resource>
#include <string>
#include <string_view>

using namespace fromproof;

namespace {

/// A string of some other library.
struct foreign_string {
  std::string text;
  operator std::string_view() const { return text; }
};

template <class T>
concept has_signature = requires(T&& text) {
  dkim::parse_signature(static_cast<T&&>(text));
};

template <class R, class V>
concept has_new_tag = requires(R&& record, V&& value) {
  dmarc::set_tag(static_cast<R&&>(record), "p", static_cast<V&&>(value));
};

template <class Memory>
concept is_mail_memory = std::is_convertible_v<Memory, mail_memory>;

}  // namespace

BOOST_AUTO_TEST_SUITE(text_lifetime)

BOOST_AUTO_TEST_CASE(what_is_a_temporary_string) {
  BOOST_TEST(temporary_string<std::string>);
  BOOST_TEST(temporary_string<const std::string>);
  BOOST_TEST(temporary_string<std::pmr::string>);
  BOOST_TEST(temporary_string<foreign_string>);
  BOOST_TEST(!temporary_string<std::string&>);
  BOOST_TEST(!temporary_string<const std::string&>);
  BOOST_TEST(!temporary_string<std::string_view>);
  BOOST_TEST(!temporary_string<const char*>);
  BOOST_TEST((!temporary_string<const char(&)[3]>));
  BOOST_TEST(!temporary_string<int>);
}

BOOST_AUTO_TEST_CASE(ranges_refuse_it) {
  BOOST_TEST((!std::is_constructible_v<tag_list, std::string>));
  BOOST_TEST((std::is_constructible_v<tag_list, std::string&>));
  BOOST_TEST((std::is_constructible_v<tag_list, const std::string&>));
  BOOST_TEST((std::is_constructible_v<tag_list, const char*>));
  BOOST_TEST((std::is_constructible_v<tag_list, tag_list>));
  BOOST_TEST((!std::is_constructible_v<message::header, std::string>));
  BOOST_TEST((std::is_constructible_v<message::header, std::string_view>));
  BOOST_TEST((!std::is_constructible_v<spf::record, std::string>));
  BOOST_TEST((std::is_constructible_v<spf::record, std::string&>));
}

BOOST_AUTO_TEST_CASE(functions_refuse_it) {
  BOOST_TEST(!has_signature<std::string>);
  BOOST_TEST(has_signature<std::string&>);
  BOOST_TEST(has_signature<std::string_view>);
  BOOST_TEST((has_new_tag<std::string&, std::string_view>));
  BOOST_TEST((!has_new_tag<std::string, std::string_view>));
  BOOST_TEST((!has_new_tag<std::string_view, std::string>));
}

BOOST_AUTO_TEST_CASE(memory_has_a_name) {
  BOOST_TEST(is_mail_memory<mail_arrays<>&>);
  BOOST_TEST(!is_mail_memory<mail_arrays<>>);
}

BOOST_AUTO_TEST_SUITE_END()
