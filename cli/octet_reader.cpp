#include "octet_reader.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace fromproof::cli {

namespace {

constexpr std::size_t buffer_size = 64 * 1024;

[[noreturn]] void refuse() {
  throw std::system_error{errno, std::generic_category()};
}

int open_file(const std::string& file) {
  if (file == "-") return STDIN_FILENO;
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) refuse();
  return descriptor;
}

}  // namespace

octet_reader::octet_reader(const std::string& file) : buffer_(buffer_size), descriptor_{open_file(file)} {}

octet_reader::~octet_reader() {
  if (descriptor_ != STDIN_FILENO) close(descriptor_);
}

bool octet_reader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  ssize_t n = 0;
  do n = read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
  while (n < 0 && errno == EINTR);
  if (n < 0) refuse();
  end_ += static_cast<std::size_t>(n);
  octets_read_ += static_cast<std::uint64_t>(n);
  return n > 0;
}

std::string_view octet_reader::next_piece() {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view held{buffer_.data() + begin_, end_ - begin_};
    const std::size_t lf = held.find('\n', searched);
    searched = held.size();
    if (lf == std::string_view::npos && fill()) continue;
    // fill() may have moved the buffered octets to the front.
    const std::size_t size = lf == std::string_view::npos ? end_ - begin_ : lf + 1;
    const std::string_view piece{buffer_.data() + begin_, size};
    begin_ += size;
    return piece;
  }
}

std::string_view octet_reader::next_block() {
  if (begin_ == end_) {
    begin_ = end_ = 0;
    fill();
  }
  const std::string_view block{buffer_.data() + begin_, end_ - begin_};
  begin_ = end_;
  return block;
}

std::string_view octet_reader::peek(std::size_t octets) {
  while (end_ - begin_ < octets && fill()) {
  }
  return {buffer_.data() + begin_, std::min(end_ - begin_, octets)};
}

std::string_view octet_reader::peek_line(std::size_t octets) {
  for (;;) {
    const std::string_view held{buffer_.data() + begin_, std::min(end_ - begin_, octets)};
    const std::size_t lf = held.find('\n');
    if (lf != std::string_view::npos) return held.substr(0, lf + 1);
    if (held.size() == octets || !fill()) return {buffer_.data() + begin_, std::min(end_ - begin_, octets)};
  }
}

}  // namespace fromproof::cli
