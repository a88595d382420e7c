#ifndef FROMPROOF_CLI_INPUT_HPP
#define FROMPROOF_CLI_INPUT_HPP

// Reads messages one after the other from a file, standard input, an mbox or a Maildir.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::cli {

class octet_reader;

/// One message as it was stored, before any repair. The text stays valid until the next message is read.
struct input_message {
  std::string_view file;  ///< as given on the command line; "-" is standard input; in a Maildir, the path of its file
  std::optional<std::size_t> index{};  ///< in an mbox: the number of the message, from 1
  std::string_view text;
};

struct input_events {
  std::function<void(const input_message&)> message;
  std::function<void(std::string_view file, std::string_view what)> unreadable;
  std::function<void(std::uint64_t octets)> progress;  ///< octets read of this input so far
};

/// Reads the messages of `name` one by one. Reports unreadable ones and continues. A message may have 64 MiB; a larger
/// one is not evaluated.
void read_messages(const std::string& name, const input_events& events);

/// The same for a file that is open and of which nothing is read yet. Throws std::system_error.
void read_messages(octet_reader& reader, const std::string& name, const input_events& events);

/// The same as read_messages(), and in a directory that is no Maildir it reads every file below it.
void read_messages_below(const std::string& name, const input_events& events);

/// The plain files of a directory and of those below it, by name. Leaves out hidden ones, and what a Maildir has not
/// received whole. Throws std::filesystem::filesystem_error.
std::vector<std::string> files_below(const std::string& directory);

/// Reads a whole file as one text, up to 64 MiB. Throws std::system_error.
std::string read_whole(const std::string& name);

}  // namespace fromproof::cli

#endif
