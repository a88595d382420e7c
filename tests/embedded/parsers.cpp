#include "parsers.hpp"

#include <array>
#include <fromproof/message/header.hpp>
#include <fromproof/report/json_writer.hpp>
#include <fromproof/sink.hpp>
#include <fromproof/tag_list.hpp>

namespace {

using namespace fromproof;

class checks {
 public:
  void operator()(bool good) noexcept {
    ++count_;
    if (!good && failed_ == 0) failed_ = count_;
  }
  int failed() const noexcept { return failed_; }

 private:
  int count_ = 0;
  int failed_ = 0;
};

std::string_view body_of(std::string_view message, std::string_view name) noexcept {
  for (const auto& field : message::header{message}) {
    if (field.is(name)) return field.body;
  }
  return {};
}

void read_header(std::string_view message, checks& check) noexcept {
  int fields = 0;
  for (const auto& field : message::header{message}) fields += field.error == errc::none;
  check(fields == 8);
  check(message::split(message).body == "Hello\r\n");

  std::array<char, 80> memory{};
  buffer_sink line{memory};
  message::unfold(body_of(message, "Subject"), line);
  check(line.view() == "Folded subject");
}

void read_tags(std::string_view message, checks& check) noexcept {
  const tag_list tags{body_of(message, "DKIM-Signature")};
  check(tags.find("d").value == "example.com");
  check(tags.first_error().error == errc::none);
}

void write_json(checks& check) noexcept {
  std::array<char, 80> memory{};
  buffer_sink out{memory};
  json_writer json{out};
  json.begin_object();
  json.key("name"), json.string("\"x\"\n");
  json.end_object();
  check(out.view() == R"({"name":"\"x\"\n"})");
}

}  // namespace

int read_message(std::string_view message) noexcept {
  checks check;
  read_header(message, check);
  read_tags(message, check);
  write_json(check);
  return check.failed();
}
