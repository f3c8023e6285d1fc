import { crc32, deflateRawSync } from "node:zlib";
import { addDays, type Day, formatDay } from "../../src/kernel/day.ts";
import { slotName } from "../../src/metering/formats/day-book.ts";

/** Files of readings with invented values, in the forms that real ones have. */

/**
 * A value for every slot of every day, in Wh: different enough that a slot in the wrong place
 * shows.
 */
export function whAt(on: Day, slot: number): number {
  return 100 + ((on * 7 + slot * 13) % 400);
}

export function kwhText(wh: number): string {
  return `${Math.floor(wh / 1000)}.${String(wh % 1000).padStart(3, "0")}`;
}

interface Stretch {
  readonly from: Day;
  readonly days: number;
  readonly meter?: string;
}

/** `timestamp,kWh` or `meter,timestamp,kWh`, times at the start of the slot or at its end. */
export function longCsv(
  { from, days, meter }: Stretch,
  stamp: "start" | "end" = "start",
): string[] {
  const header = `${meter === undefined ? "" : "meter,"}timestamp,value (kWh)`;
  const rows = slotsOf(from, days).map(({ on, slot }) => {
    const moved = slot + (stamp === "end" ? 1 : 0);
    const date = formatDay(addDays(on, Math.floor(moved / 48)));
    const start = meter === undefined ? "" : `${meter},`;
    return `${start}${date} ${slotName(moved % 48)},${kwhText(whAt(on, slot))}`;
  });
  return [header, ...rows];
}

export function wideHeader(meter?: string): string {
  const times = Array.from({ length: 48 }, (_, slot) => slotName(slot));
  return [...(meter === undefined ? [] : ["meter"]), "date", ...times].join(",");
}

export function wideCsv({ from, days, meter }: Stretch): string[] {
  const rows = Array.from({ length: days }, (_, offset) => {
    const on = addDays(from, offset);
    const values = Array.from({ length: 48 }, (__, slot) => kwhText(whAt(on, slot)));
    return [...(meter === undefined ? [] : [meter]), formatDay(on), ...values].join(",");
  });
  return [wideHeader(meter), ...rows];
}

export function bytesOf(lines: readonly string[]): { bytes: Buffer } {
  return { bytes: Buffer.from(`${lines.join("\n")}\n`) };
}

function slotsOf(from: Day, days: number) {
  return Array.from({ length: days * 48 }, (_, index) => ({
    on: addDays(from, Math.floor(index / 48)),
    slot: index % 48,
  }));
}

interface Message {
  readonly supplyPoint: string;
  readonly on: Day;
}

/** One slot of a day, as network operators send it during the day. */
export function sameDayXml(
  { supplyPoint, on }: Message,
  slot: number,
  { flag = "0", value = "" } = {},
): string {
  const kwh = value || `0.${String(whAt(on, slot)).padStart(4, "0")}`;
  return message(
    on,
    `<JP06219>${slot + 1}</JP06219><JPM00010><JPMR00010>
    ${customer(supplyPoint)}<JP06122>${flag}</JP06122><JP06125>${kwh}</JP06125>
    </JPMR00010></JPM00010>`,
  );
}

/** A whole day, grouped by time code. */
export function pastDayXml({ supplyPoint, on }: Message, slots = 48, correction = 0): string {
  const groups = Array.from(
    { length: slots },
    (_, slot) => `<JPMR00010><JP06219>${slot + 1}</JP06219>
    <JPM00011><JPMR00011>${customer(supplyPoint)}<JP06122>0</JP06122>
    <JP06125>${kwhText(whAt(on, slot) + correction)}0</JP06125></JPMR00011></JPM00011></JPMR00010>`,
  );
  return message(on, `<JPM00010>${groups.join("\n")}</JPM00010>`);
}

/** Settled usage: days and slots under each supply point. */
export function settledXml(
  { supplyPoint, on }: Message,
  { days = 1, partial = "1", unavailable = "0" } = {},
): string {
  const all = Array.from({ length: days }, (_, offset) => settledDay(addDays(on, offset))).join("");
  return message(
    on,
    `<JPM00010><JPMR00010>${customer(supplyPoint)}<JP06404>${partial}</JP06404>
    <JP06405>${unavailable}</JP06405><JPM00013>${all}</JPM00013></JPMR00010></JPM00010>`,
  );
}

function settledDay(on: Day): string {
  const slots = Array.from(
    { length: 48 },
    (_, slot) => `<JPMR00014><JP06219>${slot + 1}</JP06219>
      <JP06424>${kwhText(whAt(on, slot))}</JP06424><JP06425>0.0500</JP06425></JPMR00014>`,
  );
  return `<JPMR00013><JP06423>${formatDay(on).replaceAll("-", "")}</JP06423>
    <JPM00014>${slots.join("")}</JPM00014></JPMR00013>`;
}

function customer(supplyPoint: string): string {
  return `<JP06400>${supplyPoint}</JP06400><JP06119>000000000000000000001</JP06119>
    <JP06120>縁側 花子</JP06120>`;
}

function message(on: Day, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<SBD-MSG><JPMGRP><JPMGH></JPMGH><JPTRM><JP00002>0110</JP00002>
<JP06110>40001</JP06110>
<JP06112>49999</JP06112>
<JP06116>${formatDay(on).replaceAll("-", "")}</JP06116>${body}</JPTRM></JPMGRP></SBD-MSG>`;
}

/** A ZIP file. `claims` lets an entry lie about its unpacked size, as a bomb does. */
export function zipOf(files: Readonly<Record<string, string>>, claims?: number): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4); // Deflated.
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims ?? plain.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, tail, Buffer.from(name)]),
    );
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(local.length, 8);
  end.writeUInt16LE(local.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
