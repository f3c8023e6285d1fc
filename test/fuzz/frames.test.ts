import { describe, expect, it } from "vitest";
import { classOf, propertiesOf } from "../../src/home/echonet/class-table.ts";
import { countsIn, historyIn } from "../../src/home/echonet/counts.ts";
import { hexOf } from "../../src/home/echonet/bytes.ts";
import { decodeFrame, encodeFrame, type Frame } from "../../src/home/echonet/frame.ts";
import { decodePropertyMap } from "../../src/home/echonet/property-map.ts";
import { countingOf, registersOf } from "../../src/home/echonet/registers.ts";
import { decodeValue, valuesOf } from "../../src/home/echonet/value.ts";
import { wildBytes, wildFrame, wildOf } from "./wild-frame.ts";

/** The long suite sets these: 10 million frames over all processes. */
const FRAMES = Number.parseInt(process.env["ENGAWA_FUZZ_FRAMES"] ?? "300000", 10);
const SEED = Number.parseInt(process.env["ENGAWA_FUZZ_SEED"] ?? "1", 10);
const TIMEOUT = Number.parseInt(process.env["ENGAWA_FUZZ_TIMEOUT"] ?? "120000", 10);

const EVERY_EPC = Array.from({ length: 128 }, (_, index) => 0x80 + index);

/** Throws with the bytes, so that a failure can be laid into a test. */
function holds(what: string, bytes: Uint8Array, right: boolean): void {
  if (!right) throw new Error(`${what}: ${hexOf(bytes)}`);
}

/** A frame of these bytes, whole or as far as it could be read. */
function readable(bytes: Uint8Array): Frame | null {
  const frame = decodeFrame(bytes);
  if (frame.ok) {
    const written = encodeFrame(frame.value);
    const rest = bytes.length - (frame.value.trailing ?? 0);
    holds("writes what it read", bytes, same(written, bytes.subarray(0, rest)));
    return frame.value;
  }
  return frame.refusal.code === "echonet.truncated" ? frame.refusal.partial : null;
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Every property within the datagram, and each reader of it comes to an end. */
function readAll(bytes: Uint8Array, frame: Frame): void {
  const known = new Map<number, Uint8Array>();
  for (const { epc, edt } of [...frame.properties, ...(frame.second ?? [])]) {
    const start = edt.byteOffset - bytes.byteOffset;
    const inside = edt.length === 0 || (start >= 12 && start + edt.length <= bytes.length);
    holds("reads within the datagram", bytes, inside);
    known.set(epc, edt);
    decodePropertyMap(edt);
    historyIn({ epc, edt });
  }
  valuesOf(frame.seoj, known);
  for (const source of registersOf(classOf(frame.seoj), EVERY_EPC)) {
    countingOf(source, known);
    const edt = known.get(source.epc);
    const counts = edt && countsIn(source, { epc: source.epc, edt }, known);
    for (const { count } of counts?.ok ? counts.value : [])
      holds("counts are counts", bytes, count === null || (count >= 0 && count < 1e9));
  }
}

describe("any bytes", () => {
  it(
    `give a value or a typed fault: ${FRAMES} datagrams from seed ${SEED}`,
    () => {
      const wild = wildOf(SEED);
      let whole = 0;
      for (let left = FRAMES; left > 0; left--) {
        const bytes = wildBytes(wild);
        const frame = readable(bytes);
        if (frame) readAll(bytes, frame);
        if (frame) whole += 1;
      }
      // Otherwise nothing but rubbish was tried.
      expect(whole).toBeGreaterThan(FRAMES / 2);
    },
    TIMEOUT,
  );

  it("read as a copy of them reads: nothing behind a datagram is looked at", () => {
    const wild = wildOf(SEED + 1);
    for (let left = 20_000; left > 0; left--) {
      const bytes = wildBytes(wild);
      const within = Uint8Array.of(...bytes, 0xff, 0xff, 0xff, 0xff).subarray(0, bytes.length);
      holds("reads alike", bytes, told(decodeFrame(within)) === told(decodeFrame(bytes)));
    }
  });
});

/** All that a result says, as text. */
function told(result: ReturnType<typeof decodeFrame>): string {
  return JSON.stringify(result, (_, value: unknown) =>
    value instanceof Uint8Array ? hexOf(value) : value,
  );
}

it("gives back every frame that it writes", () => {
  const wild = wildOf(SEED + 2);
  for (let left = 20_000; left > 0; left--) {
    const frame = wildFrame(wild);
    const bytes = encodeFrame(frame);
    const again = decodeFrame(bytes);
    // A SetGet written without its second list is one only where it was refused.
    if (again.ok || frame.second)
      holds("gives back", bytes, told(again) === told({ ok: true, value: frame }));
    else expect(again.refusal.code).toBe("echonet.truncated");
  }
});

it("reads every size of every property of every class to a value or a fault", () => {
  const wild = wildOf(SEED + 3);
  for (const eoj of [0x0ef001, 0x028801, 0x028d01, 0x028701, 0x013001, 0x026b01, 0x02a101]) {
    for (const { epc } of propertiesOf(eoj)) {
      for (let size = 0; size <= 255; size++) {
        const edt = Uint8Array.from({ length: size }, () => wild(256));
        const read = decodeValue(eoj, epc, edt);
        if (read.ok) JSON.stringify(read.value);
        else expect(read.refusal.code).toMatch(/^echonet\./);
      }
    }
  }
});
