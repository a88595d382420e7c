#ifndef FROMPROOF_CLI_REPORTS_TLS_SUMS_HPP
#define FROMPROOF_CLI_REPORTS_TLS_SUMS_HPP

#include <array>
#include <cstdint>
#include <fromproof/reports/source_table.hpp>
#include <fromproof/reports/tls_report.hpp>
#include <map>
#include <string>
#include <string_view>

namespace fromproof::cli {

/// The sessions of all reports on TLS.
class tls_sums {
 public:
  void add(std::string_view json) {
    ++reports_;
    std::array<reports::tls_detail, 256> memory{};
    static_cast<void>(reports::read_tls_report(json, memory, *this));
  }
  void policy(const reports::tls_policy& one) {
    successes_ = reports::sum_of(successes_, one.successes.value_or(0));
    failures_ = reports::sum_of(failures_, one.failures.value_or(0));
    for (const auto& detail : one.details) add_type(detail);
  }

  std::uint64_t reports() const { return reports_; }
  std::uint64_t successes() const { return successes_; }
  std::uint64_t failures() const { return failures_; }
  /// Failures by their type, such as "certificate-expired".
  const std::map<std::string, std::uint64_t>& types() const { return types_; }

 private:
  static constexpr std::size_t most_types = 64;

  void add_type(const reports::tls_detail& detail) {
    std::string type;
    write_json_string(detail.type, [&type](std::string_view piece) { type += piece; });
    if (types_.size() == most_types && !types_.contains(type)) type = "other";
    auto& sum = types_[type];
    sum = reports::sum_of(sum, detail.count.value_or(0));
  }

  std::uint64_t reports_ = 0, successes_ = 0, failures_ = 0;
  std::map<std::string, std::uint64_t> types_;
};

}  // namespace fromproof::cli

#endif
