#ifndef FROMPROOF_CLI_EXPECT_WANTED_HPP
#define FROMPROOF_CLI_EXPECT_WANTED_HPP

// The records that a file says a domain should have, whatever form the file has.

#include <cstddef>
#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values.hpp"

namespace fromproof::cli {

struct wanted_record {
  std::string name;  ///< in lower case, without a final dot
  dns::record_type type{};
  std::string data;  ///< as in dns::record
  std::uint16_t preference = 0;
};

/// Collects the records of a file. What cannot be known without running another program is a fault with its line, never
/// a guess; the other records still count.
class wanted_records {
 public:
  /// `domains` are those that the user asks about, in lower case: they say what a relative name belongs to if the file
  /// does not.
  explicit wanted_records(std::span<const std::string> domains) : domains_{domains} {}

  /// A name in a form that allows relative ones. `zone` is empty if the file does not name it. Throws record_fault.
  std::string absolute(std::string_view name, std::string_view zone, numbers base, const place& at) const;

  /// Adds a record; one of a type that is not compared is only counted. `name` is in lower case, without a final dot.
  /// `preference` is that of an MX if it does not stand in the value. Throws record_fault.
  void add(const std::string& name, std::string_view type, std::string_view value, const value_form& form,
           const place& at, std::optional<std::string_view> preference = {});

  /// Whether records of this type are compared; otherwise they need not be read.
  static bool compares(std::string_view type);

  /// Counts what is not compared: records of another type, or "alias".
  void leave_out(std::string_view what);

  /// Runs `read`, and keeps the fault that it throws.
  template <class F>
  void attempt(F&& read) {
    try {
      read();
    } catch (const record_fault& fault) {
      note(fault);
    }
  }
  void note(const record_fault& fault);

  const std::vector<wanted_record>& records() const { return records_; }
  /// The first of the faults; no more than anyone would read.
  const std::vector<record_fault>& faults() const { return faults_; }
  std::size_t fault_count() const { return fault_count_; }
  const std::map<std::string, std::size_t, std::less<>>& left_out() const { return left_out_; }

 private:
  std::span<const std::string> domains_;
  std::vector<wanted_record> records_;
  std::vector<record_fault> faults_;
  std::size_t fault_count_ = 0;
  std::map<std::string, std::size_t, std::less<>> left_out_;
};

/// Whether a name is a domain or below it; both in lower case, without a final dot.
bool is_in_domain(std::string_view name, std::string_view domain);

}  // namespace fromproof::cli

#endif
