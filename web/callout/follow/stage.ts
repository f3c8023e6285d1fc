import type { ResidentCase } from "../../../src/app/api/callout.ts";

const STAGES: Readonly<Record<ResidentCase["state"], number | null>> = {
  "handed-over": null,
  open: 0,
  seeking: 1,
  offered: 1,
  assigned: 1,
  "on-the-way": 2,
  "on-site": 3,
  waiting: 3,
  done: 4,
  cancelled: null,
  declined: null,
};

/** How far a call is, from 0 (taken down) to 4 (done); null: it ended some other way. */
export function stageOf(state: ResidentCase["state"]): number | null {
  return STAGES[state];
}

/** Nothing more happens to it by itself. */
export function isOver(state: ResidentCase["state"]): boolean {
  return ["handed-over", "done", "cancelled", "declined"].includes(state);
}
