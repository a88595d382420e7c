// Writes the sentences of a language as an ES module for the npm package, beside the WebAssembly: a page loads only the
// language that it shows.
//
//   write_words en words/en.mjs

#include <cstdio>
#include <fromproof/advice/words/errors_ja.hpp>
#include <fromproof/advice/words/words.hpp>
#include <fromproof/data/json_writer.hpp>
#include <fromproof/report/bounce/words.hpp>
#include <fromproof/reports/words.hpp>
#include <fstream>
#include <string_view>

namespace {

using namespace fromproof;

/// What a picture of reports means.
template <class Json>
void write_reports(Json& json, advice::language language) {
  for (const auto& row : reports::detail::cause_rows) {
    json.key_from([&row](auto& out) {
      out("reports:cause:");
      out(reports::word(row.why));
    });
    json.string(row.says.in(language));
  }
  for (const auto& row : reports::detail::fix_rows) {
    json.key_from([&row](auto& out) {
      out("reports:fix:");
      out(advice::word(row.fix));
    });
    json.string(row.says.in(language));
  }
  for (const auto& row : reports::detail::step_rows) {
    json.key_from([&row](auto& out) {
      for (const auto part : {std::string_view{"reports:step:"}, reports::word(row.to), std::string_view{":"}})
        out(part);
      out(reports::word(row.why));
    });
    json.string(row.says.in(language));
  }
}

/// Why a mail came back, and what to do.
template <class Json>
void write_bounces(Json& json, advice::language language) {
  for (const auto& row : fromproof::detail::bounce_rows) {
    const auto says = sentence(row.why, language);
    const auto reason = bounce::reason_words[row.why];
    json.key_from([reason](auto& out) {
      out("bounce:");
      out(reason);
    });
    json.string(says.what);
    if (says.advice.empty()) continue;
    json.key_from([reason](auto& out) {
      out("bounce:");
      out(reason);
      out(":advice");
    });
    json.string(says.advice);
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace fromproof;
  const std::string_view name = argc == 3 ? argv[1] : "";
  if (name != "en" && name != "ja") {
    std::fputs("usage: write_words en|ja MODULE\n", stderr);
    return 2;
  }
  const auto language = name == "ja" ? advice::language::ja : advice::language::en;
  std::ofstream file{argv[2], std::ios::binary};
  const auto sink = [&file](std::string_view piece) { file << piece; };
  sink("export default ");
  json_writer json{sink};
  json.begin_object();
  for (std::size_t i = 0; i < advice::code_count; ++i) {
    const auto says = static_cast<advice::code>(i);
    json.key(advice::word(says));
    json.string(advice::sentence(says, language));
  }
  // An error is a parameter of sentences. Its words are written beside them, under a name that no sentence has.
  for (const auto& each : fromproof::detail::error_texts) {
    json.key_from([&each](auto& out) {
      out("error:");
      out(each.code);
    });
    json.string(advice::error_words(each.error, language));
  }
  write_reports(json, language);
  write_bounces(json, language);
  json.end_object();
  sink(";\n");
  file.close();
  if (!file) {
    std::fprintf(stderr, "write_words: %s cannot be written\n", argv[2]);
    return 1;
  }
}
