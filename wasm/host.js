// Tells Emscripten what fromproof.mjs gives the module, so that any other undefined function is an error of the linker.
mergeInto(LibraryManager.library, { fromproof_convert() {} });
