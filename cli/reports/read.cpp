#include "read.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fromproof/mime/multipart.hpp>
#include <fromproof/reports/aggregate_reader.hpp>
#include <fromproof/reports/content.hpp>
#include <fromproof/reports/tls_report.hpp>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "../input.hpp"
#include "../octet_reader.hpp"
#include "../rows.hpp"
#include "unpack.hpp"

namespace fromproof::cli {

namespace {

namespace fs = std::filesystem;
using reports::content;
using reports::part_role;

constexpr std::size_t largest_text = std::size_t{64} << 20;  // of a mail or a JSON file, which are held in memory
constexpr unsigned most_forwards = 3;                        // mails attached to mails

std::string_view sentence(xml::fault why) {
  switch (why) {
    case xml::fault::none: return {};
    case xml::fault::not_xml: return "this is no XML";
    case xml::fault::truncated: return "the report is cut off";
    case xml::fault::malformed: return "this tag is not well-formed";
    case xml::fault::wrong_end_tag: return "this end tag closes no open element";
    case xml::fault::document_type: return "a DOCTYPE is never in a report, and is not read";
    case xml::fault::unknown_entity: return "this entity is unknown";
    case xml::fault::too_deep: return "the elements are too deep one in the other";
    case xml::fault::too_many_attributes: return "this tag has too many attributes";
    case xml::fault::too_long: return "this part is longer than 64 KiB";
    case xml::fault::after_the_end: return "text follows the end of the report";
  }
  return {};
}

void read_mail(std::string_view mail, const report_place& place, report_receiver& out, unsigned forwards);

/// The contents of one file or attachment.
class content_reader : public content_receiver {
 public:
  content_reader(report_place its_place, report_receiver& its_out, unsigned its_forwards)
      : place_{std::move(its_place)}, out_{its_out}, forwards_{its_forwards} {}

  void begin(content kind, const std::string& member) override {
    kind_ = kind;
    if (!member.empty()) place_.member = member;
    text_.clear();
    too_large_ = false;
    if (kind != content::xml) return;
    out_.begin_aggregate();
    xml_ = std::make_unique<reports::aggregate_reader<report_receiver>>(memory(), out_);
  }

  void piece(std::string_view octets) override {
    if (kind_ == content::xml) return (*xml_)(octets);
    too_large_ = too_large_ || text_.size() + octets.size() > largest_text;
    if (!too_large_) text_ += octets;
  }

  void end() override {
    if (too_large_) return refuse("has more than 64 MiB");
    switch (kind_) {
      case content::xml: return end_xml();
      case content::json: return end_json();
      case content::empty: return refuse("is empty");
      default: return read_mail(text_, place_, out_, forwards_);
    }
  }

  void refuse(const std::string& member, std::string_view why) override {
    if (!member.empty()) place_.member = member;
    refuse(why);
  }

 private:
  static reports::aggregate_memory<>& memory() {
    // One report is read at a time, by each thread.
    thread_local const auto shared = std::make_unique<reports::aggregate_memory<>>();
    return *shared;
  }

  void end_xml() {
    if (xml_->finish()) return out_.end_aggregate(place_, xml_->report());
    if (xml_->is_foreign()) return refuse("is XML, but no DMARC report");
    refuse("octet " + std::to_string(xml_->offset()) + ": " + std::string{sentence(xml_->why())});
  }

  void end_json() {
    struct {
      void policy(const reports::tls_policy&) {}
    } ignored;
    const auto report = reports::read_tls_report(text_, {}, ignored);
    if (report.error != errc::none) {
      return refuse("octet " + std::to_string(report.offset) + ": " + std::string{describe(report.error)});
    }
    if (!report.known) return refuse("is JSON, but no report on TLS");
    out_.tls(place_, text_);
  }

  void refuse(std::string_view why) { out_.refuse(place_, why); }

  report_place place_;
  report_receiver& out_;
  unsigned forwards_;
  content kind_ = content::empty;
  std::string text_;
  bool too_large_ = false;
  std::unique_ptr<reports::aggregate_reader<report_receiver>> xml_;
};

/// Passes on all but the refusals, which it counts, and keeps the first.
class quiet_receiver : public report_receiver {
 public:
  explicit quiet_receiver(report_receiver& its_out) : out_{its_out} {}
  void begin_aggregate() override { out_.begin_aggregate(); }
  void record(const reports::aggregate_record& row) override { out_.record(row); }
  void problem(const reports::problem& one) override { out_.problem(one); }
  void end_aggregate(const report_place& place, const reports::aggregate_report& report) override {
    ++found;
    out_.end_aggregate(place, report);
  }
  void failure(const report_place& place, const reports::failure_report& report) override {
    ++found;
    out_.failure(place, report);
  }
  void tls(const report_place& place, std::string_view json) override {
    ++found;
    out_.tls(place, json);
  }
  void refuse(const report_place& place, std::string_view why) override { refused.emplace_back(place, why); }

  std::size_t found = 0;
  std::vector<std::pair<report_place, std::string>> refused;

 private:
  report_receiver& out_;
};

void read_part(const mime::part& part, const report_place& place, report_receiver& out, unsigned forwards) {
  std::string octets;
  mime::decode_body(part.body, part.encoding, [&octets](std::string_view piece) { octets += piece; });
  const auto role = reports::role_of(part);
  if (role == part_role::mail) return read_mail(octets, place, out, forwards + 1);
  const auto kind = reports::content_of(octets);
  if (kind == content::other || kind == content::empty) {
    if (role == part_role::attachment) out.refuse(place, "is neither XML, JSON, gzip nor zip");
    return;
  }
  if (role == part_role::markup) return;
  content_reader reader{place, out, forwards + 1};
  unpacker unpack{reader};
  unpack(octets);
  unpack.finish();
}

void read_mail(std::string_view mail, const report_place& place, report_receiver& out, unsigned forwards) {
  if (forwards > most_forwards) return out.refuse(place, "has too many mails one in the other");
  if (const auto report = reports::read_failure_report(mail)) return out.failure(place, *report);
  std::array<mime::open_multipart, 8> memory{};
  mime::part_reader parts{mail, memory};
  quiet_receiver found{out};
  while (parts.next()) {
    const auto& part = parts.part();
    if (part.multipart) continue;
    report_place here = place;
    if (auto name = text_from([&part](auto& to) { mime::write_file_name(part, to); }); !name.empty())
      here.member = name;
    const std::size_t refused_before = found.refused.size();
    read_part(part, here, found, forwards);
    if (reports::role_of(part) == part_role::for_people)
      found.refused.resize(std::min(found.refused.size(), refused_before));
  }
  if (found.found == 0 && found.refused.empty()) return out.refuse(place, "has no report in it");
  for (const auto& [where, why] : found.refused) out.refuse(where, why);
}

void read_file(const std::string& file, report_receiver& out, const std::function<void(std::uint64_t)>& octets) {
  octet_reader reader{file};
  const report_place place{file, {}, {}};
  const auto kind = reports::content_of(reader.peek(256));
  if (kind == content::other || kind == content::empty) {
    const input_events events{
        .message =
            [&](const input_message& one) {
              read_mail(one.text, {file, one.index, {}}, out, 0);
            },
        .unreadable = [&](std::string_view, std::string_view why) { out.refuse(place, why); },
        .progress = octets,
    };
    return read_messages(reader, file, events);
  }
  content_reader content{place, out, 0};
  unpacker unpack{content};
  for (auto block = reader.next_block(); !block.empty(); block = reader.next_block()) {
    unpack(block);
    octets(reader.octets_read());
  }
  unpack.finish();
}

}  // namespace

std::vector<report_input> inputs_of(const std::string& path) try {
  if (path == "-" || !fs::is_directory(path)) return {{path}};
  std::vector<report_input> inputs;
  for (auto& file : files_below(path)) inputs.push_back({std::move(file)});
  if (inputs.empty()) return {{path, "is a folder without files"}};
  return inputs;
} catch (const fs::filesystem_error& error) {
  return {{path, error.code().message()}};
}

void read_reports(const report_input& input, report_receiver& out,
                  const std::function<void(std::uint64_t)>& octets) try {
  if (!input.refused.empty()) return out.refuse({input.file, {}, {}}, input.refused);
  read_file(input.file, out, octets);
} catch (const std::system_error& error) {
  out.refuse({input.file, {}, {}}, error.code().message());
}

}  // namespace fromproof::cli
