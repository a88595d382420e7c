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

std::vector<message> read_messages(const std::string& folder, std::size_t limit) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".eml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  if (limit > 0 && paths.size() > limit) paths.resize(limit);
  std::vector<message> messages;
  for (const auto& path : paths) messages.push_back({path.filename().string(), read_file(path.string())});
  return messages;
}

std::vector<std::string> read_lines(const std::string& path, std::size_t limit) {
  std::ifstream file{path};
  if (!file) throw std::runtime_error{"cannot open " + path};
  std::vector<std::string> lines;
  for (std::string line; (limit == 0 || lines.size() < limit) && std::getline(file, line);) lines.push_back(line);
  return lines;
}

cpu_time now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto microseconds = [](const timeval& time) {
    return static_cast<std::uint64_t>(time.tv_sec) * 1000000 + static_cast<std::uint64_t>(time.tv_usec);
  };
  return {microseconds(usage.ru_utime), microseconds(usage.ru_stime)};
}

void print_measured(const arguments& run, std::size_t items, std::uint64_t octets, cpu_time begin, cpu_time end) {
  std::printf("#bench tag=%s items=%zu reps=%d bytes=%ju user_us=%ju sys_us=%ju\n", run.workload.c_str(), items,
              run.repetitions, static_cast<std::uintmax_t>(octets), static_cast<std::uintmax_t>(end.user - begin.user),
              static_cast<std::uintmax_t>(end.system - begin.system));
}

}  // namespace bench
