import { expect, test } from "vitest";
import { actionSchema } from "../../contracts/index.ts";
import { needsTwo } from "./needs-two.ts";

const CHANGED = [{ month: "2026-10" }];

test.each([
  [{ type: "charge", code: "statement" }, [], true],
  [{ type: "retract", fact: "ended", factOn: "2026-10-31" }, [], true],
  [{ type: "record-outage", from: "2026-10-03", minutes: 2940 }, [], true],
  [{ type: "report-damage", serial: "S1", repairable: true, amount: "8000" }, [], true],
  [{ type: "report-damage", serial: "S1" }, [], false],
  [{ type: "leave", wishedOn: "2026-12-31" }, [], false],
  [{ type: "leave", wishedOn: "2026-12-31" }, CHANGED, true],
])("%j with %j waits for a second person: %s", (action, corrections, expected) => {
  expect(needsTwo(actionSchema.parse(action), corrections)).toBe(expected);
});
