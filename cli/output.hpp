#ifndef FROMPROOF_CLI_OUTPUT_HPP
#define FROMPROOF_CLI_OUTPUT_HPP

#include <string_view>

namespace fromproof::cli {

/// Standard output as a text sink. It is flushed when the reader of a pipe waits for a whole line.
class output {
 public:
  void operator()(std::string_view piece);

  /// Throws std::runtime_error if the text cannot be written, for example on a full disk.
  void flush();
};

}  // namespace fromproof::cli

#endif
