#include "common.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bench {

std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{"cannot open " + path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> find_messages(const std::string& folder, std::size_t limit) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".eml") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (limit > 0 && paths.size() > limit) paths.resize(limit);
  return paths;
}

std::vector<message> read_messages(const std::string& folder, std::size_t limit) {
  std::vector<message> messages;
  for (const auto& path : find_messages(folder, limit)) {
    messages.push_back({std::filesystem::path{path}.filename().string(), read_file(path)});
  }
  return messages;
}

std::vector<std::string> read_lines(const std::string& path, std::size_t limit) {
  std::ifstream file{path};
  if (!file) throw std::runtime_error{"cannot open " + path};
  std::vector<std::string> lines;
  for (std::string line; (limit == 0 || lines.size() < limit) && std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

cpu_time now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto microseconds = [](const timeval& time) {
    return static_cast<std::uint64_t>(time.tv_sec) * 1000000 + static_cast<std::uint64_t>(time.tv_usec);
  };
  return {microseconds(usage.ru_utime), microseconds(usage.ru_stime)};
}

void print_measured(const arguments& run, std::string_view tag, std::size_t items, std::uint64_t octets, cpu_time begin,
                    cpu_time end) {
  std::printf("#bench tag=%.*s items=%zu reps=%d bytes=%ju user_us=%ju sys_us=%ju\n", static_cast<int>(tag.size()),
              tag.data(), items, run.repetitions, static_cast<std::uintmax_t>(octets),
              static_cast<std::uintmax_t>(end.user - begin.user),
              static_cast<std::uintmax_t>(end.system - begin.system));
}

}  // namespace bench
