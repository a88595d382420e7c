// Makes the header fromproof/domain/public_suffix_table.hpp from a public suffix list (https://publicsuffix.org/list/).
//
//   generate_public_suffix_table public_suffix_list.dat public_suffix_table.hpp
//
// fromproof/domain/public_suffix.hpp describes the layout of the table and reads it;
// fromproof/domain/packed_suffix_table.hpp does the same for the packed table.

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/packed_suffix_table.hpp>
#include <fromproof/domain/public_suffix.hpp>
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

/// Adds a line of the list to the tree. A rule ends at the first blank; a comment is not a rule.
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

/// Writes the children of a node, and appends those with children to `open`; see packed_suffix_table.hpp.
std::string pack_group(const node& parent, std::vector<const node*>& open) {
  const std::size_t buckets = suffix::bucket_count(parent.children.size());
  std::vector<std::vector<const node*>> open_in(buckets);
  std::string group;
  std::string_view last;
  std::size_t unpacked = 0;
  for (const bool inner : {true, false}) {  // those with children first: "com" is looked up more often than "zuerich"
    for (const auto& [label, child] : parent.children) {
      if (child.children.empty() == inner) continue;
      const auto differs = std::mismatch(label.begin(), label.end(), last.begin(), last.end()).first;
      const auto same = std::min(static_cast<std::size_t>(differs - label.begin()), suffix::max_same_letters);
      const unsigned usual = suffix::rule | (inner ? suffix::parent : 0);
      const unsigned flags = child.flags | (inner ? suffix::parent : 0);
      group += suffix::entry_mark(same);
      group += label.substr(same);
      if (flags != usual) group += static_cast<char>(flags);
      if (inner) open_in[suffix::bucket(label.data(), label.size(), buckets)].push_back(&child);
      unpacked += label.size() + (inner ? 4 : 1);
      last = label;
    }
    if (inner && !group.empty()) group = suffix::border_of_parents + group + suffix::border_of_parents;
  }
  if (unpacked > 0xffff) throw std::runtime_error("the list is too large for the table");
  for (const auto& bucket : open_in) open.insert(open.end(), bucket.begin(), bucket.end());
  return group + '\0';
}

std::string pack(const node& root) {
  std::string packed;
  std::vector<const node*> open{&root};
  for (std::size_t i = 0; i < open.size(); ++i) packed += pack_group(*open[i], open);
  return packed;
}

std::string unpack(const std::string& packed) {
  // Each entry takes at most its label, its flags, a place and a bucket.
  const auto entries = std::count_if(packed.begin(), packed.end(), suffix::is_entry_mark);
  std::string table(3 + (suffix::max_label + 8) * static_cast<std::size_t>(entries), '\0');
  table.resize(suffix::unpacker{table.data()}.unpack(packed.data()));
  if (table.size() > 0xffffff) throw std::runtime_error("the list is too large for the table");
  return table;
}

/// Writes the data as string literals, which compile fastest.
void write_data(std::ostream& out, std::string_view name, std::string_view data) {
  out << "inline constexpr char " << name << "[] =";
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
  out << "\";\n";
}

void write_header(std::ostream& out, const std::string& packed, const std::string& table) {
  out << "// Made by tools/generate_public_suffix_table.cpp from the public suffix list (MPL 2.0): do not edit.\n"
         "#ifndef FROMPROOF_DOMAIN_PUBLIC_SUFFIX_TABLE_HPP\n"
         "#define FROMPROOF_DOMAIN_PUBLIC_SUFFIX_TABLE_HPP\n\n"
         "#include <fromproof/domain/packed_suffix_table.hpp>\n"
         "#include <fromproof/domain/public_suffix.hpp>\n\n"
         "namespace fromproof::inline v0 {\n\n"
         "namespace detail {\n"
         "#ifdef __GNUC__  // its compilers read literals of any length\n"
         "#pragma GCC diagnostic push\n"
         "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
         "#endif\n";
  write_data(out, "public_suffix_data", table);
  write_data(out, "packed_public_suffix_data", packed);
  out << "#ifdef __GNUC__\n"
         "#pragma GCC diagnostic pop\n"
         "#endif\n"
         "}  // namespace detail\n\n"
         "/// The public suffixes that this program was built with.\n"
         "inline constexpr suffix_table public_suffix_table{\n"
         "    std::string_view{detail::public_suffix_data, sizeof detail::public_suffix_data - 1}};\n\n"
         "/// The same, to be unpacked when the program runs.\n"
         "inline constexpr packed_suffix_table packed_public_suffix_table{\n"
         "    std::string_view{detail::packed_public_suffix_data, sizeof detail::packed_public_suffix_data - 1}, "
      << table.size()
      << "};\n\n"
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
  const std::string packed = pack(root);
  write_header(header, packed, unpack(packed));
  header.close();
  if (!header) throw std::runtime_error(std::string{argv[2]} + ": cannot be written");
} catch (const std::exception& error) {
  std::fprintf(stderr, "generate_public_suffix_table: %s\n", error.what());
  return 1;
}
