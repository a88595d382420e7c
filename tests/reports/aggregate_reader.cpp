#include "fromproof/reports/aggregate_reader.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "reports/read_aggregate.hpp"
#include "utf16.hpp"

using namespace fromproof;
using namespace std::literals;
using tests::read_aggregate;

BOOST_AUTO_TEST_SUITE(reports_aggregate_reader)

namespace {

const std::string head =
    "<report_metadata><org_name>example.net</org_name><report_id>7</report_id>"
    "<date_range><begin>1767225600</begin><end>1767311999</end></date_range></report_metadata>"
    "<policy_published><domain>k-bushi.example</domain><p>none</p></policy_published>";
const std::string row =
    "<row><source_ip>192.0.2.1</source_ip><count>2</count><policy_evaluated><disposition>none</disposition>"
    "<dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>"
    "<identifiers><header_from>k-bushi.example</header_from></identifiers>";
/// How a record with this row is described.
const std::string row_text = "192.0.2.1 count=2 disposition=none dkim=pass spf=fail header_from=k-bushi.example";

std::string feedback(std::string_view inside) {
  return "<feedback>" + std::string{inside} + "</feedback>";
}
std::string in_record(std::string_view inside) {
  return feedback(head + "<record>" + std::string{inside} + "</record>");
}

/// The problems without their offsets: "bad-count count, ...".
std::string problems(std::string_view document) {
  std::string out;
  const auto read = read_aggregate(document);
  for (std::string_view rest = read.problems; !rest.empty();) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    (out += out.empty() ? "" : ", ") += line.substr(0, line.rfind(' '));
  }
  return read.refusal.empty() ? out : "refused: " + read.refusal.substr(0, read.refusal.find(' '));
}
/// The only record.
std::string record_of(std::string_view document) {
  const auto records = read_aggregate(document).records;
  return records.substr(0, records.rfind('\n'));
}
std::string head_of(std::string_view document) {
  return read_aggregate(document).head;
}

const std::string everything =
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- one of each -->\n"
    "<feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\" xmlns:x=\"urn:example\">\n <version>1.0</version>\n"
    " <report_metadata>\n  <org_name>M\u00fcller &amp; Sons\xff</org_name>\n  <email>Ann <ann@a.example></email>\n"
    "  <extra_contact_info><![CDATA[</extra_contact_info> & more]]></extra_contact_info>\n"
    "  <report_id>\n   1!2\n  </report_id>\n  <error>none</error>\n"
    "  <date_range><begin> 1767225600.0 </begin><end>x</end></date_range>\n <generator>g &unknown;</generator>\n"
    " </report_metadata>\n <policy_published><domain>a.ex<!-- . -->ample</domain><p>Reject</p><sp>maybe</sp>"
    "<np>none</np><adkim>s</adkim><aspf>r</aspf><fo>1:d</fo><testing>y</testing>"
    "<discovery_method>treewalk</discovery_method><pct>100</pct></policy_published>\n"
    " <extension><x:a><record><row><count>99</count></row></record></x:a></extension>\n"
    " <record>\n  <row>\n   <source_ip>2001:db8::1</source_ip>\n   <count>-1</count>\n   <policy_evaluated>\n"
    "    <disposition>Pass</disposition><dkim>pass</dkim><spf>hardfail</spf>\n"
    "    <reason><type>other</type><comment>arc=pass &amp; so on</comment></reason><reason/><reason>list &lt; "
    "me</reason>"
    "\n   </policy_evaluated>\n  </row>\n"
    "  <identifiers><envelope_to>b.example</envelope_to><envelope_from/><header_from>a.example</header_from>"
    "<header_from>second.example</header_from></identifiers>\n"
    "  <auth_results><dkim><domain>a.example</domain><selector>s</selector><result>maybe</result>"
    "<human_result>bad <key></human_result></dkim><spf><domain>b.example</domain><scope>mfrom</scope>"
    "<result>softfail</result></spf></auth_results>\n  <x:arc><record>1</record></x:arc>\n </record>\n"
    " <record><row><source_ip>nowhere</source_ip><count>3</count></row></record>\n"
    " <policy_published><domain>other.example</domain></policy_published>\n"
    "</feedback>\n";

}  // namespace

BOOST_AUTO_TEST_CASE(everything_in_one_report) {
  const auto read = read_aggregate(everything);
  BOOST_TEST(read.refusal == "");
  BOOST_TEST(read.head ==
             "version=1.0 org_name=M\u00fcller & Sons\xff email=Ann <ann@a.example> "
             "extra_contact_info=</extra_contact_info> & more report_id=1!2 generator=g &unknown; begin=1767225600 "
             "domain=a.example p=reject sp=maybe np=none adkim=s aspf=r fo=1:d testing=y discovery_method=treewalk");
  BOOST_TEST(read.count == 2U);
  BOOST_TEST(read.messages == 3U);
  BOOST_TEST(read.records.starts_with(
      "2001:db8::1 count=? disposition=pass dkim=pass spf=fail header_from=a.example envelope_to=b.example "
      "reason=other(arc=pass & so on) reason=(list < me) auth.dkim=a.example s ?(bad <key>) "
      "auth.spf=b.example mfrom softfail\n"));
  BOOST_TEST(problems(everything) ==
             "not-utf8 org_name, unescaped-markup email, bad-date end, unknown-entity generator, bad-policy sp, "
             "bad-count count, second-value header_from, bad-result result, unescaped-markup human_result, "
             "bad-address source_ip, second-policy policy_published, missing end");
}

BOOST_AUTO_TEST_CASE(the_size_of_the_pieces_does_not_matter) {
  const auto expected = read_aggregate(everything);
  for (const std::size_t size : {1U, 2U, 3U, 7U, 64U}) {
    BOOST_TEST_CONTEXT("pieces of " << size) BOOST_TEST((read_aggregate(everything, [=] { return size; }) == expected));
  }
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    const auto read = read_aggregate(everything, [&random] { return random() % 300 + 1; });
    BOOST_TEST_CONTEXT("round " << round) BOOST_REQUIRE((read == expected));
  }
  // Cut in two at every octet: nothing is reported twice because it is read again.
  for (std::size_t cut = 1; cut < everything.size(); ++cut) {
    bool first = true;
    const auto read = read_aggregate(everything, [&] { return std::exchange(first, false) ? cut : everything.npos; });
    BOOST_TEST_CONTEXT("cut at " << cut) BOOST_REQUIRE((read == expected));
  }
}

BOOST_AUTO_TEST_CASE(a_report_that_is_cut_off_is_refused) {
  const std::size_t last = everything.rfind('>');
  for (std::size_t size = 0; size <= last; ++size) {
    const auto read = read_aggregate(std::string_view{everything}.substr(0, size), [] { return 50; });
    BOOST_TEST_CONTEXT(size) {
      const bool nothing = size <= everything.find("<feedback") && read.refusal.starts_with("not-xml ");
      BOOST_REQUIRE((nothing || read.refusal.starts_with("truncated ")));
    }
  }
  BOOST_TEST(read_aggregate(everything.substr(0, last + 1)).refusal == "");
}

BOOST_AUTO_TEST_CASE(utf16_reads_as_utf8_does) {
  auto text = everything.substr(3);
  text.replace(text.find('\xff'), 1, "\uFFFD");
  const auto expected = read_aggregate(text);
  for (const bool low_first : {true, false}) {
    BOOST_TEST((read_aggregate(tests::utf16(text, low_first)) == expected));
    BOOST_TEST((read_aggregate(tests::utf16("\uFEFF" + text, low_first), [] { return 3; }) == expected));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_report) {
  const struct {
    std::string_view document, refusal;
  } table[] = {
      {"", "not-xml 0"},
      {"unused", "not-xml 0"},
      {"<html><body/></html>", "foreign"},
      {"<Feedback/>", "foreign"},
      {"<record/>", "foreign"},
      {"<aprefixofmorethan32octetsaprefixofmore:feedback/>", "foreign"},
      {"<!DOCTYPE f [<!ENTITY a \"b\">]><feedback/>", "document-type 0"},
      {"<feedback><record></feedback>", "wrong-end-tag 18"},
      {"<feedback><record><row><count>1</row></record></feedback>", "wrong-end-tag 31"},
      {"<feedback><report_metadata><email>a</report_metadata></feedback>", "truncated 34"},
      {"<feedback/><feedback/>", "after-the-end 11"},
  };
  for (const auto& [document, refusal] : table) {
    BOOST_TEST_CONTEXT(document) {
      const auto read = read_aggregate(document);
      BOOST_TEST(read.refusal == refusal);
      BOOST_TEST(read.count == 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_every_report_has) {
  BOOST_TEST(problems("<feedback/>") ==
             "missing org_name, missing report_id, missing begin, missing end, missing domain, missing p, "
             "no-records feedback");
  BOOST_TEST(problems(feedback(head)) == "no-records feedback");
  BOOST_TEST(problems(in_record(row)) == "");
  BOOST_TEST(problems(feedback("<record/>" + head)) == "");  // in any order
}

BOOST_AUTO_TEST_CASE(the_names_of_another_namespace_are_not_ours) {
  // RFC 9990 section 4: extensions may stand at the top level and in a record.
  const std::string extension = "<x:record><row><count>9</count></row></x:record>";
  const auto read =
      read_aggregate(feedback(head + extension + "<record>" + row + "<x:row><count>9</count></x:row></record>"));
  BOOST_TEST(read.records == row_text + '\n');
  BOOST_TEST(read.count == 1U);
  BOOST_TEST(read.problems == "");
  // All of a report may have a prefix.
  const auto prefixed = read_aggregate(
      "<d:feedback xmlns:d=\"x\"><d:record><d:row><d:count>4</d:count></d:row><row><count>9</count></row></d:record>"
      "<record/></d:feedback>");
  BOOST_TEST(prefixed.count == 1U);
  BOOST_TEST(prefixed.messages == 4U);
}

BOOST_AUTO_TEST_CASE(elements_are_known_by_their_place) {
  BOOST_TEST(record_of(in_record(row + "<count>9</count><other><row><count>9</count></row></other>")) == row_text);
  BOOST_TEST(record_of(in_record("<row><count>5<count>9</count></count></row>")) ==
             "count=5 disposition=? dkim=? spf=?");
  BOOST_TEST(record_of(in_record("<row><count><!-- 9 -->5<?x 9?><b/></count></row>")) ==
             "count=5 disposition=? dkim=? spf=?");
  BOOST_TEST(record_of(in_record("<row><count>1<![CDATA[2]]>3</count></row>")) ==
             "count=123 disposition=? dkim=? spf=?");
}

BOOST_AUTO_TEST_CASE(the_first_value_counts) {
  const std::string second_row =
      "<row><source_ip>192.0.2.9</source_ip><count>9</count><policy_evaluated><disposition>reject</disposition>"
      "<dkim>fail</dkim><spf>pass</spf></policy_evaluated></row>"
      "<identifiers><header_from>other.example</header_from></identifiers>";
  BOOST_TEST(record_of(in_record(row + second_row)) == row_text);
  BOOST_TEST(problems(in_record(row + second_row)) ==
             "second-value source_ip, second-value count, second-value disposition, second-value dkim, "
             "second-value spf, second-value header_from");
  BOOST_TEST(head_of(feedback(head + head)) == head_of(feedback(head)));
  BOOST_TEST(problems(feedback(head + head)) ==
             "second-value org_name, second-value report_id, second-value begin, second-value end, "
             "second-policy policy_published, no-records feedback");
  // An empty element is no value.
  BOOST_TEST(problems(in_record(row + "<identifiers><header_from/></identifiers>")) == "");
  const std::string twice = "<policy_published><domain>a.example</domain><p>none</p><p>reject</p></policy_published>";
  BOOST_TEST(head_of(feedback(twice)) == "domain=a.example p=none");
}

BOOST_AUTO_TEST_CASE(reasons) {
  const auto read = [](std::string_view reason) {
    const auto text =
        record_of(in_record("<row><policy_evaluated>" + std::string{reason} + "</policy_evaluated></row>"));
    return text.substr(sizeof "count=? disposition=? dkim=? spf=?" - 1);
  };
  BOOST_TEST(read("<reason><type>mailing_list</type><comment>a</comment></reason>") == " reason=mailing_list(a)");
  BOOST_TEST(read("<reason><comment>a</comment><type>other</type></reason>") == " reason=other(a)");
  BOOST_TEST(read("<reason><type>other</type></reason>") == " reason=other()");
  BOOST_TEST(read("<reason>forwarded &amp; more</reason>") == " reason=(forwarded & more)");
  BOOST_TEST(read("<reason/><reason></reason><reason>\n</reason><reason><type/></reason>") == "");
  BOOST_TEST(read("<reason/><reason><type>other</type></reason>") == " reason=other()");
  BOOST_TEST(read("<reason><x>y</x></reason>") == "");
}

BOOST_AUTO_TEST_CASE(more_than_the_memory_holds) {
  const auto signatures = [](int count) {
    std::string text = "<auth_results>";
    for (int i = 0; i < count; ++i)
      text += "<dkim><domain>" + std::to_string(i) + "</domain><result>pass</result></dkim>";
    return in_record(row + text + "<spf><domain>s.example</domain><result>x</result></spf></auth_results>");
  };
  // RFC 9990 section 3.1.1.12: at most 100.
  BOOST_TEST(problems(signatures(100)) == "bad-result result");
  for (const int count : {101, 300}) {
    BOOST_TEST(problems(signatures(count)) == "too-many dkim, bad-result result");
    const auto text = record_of(signatures(count));
    BOOST_TEST(text.find("auth.dkim=99  pass()") != text.npos);
    BOOST_TEST(text.find("auth.dkim=100 ") == text.npos);
    BOOST_TEST(text.find("auth.spf=s.example") != text.npos);
  }
  std::string reasons = "<row><policy_evaluated>", spf = "<auth_results>";
  for (int i = 0; i < 33; ++i) reasons += "<reason><type>other</type></reason>";
  for (int i = 0; i < 9; ++i) spf += "<spf><result>pass</result></spf>";
  BOOST_TEST(problems(in_record(reasons + "</policy_evaluated></row>")) == "too-many reason");
  BOOST_TEST(problems(in_record(spf + "</auth_results>")) == "too-many spf");
}

BOOST_AUTO_TEST_CASE(texts_of_the_head_that_are_too_long_are_cut) {
  const std::string long_name(9000, 'n');
  const auto read = read_aggregate(
      feedback("<report_metadata><org_name>" + long_name + "</org_name><report_id>7</report_id></report_metadata>"));
  BOOST_TEST(read.head == "org_name=" + std::string(8192, 'n'));
  BOOST_TEST(read.problems.starts_with("truncated-text org_name "));
}

BOOST_AUTO_TEST_CASE(a_record_must_fit_into_the_window) {
  const auto with_comment = [](std::size_t size) {
    return in_record("<row><policy_evaluated><reason><comment>" + std::string(size, 'c') +
                     "</comment></reason></policy_evaluated></row>");
  };
  const auto pieces = [] { return 100; };
  BOOST_TEST(read_aggregate<1024>(with_comment(800), pieces).count == 1U);
  BOOST_TEST(read_aggregate<1024>(with_comment(2000), pieces).refusal.starts_with("too-long "));
  // Many records are more than the window, and are read one by one.
  std::string many = head;
  for (int i = 0; i < 5000; ++i) many += "<record>" + row + "</record>";
  const auto read = read_aggregate<1024>(feedback(many), pieces);
  BOOST_TEST(read.count == 5000U);
  BOOST_TEST(read.messages == 10000U);
  BOOST_TEST(read.problems == "");
}

BOOST_AUTO_TEST_CASE(offsets_are_those_of_the_elements) {
  const auto document = in_record("<row><count>x</count></row>");
  const auto read = read_aggregate(document, [] { return 5; });
  BOOST_TEST(read.offsets == std::to_string(document.find("<record>")) + ' ');
  BOOST_TEST(read.problems == "bad-count count " + std::to_string(document.find("<count>")) + '\n');
}

BOOST_AUTO_TEST_CASE(a_period_that_ends_before_it_begins) {
  const auto dates = [](std::string_view begin, std::string_view end) {
    return feedback("<report_metadata><org_name>o</org_name><report_id>1</report_id><date_range><begin>" +
                    std::string{begin} + "</begin><end>" + std::string{end} +
                    "</end></date_range></report_metadata><policy_published><domain>d</domain><p>none</p>"
                    "</policy_published><record/>");
  };
  BOOST_TEST(problems(dates("1", "1")) == "");
  BOOST_TEST(problems(dates("2", "1")) == "ends-before-begin date_range");
  BOOST_TEST(problems(dates("-1", "99999999999999")) == "bad-date begin, bad-date end, missing begin, missing end");
}

BOOST_AUTO_TEST_SUITE_END()
