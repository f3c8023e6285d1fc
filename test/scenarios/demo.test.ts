import { beforeAll, describe, expect, test } from "vitest";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { verifyStored } from "../../src/app/cli/verify-stored.ts";
import { seedDemo, type Seeded } from "../../src/app/demo/seed.ts";
import { findIssued, ledgerBalance, loadBill, loadBills } from "../../src/billing/index.ts";
import { explainFacts } from "../../src/kernel/derivation-text.ts";
import { toText } from "../../src/kernel/exact.ts";
import {
  listOperators,
  loadOperator,
  type Operator,
  withOperator,
} from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { type Json, type StatedLine, verifyLines } from "../../src/verifier/index.ts";
import { freshDatabase } from "../support/postgres.ts";

const database = await freshDatabase();
const catalogue = loadCatalogue(INSTALLED_CATALOGUE);
const quiet = { total: () => {}, at: () => {}, stop: () => {} };
let seeded: Seeded;
/** Seconds of a core that it took here, whoever else is at work on the machine. */
let busySeconds: number;
let operator: Operator;

beforeAll(async () => {
  const before = process.cpuUsage();
  seeded = await seedDemo(database, catalogue, quiet);
  const { user, system } = process.cpuUsage(before);
  busySeconds = (user + system) / 1_000_000;
  const [only] = await listOperators(database.app);
  const found = only && (await loadOperator(database.app, only.operatorId));
  if (!found) throw new Error("the demo has no operator");
  operator = found;
});

const ask = <Row extends Record<string, unknown>>(sql: string) =>
  withOperator(database.app, operator.operatorId, (tx) => tx.query<Row>(sql));

/** Days and readings on which the line of an item rests, in the bills whose number begins so. */
async function factsOf(number: string, item: string): Promise<readonly string[]> {
  const [own] = await ask<{ id: number }>(
    `select account_id as id from bill where number like '${number}%'`,
  );
  const bills = await withOperator(database.app, operator.operatorId, (tx) =>
    loadBills(tx, own?.id ?? 0, catalogue),
  );
  const line = bills
    .filter((bill) => bill.number.startsWith(number))
    .flatMap(({ lines }) => lines)
    .find((each) => each.item === item);
  const facts = line ? explainFacts(line.why, "en") : [];
  return facts.filter((fact) => /^\d+ days|^[\d.]+ kWh: /.test(fact));
}

const COUNTS = `select (select count(*) from bill) as bills,
  (select count(*) from account) as accounts,
  (select count(*) from interval_day) as days,
  (select count(*) from billing_run) as runs,
  (select count(*) from contract_event) as events`;

describe("the demo operator", () => {
  test("has sixty households and 24 months of bills, in well under half a minute", async () => {
    expect(seeded).toMatchObject({ already: false, households: 60 });
    expect(busySeconds).toBeLessThan(30);
    const months = await ask<{ month: string }>(
      "select distinct month::text from billing_run order by month",
    );
    expect(months).toHaveLength(24);
    expect([months.at(0)?.month, months.at(-1)?.month]).toEqual(["2024-11-01", "2026-10-01"]);
    const [counted] = await ask<{ bills: number }>("select count(*) as bills from bill");
    expect(counted?.bills).toBe(seeded.bills);
  });

  test("lives on 2026-11-22 by its own clock", () => {
    expect(operator.clock.instant()).toBe("2026-11-22T01:00:00.000Z");
  });

  test("seeded again, says so and changes nothing", async () => {
    const before = await ask(COUNTS);
    const again = await seedDemo(database, catalogue, quiet);
    expect(again).toMatchObject({ already: true, households: 60, bills: seeded.bills });
    expect(await ask(COUNTS)).toEqual(before);
  });

  test("shows every rule that can stand on a bill", async () => {
    const rows = await ask<{ rule: string }>("select distinct rule from bill_line order by rule");
    const shown = rows.map(({ rule }) => rule);
    const pricing = new Set([
      "monthly-fee",
      "one-off-fee",
      "exit-fee",
      "energy-tariff",
      "fuel-adjustment",
      "unit-adjustment",
      "procurement-adjustment",
      "discount",
      "point-scheme",
      "payment-fee",
      "equipment-damage",
      "outage-credit",
      "quota",
      "evasion",
    ]);
    const others = new Map([["kaketsuke365/payment-fee", "its ways to pay cost nothing"]]);
    const elsewhere = ["market", "kurashi-anshin"];
    const priced = [...catalogue.rules.values()]
      .filter(({ service }) => !elsewhere.includes(service))
      .filter(({ id, rule }) => pricing.has(rule.kind) && !others.has(id))
      .map(({ id }) => id);
    const besides = ["market/levy", "market/support", "hiho-denki/settlement"];
    expect(shown).toEqual([...priced, ...besides].toSorted());
  });

  test("shows every kind of line there is", async () => {
    const [kinds] = await ask<Record<string, boolean>>(`select
      bool_or(corrects_bill is not null) as corrections,
      bool_or(kind = 'carry' and amount > 0) as held_back,
      bool_or(kind = 'carry' and amount < 0) as brought_forward,
      bool_or(rule = 'hiho-denki/procurement-adjustment' and amount < 0) as refund,
      bool_or(rule = 'hiho-denki/procurement-adjustment' and amount > 0) as charge,
      bool_or(rule = 'hiho-denki/energy-tariff' and item = 'rounding') as rounding,
      bool_or(label_ja = '最低料金') as minimum_charge,
      bool_or('estimated' = any(marks)) as estimated,
      bool_or('illustrative' = any(marks)) as illustrative,
      bool_or(tax_kind = 'added') as added, bool_or(tax_kind = 'included') as included,
      bool_or(tax_kind = 'none') as untaxed
      from bill_line`);
    expect(Object.entries(kinds ?? {}).filter(([, there]) => !there)).toEqual([]);
    expect(Object.keys(kinds ?? {})).toHaveLength(12);
  });

  test("held a bill while readings were missing, and made it when they came", async () => {
    const runs = await ask<{ month: string; held: number }>(
      `select month::text, (report ->> 'held')::integer as held from billing_run
       where (report ->> 'held')::integer > 0 order by month`,
    );
    expect(runs.map(({ month }) => month)).toContain("2025-08-01");
    expect(await ask("select 1 from billing_note where held <> '[]'")).toEqual([]);
  });

  test("the flagship's bill holds five services' lines in one sum", async () => {
    const bill = await withOperator(database.app, operator.operatorId, (tx) =>
      loadBill(tx, "E10001-202610-engawa-1", catalogue),
    );
    const services = new Set(bill?.lines.map(({ rule }) => rule.split("/")[0]));
    for (const service of [
      "hiho-denki",
      "kattobi-hikari",
      "ecorepo-home",
      "kaketsuke365",
      "household",
    ]) {
      expect(services).toContain(service);
    }
    const discount = bill?.lines.find(({ item }) => item === "denki-guttowari");
    expect(discount && toText(discount.amount)).toBe("-110");
    const sum = bill?.rates.reduce((all, { total }) => all + total, 0);
    expect(bill?.total).toBe(sum);
  });

  test("its dealer has diagnosed for three customers, and keeps what they consent to", async () => {
    const [counted] = await ask<Record<string, number>>(`select
      (select count(*)::integer from diagnosis_customer) as customers,
      (select count(*)::integer from diagnosis_count) as counted,
      (select count(*)::integer from diagnosis) as kept,
      (select count(*)::integer from diagnosis_person) as people,
      (select count(*)::integer from diagnosis_agency where decision = 'approved') as agencies,
      (select sum(quantity)::integer from diagnosis_charge) as charged`);
    expect(counted).toEqual({
      customers: 3,
      counted: 5,
      kept: 3,
      people: 4,
      agencies: 1,
      charged: 5,
    });
  });

  test("fewer amperes count by the day, an exchanged meter from its day", async () => {
    expect(await factsOf("E10006-202511", "base")).toEqual([
      "17 days: 2025-10-03/2025-10-20",
      "14 days: 2025-10-20/2025-11-03",
      "31 days: 2025-10-03/2025-11-03",
    ]);
    expect(await factsOf("E10011-202606", "energy")).toEqual([
      expect.stringMatching(/ kWh: 2026-05-18\/2026-06-09, \d{22}@/),
      expect.stringMatching(/ kWh: 2026-06-09\/2026-06-18, \d{22}-2@/),
    ]);
  });

  test("what each household owes by the ledger is what its bills come to", async () => {
    await withOperator(database.app, operator.operatorId, async (tx) => {
      const bills = await findIssued(tx, {}, catalogue);
      const byAccount = Map.groupBy(bills, ({ accountId }) => accountId);
      for (const [accountId, own] of byAccount) {
        const owed = own.reduce((sum, { total }) => sum + total, 0);
        const { receivable, ledgers } = await ledgerBalance(tx, accountId);
        expect(receivable).toBe(owed);
        expect([...ledgers.values()].reduce<number>((sum, amount) => sum + amount, 0)).toBe(0);
      }
    });
  });
});

describe("the verifier over the demo", () => {
  test("confirms every line of every bill, against catalogue and readings", async () => {
    const house = { database, operator, catalogue };
    const verdict = await verifyStored(
      house,
      { bill: null, directory: INSTALLED_CATALOGUE },
      quiet,
    );
    const [counted] = await ask<{ lines: number }>("select count(*) as lines from bill_line");
    expect(verdict?.findings).toEqual([]);
    expect(verdict?.lines).toBe(counted?.lines);
  });

  test("catches any other digit in any amount of the flagship's last bill", async () => {
    const bill = await withOperator(database.app, operator.operatorId, (tx) =>
      loadBill(tx, "E10001-202610-engawa-1", catalogue),
    );
    const lines = (bill?.lines ?? []).map(({ amount, why }, index): StatedLine => {
      return { name: `#${index + 1}`, amount: toText(amount), derivation: why as unknown as Json };
    });
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      for (const [index, digit] of [...line.amount].entries()) {
        if (!/\d/.test(digit)) continue;
        const other = digit === "9" ? "8" : String(Number(digit) + 1);
        const amount = line.amount.slice(0, index) + other + line.amount.slice(index + 1);
        expect(verifyLines([{ ...line, amount }]).findings, `${line.name} ${amount}`).toHaveLength(
          1,
        );
      }
    }
  });
});
