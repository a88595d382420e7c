#ifndef FROMPROOF_CLI_OCTET_READER_HPP
#define FROMPROOF_CLI_OCTET_READER_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::cli {

/// Reads a file or standard input ("-") through one buffer, so that memory does not grow with the file. Every member
/// throws std::system_error on an error of the system.
class octet_reader {
 public:
  explicit octet_reader(const std::string& file);
  ~octet_reader();
  octet_reader(const octet_reader&) = delete;
  octet_reader& operator=(const octet_reader&) = delete;

  /// The next octets, including the next LF, or as much as the buffer holds of a longer line. Empty at the end. The
  /// view stays valid until the next call.
  std::string_view next_piece();

  /// All octets that are in the buffer, or the next ones of the file. Empty at the end. The view stays valid until the
  /// next call.
  std::string_view next_block();

  /// The next octets without consuming them: as many as asked for, or all that are left.
  std::string_view peek(std::size_t octets);

  /// The next line, or the first `octets` of a longer one, without consuming it.
  std::string_view peek_line(std::size_t octets);

  std::uint64_t octets_read() const { return octets_read_; }

 private:
  bool fill();

  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t octets_read_ = 0;
  int descriptor_;
};

}  // namespace fromproof::cli

#endif
