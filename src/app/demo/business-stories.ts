import { charged, contract, fibre, leaves, NO_VISIT, on, power, type Story } from "./history.ts";

/** A workshop on three-phase power: Support Pack, cancelled, taken up again without free months. */
export const workshop: Story = (meter) => [
  fibre("fibre", { item: "family-200m", applied: "2024-10-01", opened: "2024-10-16" }),
  power("power", {
    item: "power",
    meter,
    applied: "2024-10-03",
    started: "2024-11-05",
    capacity: { kw: 8 },
    options: ["support-pack"],
    later: [
      on("2025-09-30", { type: "option-ended", option: "support-pack" }),
      on("2026-02-01", { type: "option-started", option: "support-pack", quantity: 1 }),
    ],
  }),
];

/** A café: construction costs passed on, and Facility Maintenance that outlives the supply. */
export const cafe: Story = (meter) => [
  contract("fibre", "kattobi-hikari", [
    on("2024-10-09", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    on("2024-10-09", { type: "accepted" }),
    on("2024-10-25", { type: "work-done", work: "provider-change-in", facts: NO_VISIT }),
    on("2024-10-25", { type: "started" }),
  ]),
  power("power", {
    item: "power",
    meter,
    applied: "2024-10-20",
    started: "2024-11-25",
    capacity: { kw: 12 },
    options: ["facility-maintenance"],
    ended: "2026-05-25",
    later: [
      charged("2024-12-05", "network-construction", { amount: "48400" }),
      ...leaves("2026-04-10", "2026-05-24"),
    ],
  }),
];

/** The owners' association: the building's energy management, and three-phase power. */
export const building: Story = (meter) => [
  fibre("fibre", { item: "family-1g", applied: "2024-10-01", opened: "2024-10-15" }),
  contract("mems", "ecorepo-mems", [
    on("2024-10-20", { type: "applied", item: "building", options: [], channel: "agent" }),
    on("2024-10-25", { type: "accepted" }),
    on("2024-11-15", { type: "started" }),
  ]),
  power("power", {
    item: "power",
    meter,
    applied: "2024-10-20",
    started: "2024-11-28",
    capacity: { kw: 15 },
  }),
];

/** A dealer that diagnoses its customers' homes: yearly plan and diagnoses above the number. */
export const dealer: Story = () => [
  fibre("fibre", { item: "family-1g", applied: "2024-10-07", opened: "2024-10-23" }),
  contract("diagnosis", "enegaeru", [
    on("2024-11-20", { type: "applied", item: "solar-battery", options: [], channel: "web" }),
    on("2024-11-25", { type: "accepted" }),
    on("2024-12-10", { type: "started" }),
    charged("2025-04-08", "outage", { quantity: 2_940 }),
    charged("2025-05-31", "diagnosis", { quantity: 130 }),
    charged("2025-06-30", "extra-diagnoses", { quantity: 12 }),
    ...leaves("2026-07-20", "2026-08-31"),
  ]),
];
