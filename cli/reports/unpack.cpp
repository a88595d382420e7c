#include "unpack.hpp"

#include <zip.h>
#define ZLIB_CONST  // its input is const
#include <zlib.h>

#include <array>
#include <optional>

namespace fromproof::cli {

namespace {

using namespace std::string_view_literals;
using reports::content;

constexpr std::size_t enough_to_know = 64;
constexpr std::size_t piece_size = std::size_t{64} << 10;

constexpr std::string_view too_much = "unpacks to more than 1 GiB: this is no report";

/// Inflates gzip (RFC 1952), members that follow each other included. zlib checks length and checksum of each.
class inflater {
 public:
  inflater() { inflateInit2(&stream_, 15 + 16); }
  ~inflater() { inflateEnd(&stream_); }
  inflater(const inflater&) = delete;
  inflater& operator=(const inflater&) = delete;

  /// Calls `out` with the octets; it returns false to stop. False if these are no gzip.
  template <class Out>
  bool write(std::string_view piece, Out&& out) {
    stream_.next_in = reinterpret_cast<const Bytef*>(piece.data());
    stream_.avail_in = static_cast<uInt>(piece.size());
    while (stream_.avail_in > 0) {
      if (ended_) {
        if (*stream_.next_in != 0x1f) return true;  // padding, or line ends of the mail
        inflateReset(&stream_);
        ended_ = false;
      }
      do {
        stream_.next_out = memory_.data();
        stream_.avail_out = static_cast<uInt>(memory_.size());
        const int state = inflate(&stream_, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return false;
        const std::size_t size = memory_.size() - stream_.avail_out;
        if (size > 0 && !out(std::string_view{reinterpret_cast<char*>(memory_.data()), size})) return true;
        ended_ = state == Z_STREAM_END;
      } while (!ended_ && stream_.avail_out == 0);
    }
    return true;
  }
  bool ended() const { return ended_; }

 private:
  z_stream stream_{};
  bool ended_ = false;
  std::array<Bytef, piece_size> memory_{};
};

struct zip_closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string message_of(zip_error_t& error) {
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

}  // namespace

struct unpacker::budget {
  unpack_limits limits;
  std::uint64_t octets = 0;
  std::uint64_t members = 0;
};

/// One file. An archive has a layer of its own for what is in it.
class unpacker::layer {
 public:
  layer(content_receiver& receiver, budget& left, std::string member, unsigned depth)
      : receiver_{receiver}, budget_{left}, member_{std::move(member)}, depth_{depth} {}

  void write(std::string_view piece) {
    if (!kind_) {
      start_ += piece;
      if (start_.size() < enough_to_know) return;
      decide();
      piece = start_;
    }
    pass_on(piece);
  }

  void finish() {
    if (!kind_) {
      decide();
      pass_on(start_);
    }
    if (refused_) return;
    switch (*kind_) {
      case content::gzip:
        if (!gzip_->ended()) return refuse("is cut off: the end of the gzip data is missing");
        return inner_->finish();
      case content::zip: return read_zip();
      default: return receiver_.end();
    }
  }

  bool refused() const { return refused_; }

 private:
  void decide() {
    kind_ = reports::content_of(start_);
    const bool is_archive = kind_ == content::gzip || kind_ == content::zip;
    if (is_archive && depth_ == budget_.limits.depth) return refuse("has too many archives one in the other");
    if (kind_ == content::gzip) {
      gzip_ = std::make_unique<inflater>();
      inner_ = std::make_unique<layer>(receiver_, budget_, member_, depth_ + 1);
    } else if (!is_archive) {
      receiver_.begin(*kind_, member_);
    }
  }

  void pass_on(std::string_view piece) {
    if (refused_) return;
    switch (*kind_) {
      case content::gzip: {
        const auto unpacked = [this](std::string_view octets) {
          budget_.octets += octets.size();
          if (budget_.octets > budget_.limits.octets) {
            refuse(too_much);
            return false;
          }
          inner_->write(octets);
          refused_ = refused_ || inner_->refused();
          return !refused_;
        };
        if (!gzip_->write(piece, unpacked)) refuse("has broken gzip data");
        return;
      }
      case content::zip:
        if (zip_.size() + piece.size() > budget_.limits.zip) return refuse("is a zip archive of more than 64 MiB");
        zip_ += piece;
        return;
      default: receiver_.piece(piece);
    }
  }

  void read_zip() {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(zip_.data(), zip_.size(), 0, &error);
    if (source == nullptr) return refuse("is no zip archive: " + message_of(error));
    const std::unique_ptr<zip_t, zip_closer> archive{zip_open_from_source(source, ZIP_RDONLY, &error)};
    if (!archive) {
      zip_source_free(source);
      return refuse("is no whole zip archive: " + message_of(error));
    }
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    if (count == 0) return refuse("is a zip archive without a file");
    // A bomb is named once, not once for each member that follows.
    for (zip_uint64_t i = 0; i < count && !refused_ && budget_.octets <= budget_.limits.octets; ++i) {
      read_member(archive.get(), i);
    }
  }

  void read_member(zip_t* archive, zip_uint64_t index) {
    const char* const raw_name = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
    const std::string name = raw_name == nullptr ? "" : raw_name;
    // A folder, or what macOS adds to each file.
    if (name.ends_with('/') || name.starts_with("__MACOSX/")) return;
    if (++budget_.members > budget_.limits.members) return refuse("has more than 10,000 members");
    const std::unique_ptr<zip_file_t, zip_closer> file{zip_fopen_index(archive, index, 0)};
    if (!file) return receiver_.refuse(name, std::string{"cannot be unpacked: "} + zip_strerror(archive));
    layer member{receiver_, budget_, name, depth_ + 1};
    std::array<char, piece_size> memory;
    for (;;) {
      const zip_int64_t size = zip_fread(file.get(), memory.data(), memory.size());
      if (size < 0) return receiver_.refuse(name, std::string{"cannot be unpacked: "} + zip_file_strerror(file.get()));
      if (size == 0) break;
      budget_.octets += static_cast<std::uint64_t>(size);
      if (budget_.octets > budget_.limits.octets) return receiver_.refuse(name, too_much);
      member.write({memory.data(), static_cast<std::size_t>(size)});
      if (member.refused()) return;
    }
    member.finish();
  }

  void refuse(std::string_view why) {
    if (refused_) return;
    refused_ = true;
    receiver_.refuse(member_, why);
  }

  content_receiver& receiver_;
  budget& budget_;
  std::string member_;
  unsigned depth_;
  std::string start_;
  std::optional<content> kind_;
  std::unique_ptr<inflater> gzip_;
  std::unique_ptr<layer> inner_;
  std::string zip_;
  bool refused_ = false;
};

unpacker::unpacker(content_receiver& its_receiver, unpack_limits its_limits)
    : budget_{std::make_unique<budget>(budget{its_limits})},
      layer_{std::make_unique<layer>(its_receiver, *budget_, "", 0)} {}

unpacker::~unpacker() = default;

void unpacker::operator()(std::string_view piece) {
  if (!layer_->refused()) layer_->write(piece);
}

void unpacker::finish() {
  layer_->finish();
}

}  // namespace fromproof::cli
