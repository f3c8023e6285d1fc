#!/usr/bin/env node
// The installed command. Node older than 26 cannot read TypeScript or lacks Temporal, so this file is plain
// JavaScript: it hands over to the Node that the package pins, or says plainly that there is none.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NEEDED = 26;
const main = new URL("./engawa.ts", import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  await import(main.href);
} else {
  const pinned = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
  if (existsSync(pinned)) handOver(pinned);
  else refuse();
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function refuse() {
  console.error(`engawa needs Node ${NEEDED} or newer; this is Node ${process.versions.node}.`);
  console.error("Run `npm ci` in the project: it brings the right Node with it.");
  process.exitCode = 3;
}
