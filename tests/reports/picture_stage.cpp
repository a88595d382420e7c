#include "fromproof/reports/picture_stage.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "report_text.hpp"

namespace {

using namespace fromproof;

/// A stage with its memory, as a thread has it.
class staged {
 public:
  /// Reads a report. Nothing of it counts before it is added to a picture.
  bool read(const report_text& report) {
    stage.begin();
    reader_ = std::make_unique<reports::aggregate_reader<reports::picture_stage>>(*reading_, stage);
    (*reader_)(to_xml(report));
    return reader_->finish();
  }
  const reports::aggregate_report& report() const { return reader_->report(); }

 private:
  std::unique_ptr<reports::picture_stage_memory> memory_ = std::make_unique<reports::picture_stage_memory>();
  std::unique_ptr<reports::aggregate_memory<>> reading_ = std::make_unique<reports::aggregate_memory<>>();
  std::unique_ptr<reports::aggregate_reader<reports::picture_stage>> reader_;

 public:
  reports::picture_stage stage{*memory_, public_suffix_table};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_picture_stage)

BOOST_AUTO_TEST_CASE(it_holds_one_report) {
  staged one;
  BOOST_TEST(one.read({.rows = {{.source = "192.0.2.1", .count = 3, .dkim = false},
                                {.source = "192.0.2.1", .count = 4, .dkim = false},
                                {.source = "192.0.2.2", .count = 5}}}));
  BOOST_TEST(one.stage.records() == 3u);
  BOOST_TEST(one.stage.counts().spf_only == 7u);
  BOOST_TEST(one.stage.counts().both == 5u);
  BOOST_TEST(one.stage.sources().size() == 1u);
  BOOST_TEST(one.stage.addresses().size() == 2u);
  BOOST_TEST(one.stage.addresses_are_exact());
  BOOST_TEST(one.read({.rows = {{.source = "192.0.2.9", .count = 1}}}));
  BOOST_TEST(one.stage.records() == 1u);
  BOOST_TEST(one.stage.counts().messages() == 1u);
  BOOST_TEST(one.stage.addresses().size() == 1u);
}

BOOST_AUTO_TEST_CASE(reports_read_side_by_side_make_the_picture_of_one_thread) {
  const report_text first{.report_id = "1", .rows = {{.source = "192.0.2.1", .count = 7}, {.spf = false}}};
  const report_text second{
      .report_id = "2", .domain = "example.com", .rows = {{.source = "192.0.2.1", .count = 9, .dkim = false}}};
  pictured alone;
  BOOST_TEST(alone.add(first));
  BOOST_TEST(alone.add(second));
  BOOST_TEST(alone.add(first));

  pictured together;
  staged one, other;
  BOOST_TEST(other.read(second));
  BOOST_TEST(one.read(first));
  together.picture.add(one.report(), one.stage);
  together.picture.add(other.report(), other.stage);
  together.picture.add(one.report(), one.stage);

  BOOST_TEST(together.picture.totals().duplicates == 1u);
  BOOST_TEST(together.picture.totals().records == alone.picture.totals().records);
  BOOST_TEST(together.picture.totals().counts.messages() == 7u + 1u + 9u);
  BOOST_REQUIRE(together.picture.domains().size() == 2u);
  BOOST_TEST(together.picture.domains()[1].counts.spf_only == 9u);
  BOOST_REQUIRE(together.picture.sources().size() == alone.picture.sources().size());
  for (std::size_t i = 0; i < together.picture.sources().size(); ++i) {
    BOOST_TEST(together.picture.sources()[i].name() == alone.picture.sources()[i].name());
    BOOST_TEST(together.picture.sources()[i].counts.messages() == alone.picture.sources()[i].counts.messages());
    BOOST_TEST(together.picture.sources()[i].addresses == alone.picture.sources()[i].addresses);
  }
}

BOOST_AUTO_TEST_CASE(more_addresses_than_it_has_room_for_are_said) {
  report_text report;
  for (int i = 0; i < 7000; ++i) {
    report.rows.push_back({.source = "192.0." + std::to_string(i / 250) + "." + std::to_string(i % 250)});
  }
  staged one;
  BOOST_TEST(one.read(report));
  BOOST_TEST(!one.stage.addresses_are_exact());
  BOOST_TEST(one.stage.addresses().size() == 6144u);  // three quarters of 8192 places
  BOOST_TEST(one.stage.counts().messages() == 7000u);
}

BOOST_AUTO_TEST_SUITE_END()
