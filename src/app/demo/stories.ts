import type { ContractEvent } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { building, cafe, dealer, workshop } from "./business-stories.ts";
import {
  callout,
  charged,
  contract,
  fibre,
  home,
  leaves,
  nextMeter,
  NO_VISIT,
  on,
  power,
  type Story,
  supplyFrom,
} from "./history.ts";
import { customerNumber } from "./town.ts";

const EXISTING = { visit: "yes", wiring: "existing" };

/** Electricity, fibre, home energy, call-out, and the bundle discount, all on one bill. */
const everything: Story = (meter) => [
  fibre("fibre", {
    item: "family-1g",
    applied: "2024-09-20",
    opened: "2024-10-05",
    options: ["wireless-router", "norton"],
  }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-11-08",
    started: "2024-12-10",
    capacity: { amps: 40 },
  }),
  home("home", {
    item: "light",
    applied: "2024-12-20",
    installed: "2025-01-15",
    later: [
      on("2025-10-15", { type: "work-done", work: "item-change", facts: {} }),
      on("2025-10-15", { type: "item-changed", item: "premium" }),
    ],
  }),
  callout("callout", "2024-11-20", "2024-12-01"),
];

/** An all-electric home whose meter had a gap, and whose provisional values were corrected. */
const allElectric: Story = (meter) => [
  fibre("fibre", { item: "family-1g", applied: "2024-10-02", opened: "2024-10-21" }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-10-08",
    started: "2024-11-12",
    capacity: { amps: 60 },
  }),
];

/** A flat with VDSL wiring, left inside the year; the terminal never came back. */
const leftEarly: Story = () => [
  fibre("fibre", {
    item: "mansion-100m-vdsl",
    applied: "2024-11-05",
    opened: "2024-11-26",
    work: { visit: "yes", wiring: "vdsl" },
    later: [
      ...leaves("2025-08-10", "2025-08-31"),
      charged("2025-09-20", "equipment-not-returned", { facts: { equipment: "vdsl-unit" } }),
    ],
  }),
];

/** Moves away after a year: the early-exit fee, and fibre to the end of the month. */
const movedAway: Story = (meter) => [
  fibre("fibre", {
    item: "family-1g",
    applied: "2024-10-20",
    opened: "2024-11-08",
    work: EXISTING,
    later: leaves("2025-10-20", "2025-11-30"),
  }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-10-28",
    started: "2024-11-20",
    capacity: { amps: 30 },
    ended: "2025-11-20",
    later: leaves("2025-10-20", "2025-11-19"),
  }),
];

/** A flat with everything, in Premium from the start; later it needs fewer amperes. */
const flatWithEverything: Story = (meter) => [
  fibre("fibre", { item: "mansion-1g", applied: "2024-10-10", opened: "2024-10-29" }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-11-01",
    started: "2024-12-03",
    capacity: { amps: 50 },
    later: [on("2025-10-20", supplyFrom(meter, { amps: 40 }))],
  }),
  home("home", { item: "premium", applied: "2024-11-10", installed: "2024-11-29" }),
  callout("callout", "2024-11-10", "2024-12-15", [
    charged("2025-07-19", "special-work", { amount: "8800" }),
  ]),
];

/** Home energy cancelled in the middle of a month, with the equipment damaged. */
const hemsLeft: Story = () => [
  fibre("fibre", { item: "family-100m", applied: "2024-10-04", opened: "2024-10-22" }),
  home("home", {
    item: "light",
    applied: "2024-12-01",
    installed: "2024-12-12",
    later: [
      ...leaves("2025-05-15", "2025-06-18"),
      on("2025-06-18", { type: "work-done", work: "removal", facts: {} }),
      charged("2025-06-20", "equipment-damage", { facts: { item: "light" } }),
      charged("2025-03-10", "evaded-charges", { amount: "1140" }),
    ],
  }),
];

/** Fibre taken over from the incumbent, made faster later, with options that came and went. */
const transferred: Story = (meter) => [
  contract("fibre", "kattobi-hikari", [
    on("2024-10-15", { type: "applied", item: "family-100m", options: [], channel: "web" }),
    on("2024-10-15", { type: "accepted" }),
    on("2024-11-01", { type: "work-done", work: "transfer-in", facts: NO_VISIT }),
    on("2024-11-01", { type: "started" }),
    on("2025-03-10", { type: "option-started", option: "web-filter-multi-3", quantity: 1 }),
    on("2025-12-31", { type: "option-ended", option: "web-filter-multi-3" }),
    charged("2026-02-03", "outage", { quantity: 15_900 }),
    on("2026-04-15", { type: "work-done", work: "item-change", facts: SPEED_UP }),
    on("2026-04-15", { type: "item-changed", item: "family-1g" }),
  ]),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-11-12",
    started: "2024-12-18",
    capacity: { amps: 40 },
  }),
];
const SPEED_UP = { visit: "yes", from: "family-100m", to: "family-1g" };

/** Statements on paper, and a stop for late payment during which the fee goes on. */
const suspended: Story = (meter) => [
  fibre("fibre", {
    item: "mansion-100m-lan",
    applied: "2024-10-18",
    opened: "2024-11-06",
    work: { visit: "yes", wiring: "lan" },
    later: [
      on("2026-01-20", { type: "suspended", ground: "non-payment" }),
      on("2026-02-12", { type: "restored" }),
      charged("2026-02-03", "payment", { facts: { method: "paper-bill", failed: "yes" } }),
    ],
  }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-11-15",
    started: "2024-12-20",
    capacity: { amps: 30 },
    later: [
      charged("2025-02-14", "statement"),
      charged("2025-08-18", "statement"),
      charged("2026-01-26", "payment", { facts: { method: "slip", failed: "yes" } }),
    ],
  }),
];

/** Readings far too high for a summer, put right a year later: a refund larger than a bill. */
const overread: Story = (meter) => [
  fibre("fibre", { item: "family-200m", applied: "2024-10-11", opened: "2024-10-30" }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-10-16",
    started: "2024-11-18",
    capacity: { amps: 30 },
    later: [on("2026-06-09", supplyFrom(nextMeter(meter), { amps: 30 }))],
  }),
];

/** Home energy changed to Premium, but the desk heard of it two months later. */
const heardLate: Story = () => [
  fibre("fibre", { item: "family-1g", applied: "2024-11-02", opened: "2024-11-20" }),
  home("home", {
    item: "light",
    applied: "2024-12-01",
    installed: "2024-12-18",
    later: [
      on("2025-07-09", { type: "work-done", work: "item-change", facts: {} }, "2025-09-12"),
      on("2025-07-09", { type: "item-changed", item: "premium" }, "2025-09-12"),
      charged("2026-03-02", "succession", { amount: "3000" }),
    ],
  }),
];

/** Home energy withdrawn from in time: only the work remains. */
const homeWithdrawn: Story = () => [
  mailOnly,
  fibre("fibre", { item: "family-1g", applied: "2024-10-14", opened: "2024-11-01" }),
  home("home", {
    item: "light",
    applied: "2025-02-20",
    installed: "2025-03-05",
    later: [
      on("2025-03-07", { type: "document-received", document: "after-contract" }),
      on("2025-03-14", { type: "withdrawn", sentOn: day("2025-03-14"), misled: false }),
    ],
  }),
];

/** Mail without a line, paused over a summer and left before its minimum use. */
const mailOnly = contract("mail", "kattobi-hikari", [
  on("2025-04-02", { type: "applied", item: "kattobi-value", options: [], channel: "web" }),
  on("2025-04-02", { type: "accepted" }),
  on("2025-04-10", { type: "started" }),
  on("2025-06-15", { type: "paused" }),
  on("2025-08-10", { type: "resumed" }),
  ...leaves("2025-08-12", "2025-08-31"),
]);

/** Fibre given back in the first week: service used, contract fee and work stay owed. */
const fibreWithdrawn: Story = () => [
  fibre("fibre", {
    item: "family-1g",
    applied: "2025-04-03",
    opened: "2025-04-16",
    work: NO_VISIT,
    later: [
      on("2025-04-10", { type: "document-received", document: "contract-content" }),
      on("2025-04-17", { type: "withdrawn", sentOn: day("2025-04-17"), misled: false }),
    ],
  }),
];

/** A second home in the Kansai area, where the first block has a minimum charge. */
const secondHome: Story = (meter) => [
  fibre("fibre", { item: "mansion-1g", applied: "2024-10-22", opened: "2024-11-12" }),
  power("power", {
    item: "standard",
    meter,
    area: "kansai",
    applied: "2024-11-20",
    started: "2024-12-16",
    capacity: { kva: 6 },
  }),
  callout("callout", "2024-11-20", "2024-12-02"),
];

/** The contract of the managed building, under which its residents have theirs. */
const BUILDING = `${customerNumber(15)}-mems`;

/** Residents of the managed building. */
const resident =
  (opened: string, damage: ContractEvent): Story =>
  (meter) => [
    fibre("fibre", {
      item: "mansion-100m-lan",
      applied: "2024-11-11",
      opened,
      work: { visit: "yes", wiring: "lan" },
    }),
    contract("mems", "ecorepo-mems", [
      on("2024-11-20", {
        type: "applied",
        item: "resident",
        options: [],
        channel: "web",
        building: BUILDING,
      }),
      on("2024-11-21", { type: "accepted" }),
      on("2024-12-01", { type: "started" }),
      damage,
    ]),
    power("power", {
      item: "standard",
      meter,
      applied: "2024-11-25",
      started: "2024-12-22",
      capacity: { amps: 30 },
    }),
  ];

/** Two lines in one household: the discount is given once for each. */
const twoLines: Story = (meter) => [
  fibre("fibre", { item: "family-1g", applied: "2024-10-03", opened: "2024-10-24" }),
  fibre("fibre-2", {
    item: "family-100m",
    applied: "2025-05-01",
    opened: "2025-05-20",
    options: ["wireless-card", "homepage-url"],
    later: [
      charged("2025-06-02", "equipment-purchase", { amount: "16500" }),
      charged("2025-09-11", "repair", { amount: "5500" }),
    ],
  }),
  power("power", {
    item: "standard",
    meter,
    applied: "2024-10-30",
    started: "2024-11-27",
    capacity: { amps: 60 },
  }),
];

const GATEWAY_LOST = charged("2026-01-15", "equipment-damage", {
  facts: { equipment: "gateway", inUseFrom: "2024-12-01" },
});
const METER_MENDED = charged("2025-10-06", "equipment-damage", {
  facts: { equipment: "smart-meter", inUseFrom: "2024-12-01" },
  amount: "6600",
});

/** In the order of the first residents of the town. */
export const STORIES: readonly Story[] = [
  everything,
  allElectric,
  leftEarly,
  workshop,
  movedAway,
  flatWithEverything,
  hemsLeft,
  transferred,
  suspended,
  cafe,
  overread,
  heardLate,
  homeWithdrawn,
  fibreWithdrawn,
  secondHome,
  building,
  dealer,
  resident("2024-11-28", METER_MENDED),
  resident("2024-12-05", GATEWAY_LOST),
  twoLines,
];
