import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "./worker_source.js";

/** The authors and licences of what the page contains, which must be passed on with it. */
export const notices = () => readFile(join(packageFolder, "NOTICES.txt"), "utf8");
