import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { callFor, calloutTown, later, NIGHT } from "../../../../test/support/callout-town.ts";
import { phoneOf, told } from "../../../../test/support/field-phone.ts";
import { CATALOGUE } from "../../../../test/support/lived-town.ts";
import { runBilling, storedSources } from "../../../billing/index.ts";
import { month } from "../../../kernel/day.ts";
import type { DeskCase } from "../../api/callout-desk.ts";

const town = await calloutTown("attacks");
const ken = phoneOf(town.ken);
let keys = 0;

function act(number: string, body: object) {
  keys += 1;
  return town.desk.post(`/api/staff/callout/cases/${number}`, { act: body }, `attack-${keys}`);
}

async function endOf(number: string): Promise<void> {
  await act(number, { type: "cancel", who: "operator", reason: "end of the test" });
}

function sent(facts: readonly object[], more: object = {}) {
  return town.ken.post("/api/field/facts", { sentAt: NIGHT, facts, ...more });
}

test("one id twice in a batch is one fact, and the phone's queue goes on", async () => {
  const { number } = await callFor(town.yumi, ["water", "kitchen-tap"]);
  const first = told(number, "note", { words: "一度目" });
  const again = { ...first, words: "二度目" };
  const { answers } = await ken.tell([told(number, "accept"), first, again]);
  expect(answers.map(({ taken }) => taken)).toEqual(["taken", "taken"]);
  const path = `/api/staff/callout/cases/${number}?purpose=inquiry`;
  const { steps } = (await town.desk.get(path)).json as DeskCase;
  const notes = steps.filter(({ type }) => type === "noted");
  expect(notes.map(({ detail }) => detail?.ja)).toEqual(["一度目"]);
  await endOf(number);
});

test("places that are none, and instants that no clock says, are refused at the door", async () => {
  const { number } = await callFor(town.yumi, ["water", "kitchen-tap"]);
  const nowhere = { lat: 999, lon: 0 };
  const wild = "2026-11-21T17:00:00.1234567890123Z";
  const span = { from: later(NIGHT, 60), until: later(NIGHT, 120) };
  const answers = [
    await sent([told(number, "arrived", { place: nowhere })]),
    await sent([], { at: nowhere }),
    await sent([{ ...told(number, "accept"), at: wild }]),
    await sent([], { sentAt: wild }),
    await act(number, { type: "place", at: nowhere }),
    await act(number, { type: "promise", ...span, until: "2500-01-01T00:00:00Z" }),
    await act(number, { type: "promise", ...span, from: wild }),
    await town.desk.post(
      "/api/staff/callout/technicians/T-0002/shifts",
      { shifts: [{ from: "9999-12-31T10:00:00Z", until: "9999-12-31T20:00:00Z" }] },
      randomUUID(),
    ),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  await endOf(number);
});

test("damage claimed of two calls at once stays below the one cap of their contract", async () => {
  for (const billed of ["2026-08", "2026-09", "2026-10"]) {
    await runBilling({
      pool: town.database.app,
      operatorId: town.operator,
      month: month(billed),
      asKnownAt: "2026-12-31T02:00:00.000Z",
      sources: storedSources(CATALOGUE),
    });
  }
  const calls = [
    await callFor(town.yumi, ["water", "kitchen-tap"]),
    await callFor(town.yumi, ["keys", "locked-out"]),
  ];
  const claimed = { type: "compensate", claimed: 99_999 };
  const paid = await Promise.all(calls.map(({ number }) => act(number, claimed)));
  expect(paid.map(({ status }) => status)).toEqual([200, 200]);
  const [{ number } = { number: "" }] = calls;
  const path = `/api/staff/callout/cases/${number}?purpose=inquiry`;
  const { compensation } = (await town.desk.get(path)).json as DeskCase;
  expect(compensation.cap).toBeGreaterThan(0);
  expect(compensation.paid).toBe(compensation.cap);
  for (const one of calls) await endOf(one.number);
});

test("codes to one letter box are counted together, however its address is written", async () => {
  const asked = (email: string) =>
    town.app.request("http://localhost/api/help/code", {
      method: "POST",
      headers: { Origin: "http://localhost", "Content-Type": "application/json" },
      body: JSON.stringify({ email, operator: "attacks" }),
    });
  for (let k = 0; k < 6; k += 1) await asked(`stranger+${k}@example.jp`);
  const sentTo = await town.inTown((tx) =>
    tx.query("select 1 from outbox_mail where operator_id = $1 and to_address like 'stranger%'", [
      tx.operatorId,
    ]),
  );
  expect(sentTo).toHaveLength(3);
});

test("who of the staff looked at a report stands in the household's own record", async () => {
  const { number } = await callFor(town.yumi, ["water", "kitchen-tap"]);
  const path = `/api/staff/callout/cases/${number}/reports/none/pdf?purpose=inquiry`;
  expect(await town.desk.get(path)).toMatchObject({ status: 404 });
  const looked = await town.inTown((tx) =>
    tx.query(
      `select a.number from audit_log l join account a using (operator_id, account_id)
       where l.operator_id = $1 and l.action = 'callout.report'`,
      [tx.operatorId],
    ),
  );
  expect(looked).toEqual([{ number: "A-1" }]);
  await endOf(number);
});

test("a stranger with a whole network of addresses is one stranger", async () => {
  const statuses: number[] = [];
  for (let k = 1; k <= 21; k += 1) {
    const answer = await town.app.request("http://localhost/api/help/code", {
      method: "POST",
      headers: {
        Origin: "http://localhost",
        "Content-Type": "application/json",
        "X-Forwarded-For": `2001:db8:1:2::${k.toString(16)}`,
      },
      body: JSON.stringify({ email: "none", operator: "attacks" }),
    });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(statuses.at(-1)).toBe(429);
});
