import { type SaxesParser as Parser, SaxesParser } from "saxes";
import { FileRefused } from "../problem.ts";
import { QUALITY, type Quality } from "../series.ts";
import { parseSupplyPoint } from "../supply-point.ts";
import type { DayBook } from "./day-book.ts";
import { note, valueFault } from "./fault.ts";
import type { Stage } from "./mapping.ts";
import { parseQuantity, SCALES } from "./quantity.ts";
import { type Fault, parseDate, parseTimeCode } from "./stamp.ts";

/** The element names of the network operators' messages that matter here. */
const TAG = {
  root: "SBD-MSG",
  body: "JPTRM",
  day: "JP06116",
  code: "JP06219",
  supplyPoint: "JP06400",
  dataFlag: "JP06122",
  highVoltage: "JP06123",
  lowVoltage: "JP06125",
  partial: "JP06404",
  unavailable: "JP06405",
  settledDay: "JP06423",
  all: "JP06424",
  afterSplit: "JP06425",
  settledSlot: "JPMR00014",
} as const;

const STAGE_OF_NAME: readonly (readonly [RegExp, Stage])[] = [
  [/W4[01]110/, "same-day"],
  [/W4[01]120/, "past-day"],
  [/W512[12]0/, "settled"],
];

/** 速報 gives way to what comes later; 確報 and 確定 are what a bill may rest on. */
export const QUALITY_OF_STAGE: Readonly<Record<Stage, Quality>> = {
  "same-day": QUALITY.provisional,
  "past-day": QUALITY.measured,
  settled: QUALITY.measured,
};

/**
 * The stage that a file's name or, for settled usage, its structure states; the file is refused
 * without.
 */
export function stageOf(stated: Stage | undefined, name: string, xml: string): Stage {
  const named = STAGE_OF_NAME.find(([pattern]) => pattern.test(name))?.[1];
  const found = stated ?? named ?? (xml.includes("<JPM00013>") ? "settled" : null);
  if (found) return found;
  throw new FileRefused({
    code: "metering.stage-unstated",
    field: "stage",
    got: name,
    accepted: "a name that begins W40110, W41110 (same day), W40120, W41120 (past day), or stage",
  });
}

/**
 * Reads one message: same-day and past-day messages by slot, settled ones by supply point, day and
 * slot.
 */
export function readNetworkXml(xml: string, book: DayBook): void {
  const parser = new SaxesParser();
  const scopes: Scope[] = [];
  const state = { text: "", seenBody: false };
  const refuse = (code: "metering.xml-broken" | "metering.xml-doctype", got: string) => {
    const accepted =
      code === "metering.xml-doctype"
        ? "XML without DOCTYPE or entities of its own"
        : "whole, well-formed XML";
    throw new FileRefused({ code, field: "file", row: parser.line, got, accepted });
  };
  parser.on("error", (error) => refuse("metering.xml-broken", error.message));
  parser.on("doctype", (doctype) => refuse("metering.xml-doctype", doctype));
  parser.on("text", (text) => (state.text += text));
  parser.on("cdata", (text) => (state.text += text));
  parser.on("opentag", ({ name }) => {
    state.text = "";
    if (scopes.length === 0 && name !== TAG.root) throw unexpected(name, parser.line);
    if (name === TAG.body) state.seenBody = true;
    scopes.push({ name, fields: new Map(), line: parser.line });
  });
  parser.on("closetag", () => {
    const closed = scopes.pop();
    if (!closed) return;
    if (/^JP\d{5}$/.test(closed.name)) scopes.at(-1)?.fields.set(closed.name, state.text.trim());
    else take(closed, [...scopes, closed], book);
    state.text = "";
  });
  feed(parser, xml);
  if (!state.seenBody) throw unexpected("no JPTRM", parser.line);
}

interface Scope {
  readonly name: string;
  readonly fields: Map<string, string>;
  readonly line: number;
}

interface SlotMessage {
  readonly row: number;
  readonly day: string;
  readonly code: string;
  readonly supplyPoint: string;
  /** Null: the network operator says that there is no value. */
  readonly value: string | null;
}

const PIECE = 1024 * 1024;

function feed(parser: Parser, xml: string): void {
  for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  parser.close();
}

function take(closed: Scope, scopes: readonly Scope[], book: DayBook): void {
  const look = (tag: string) =>
    scopes.findLast(({ fields }) => fields.has(tag))?.fields.get(tag) ?? "";
  const row = closed.line;
  if (closed.name === TAG.settledSlot) {
    const all = look(TAG.partial) === "2" ? look(TAG.afterSplit) : look(TAG.all);
    const value = look(TAG.unavailable) === "0" ? all : null;
    putSlot(
      {
        row,
        day: look(TAG.settledDay),
        code: look(TAG.code),
        supplyPoint: look(TAG.supplyPoint),
        value,
      },
      book,
    );
  } else if (closed.fields.has(TAG.supplyPoint) && closed.fields.has(TAG.dataFlag)) {
    const high = look(TAG.supplyPoint)[2] === "1";
    const measured = closed.fields.get(high ? TAG.highVoltage : TAG.lowVoltage) ?? "";
    const value = look(TAG.dataFlag) === "0" ? measured : null;
    putSlot(
      { row, day: look(TAG.day), code: look(TAG.code), supplyPoint: look(TAG.supplyPoint), value },
      book,
    );
  }
}

function putSlot(
  { row, day: dayText, code: codeText, supplyPoint, value }: SlotMessage,
  book: DayBook,
): void {
  const fault = ({ code, accepted }: Fault, field: string, got: string) =>
    note(book.problems, { code, accepted }, { row, field, got });
  const meter = parseSupplyPoint(supplyPoint);
  if (!meter.ok)
    return fault(
      { code: "metering.unknown-meter", accepted: meter.refusal.accepted },
      TAG.supplyPoint,
      supplyPoint,
    );
  const day = parseDate(dayText, { unpadded: false });
  if (!day.ok) return fault(day.refusal, "date", dayText);
  const slot = parseTimeCode(codeText);
  if (!slot.ok) return fault(slot.refusal, TAG.code, codeText);
  if (value === null) return book.putMissing(meter.value.number, day.value, slot.value, row);
  const quanta = parseQuantity(value, SCALES.kWh);
  if (quanta >= 0) return book.put(meter.value.number, day.value, slot.value, quanta, row);
  book.spoil(meter.value.number, day.value, slot.value, row);
  fault(valueFault(value, quanta, "kWh"), "value", value);
}

function unexpected(got: string, row: number): FileRefused {
  return new FileRefused({
    code: "metering.xml-unexpected",
    field: "file",
    row,
    got,
    accepted: "a message SBD-MSG with JPMGRP and JPTRM",
  });
}
