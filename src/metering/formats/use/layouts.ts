import type { Label } from "../../../terms/fields.ts";

/** A download whose shape is known, so that less need be said of it. */
export interface Layout {
  readonly label: Label;
  readonly unit: "kWh" | null;
  readonly stepMinutes: 30 | 60 | null;
  readonly stamp: "start" | "end" | null;
  /** What is known of it, and from where. */
  readonly source: string;
  /** Nobody here has seen a file of this kind: headings are found as in any file, or asked. */
  readonly unverified: boolean;
}

export const LAYOUT_KEYS = [
  "kurashi-tepco-json",
  "kurashi-tepco-csv",
  "miruden-hourly",
  "network-xml",
  "okinawa",
] as const;
export type LayoutKey = (typeof LAYOUT_KEYS)[number];

export const LAYOUTS: Readonly<Record<LayoutKey, Layout>> = {
  "kurashi-tepco-json": {
    label: { ja: "くらしTEPCO(JSON)", en: "Kurashi TEPCO, JSON" },
    unit: "kWh",
    stepMinutes: 30,
    stamp: "end",
    source:
      "fields kwh, time, day, month, data_year of one answer shown in a public README of 2021",
    unverified: true,
  },
  "kurashi-tepco-csv": {
    label: { ja: "くらしTEPCO(CSV)", en: "Kurashi TEPCO, CSV" },
    unit: "kWh",
    stepMinutes: null,
    stamp: null,
    source: "order of columns in a public script of 2020; the heading of the time is not known",
    unverified: true,
  },
  "miruden-hourly": {
    label: { ja: "はぴeみる電(1時間値)", en: "Hapi e Miruden, hourly" },
    unit: "kWh",
    stepMinutes: 60,
    stamp: "start",
    source:
      "rows described beside a public importer of 2026: 24 columns, days MM/DD without a year",
    unverified: true,
  },
  "network-xml": {
    label: { ja: "一般送配電事業者の30分値XML", en: "Network operator, 30-minute XML" },
    unit: "kWh",
    stepMinutes: 30,
    stamp: "start",
    source: "the importer's own reader",
    unverified: false,
  },
  okinawa: {
    label: { ja: "沖縄電力", en: "Okinawa Electric" },
    unit: null,
    stepMinutes: null,
    stamp: null,
    source: "none: its columns are to be said",
    unverified: true,
  },
};
