#include "csv_printer.hpp"

#include <fromproof/text/maybe.hpp>

#include "../rows.hpp"
#include "../terminal.hpp"

namespace fromproof::cli {

namespace {

/// The cells of a row.
class cells {
 public:
  void add(std::string_view value) {
    if (!text_.empty()) text_ += ',';
    // What begins like this, a spreadsheet runs.
    const bool is_formula =
        !value.empty() && std::string_view{"=+-@\t\r"}.find(value.front()) != std::string_view::npos;
    text_ += '"';
    if (is_formula) text_ += '\'';
    for (const char c : value) text_ += c == '"' ? std::string{"\"\""} : std::string{c};
    text_ += '"';
  }
  template <class Number>
  void add_number(const maybe<Number>& value) {
    if (!text_.empty()) text_ += ',';
    if (value) text_ += std::to_string(*value);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string_view word_or_nothing(const maybe<result_code>& code) {
  return code ? word(*code) : std::string_view{};
}

}  // namespace

const std::string_view csv_printer::head =
    "file,member,org_name,report_id,begin,end,domain,p,source_ip,count,disposition,dkim,spf,header_from,envelope_from,"
    "envelope_to,dkim_results,spf_results,reasons\r\n";

void csv_printer::record(const reports::aggregate_record& row) {
  cells out;
  out.add(row.source_text);
  out.add_number(row.count);
  out.add(row.disposed ? word(*row.disposed) : std::string_view{});
  out.add(word_or_nothing(row.dkim));
  out.add(word_or_nothing(row.spf));
  out.add(row.header_from);
  out.add(row.envelope_from);
  out.add(row.envelope_to);
  std::string list;
  for (const auto& each : row.dkim_results) {
    if (!list.empty()) list += ' ';
    (list += each.domain) += '=';
    list += word_or_nothing(each.result);
  }
  out.add(list);
  list.clear();
  for (const auto& each : row.spf_results) {
    if (!list.empty()) list += ' ';
    (list += each.domain) += '=';
    list += word_or_nothing(each.result);
  }
  out.add(list);
  list.clear();
  for (const auto& each : row.reasons) {
    if (!list.empty()) list += "; ";
    list += each.type;
    if (!each.comment.empty()) (list += ": ") += each.comment;
  }
  out.add(list);
  rows_.push_back(out.text());
}

void csv_printer::end_aggregate(const report_place& place, const reports::aggregate_report& report) {
  cells first;
  first.add(place.file);
  first.add(place.member);
  first.add(report.org_name);
  first.add(report.report_id);
  first.add_number(report.begin);
  first.add_number(report.end);
  first.add(report.policy.domain);
  first.add(report.policy.p);
  for (const auto& row : rows_) {
    out_(first.text());
    out_(",");
    out_(row);
    out_("\r\n");
  }
  out_.flush();
}

void csv_printer::failure(const report_place& place, const reports::failure_report&) {
  out_.note(place, "is a report on one message, which has no rows: use --format json");
}

void csv_printer::tls(const report_place& place, std::string_view) {
  out_.note(place, "is a report on TLS, which has no rows: use --format json");
}

}  // namespace fromproof::cli
