#ifndef FROMPROOF_TEXT_LANGUAGE_HPP
#define FROMPROOF_TEXT_LANGUAGE_HPP

// Refuses a language older than C++20 in one line. Every header that includes no other header of the toolkit includes
// this one, so that the line comes before anything that an older language cannot parse.

#ifdef _MSVC_LANG  // there __cplusplus is right only with /Zc:__cplusplus
#define FROMPROOF_LANGUAGE _MSVC_LANG
#else
#define FROMPROOF_LANGUAGE __cplusplus
#endif
#if FROMPROOF_LANGUAGE < 202002L
#error "fromproof needs C++20: compile with -std=c++20 (MSVC: /std:c++20)"
#endif
#undef FROMPROOF_LANGUAGE

#endif
