#include "input.hpp"

#include <algorithm>
#include <filesystem>
#include <fromproof/message/mbox.hpp>
#include <fromproof/text/ascii.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "octet_reader.hpp"

namespace fromproof::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_message = std::size_t{64} << 20;
constexpr std::size_t max_separator = 1024;

/// Collects the octets of one message. Beyond the limit it counts them and drops them.
class message_buffer {
 public:
  void add(std::string_view piece) {
    if (text_.size() + piece.size() > max_message) too_large_ = true;
    if (!too_large_) text_ += piece;
  }
  void drop_last_line_end() {
    if (text_.ends_with('\n')) text_.pop_back();
    if (text_.ends_with('\r')) text_.pop_back();
  }
  void clear() {
    text_.clear();
    too_large_ = false;
  }
  /// Removes the text after the first `size` octets and returns it.
  std::string cut(std::size_t size) {
    std::string rest = text_.substr(size);
    text_.resize(size);
    return rest;
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

void read_single(octet_reader& reader, const std::string& file, message_buffer buffer, const input_events& events) {
  for (auto piece = reader.next_piece(); !piece.empty(); piece = reader.next_piece()) {
    buffer.add(piece);
    events.progress(reader.octets_read());
  }
  if (buffer.text().empty() && !buffer.too_large()) return events.unreadable(file, "is empty");
  hand_over(file, {}, buffer, events);
}

bool is_empty_line(std::string_view piece) {
  return piece == "\n" || piece == "\r\n";
}

/// Reads an mbox file, starting at its first separator.
class mbox_reader {
 public:
  mbox_reader(octet_reader& reader, const std::string& file, const input_events& events)
      : reader_{reader}, file_{file}, events_{events} {}

  void read() {
    buffer_.add(reader_.next_piece());  // the header knows that it is not a field
    bool at_line_start = true;
    bool after_empty_line = false;
    for (auto piece = reader_.next_piece(); !piece.empty(); piece = reader_.next_piece()) {
      const bool empty = at_line_start && is_empty_line(piece);
      if (at_line_start && message::is_mbox_separator(piece.substr(0, max_separator))) {
        // Copies the piece, because peeking at the next line invalidates it.
        const std::string line{piece};
        read_separator(line, after_empty_line);
        after_empty_line = false;
        at_line_start = line.ends_with('\n');
      } else {
        if (!empty) empty_from_.reset();
        buffer_.add(piece);
        after_empty_line = empty;
        at_line_start = piece.ends_with('\n');
      }
      events_.progress(reader_.octets_read());
    }
    hand_over(file_, index_, buffer_, events_);
  }

 private:
  void read_separator(const std::string& line, bool after_empty_line) {
    const auto below = reader_.peek_line(max_separator);
    if (message::begins_message(line, below, after_empty_line)) {
      if (empty_from_) end_message_above_empty_one();
      end_message(after_empty_line);
    } else if (after_empty_line && !empty_from_ && !buffer_.too_large() && is_empty_line(below)) {
      // Quoted text, unless the next separator comes before any other line.
      empty_from_ = buffer_.text().size();
    } else if (!is_empty_line(below)) {
      empty_from_.reset();
    }
    buffer_.add(line);
  }

  /// Ends the message before a separator that has nothing after it.
  void end_message_above_empty_one() {
    const std::string rest = buffer_.cut(*std::exchange(empty_from_, std::nullopt));
    end_message(true);
    buffer_.add(rest);
  }

  void end_message(bool after_empty_line) {
    // The empty line before a separator belongs to the mbox file (RFC 4155).
    if (after_empty_line) buffer_.drop_last_line_end();
    hand_over(file_, index_++, buffer_, events_);
    buffer_.clear();
  }

  octet_reader& reader_;
  const std::string& file_;
  const input_events& events_;
  message_buffer buffer_;
  std::size_t index_ = 1;
  std::optional<std::size_t> empty_from_;  // set after a separator, while only empty lines have followed it
};

void read_file(octet_reader& reader, const std::string& file, bool may_be_mbox, const input_events& events) {
  message_buffer above;  // a byte order mark and empty lines before the first separator belong to no message
  for (bool blank = true; may_be_mbox && blank;) {
    auto line = reader.peek_line(max_separator);
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (above.text().empty() && line.starts_with(mark)) line.remove_prefix(mark.size());
    if (message::is_mbox_separator(line)) return mbox_reader{reader, file, events}.read();
    blank = is_empty_line(line) && above.text().size() < max_separator;
    if (blank) above.add(reader.next_piece());
  }
  read_single(reader, file, std::move(above), events);
}

void read_file_or_report(const std::string& file, const input_events& events) try {
  octet_reader reader{file};
  read_file(reader, file, false, events);
} catch (const std::system_error& error) {
  events.unreadable(file, error.code().message());
}

/// A Maildir has one file for each message, in "cur" and "new"; "tmp" holds incomplete deliveries. Only plain files are
/// messages: opening a pipe would wait for its writer.
void read_maildir(const std::string& directory, const input_events& events) {
  std::vector<std::string> files;
  for (const char* part : {"cur", "new"}) {
    const fs::path folder = fs::path{directory} / part;
    if (!fs::exists(folder)) continue;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
      const auto& path = entry->path();
      if (path.filename().native().starts_with('.')) continue;
      std::error_code unknown;
      const auto status = entry->status(unknown);
      if (status.type() == fs::file_type::regular || status.type() == fs::file_type::not_found) {
        files.push_back(path.native());
      } else {
        events.unreadable(path.native(), "is no plain file, so it is left out");
      }
    }
    if (error) events.unreadable(folder.native(), error.message());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) events.unreadable(directory, "this Maildir has no message");
  for (const auto& file : files) read_file_or_report(file, events);
}

bool is_maildir(const fs::path& directory) {
  return fs::is_directory(directory / "cur") || fs::is_directory(directory / "new");
}

}  // namespace

void read_messages(const std::string& name, const input_events& events) try {
  if (name == "-" || !fs::is_directory(name)) {
    octet_reader reader{name};
    return read_messages(reader, name, events);
  }
  if (is_maildir(name)) return read_maildir(name, events);
  events.unreadable(name, "is a directory, but not a Maildir: it has neither cur nor new");
} catch (const fs::filesystem_error& error) {
  events.unreadable(name, error.code().message());
} catch (const std::system_error& error) {
  events.unreadable(name, error.code().message());
}

void read_messages(octet_reader& reader, const std::string& name, const input_events& events) {
  read_file(reader, name, true, events);
}

void read_messages_below(const std::string& name, const input_events& events) try {
  if (name == "-" || !fs::is_directory(name) || is_maildir(name)) return read_messages(name, events);
  const auto found = files_below(name);
  if (found.empty()) events.unreadable(name, "this directory has no file");
  for (const auto& each : found) read_messages(each, events);
} catch (const fs::filesystem_error& error) {
  events.unreadable(name, error.code().message());
}

std::vector<std::string> files_below(const std::string& directory) {
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator entry{directory, fs::directory_options::skip_permission_denied}, end;
       entry != end; ++entry) {
    const auto& path = entry->path();
    const bool hidden = path.filename().native().starts_with('.');
    const bool incomplete = path.filename() == "tmp" && is_maildir(path.parent_path());
    if ((hidden || incomplete) && entry->is_directory()) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file()) files.push_back(path.native());
  }
  std::sort(files.begin(), files.end());
  return files;
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
