// Takes the place of postal-mime's text-format.js, whose table of HTML entities is larger than the rest of the library:
// this page writes HTML as text itself (html_text.js), and never asks for the library's.

export const decodeHTMLEntities = String;
export const textToHtml = String;
export const htmlToText = String;
export const formatTextHeader = () => "";
export const formatHtmlHeader = () => "";
