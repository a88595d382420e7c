// Makes the header fromproof/public_suffix_table.hpp from a public suffix list (https://publicsuffix.org/list/).
//
//   generate_public_suffix_table public_suffix_list.dat public_suffix_table.hpp
//
// The layout of the table is described in fromproof/public_suffix.hpp, which reads it.

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <fromproof/domain.hpp>
#include <fromproof/public_suffix.hpp>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace suffix = fromproof::detail::suffix;

struct node {
  unsigned flags = 0;
  std::map<std::string, node> children;
};

/// Adds a line of the list to the tree: a rule ends at the first blank, and a comment is no rule.
void add_rule(node& root, std::string line) {
  line.resize(std::min(line.find_first_of(" \t\r"), line.size()));
  if (line.empty() || line.starts_with("//")) return;
  unsigned flag = suffix::rule;
  std::string_view name = line;
  if (name.starts_with('!')) {
    flag = suffix::exception;
    name.remove_prefix(1);
  } else if (name.starts_with("*.")) {
    flag = suffix::wildcard;
    name.remove_prefix(2);
  }
  const auto domain = fromproof::parse_domain(name);  // the list is in U-labels, names come in A-labels
  if (!domain) throw std::runtime_error(line + ": " + std::string{describe(domain.error)});
  node* at = &root;
  for (int labels = 1; labels <= domain->label_count(); ++labels) {
    const std::string_view tail = domain->suffix(labels);
    at = &at->children[std::string{tail.substr(0, tail.find('.'))}];
  }
  at->flags |= flag;
}

void put_number(std::string& out, std::size_t value, int octets) {
  for (; octets > 0; --octets, value >>= 8) out += static_cast<char>(value & 0xff);
  if (value != 0) throw std::runtime_error("the list is too large for the table");
}

/// Writes groups of children; equal groups are written once.
class packer {
 public:
  std::string pack(const node& root) {
    data_.assign(3, '\0');
    std::string start;
    put_number(start, place(group_of(root)), 3);
    return data_.replace(0, start.size(), start);
  }

 private:
  std::string group_of(const node& parent) {
    std::vector<std::string> buckets((parent.children.size() + entries_per_bucket - 1) / entries_per_bucket);
    for (const bool inner : {true, false}) {  // "com" is asked for more often than "zuerich": those with children first
      for (const auto& [label, child] : parent.children) {
        if (child.children.empty() == inner) continue;
        buckets[suffix::bucket(label.data(), label.size(), buckets.size())] += entry_of(label, child);
      }
    }
    std::string group;
    put_number(group, buckets.size(), 2);
    std::string low, high, entries;
    for (const std::string& bucket : buckets) {
      entries += bucket;
      std::string end;
      put_number(end, entries.size(), 2);
      low += end[0];
      high += end[1];
    }
    return group + low + high + entries;
  }

  std::string entry_of(const std::string& label, const node& child) {
    const unsigned flags = child.flags | (child.children.empty() ? 0 : suffix::parent);
    std::string entry = label;
    entry += static_cast<char>(flags);
    if (!child.children.empty()) put_number(entry, place(group_of(child)), 3);
    return entry;
  }

  std::size_t place(const std::string& group) {
    const auto [found, is_new] = places_.try_emplace(group, data_.size());
    if (is_new) data_ += group;
    return found->second;
  }

  static constexpr std::size_t entries_per_bucket = 3;
  std::string data_;
  std::map<std::string, std::size_t> places_;
};

/// The data as string literals: nothing is cheaper to compile.
void write_header(std::ostream& out, const std::string& data) {
  out << "// Made by tools/generate_public_suffix_table.cpp from the public suffix list (MPL 2.0): do not edit.\n"
         "#ifndef FROMPROOF_PUBLIC_SUFFIX_TABLE_HPP\n"
         "#define FROMPROOF_PUBLIC_SUFFIX_TABLE_HPP\n\n"
         "#include <fromproof/public_suffix.hpp>\n\n"
         "namespace fromproof::inline v0 {\n\n"
         "namespace detail {\n"
         "inline constexpr char public_suffix_data[] =";
  for (std::size_t at = 0; at < data.size(); ++at) {
    if (at % 80 == 0) out << (at == 0 ? "\n    \"" : "\"\n    \"");
    const char c = data[at];
    if (fromproof::ascii::is_alnum(c) || c == '-') {
      out << c;
    } else {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out << escape;
    }
  }
  out << "\";\n"
         "}  // namespace detail\n\n"
         "/// The public suffixes that this program was built with.\n"
         "inline constexpr suffix_table public_suffix_table{\n"
         "    std::string_view{detail::public_suffix_data, sizeof detail::public_suffix_data - 1}};\n\n"
         "}  // namespace fromproof::inline v0\n\n"
         "#endif\n";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: generate_public_suffix_table LIST HEADER");
  std::ifstream list{argv[1]};
  if (!list) throw std::runtime_error(std::string{argv[1]} + ": cannot be read");
  node root;
  for (std::string line; std::getline(list, line);) add_rule(root, line);
  if (root.children.empty()) throw std::runtime_error(std::string{argv[1]} + ": has no rules");
  std::ofstream header{argv[2], std::ios::binary};
  write_header(header, packer{}.pack(root));
  header.close();
  if (!header) throw std::runtime_error(std::string{argv[2]} + ": cannot be written");
} catch (const std::exception& error) {
  std::fprintf(stderr, "generate_public_suffix_table: %s\n", error.what());
  return 1;
}
