#include "not_mail.hpp"

#include <fromproof/paste/text_kind.hpp>

namespace fromproof::cli {

namespace {

using paste::text_kind;

std::string_view sentence(text_kind kind) {
  switch (kind) {
    case text_kind::empty: return "is empty";
    case text_kind::outlook_msg: return "is an Outlook .msg file: save the mail as .eml, or copy its source as text";
    case text_kind::html: return "is an HTML page: copy the source of the mail (\"Show original\") as text";
    case text_kind::xml: return "is XML, not a mail";
    case text_kind::pdf: return "is a PDF: save the mail itself, as .eml";
    case text_kind::office: return "is an Office document: save the mail itself, as .eml";
    case text_kind::zip: return "is a ZIP archive: unpack it first";
    case text_kind::gzip: return "is compressed with gzip: unpack it first";
    case text_kind::image: return "is an image: save the mail itself, as .eml";
    case text_kind::rtf: return "is an RTF document: save the mail itself, as .eml";
    case text_kind::tnef: return "is Outlook's winmail.dat: save the mail itself, as .eml";
    case text_kind::utf16: return "is text in UTF-16: save it as UTF-8, or save the mail as .eml";
    case text_kind::gmail_summary:
      return "is Gmail's summary alone, without the mail: choose \"Download Original\", or copy the text below it as "
             "well";
    case text_kind::not_mail: return "is not a mail: it has none of the header fields that mail has";
    case text_kind::message:
    case text_kind::headers_only:
    case text_kind::mbox: return {};
  }
  return {};
}

}  // namespace

std::string_view why_not_mail(std::string_view original, std::string_view repaired) {
  return sentence(paste::detect_kind(original, repaired));
}

}  // namespace fromproof::cli
