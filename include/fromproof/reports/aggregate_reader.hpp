#ifndef FROMPROOF_REPORTS_AGGREGATE_READER_HPP
#define FROMPROOF_REPORTS_AGGREGATE_READER_HPP

// Reads aggregate reports of any size, in pieces of any size, in memory that does not grow. Each record is handed on as
// soon as it is complete. Whether the report as a whole is well-formed is known at its end only: keep what the records
// say apart until finish() agrees.
//
//   struct counts {
//     std::uint64_t messages = 0;
//     void record(const reports::aggregate_record& row) { messages += row.count.value_or(0); }
//     void problem(const reports::problem&) {}
//   } total;
//   reports::aggregate_memory<> memory;
//   reports::aggregate_reader reader{memory, total};
//   reader("<feedback><report_metadata><org_name>example.net</org_name></report_metadata>");
//   reader("<record><row><count>7</count></row></record></feedback>");
//   reader.finish();                                // true
//   total.messages;                                 // 7
//   reader.report().org_name == "example.net";      // true

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../data/to_utf8.hpp"
#include "../data/window.hpp"
#include "../data/xml_reader.hpp"
#include "../data/xml_text.hpp"
#include "../text/ascii.hpp"
#include "../text/bounded_list.hpp"
#include "../text/maybe.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "aggregate_elements.hpp"
#include "aggregate_memory.hpp"
#include "aggregate_report.hpp"
#include "problem.hpp"
#include "values.hpp"

namespace fromproof::inline v0::reports {

namespace detail {

/// The document as UTF-8.
template <class Handler>
class aggregate_document {
 public:
  template <std::size_t Window>
  constexpr aggregate_document(aggregate_memory<Window>& its_memory, Handler& its_handler) noexcept
      : handler_{its_handler},
        window_{its_memory.window},
        xml_{its_memory.path, {.overlooked = "xs:schema"}},
        head_{its_memory.head},
        texts_{its_memory.texts},
        dkim_results_{its_memory.dkim_results},
        spf_results_{its_memory.spf_results},
        reasons_{its_memory.reasons},
        problems_{its_memory.problems} {}

  constexpr void operator()(std::string_view piece) {
    if (stopped_) return;
    const bool fits =
        window_.write(piece, [this](std::string_view octets) { return read(octets, xml::part::more_follows); });
    if (!fits && !stopped_) stop(xml::fault::too_long);
  }

  constexpr bool finish() {
    if (!stopped_) read(window_.held(), xml::part::last);
    if (!complete_) return false;
    check_head();
    return true;
  }

  constexpr const aggregate_report& report() const noexcept { return report_; }
  constexpr xml::fault why() const noexcept { return xml_.why(); }
  constexpr bool is_foreign() const noexcept { return foreign_; }
  constexpr std::uint64_t offset() const noexcept { return xml_.offset(); }

 private:
  /// Reads what is complete, and returns its size.
  constexpr std::size_t read(std::string_view octets, xml::part which) {
    if (!stopped_) xml_.feed(octets, which);
    while (!stopped_) {
      switch (xml_.next()) {
        case xml::token::start:
          if (!element_begins()) return octets.size() - xml_.rest().size();
          break;
        case xml::token::end: element_ends(); break;
        case xml::token::text:
          // "<reason>forwarded</reason>" instead of a type and a comment.
          if (unknown_ == 0 && inside() == element::reason && has_item_) {
            const auto comment = ascii::trim(text("reason", xml_.offset()));
            if (last(reasons_).comment.empty()) last(reasons_).comment = comment;
          }
          break;
        case xml::token::more:
          if (in_record_) begin_record_again();
          return octets.size() - xml_.rest().size();
        case xml::token::finished: complete_ = stopped_ = true; return octets.size();
        case xml::token::refused: stopped_ = true; return octets.size();
      }
    }
    return octets.size();
  }

  constexpr element inside() const noexcept { return depth_ == 0 ? element::document : open_[depth_ - 1]; }

  /// False if the element is not complete and has to be read again.
  constexpr bool element_begins() {
    if (unknown_ > 0) {
      ++unknown_;
      return true;
    }
    // An extension has a namespace of its own (RFC 9990 section 4), and may use the same names.
    const bool has_room = depth_ > 0 || keep_prefix();
    const bool is_ours = has_room && xml_.prefix() == ascii::text_at(prefix_, prefix_size_);
    const auto* const known = is_ours ? child_of(inside(), xml_.name()) : nullptr;
    if (known == nullptr) {
      if (depth_ == 0) {
        foreign_ = stopped_ = true;
      } else {
        ++unknown_;
      }
      return true;
    }
    if (known->text != text_of::none) return read_text(*known);
    open_[depth_++] = known->element_itself;
    switch (known->element_itself) {
      case element::record: begin_record(); break;
      case element::policy:
        if (++policies_ == 2) note(problem_code::second_policy, "policy_published");
        break;
      case element::dkim: begin_list_item(dkim_results_, "dkim"); break;
      case element::spf: begin_list_item(spf_results_, "spf"); break;
      case element::reason: begin_list_item(reasons_, "reason"); break;
      default: break;
    }
    return true;
  }

  constexpr void element_ends() {
    if (unknown_ > 0) return static_cast<void>(--unknown_);
    const auto ended = inside();
    --depth_;
    if (ended == element::record) end_record();
    if (ended == element::reason && has_item_ && last(reasons_).type.empty() && last(reasons_).comment.empty()) {
      reasons_.pop_back();
    }
  }

  template <class T>
  constexpr void begin_list_item(bounded_list<T>& list, const char* name) {
    has_item_ = list.push_back({});
    if (list.omitted() == 1) note(problem_code::too_many, name);
  }

  /// Keeps the prefix of the outermost element. False if it is longer than any that a report has.
  constexpr bool keep_prefix() noexcept {
    const auto prefix = xml_.prefix();
    if (prefix.size() > sizeof prefix_) return false;
    for (const char c : prefix) prefix_[prefix_size_++] = c;
    return true;
  }

  // A record is read again from its beginning if its end is not there yet, so that its texts are views.
  constexpr void begin_record() {
    record_begin_ = xml_.before_start();
    in_record_ = true;
    record_ = {};
    record_.offset = xml_.offset();
    dkim_results_.clear();
    spf_results_.clear();
    reasons_.clear();
    problems_.clear();
    texts_size_ = 0;
  }
  constexpr void begin_record_again() {
    xml_.go_back(record_begin_);
    in_record_ = false;
    problems_.clear();
    unknown_ = 0;
    depth_ = 1;
  }
  constexpr void end_record() {
    in_record_ = false;
    ++records_;
    record_.dkim_results = {dkim_results_.data(), dkim_results_.size()};
    record_.spf_results = {spf_results_.data(), spf_results_.size()};
    record_.reasons = {reasons_.data(), reasons_.size()};
    report_problems();
    handler_.record(static_cast<const aggregate_record&>(record_));
  }
  constexpr void report_problems() {
    for (const auto& each : problems_) handler_.problem(each);
  }

  /// Reads the text of the element that has just begun, up to its end. False if it is not complete.
  constexpr bool read_text(const child& which) {
    const auto begin = xml_.before_start();
    const std::uint64_t offset = xml_.offset();
    if (!in_record_) {
      texts_size_ = 0;
      problems_.clear();
    }
    reads_text_ = true;
    std::string_view value;
    std::size_t nested = 0;
    auto token = xml::token::start;
    if (is_for_people(which.text)) {
      token = xml_.next_as_text();
      if (token == xml::token::text) value = text_for_people(which.name, offset), token = xml_.next();
    } else {
      token = xml_.next();
    }
    for (; token != xml::token::end || nested > 0; token = xml_.next()) {
      switch (token) {
        case xml::token::text:
          if (nested == 0) value = value.empty() ? text(which.name, offset) : joined(value, text(which.name, offset));
          break;
        case xml::token::start: ++nested; break;
        case xml::token::end: --nested; break;
        case xml::token::more:
          if (!in_record_)
            xml_.go_back(begin);
          else
            begin_record_again();
          return false;
        case xml::token::finished:
        case xml::token::refused: stopped_ = true; return true;
      }
    }
    take(which, is_for_people(which.text) ? value : ascii::trim(value), offset);
    reads_text_ = false;
    if (!in_record_) report_problems();
    return true;
  }

  /// The text that the reader has just read, as it is meant.
  constexpr std::string_view text(const char* element, std::uint64_t offset) {
    const auto raw = xml_.text();
    bool plain = true;
    for (const char c : raw) plain = plain && !ascii::is_high(c) && c != '&';
    if (plain) return raw;
    if (!utf8::is_valid(raw)) note(problem_code::not_utf8, element, offset);
    if (xml_.is_verbatim() || raw.find('&') == std::string_view::npos) return raw;
    return kept([&](auto& out) {
      if (!xml::decode_text(raw, out)) note(problem_code::unknown_entity, element, offset);
    });
  }

  /// The same for a text that may hold any octets.
  constexpr std::string_view text_for_people(const char* element, std::uint64_t offset) {
    const auto raw = xml_.text();
    if (raw.find('<') == std::string_view::npos) return without_indentation(text(element, offset));
    if (!utf8::is_valid(raw)) note(problem_code::not_utf8, element, offset);
    return without_indentation(kept([&](auto& out) {
      const auto found = xml::decode_content(raw, out);
      if (found.unknown_entity) note(problem_code::unknown_entity, element, offset);
      if (found.markup) note(problem_code::unescaped_markup, element, offset);
    }));
  }

  constexpr std::string_view joined(std::string_view first, std::string_view second) {
    return kept([&](auto& out) {
      out(first);
      out(second);
    });
  }

  /// What `write` writes, in memory that lasts as long as the record.
  template <class Write>
  constexpr std::string_view kept(Write&& write) {
    buffer_sink out{texts_.subspan(texts_size_)};
    write(out);
    if (out.overflowed()) {
      in_record_ ? note(problem_code::too_many, "record") : note(problem_code::truncated_text, "feedback");
    }
    texts_size_ += out.view().size();
    return out.view();
  }

  constexpr void take(const child& which, std::string_view value, std::uint64_t offset) {
    auto& head = report_;
    auto& policy = report_.policy;
    auto& row = record_;
    switch (which.text) {
      case text_of::none: break;
      case text_of::version: return keep(head.version, value, which, offset);
      case text_of::org_name: return keep(head.org_name, value, which, offset);
      case text_of::email: return keep(head.email, value, which, offset);
      case text_of::contact: return keep(head.extra_contact_info, value, which, offset);
      case text_of::report_id: return keep(head.report_id, value, which, offset);
      case text_of::generator: return keep(head.generator, value, which, offset);
      case text_of::begin: return take_date(head.begin, value, which, offset);
      case text_of::end: return take_date(head.end, value, which, offset);
      case text_of::domain: return keep_policy(policy.domain, value, which, offset);
      case text_of::p: return keep_wish(policy.p, value, which, offset);
      case text_of::sp: return keep_wish(policy.sp, value, which, offset);
      case text_of::np: return keep_wish(policy.np, value, which, offset);
      case text_of::adkim: return keep_policy(policy.adkim, value, which, offset);
      case text_of::aspf: return keep_policy(policy.aspf, value, which, offset);
      case text_of::fo: return keep_policy(policy.fo, value, which, offset);
      case text_of::testing: return keep_policy(policy.testing, value, which, offset);
      case text_of::discovery: return keep_policy(policy.discovery_method, value, which, offset);
      case text_of::source_ip:
        if (!row.source_text.empty()) return note(problem_code::second_value, which.name, offset);
        row.source_text = value;
        if (const auto address = parse_ip_address(value))
          row.source = *address;
        else
          note(problem_code::bad_address, which.name, offset);
        return;
      case text_of::count:
        if (row.count) return note(problem_code::second_value, which.name, offset);
        row.count = whole_number(value);
        if (!row.count) note(problem_code::bad_count, which.name, offset);
        return;
      case text_of::disposition: {
        if (row.disposed) return note(problem_code::second_value, which.name, offset);
        auto read = disposition::none;
        if (disposition_words.ifind(value, read))
          row.disposed = read;
        else if (!value.empty())
          note(problem_code::bad_disposition, which.name, offset);
        return;
      }
      case text_of::dkim: return take_result(row.dkim, value, which, offset);
      case text_of::spf: return take_result(row.spf, value, which, offset);
      case text_of::header_from: return take_text(row.header_from, value, which, offset);
      case text_of::envelope_from: return take_text(row.envelope_from, value, which, offset);
      case text_of::envelope_to: return take_text(row.envelope_to, value, which, offset);
      default: break;
    }
    if (!has_item_) return;
    switch (which.text) {
      case text_of::type: return take_text(last(reasons_).type, value, which, offset);
      case text_of::comment: return take_text(last(reasons_).comment, value, which, offset);
      case text_of::dkim_domain: return take_text(last(dkim_results_).domain, value, which, offset);
      case text_of::dkim_selector: return take_text(last(dkim_results_).selector, value, which, offset);
      case text_of::dkim_human: return take_text(last(dkim_results_).human_result, value, which, offset);
      case text_of::dkim_outcome: return take_result(last(dkim_results_).result, value, which, offset);
      case text_of::spf_domain: return take_text(last(spf_results_).domain, value, which, offset);
      case text_of::spf_scope: return take_text(last(spf_results_).scope, value, which, offset);
      case text_of::spf_outcome: return take_result(last(spf_results_).result, value, which, offset);
      default: break;
    }
  }

  template <class T>
  static constexpr T& last(bounded_list<T>& list) noexcept {
    return list[list.size() - 1];
  }

  constexpr void take_text(std::string_view& where, std::string_view value, const child& which, std::uint64_t offset) {
    if (value.empty()) return;
    if (!where.empty()) return note(problem_code::second_value, which.name, offset);
    where = value;
  }

  constexpr void take_result(maybe<result_code>& where, std::string_view value, const child& which,
                             std::uint64_t offset) {
    if (value.empty()) return;
    if (where) return note(problem_code::second_value, which.name, offset);
    where = parse_report_result(value);
    if (!where) note(problem_code::bad_result, which.name, offset);
  }

  constexpr void take_date(maybe<std::int64_t>& where, std::string_view value, const child& which,
                           std::uint64_t offset) {
    if (where) return note(problem_code::second_value, which.name, offset);
    where = parse_seconds(value);
    if (!where) note(problem_code::bad_date, which.name, offset);
  }

  constexpr void keep_wish(std::string_view& where, std::string_view value, const child& which, std::uint64_t offset) {
    const auto wish = policy_word(value);
    if (wish.empty() && !value.empty()) note(problem_code::bad_policy, which.name, offset);
    keep_policy(where, wish.empty() ? value : wish, which, offset);
  }

  constexpr void keep_policy(std::string_view& where, std::string_view value, const child& which,
                             std::uint64_t offset) {
    if (policies_ == 1) keep(where, value, which, offset);
  }

  /// Copies a text of the head, which outlives the record.
  constexpr void keep(std::string_view& where, std::string_view value, const child& which, std::uint64_t offset) {
    if (value.empty()) return;
    if (!where.empty()) return note(problem_code::second_value, which.name, offset);
    buffer_sink out{head_.subspan(head_size_)};
    out(value);
    if (out.overflowed()) note(problem_code::truncated_text, which.name, offset);
    head_size_ += out.view().size();
    where = out.view();
  }

  constexpr void check_head() {
    const auto require = [this](bool there, const char* name) {
      if (!there) handler_.problem(problem{problem_code::missing, 0, name});
    };
    require(!report_.org_name.empty(), "org_name");
    require(!report_.report_id.empty(), "report_id");
    require(report_.begin.has_value(), "begin");
    require(report_.end.has_value(), "end");
    require(!report_.policy.domain.empty(), "domain");
    require(!report_.policy.p.empty(), "p");
    if (report_.begin && report_.end && *report_.end < *report_.begin) {
      handler_.problem(problem{problem_code::ends_before_begin, 0, "date_range"});
    }
    if (records_ == 0) handler_.problem(problem{problem_code::no_records, 0, "feedback"});
  }

  constexpr void note(problem_code code, const char* name) { note(code, name, xml_.offset()); }
  constexpr void note(problem_code code, const char* name, std::uint64_t offset) {
    const problem found{code, offset, name};
    // What is read again must not be reported twice.
    if (in_record_ || reads_text_)
      problems_.push_back(found);
    else
      handler_.problem(found);
  }

  constexpr void stop(xml::fault why) noexcept {
    xml_.refuse(why);
    stopped_ = true;
  }

  /// The elements that are known stand at most so deep.
  static constexpr std::size_t deepest = 8;

  Handler& handler_;
  window window_;
  xml::reader xml_;
  slice<char> head_;
  slice<char> texts_;
  bounded_list<dkim_result> dkim_results_;
  bounded_list<spf_result> spf_results_;
  bounded_list<override_reason> reasons_;
  bounded_list<problem> problems_;
  aggregate_report report_;
  aggregate_record record_;
  xml::reader::place record_begin_{};
  std::uint64_t records_ = 0;
  std::size_t head_size_ = 0;
  std::size_t texts_size_ = 0;
  std::size_t depth_ = 0;
  std::size_t unknown_ = 0;  ///< the number of open elements that no report has
  std::size_t policies_ = 0;
  element open_[deepest]{};
  char prefix_[32]{};
  std::size_t prefix_size_ = 0;
  bool in_record_ = false;
  bool reads_text_ = false;
  bool has_item_ = false;  ///< whether the innermost list has room for its item
  bool foreign_ = false;
  bool stopped_ = false;
  bool complete_ = false;
};

}  // namespace detail

/// A sink for the octets of one report. The handler has `record(const aggregate_record&)`, called for each record, and
/// `problem(const problem&)`, called for what is wrong in it before it, and for the head at the end.
template <class Handler>
class aggregate_reader {
 public:
  template <std::size_t Window>
  constexpr aggregate_reader(aggregate_memory<Window>& its_memory, Handler& its_handler) noexcept
      : document_{its_memory, its_handler}, octets_{document_} {}
  aggregate_reader(const aggregate_reader&) = delete;
  aggregate_reader& operator=(const aggregate_reader&) = delete;

  constexpr void operator()(std::string_view piece) { octets_(piece); }

  /// Call it once, after the last piece. False if this is no report, or not a whole one: then nothing of it counts.
  [[nodiscard]] constexpr bool finish() {
    octets_.finish();
    return document_.finish();
  }

  /// The head. Its texts are in the memory.
  constexpr const aggregate_report& report() const noexcept { return document_.report(); }
  /// Why the document was refused; `none` also if it is XML and no report.
  constexpr xml::fault why() const noexcept { return document_.why(); }
  /// Whether the document is of another kind: its outermost element is not "feedback".
  constexpr bool is_foreign() const noexcept { return document_.is_foreign(); }
  /// Where it was refused, in octets of UTF-8 from the beginning.
  constexpr std::uint64_t offset() const noexcept { return document_.offset(); }

 private:
  detail::aggregate_document<Handler> document_;
  xml::to_utf8<detail::aggregate_document<Handler>> octets_;
};

}  // namespace fromproof::inline v0::reports

#endif
