#ifndef FROMPROOF_TESTS_CASES_HPP
#define FROMPROOF_TESTS_CASES_HPP

// Reads the case files of tests/cases: Markdown in which a heading names a case and fenced blocks contain its texts.
//
//     ## Two authors of one domain
//     RFC 9989 section 5.3.1 lets them pass.
//     ```input
//     <a@bank.example>, <b@bank.example>
//     ```
//     ```domain
//     bank.example
//     ```
//
// A block is its lines joined by LF, without the last one. In a block whose name ends in "!" the escapes \r \n \t \0
// \\ and \xHH are read, and line ends in the file are dropped, so that every octet can be written.

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::tests {

struct test_case {
  std::string name;
  std::string where;  ///< "file:line" of the heading, for messages
  std::map<std::string, std::string> blocks;

  bool has(const std::string& block) const { return blocks.contains(block); }
  const std::string& operator[](const std::string& block) const {
    const auto found = blocks.find(block);
    if (found == blocks.end()) throw std::runtime_error(where + ": no block \"" + block + "\"");
    return found->second;
  }
};

inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') continue;
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'r': out += '\r'; break;
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case '0': out += '\0'; break;
      case 'x':
        out += static_cast<char>(std::strtol(std::string{text.substr(i + 1, 2)}.c_str(), nullptr, 16));
        i += 2;
        break;
      default: out += text[i];
    }
  }
  return out;
}

/// The cases of tests/cases/NAME. FROMPROOF_TESTS_DIR is set by the build.
inline std::vector<test_case> read_cases(const std::string& name) {
  const std::string path = std::string{FROMPROOF_TESTS_DIR} + "/cases/" + name;
  std::ifstream file{path};
  if (!file) throw std::runtime_error("cannot open " + path);
  std::vector<test_case> cases;
  std::string line, block, text;
  bool inside = false;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (inside && line == "```") {
      if (!text.empty()) text.pop_back();
      const bool escaped = block.ends_with('!');
      if (escaped) block.pop_back();
      cases.back().blocks[block] = escaped ? unescape(text) : text;
      inside = false;
    } else if (inside) {
      text += line + '\n';
    } else if (line.starts_with("## ")) {
      cases.push_back({line.substr(3), path + ":" + std::to_string(number), {}});
    } else if (line.starts_with("```") && !cases.empty()) {
      block = line.substr(3);
      text.clear();
      inside = true;
    }
  }
  if (cases.empty()) throw std::runtime_error(path + ": no cases");
  return cases;
}

}  // namespace fromproof::tests

#endif
