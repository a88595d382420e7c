#ifndef FROMPROOF_TESTS_EMBEDDED_CHECKS_HPP
#define FROMPROOF_TESTS_EMBEDDED_CHECKS_HPP

#include <string_view>

/// Counts checks, and remembers the first that failed.
class checks {
 public:
  void operator()(bool good) noexcept {
    ++count_;
    if (!good && failed_ == 0) failed_ = count_;
  }
  int failed() const noexcept { return failed_; }

 private:
  int count_ = 0;
  int failed_ = 0;
};

/// Reads the fields of a message as a firmware would, with every parser.
void read_fields(std::string_view message, checks& check) noexcept;

/// Reads a bounce and an event.
void read_bounces(checks& check) noexcept;

/// 2 KB, including the records of a journal: enough for anything that a sender's domain publishes.
struct spf_workspace {
  char journal[1600];
  char names[320];
};

/// Evaluates SPF of a domain that uses as much memory as possible.
void evaluate_spf(spf_workspace& memory, checks& check) noexcept;

/// Evaluates a message and writes the report, as JSON and as text.
void judge_message(std::string_view message, checks& check) noexcept;

#endif
