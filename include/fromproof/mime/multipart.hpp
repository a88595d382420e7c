#ifndef FROMPROOF_MIME_MULTIPART_HPP
#define FROMPROOF_MIME_MULTIPART_HPP

// The parts of a message (RFC 2046 section 5.1), one by one, in one pass over its octets.
//
//   std::array<open_multipart, 8> memory;
//   part_reader reader{octets, memory};
//   while (reader.next()) {
//     const auto& part = reader.part();
//     if (part.type.is("application", "gzip")) decode_body(part.body, part.encoding, out);
//   }
//
// The first part is the message itself. A multipart comes before its parts, which are one deeper, and has no body of
// its own. As many multiparts as the memory has room for may be inside each other; one that is deeper is a part without
// parts. What message/rfc822 holds is the body of one part: give it to a reader of its own.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/slice.hpp"
#include "content_type.hpp"
#include "transfer.hpp"

namespace fromproof::inline v0::mime {

/// A multipart whose parts are being read.
struct open_multipart {
  std::string_view boundary;
  bool digest = false;  ///< its parts are message/rfc822 if they do not say (RFC 2046 section 5.1.5)
};

/// One part, as views of the message.
struct part {
  std::string_view header;
  std::string_view body;  ///< encoded; empty for a multipart whose parts follow
  content_type type;
  content_disposition disposition;
  transfer_encoding encoding{};
  std::size_t depth = 0;   ///< the number of multiparts around it
  bool multipart = false;  ///< its parts follow
  bool too_deep = false;   ///< a multipart for which there is no room: its parts are in the body
  bool closed = false;     ///< a boundary ends the body, not the end of the message
};

/// Writes the name of the file that a part is (filename= or, in older mail, name=). False if it has none.
template <text_sink S, class Convert = message::no_converter>
constexpr bool write_file_name(const part& from, S&& out, const Convert& convert = {}) {
  return write_parameter(from.disposition.parameters, "filename", out, convert) ||
         write_parameter(from.type.parameters, "name", out, convert);
}

/// Reads the parts of a message.
class part_reader {
 public:
  constexpr part_reader(std::string_view its_mail FROMPROOF_LIFETIMEBOUND, slice<open_multipart> its_memory) noexcept
      : text_{its_mail}, open_{its_memory} {}
  template <temporary_string S>
  part_reader(S&&, slice<open_multipart>) = delete;  // the parts refer to the message: give it a name

  /// Moves to the next part. False at the end.
  constexpr bool next() noexcept {
    if (!begun_) {
      begun_ = true;
      at_ = message::header{text_}.mbox_line().size();
    } else if (!skip_to_part()) {
      return false;
    }
    read_part();
    return true;
  }

  constexpr const mime::part& part() const noexcept { return part_; }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// A line that is the boundary of an open multipart.
  struct delimiter {
    std::size_t level = none;  ///< the multipart; none if the line is no boundary
    bool close = false;
  };

  /// Reads the line at `at` without its end. Blanks after a boundary are transport padding.
  constexpr delimiter delimiter_at(std::size_t at, std::size_t end) const noexcept {
    if (end - at < 3 || text_[at] != '-' || text_[at + 1] != '-') return {};
    auto line = ascii::slice(text_, at + 2, end);
    while (!line.empty() && ascii::is_wsp(line.back())) line.remove_suffix(1);
    for (std::size_t level = depth_; level-- > 0;) {
      const auto boundary = open_[level].boundary;
      if (!ascii::starts_with(line, boundary)) continue;
      const auto rest = ascii::slice(line, boundary.size(), line.size());
      if (rest.empty()) return {level, false};
      if (rest == "--") return {level, true};
    }
    return {};
  }

  /// Finds the next boundary at or after the line at `at`: sets `found_`, where its line begins and where the next
  /// does.
  constexpr void find_delimiter(std::size_t at) noexcept {
    while (at < text_.size()) {
      const auto line = message::find_line_end(text_, at);
      found_ = delimiter_at(at, line.content);
      if (found_.level != none) {
        line_ = at;
        next_line_ = line.next;
        return;
      }
      // Only lines that begin with "--" can be one.
      const std::size_t candidate = line.next == 0 ? none : text_.find("\n--", line.next - 1);
      if (candidate == none) break;
      at = candidate + 1;
    }
    found_ = {};
    line_ = next_line_ = text_.size();
  }

  /// From the end of a part to the beginning of the next one.
  constexpr bool skip_to_part() noexcept {
    while (true) {
      if (!delimiter_known_) {
        if (depth_ == 0) return false;
        find_delimiter(at_);
      }
      delimiter_known_ = false;
      at_ = next_line_;
      if (found_.level == none) return false;
      depth_ = found_.close ? found_.level : found_.level + 1;
      if (!found_.close) return true;
    }
  }

  /// Finds the end of the header that begins at `at_`: an empty line, or a boundary.
  constexpr std::size_t read_header() noexcept {
    std::size_t at = at_;
    bool first = true;
    while (at < text_.size()) {
      const auto line = message::find_line_end(text_, at);
      if (line.content == at) {
        part_.header = ascii::slice(text_, at_, at);
        return line.next;
      }
      if (delimiter_at(at, line.content).level != none) break;
      // A part that begins with text, without the empty line that must be there.
      if (first && depth_ > 0 &&
          message::header_iterator { ascii::slice(text_, at, line.next) } -> error != errc::none) {
        part_.header = ascii::slice(text_, at_, at_);
        return at_;
      }
      first = false;
      at = line.next;
    }
    part_.header = ascii::slice(text_, at_, at);
    return at;
  }

  constexpr void read_fields() noexcept {
    if (depth_ > 0 && open_[depth_ - 1].digest) part_.type = {"message", "rfc822", {}};
    bool type = false, encoding = false, disposition = false;
    for (message::header_iterator field{part_.header}; field != std::default_sentinel; ++field) {
      // "Content-" is the beginning of all three.
      if (field->name.size() < 12 || (field->name[0] | 0x20) != 'c') continue;
      if (!type && field->is("Content-Type")) {
        type = true;
        const auto read = parse_content_type(field->body);
        if (read || !read.value.parameters.empty()) part_.type = read.value;
      } else if (!encoding && field->is("Content-Transfer-Encoding")) {
        encoding = true;
        part_.encoding = parse_transfer_encoding(field->body);
      } else if (!disposition && field->is("Content-Disposition")) {
        disposition = true;
        part_.disposition = parse_content_disposition(field->body).value;
      }
    }
  }

  constexpr void read_part() noexcept {
    part_ = {};
    part_.depth = depth_;
    at_ = read_header();
    read_fields();
    if (ascii::iequals(part_.type.type, "multipart")) {
      auto boundary = find_parameter(part_.type.parameters, "boundary").value_or({});
      while (!boundary.empty() && ascii::is_fws(boundary.back())) boundary.remove_suffix(1);
      part_.too_deep = depth_ == open_.size();
      if (!boundary.empty() && !part_.too_deep) {
        open_[depth_++] = {boundary, ascii::iequals(part_.type.subtype, "digest")};
        part_.multipart = true;
        return;
      }
    }
    if (depth_ == 0) {
      part_.body = ascii::slice(text_, at_, text_.size());
      at_ = text_.size();
      return;
    }
    find_delimiter(at_);
    delimiter_known_ = true;
    part_.closed = found_.level != none;
    std::size_t end = line_;
    // The line end before a boundary belongs to the boundary.
    if (part_.closed && end > at_) end -= end - at_ > 1 && text_[end - 2] == '\r' ? 2U : 1U;
    part_.body = ascii::slice(text_, at_, end);
  }

  std::string_view text_;
  slice<open_multipart> open_;
  std::size_t depth_ = 0;
  std::size_t at_ = 0;
  mime::part part_;
  delimiter found_;
  std::size_t line_ = 0;
  std::size_t next_line_ = 0;
  bool begun_ = false;
  bool delimiter_known_ = false;  ///< the last part ends at `found_`
};

}  // namespace fromproof::inline v0::mime

#endif
