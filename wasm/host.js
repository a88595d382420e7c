// Tells Emscripten what fromproof.mjs and reports.mjs give their modules, so that any other undefined function is an error
// of the linker.
mergeInto(LibraryManager.library, { fromproof_convert() {}, fromproof_part() {} });
