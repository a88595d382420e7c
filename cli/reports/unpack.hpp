#ifndef FROMPROOF_CLI_REPORTS_UNPACK_HPP
#define FROMPROOF_CLI_REPORTS_UNPACK_HPP

// Takes files out of gzip and zip, one in the other if need be. What a file is, its octets say, not its name. Nothing
// is written to a disk, so the names of members are labels and no paths.

#include <cstdint>
#include <fromproof/reports/content.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace fromproof::cli {

/// Receives the files that are no archive, one after the other.
class content_receiver {
 public:
  virtual ~content_receiver() = default;
  /// A file begins. `member` is its name in an archive, or empty.
  virtual void begin(reports::content kind, const std::string& member) = 0;
  virtual void piece(std::string_view octets) = 0;
  virtual void end() = 0;
  /// An archive, or a file in it, that cannot be read. A file that has begun does not end.
  virtual void refuse(const std::string& member, std::string_view why) = 0;
};

struct unpack_limits {
  std::uint64_t octets = std::uint64_t{1} << 30;  ///< of all members of a file together, unpacked
  std::uint64_t members = 10000;
  unsigned depth = 4;                       ///< archives, one in the other
  std::size_t zip = std::size_t{64} << 20;  ///< octets of a zip archive, which is held in memory
};

/// A sink for the octets of a file.
class unpacker {
 public:
  explicit unpacker(content_receiver& its_receiver, unpack_limits its_limits = {});
  ~unpacker();
  unpacker(const unpacker&) = delete;
  unpacker& operator=(const unpacker&) = delete;

  void operator()(std::string_view piece);
  /// Call it once, after the last piece.
  void finish();

 private:
  class layer;
  struct budget;
  std::unique_ptr<budget> budget_;
  std::unique_ptr<layer> layer_;
};

}  // namespace fromproof::cli

#endif
