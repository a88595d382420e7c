#include "../../include/fromproof/sender_id/pra.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

#include "../cases.hpp"

namespace {

using namespace fromproof;

std::string write(const sender_id::pra& found) {
  std::string out = std::string{found.field} + ": ";
  if (found) return out + std::string{found.mailbox.local_part} + '@' + std::string{found.mailbox.domain};
  out += code(found.fault);
  if (found.error != errc::none) out += ' ' + std::string{code(found.error)} + " at " + std::to_string(found.offset);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sender_id_pra)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : tests::read_cases("pra.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      BOOST_TEST(write(sender_id::find_pra(message::header{test["header"]})) == test["pra"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fault_has_no_mailbox) {
  const auto found = sender_id::find_pra(message::header{"From: a@[192.0.2.1]\n"});
  BOOST_TEST(!found);
  BOOST_TEST(found.mailbox.text.empty());
  BOOST_TEST(found.mailbox.domain.empty());
}

BOOST_AUTO_TEST_CASE(many_fields) {
  std::string header;
  for (int i = 0; i < 100'000; ++i)
    header += "Resent-From: bob@forwarder.example\r\nReceived: x\r\nResent-Sender: a@b\r\n";
  BOOST_TEST(write(sender_id::find_pra(message::header{header})) == "Resent-From: bob@forwarder.example");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  const std::string_view text = "From: Alice <alice@bank.example>\r\n\r\n";
  std::string used;
  const auto use = [&used](std::string_view field, const message::mailbox& box) {
    used = std::string{field} + ' ' + std::string{box.domain};
  };
  const auto found = fromproof::sender_id::find_pra(fromproof::message::header{text});
  if (found) use(found.field, found.mailbox);
  BOOST_TEST(used == "From bank.example");
}

BOOST_AUTO_TEST_SUITE_END()
