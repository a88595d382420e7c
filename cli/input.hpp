#ifndef FROMPROOF_CLI_INPUT_HPP
#define FROMPROOF_CLI_INPUT_HPP

// Messages, one after the other, from the input of a command line: a file, standard input, an mbox, a Maildir.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fromproof::cli {

/// One message as it lay there, not yet repaired. The text lives until the next one is read.
struct input_message {
  std::string_view file;               ///< as it was named; "-" is standard input; in a Maildir the path of its file
  std::optional<std::size_t> index{};  ///< in an mbox: the number of the message, from 1
  std::string_view text;
};

struct input_events {
  std::function<void(const input_message&)> message;
  std::function<void(std::string_view file, std::string_view what)> unreadable;
  std::function<void(std::uint64_t octets)> progress;  ///< octets read of this input so far
};

/// Reads what `name` stands for, message by message. What cannot be read is reported, and the rest goes on.
/// A message may have 64 MiB; of a larger one nothing is judged.
void read_messages(const std::string& name, const input_events& events);

/// All of a file, up to 64 MiB, for what is one text. Throws std::system_error.
std::string read_whole(const std::string& name);

}  // namespace fromproof::cli

#endif
