// W3: splits every field of a header and unfolds its value, finds the author's domain, the envelope's, and the DKIM
// signatures.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fromproof/domain/domain.hpp>
#include <fromproof/message/header.hpp>
#include <fromproof/message/mailbox.hpp>
#include <fromproof/message/return_path.hpp>
#include <fromproof/text/tag_list.hpp>
#include <string_view>

#include "common.hpp"

namespace bench {

namespace {

using fromproof::ascii::iequals;

struct signature {
  std::string_view domain;
  std::string_view selector;
  int tags = 0;
};

struct answer {
  int fields = 0;
  fromproof::domain author;
  std::string_view return_path;
  std::vector<signature> signatures;  // its memory is kept from message to message
};

/// Holds one unfolded value; large enough for a whole header.
class unfolded {
 public:
  explicit unfolded(std::size_t room) : memory_(room) {}
  void clear() { size_ = 0; }
  void operator()(std::string_view piece) {
    std::memcpy(memory_.data() + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  std::string_view view() const { return {memory_.data(), size_}; }

 private:
  std::vector<char> memory_;
  std::size_t size_ = 0;
};

signature read_signature(std::string_view value) {
  signature read;
  for (const auto& tag : fromproof::tag_list{value}) {
    ++read.tags;
    if (tag.name == "d") read.domain = tag.value;
    if (tag.name == "s") read.selector = tag.value;
  }
  return read;
}

void read_header(std::string_view text, unfolded& value, answer& read, std::size_t& octets) {
  read.fields = 0;
  read.signatures.clear();
  for (const auto& field : fromproof::message::header{text}) {
    ++read.fields;
    value.clear();
    fromproof::message::unfold(field.body, value);
    octets += value.view().size();
    if (field.is("From")) {
      for (const auto& item : fromproof::message::mailbox_list{field.body}) {
        if (auto domain = fromproof::message::domain_of(item.value)) read.author = *domain;
      }
    } else if (field.is("Return-Path")) {
      if (auto path = fromproof::message::parse_return_path(field.body)) read.return_path = path->domain;
    } else if (field.is("DKIM-Signature")) {
      read.signatures.push_back(read_signature(field.body));
    }
  }
}

std::string line_of(const answer& read) {
  const auto or_dash = [](std::string_view text) { return std::string{text.empty() ? "-" : text}; };
  std::string line = std::to_string(read.fields) + ' ' + or_dash(read.author.view()) + ' ' + or_dash(read.return_path);
  char separator = ' ';
  for (const auto& each : read.signatures) {
    line += separator + std::string{each.domain} + ':' + std::string{each.selector} + ':' + std::to_string(each.tags);
    separator = ',';
  }
  return line;
}

}  // namespace

int run_w3(const arguments& run) {
  const auto messages = read_messages(run.folder + "/w1", run.limit);
  std::uint64_t octets = 0;
  std::size_t largest = 0;
  for (const auto& each : messages) {
    octets += fromproof::message::split(each.text).header.size();
    largest = std::max(largest, each.text.size());
  }
  unfolded value{largest};
  std::vector<answer> answers(messages.size());
  std::size_t unfolded_octets = 0;
  measure(run, run.workload, messages.size(), octets, [&] {
    for (std::size_t i = 0; i < messages.size(); ++i) read_header(messages[i].text, value, answers[i], unfolded_octets);
  });
  for (std::size_t i = 0; i < messages.size(); ++i) {
    std::printf("%s %s\n", messages[i].file.c_str(), line_of(answers[i]).c_str());
  }
  std::printf("# %zu octets unfolded\n", unfolded_octets);
  return 0;
}

}  // namespace bench
