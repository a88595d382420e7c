#include "input.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "mbox.hpp"
#include "octet_reader.hpp"

namespace fromproof::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_message = std::size_t{64} << 20;
constexpr std::size_t max_separator = 1024;

/// Gathers the octets of one message; beyond the limit they are counted and not kept.
class message_buffer {
 public:
  void add(std::string_view piece) {
    if (text_.size() + piece.size() > max_message) too_large_ = true;
    if (!too_large_) text_ += piece;
  }
  /// Before a separator stands an empty line, which belongs to the mbox file (RFC 4155).
  void drop_last_line_end() {
    if (text_.ends_with('\n')) text_.pop_back();
    if (text_.ends_with('\r')) text_.pop_back();
  }
  void clear() {
    text_.clear();
    too_large_ = false;
  }
  const std::string& text() const { return text_; }
  bool too_large() const { return too_large_; }

 private:
  std::string text_;
  bool too_large_ = false;
};

void hand_over(const std::string& file, std::optional<std::size_t> index, const message_buffer& buffer,
               const input_events& events) {
  if (!buffer.too_large()) return events.message({file, index, buffer.text()});
  const std::string which = index ? "message " + std::to_string(*index) + " of the mbox" : "the message";
  events.unreadable(file, which + " has more than 64 MiB");
}

void read_single(octet_reader& reader, const std::string& file, const input_events& events) {
  message_buffer buffer;
  for (auto piece = reader.next_piece(); !piece.empty(); piece = reader.next_piece()) {
    buffer.add(piece);
    events.progress(reader.octets_read());
  }
  if (buffer.text().empty() && !buffer.too_large()) return events.unreadable(file, "is empty");
  hand_over(file, {}, buffer, events);
}

void read_mbox(octet_reader& reader, const std::string& file, const input_events& events) {
  message_buffer buffer;
  std::size_t index = 1;
  bool at_line_start = true;
  bool after_empty_line = false;
  buffer.add(reader.next_piece());  // the first separator; the header knows that it is no field
  for (auto piece = reader.next_piece(); !piece.empty(); piece = reader.next_piece()) {
    if (after_empty_line && is_mbox_separator(piece.substr(0, max_separator))) {
      buffer.drop_last_line_end();
      hand_over(file, index++, buffer, events);
      buffer.clear();
    }
    after_empty_line = at_line_start && (piece == "\n" || piece == "\r\n");
    at_line_start = piece.ends_with('\n');
    buffer.add(piece);
    events.progress(reader.octets_read());
  }
  hand_over(file, index, buffer, events);
}

void read_file(const std::string& file, bool may_be_mbox, const input_events& events) {
  octet_reader reader{file};
  if (may_be_mbox && is_mbox_separator(reader.peek_line(max_separator))) return read_mbox(reader, file, events);
  read_single(reader, file, events);
}

void read_file_or_report(const std::string& file, bool may_be_mbox, const input_events& events) try {
  read_file(file, may_be_mbox, events);
} catch (const std::system_error& error) {
  events.unreadable(file, error.code().message());
}

/// A Maildir keeps a message a file, in "cur" and "new"; "tmp" holds deliveries that are not complete.
void read_maildir(const std::string& directory, const input_events& events) {
  std::vector<std::string> files;
  for (const char* part : {"cur", "new"}) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{fs::path{directory} / part, none}) {
      if (!entry.path().filename().native().starts_with('.')) files.push_back(entry.path().native());
    }
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) events.unreadable(directory, "this Maildir holds no message");
  for (const auto& file : files) read_file_or_report(file, false, events);
}

}  // namespace

void read_messages(const std::string& name, const input_events& events) try {
  if (name == "-" || !fs::is_directory(name)) return read_file(name, true, events);
  if (fs::is_directory(fs::path{name} / "cur") || fs::is_directory(fs::path{name} / "new")) {
    return read_maildir(name, events);
  }
  events.unreadable(name, "is a directory, but no Maildir: it has neither cur nor new");
} catch (const fs::filesystem_error& error) {
  events.unreadable(name, error.code().message());
} catch (const std::system_error& error) {
  events.unreadable(name, error.code().message());
}

std::string read_whole(const std::string& name) {
  octet_reader reader{name};
  std::string text;
  for (auto piece = reader.next_piece(); !piece.empty() && text.size() < max_message; piece = reader.next_piece()) {
    text += piece;
  }
  return text;
}

}  // namespace fromproof::cli
