// fromproof: who really sent this mail, and does that prove the From?

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <fromproof/version.hpp>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "command.hpp"
#include "terminal.hpp"

namespace {

using namespace fromproof::cli;

constexpr std::string_view examples = R"(Examples:
  fromproof check mail.eml                     who sent it, what is aligned, what to fix
  pbpaste | fromproof check                    the same for a pasted source
  fromproof check --format json inbox.mbox     one JSON object a message
  fromproof spf --dns system --ip 192.0.2.1 --mail-from user@example.com
  fromproof dmarc --dns system example.com     which policy governs a domain, and why
  fromproof report reports.zip                 DMARC reports: who sends in my name, and may I go to p=reject
  fromproof parse mailbox-list '"Shop" <info@example.com>'
  fromproof bounce returned.eml                why a mail came back, and whether the address is bad

Exit status: 0 DMARC passes for every message, verified here (other commands: done); 3 it passes, but some pass is
  only computed from the message or reported by its receiver; 1 it does not pass for every message; 2 wrong usage or
  unreadable input; 75 a DNS answer is missing.)";

/// The words of the command line, last first, as CLI11 takes them. Splits "--mail-from=" into two words: its empty
/// value is the null reverse-path, but CLI11 would take the next word as the value.
std::vector<std::string> words_of(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = argc - 1; i > 0; --i) {
    const std::string_view word = argv[i];
    if (word.size() > 3 && word.starts_with("--") && word.find('=') == word.size() - 1) {
      words.emplace_back();
      words.emplace_back(word.substr(0, word.size() - 1));
    } else {
      words.emplace_back(word);
    }
  }
  return words;
}

/// The error, and the command that explains the usage. CLI11 itself does not name an unknown command.
std::string fault_of(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  const auto commands = app.get_subcommands();
  if (!commands.empty()) return error.what() + ("; see fromproof " + commands.front()->get_name() + " --help");
  std::string fault = first.empty() ? "no command is given" : std::string{first};
  if (!first.empty()) fault += first.front() == '-' ? ": no such option before a command" : ": no such command";
  return fault + "; see fromproof --help";
}

int run(int argc, char** argv) {
  exit_status status = all_pass;
  CLI::App app{"Who really sent this mail, and does that prove the From?", "fromproof"};
  app.set_version_flag("--version", "fromproof " + std::string{fromproof::version});
  app.require_subcommand(1);
  app.footer(std::string{examples});
  add_check(app, status);
  add_spf(app, status);
  add_dmarc(app, status);
  add_report(app, status);
  add_parse(app, status);
  add_bounce(app, status);
  add_domain(app, status);
  try {
    app.parse(words_of(argc, argv));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    complain(fault_of(app, error, argc > 1 ? argv[1] : ""));
    return bad_input;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) try {
  // When a reader such as `head` stops reading, this program ends silently.
  std::signal(SIGPIPE, SIG_DFL);
  return run(argc, argv);
} catch (const std::system_error& error) {
  complain(error.what());
  return bad_input;
} catch (const std::exception& error) {
  complain(error.what());
  return bad_input;
}
