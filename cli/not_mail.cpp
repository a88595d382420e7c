#include "not_mail.hpp"

#include <fromproof/message/header.hpp>
#include <fromproof/message/kind.hpp>

namespace fromproof::cli {

namespace {

using message::text_kind;

std::string_view sentence(text_kind kind) {
  switch (kind) {
    case text_kind::empty: return "is empty";
    case text_kind::outlook_msg: return "is an Outlook .msg file: save the mail as .eml, or copy its source as text";
    case text_kind::html: return "is an HTML page: copy the source of the mail (\"Show original\") as text";
    case text_kind::xml: return "is XML, not a mail";
    case text_kind::pdf: return "is a PDF: save the mail itself, as .eml";
    case text_kind::zip: return "is a ZIP archive: unpack it first";
    case text_kind::gzip: return "is compressed with gzip: unpack it first";
    case text_kind::utf16: return "is text in UTF-16: save it as UTF-8, or save the mail as .eml";
    case text_kind::not_mail: return "is no mail: it has none of the header fields that mail has";
    case text_kind::message:
    case text_kind::headers_only:
    case text_kind::mbox: return {};
  }
  return {};
}

/// Where a mail begins with many fields that nobody knows, its From is the proof.
bool has_from(std::string_view text) {
  for (const auto& field : message::header{text}) {
    if (field.is("From")) return true;
  }
  return false;
}

}  // namespace

std::string_view why_not_mail(std::string_view original, std::string_view mended) {
  const auto kind = message::looks_like(original);
  if (kind != text_kind::not_mail) return sentence(kind);
  return has_from(mended) ? std::string_view{} : sentence(message::looks_like(mended));
}

}  // namespace fromproof::cli
