import { expect, test } from "vitest";
import { callOut, CATALOGUE, fibreRunningOut, town } from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { storedSources } from "../../billing/index.ts";
import type { Application } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { applyOut } from "./apply-out.ts";
import { carryOut } from "./carry-out.ts";
import { previewApplications } from "./preview-applications.ts";

const database = await freshDatabase();
const sources = storedSources(CATALOGUE);
const BY_DESK = { by: "staff", who: "desk@example.jp" } as const;

const asked: Omit<Application, "service"> = {
  item: "family-200m",
  options: [],
  channel: "telephone",
  documents: "electronic",
  facts: { guardianConsent: "yes" },
};

test("a new line is shown with what it keeps from ending (XX-02)", async () => {
  const here = await town("new-line", database);
  const today = await here.setDay("2027-01-10");
  const now = "2027-01-10T01:00:00.000Z";
  const accountId = await here.settle("N-1", [fibreRunningOut("N-1-net"), callOut("N-1-call")]);
  const ask = { accountId, number: "N-1" } as const;
  const line = { ...asked, service: "kattobi-hikari" };
  await here.inTown(async (tx) => {
    const at = { tx, catalogue: CATALOGUE, sources, now, today };
    // With the line that is given up for the end of January, call-out ends.
    const leave = { type: "leave", wishedOn: day("2027-01-31") } as const;
    const action = { ...leave, reason: "customer", workOn: null, answers: {} } as const;
    const way = { ...BY_DESK, on: null, reason: "", key: "leave" };
    const left = await carryOut(at, { accountId, contractId: "N-1-net", action, ...way });
    expect(left.ok).toBe(true);
    const [check] = await previewApplications(at, { ...ask, by: "staff", applications: [line] });
    expect(check?.decision.ok && check.decision.value.notes.map(({ label }) => label.en)).toContain(
      "Call-out 365 (N-1-call), which was to end with it, goes on as well",
    );
    // Opened on 1 February: 3,300 and call-out's 550 in that month, then 5,720 and 550.
    expect(check?.money).toMatchObject({ onceTotal: 3_300 + 550, monthlyTotal: 5_720 + 550 });
    const done = await applyOut(at, { ...ask, ...BY_DESK, applications: [line], key: "apply" });
    expect(done.ok).toBe(true);
  });
  expect(await here.told(accountId, "N-1-call")).toContain("2027-01-10 retracted");
});
