#!/usr/bin/env node
/**
 * Datagrams of ECHONET Lite to frames with their properties, as a home's traffic mixes them; and
 * on to named values. The floor is walking over the same bytes by their counts without making
 * anything. `--runs 15`. Prints a line of JSON for each.
 */
import { parseArgs } from "node:util";
import { bytesOfHex } from "../src/home/echonet/bytes.ts";
import { decodeFrame } from "../src/home/echonet/frame.ts";
import { decodeValue } from "../src/home/echonet/value.ts";
import { rounded } from "./median.ts";
import { medianOf } from "./report.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "15" } } });
const RUNS = Number(values.runs);
const FRAMES = 200_000;
const TARGET = 1_000_000;

/** Of each ten: announcements, answers of one to nine properties, requests, a list of circuits. */
const TRAFFIC = [
  "1081 0001 013001 0EF001 73 01 8001 30",
  "1081 0002 029001 0EF001 73 02 8001 31 B001 32",
  "1081 0003 0EF001 0EF001 73 01 D504 01 028801",
  "1081 0004 028801 05FF01 72 01 E704 0000033C",
  "1081 0005 013001 05FF01 72 05 8001 30 B001 42 B301 1A BB01 1B 8402 0320",
  "1081 0006 05FF01 013001 62 03 8000 B000 BB00",
  "1081 0007 013001 05FF01 71 01 B300",
  "1081 0005 028801 05FF01 52 09 E704 0000033C 8001 30 D300 D701 08 E004 0000138C" +
    "E101 02 E300 E804 00520052 EA0B 07EA0B16031E00 0000138C",
  `1081 0008 028701 05FF01 72 01 B362 0118 ${"0000138C".repeat(24)}`,
  "1081 0009 027D01 05FF01 72 03 D304 FFFFFC18 E401 40 DA01 46",
].map((text) => bytesOfHex(text) ?? new Uint8Array());
const BYTES = TRAFFIC.reduce((sum, { length }) => sum + length, 0) / TRAFFIC.length;
const PROPERTIES = TRAFFIC.reduce((sum, bytes) => sum + propertiesIn(bytes), 0) / TRAFFIC.length;

const floor = rateOf(propertiesIn);
measured("decode frames", floor, TARGET, (bytes) => {
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.refusal.code);
  return frame.value.properties.length;
});
measured("decode frames and values", floor, null, (bytes) => {
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.refusal.code);
  const { seoj, properties } = frame.value;
  for (const { epc, edt } of properties) if (edt.length > 0) decodeValue(seoj, epc, edt);
  return properties.length;
});

function measured(
  name: string,
  least: number,
  target: number | null,
  work: (bytes: Uint8Array) => number,
): void {
  const before = process.memoryUsage().heapUsed;
  const median = rateOf(work);
  const heapMiB = rounded((process.memoryUsage().heapUsed - before) / 2 ** 20);
  console.log(
    JSON.stringify({
      name,
      unit: "frames/s",
      ...(target === null ? {} : { target, met: median >= target }),
      median,
      runs: RUNS,
      floor: least,
      ratio: rounded(median / least, 3),
      bytesAFrame: BYTES,
      propertiesAFrame: PROPERTIES,
      memoryMiB: { heapGrew: heapMiB, rss: rounded(process.memoryUsage().rss / 2 ** 20) },
    }),
  );
}

/** Frames a second: the median of the runs, after one to warm up. */
function rateOf(work: (bytes: Uint8Array) => number): number {
  once(work);
  const rates = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    once(work);
    return (FRAMES * 1000) / (performance.now() - start);
  });
  return Math.round(medianOf(rates));
}

function once(work: (bytes: Uint8Array) => number): void {
  let several = 0;
  for (let done = 0; done < FRAMES; done += TRAFFIC.length)
    for (const bytes of TRAFFIC) several += work(bytes);
  if (Math.round(several / FRAMES - PROPERTIES) !== 0) throw new Error("lost properties");
}

/** How many properties the counts promise: every byte that says a length is read, none is kept. */
function propertiesIn(bytes: Uint8Array): number {
  const several = bytes[11] ?? 0;
  let cursor = 12;
  for (let left = several; left > 0; left--) cursor += 2 + (bytes[cursor + 1] ?? 0);
  return cursor === bytes.length ? several : 0;
}
