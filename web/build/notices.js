import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "./worker_source.js";

/** Whose work the page contains, and under which licences: they ask to be passed on with it. */
export const notices = () => readFile(join(packageFolder, "NOTICES.txt"), "utf8");
