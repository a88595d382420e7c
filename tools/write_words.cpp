// Writes the sentences of a language as an ES module for the npm package, beside the WebAssembly: a page loads only the
// language that it shows.
//
//   write_words en words/en.mjs

#include <cstdio>
#include <fromproof/advice/words/errors_ja.hpp>
#include <fromproof/advice/words/words.hpp>
#include <fromproof/data/json_writer.hpp>
#include <fstream>
#include <string_view>

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
    json.key_from([&each](auto& out) { out("error:"), out(each.code); });
    json.string(advice::error_words(each.error, language));
  }
  json.end_object();
  sink(";\n");
  file.close();
  if (!file) {
    std::fprintf(stderr, "write_words: %s cannot be written\n", argv[2]);
    return 1;
  }
}
