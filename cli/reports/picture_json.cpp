#include <fromproof/data/json_writer.hpp>
#include <fromproof/reports/picture_json.hpp>

#include "../output.hpp"
#include "picture_collector.hpp"

namespace fromproof::cli {

void picture_collector::print_json() {
  picture_.sort_sources();
  output out;
  json_writer json{out};
  json.begin_object();
  json.member("schema", std::int64_t{1});
  json.member("files", static_cast<std::int64_t>(files_));
  json.key("refused");
  json.begin_array();
  for (const auto& each : refused_.first) {
    json.begin_object();
    json.member("file", each.file);
    json.member("reason", each.why);
    json.end_object();
  }
  json.end_array();
  json.member("refused_count", static_cast<std::int64_t>(refused_.count));
  reports::write_picture(json, picture_);
  json.member("failure_reports", static_cast<std::int64_t>(failures_));
  json.key("tls");
  json.begin_object();
  json.member("reports", static_cast<std::int64_t>(tls_.reports()));
  json.member("successes", static_cast<std::int64_t>(tls_.successes()));
  json.member("failures", static_cast<std::int64_t>(tls_.failures()));
  json.key("types");
  json.begin_array();
  for (const auto& [type, count] : tls_.types()) {
    json.begin_object();
    json.member("type", type);
    json.member("count", static_cast<std::int64_t>(count));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.end_object();
  out("\n");
  out.flush();
}

}  // namespace fromproof::cli
