// The single file's worker, for everything: its two WebAssembly modules are packed together, because most of the second
// is in the first. The name of the worker tells what it does.
if (self.name === "reports") import("./reports/worker.js");
else import("./worker.js");
