// Encoded words: decoded text has at most three octets for each one written, text without "=?" stays the same, words
// are views of the text, and a refusing or absent converter loses nothing.

#include <fromproof/message/encoded_word.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

// Refuses everything: the output must be the same as without a converter.
struct refuse {
  template <text_sink S>
  bool operator()(std::string_view charset, std::string_view octets, S&&) const {
    require(!charset.empty() && octets.size() <= 1024);
    return false;
  }
};

struct accept {
  template <text_sink S>
  bool operator()(std::string_view, std::string_view octets, S&& out) const {
    out(octets);
    return true;
  }
};

template <class... Convert>
std::string unstructured(std::string_view body, const Convert&... convert) {
  std::string out;
  message::decode_unstructured(
      body, [&out](std::string_view piece) { out += piece; }, convert...);
  return out;
}

template <class... Convert>
std::string phrase(std::string_view text, const Convert&... convert) {
  std::string out;
  message::decode_phrase(
      text, [&out](std::string_view piece) { out += piece; }, convert...);
  return out;
}

std::string unfold(std::string_view body) {
  std::string out;
  for (const char c : ascii::trim(body)) {
    if (c != '\r' && c != '\n') out += c;
  }
  return out;
}

std::string as_base64_words(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::string_view octets = text.substr(i, 3);
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < octets.size() ? static_cast<unsigned char>(octets[k]) : 0u);
    }
    out += out.empty() ? "=?UTF-8?B?" : "\r\n =?utf-8*en?b?";
    for (std::size_t k = 0; k < 4; ++k) out += k <= octets.size() ? digits[bits >> (18 - 6 * k) & 63] : '=';
    out += "?=";
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::string subject = unstructured(text);
  require(subject.size() <= 3 * size);
  if (text.find("=?") == std::string_view::npos) require(subject == unfold(text));
  require(phrase(text).size() <= 3 * size);
  require(unstructured(text, refuse{}) == subject);
  require(phrase(text, refuse{}) == phrase(text));
  const std::string accepted = unstructured(text, accept{});
  require(accepted.size() <= 3 * size);
  const accept accepts;
  const refuse refuses;
  require(unstructured(text, message::charset_converter{accepts}) == accepted);
  require(phrase(text, message::charset_converter{accepts}) == phrase(text, accepts));
  require(unstructured(text, message::charset_converter{refuses}) == subject);

  for (std::size_t at = text.find("=?"); at != std::string_view::npos; at = text.find("=?", at + 1)) {
    const auto word = message::read_encoded_word(text, at);
    if (!word) {
      require(word.error == errc::bad_encoded_word && word.offset >= at && word.offset <= size);
      continue;
    }
    require(word->raw.data() == text.data() + at && word->raw.size() <= size - at && word->raw.ends_with("?="));
    require(!word->charset.empty() && (word->encoding == 'B' || word->encoding == 'Q'));
    require(message::read_encoded_word(word->raw, 0)->text == word->text);
  }

  // Cut into words of three octets each, a text stays the same text, except for invalid UTF-8.
  std::string characters;
  utf8::for_each(text, [&characters](const utf8::character& c) { characters += c.text(); });
  require(unstructured(as_base64_words(text)) == characters);
  require(phrase(as_base64_words(text)) == characters);
  return 0;
}
