// An independent name server, NSD, with our zone on a loopback port.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const program = [...(process.env.PATH ?? "").split(":"), "/usr/sbin"].map((folder) => join(folder, "nsd")).find(existsSync);

export const hasNameServer = program !== undefined;

/** @returns {Promise<{ port: number, close(): Promise<void> }>} */
export async function serve(name, zoneFile) {
  const folder = await mkdtemp(join(tmpdir(), "fromproof-nsd-"));
  const port = await freePort();
  await writeFile(join(folder, "nsd.conf"), `server:
  ip-address: 127.0.0.1@${port}
  username: ""
  chroot: ""
  server-count: 1
  zonesdir: "${folder}"
  pidfile: "${folder}/pid"
  logfile: "${folder}/log"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  database: ""
remote-control:
  control-enable: no
zone:
  name: ${name}
  zonefile: "${zoneFile}"
`);
  const server = spawn(program, ["-d", "-c", join(folder, "nsd.conf")], { stdio: "ignore" });
  const ended = new Promise((done) => server.once("exit", done));
  return {
    port,
    async ready(question, resolve) {
      for (let tries = 0; tries < 100; tries++) {
        if (await resolve(question)) return;
        await pause(50);
      }
      throw new Error("the name server does not answer");
    },
    async close() {
      server.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
