import type { Area } from "../../../src/kernel/area.ts";

/** A plan of a common shape, each figure as it was typed. */
export interface PlanShape {
  readonly supplier: string;
  readonly label: string;
  readonly area: Area;
  /** `2026-04-01`: the first day of the prices. */
  readonly from: string;
  readonly source: string;
  readonly base: "10A" | "kVA" | "contract" | "none";
  readonly baseYen: string;
  readonly energy: "flat" | "tiers" | "bands";
  readonly price: string;
  readonly price2: string;
  readonly price3: string;
  readonly upTo1: string;
  readonly upTo2: string;
  readonly nightPrice: string;
  readonly nightFrom: string;
  readonly nightUntil: string;
  readonly adjusts: "both" | "levy" | "none";
  /** The worked example: what a price list or a bill says of one month. */
  readonly month: string;
  readonly amps: string;
  readonly kwh: string;
  readonly nightKwh: string;
  readonly energyYen: string;
}

export interface PlanTexts {
  readonly plan: string;
  readonly examples: string;
}

const ADJUSTMENTS = {
  both: "[market/fuel/utilities, market/levy]",
  levy: "[market/levy]",
  none: "[]",
} as const;

/**
 * The file of a plan and its worked example. What was typed stands in quotes, so that no text
 * becomes another key; an entry of one's own is marked as not verified.
 */
export function planYaml(shape: PlanShape): PlanTexts {
  const { supplier, label, area, from, source, adjusts } = shape;
  const plan = [
    "kind: energy-tariff",
    `title: ${both(`${supplier} ${label}`)}`,
    "clause: [EN-01]",
    `supplier: ${both(supplier)}`,
    "energy: electricity",
    "unit: JPY/kWh",
    "rounding: market/rounding/common",
    `adjustments: ${ADJUSTMENTS[adjusts]}`,
    "plans:",
    "  own:",
    `    label: ${both(label)}`,
    `    areas: [${area}]`,
    "    prices:",
    `      - from: ${plain(from)}`,
    "        tax: { kind: included, percent: 10 }",
    `        base: ${baseOf(shape)}`,
    ...energyOf(shape).map((line) => `        ${line}`),
    "        unverified: true",
    `        source: { document: entered-plan, article: ${quoted(source)} }`,
  ];
  return { plan: `${plan.join("\n")}\n`, examples: exampleOf(shape) };
}

function baseOf({ base, baseYen }: PlanShape): string {
  switch (base) {
    case "none":
      return "{ by: none }";
    case "contract":
      return `{ by: contract, amount: ${quoted(figure(baseYen))} }`;
    case "10A":
    case "kVA":
      return `{ by: unit, unit: ${base}, amount: ${quoted(figure(baseYen))} }`;
  }
}

function energyOf(shape: PlanShape): readonly string[] {
  const { energy, price, price2, price3, upTo1, upTo2 } = shape;
  switch (energy) {
    case "flat":
      return [`energy: { by: tiers, tiers: ${tiers([{ price }])} }`];
    case "tiers": {
      const steps = [{ upTo: upTo1, price }, { upTo: upTo2, price: price2 }, { price: price3 }];
      return [`energy: { by: tiers, tiers: ${tiers(steps)} }`];
    }
    case "bands":
      return bandsOf(shape);
  }
}

function bandsOf({ price, nightPrice, nightFrom, nightUntil }: PlanShape): readonly string[] {
  return [
    "energy:",
    "  by: bands",
    "  bands:",
    `    day: ${band(DAY, price)}`,
    `    night: ${band(NIGHT, nightPrice)}`,
    "  timetable:",
    `    - { band: night, hours: [${clock(nightFrom)}-${clock(nightUntil)}] }`,
    "    - { band: day }",
  ];
}

const DAY = { ja: "昼間", en: "day" };
const NIGHT = { ja: "夜間", en: "night" };

function band({ ja, en }: { readonly ja: string; readonly en: string }, price: string): string {
  return `{ label: { ja: ${ja}, en: ${en} }, tiers: ${tiers([{ price }])} }`;
}

function tiers(steps: readonly { readonly upTo?: string; readonly price: string }[]): string {
  const each = steps.map(({ upTo, price }) => {
    const until = upTo === undefined ? "" : `upTo: ${quoted(figure(upTo))}, `;
    return `{ ${until}price: ${quoted(figure(price))} }`;
  });
  return `[${each.join(", ")}]`;
}

function exampleOf(shape: PlanShape): string {
  const { energy, base, source, area, month, amps, kwh, nightKwh, energyYen } = shape;
  const use =
    energy === "bands"
      ? `bands: { day: ${number(kwh)}, night: ${number(nightKwh)} }`
      : `kwh: ${number(kwh)}`;
  const size =
    base === "10A" ? [`amps: ${number(amps)}`] : base === "kVA" ? [`kva: ${number(amps)}`] : [];
  const given = ["plan: own", `area: ${area}`, ...size, use, `bill: ${plain(month)}`];
  const lines = [
    `- name: ${quoted(source)}`,
    "  clause: EN-01",
    `  given: { ${given.join(", ")} }`,
    `  expect: { energy: ${amount(energyYen)} }`,
    `  because: ${quoted(source)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Text in double quotes as both JSON and YAML read it. */
function quoted(text: string): string {
  return JSON.stringify(text.trim());
}

function both(text: string): string {
  return `{ ja: ${quoted(text)}, en: ${quoted(text)} }`;
}

/** Digits of any width, with a point: `１，２３４．５円` is 1234.5. */
function figure(text: string): string {
  return text.normalize("NFKC").replaceAll(/[,、\s円¥]/g, "");
}

/** A number as YAML has it where it is one; else quoted, so that the check tells what is wrong. */
function number(text: string): string {
  const plainText = figure(text);
  return /^\d+$/.test(plainText) ? plainText : quoted(plainText);
}

/** Whole yen as an integer, others as decimal text without closing zeros. */
function amount(text: string): string {
  const plainText = figure(text)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  return /^\d+$/.test(plainText) ? plainText : quoted(plainText);
}

function plain(text: string): string {
  const read = text.normalize("NFKC").trim();
  return /^\d{4}-\d{2}(-\d{2})?$/.test(read) ? read : quoted(read);
}

/** `23:00`, also from 23 or 23時. */
function clock(text: string): string {
  const [hour = "", minute = "00"] = text
    .normalize("NFKC")
    .replaceAll(/[時分\s]/g, "")
    .split(":");
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
