import path from "node:path";
import { describe, expect, test } from "vitest";
import { at } from "../../test/support/contract-history.ts";
import { freshDatabase } from "../../test/support/postgres.ts";
import { day } from "../kernel/day.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import { loadCatalogue } from "../terms/load.ts";
import { act, type ActAsk } from "./act.ts";
import type { Action, Application } from "./action-schema.ts";
import { applyTogether } from "./apply-together.ts";
import { loadAskedHousehold } from "./load-household.ts";
import type { ContractEvent } from "./model.ts";
import { insertContracts, loadContract } from "./store.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));
const database = await freshDatabase();
const operator = await database.createOperator("town");
const NOW = "2026-11-22T01:00:00.000Z";
const ON = day("2026-11-22");

function inTown<T>(action: (tx: Tx) => Promise<T>): Promise<T> {
  return withOperator(database.app, operator, action);
}

let made = 0;

/** A household with the given contracts, named after its number. */
async function household(
  contracts: Readonly<Record<string, { service: string; history: readonly ContractEvent[] }>>,
): Promise<{ accountId: number; number: string; idOf: (name: string) => string }> {
  made += 1;
  const number = `A${made}`;
  const idOf = (name: string) => `${number}-${name}`;
  const accountId = await inTown(async (tx) => {
    const [row] = await tx.query<{ account_id: number }>(
      `insert into account (operator_id, number, name, born_on, place, facts)
       values ($1, $2, $2, '1980-04-01', 'kanagawa', '{"meter": "smart"}') returning account_id`,
      [tx.operatorId, number],
    );
    if (!row) throw new Error("the account was not made");
    const held = Object.entries(contracts).map(([name, { service, history }]) => ({
      accountId: row.account_id,
      contract: { id: idOf(name), service, history },
    }));
    await insertContracts(tx, held);
    return row.account_id;
  });
  return { accountId, number, idOf };
}

const FIBRE = {
  service: "kattobi-hikari",
  history: [
    at("2025-04-01", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2025-04-02", { type: "accepted" }),
    at("2025-04-20", { type: "work-done", work: "install", facts: { visit: "no" } }),
    at("2025-04-20", { type: "started" }),
  ],
};

function mems(item: "building" | "resident", building?: string) {
  const under = building === undefined ? {} : { building };
  return {
    service: "ecorepo-mems",
    history: [
      at("2025-04-01", { type: "applied", item, options: [], channel: "agent", ...under }),
      at("2025-04-02", { type: "accepted" }),
      at("2025-04-03", { type: "started" }),
    ],
  };
}

function applied(service: string, item: string): Application {
  const said = { options: [], channel: "web", payment: "card", facts: {} };
  return { service, item, ...said, documents: "paper" };
}

type Asking = Pick<ActAsk, "accountId" | "contractId" | "action" | "key"> & Partial<ActAsk>;

function acting(ask: Asking) {
  return inTown((tx) => act(tx, CATALOGUE, { on: ON, now: NOW, by: "resident", ...ask }));
}

async function historyOf(contractId: string): Promise<readonly string[]> {
  const found = await inTown((tx) => loadContract(tx, contractId));
  return (found?.contract.history ?? []).map(({ type }) => type);
}

const LEAVE: Action = {
  type: "leave",
  wishedOn: day("2026-12-31"),
  reason: "customer",
  workOn: null,
  answers: {},
};
const NORTON: Action = { type: "add-option", option: "norton", quantity: 1 };

const power = (...later: readonly ContractEvent[]) => ({
  service: "hiho-denki",
  history: [
    at("2025-04-01", { type: "applied", item: "standard", options: [], channel: "web" }),
    at("2025-04-02", { type: "accepted" }),
    ...later,
  ],
});

const start = (meterNumber: string, of: { accountId: number; contractId: string }) =>
  acting({
    ...of,
    by: "staff",
    key: `start ${meterNumber} ${of.contractId}`,
    action: {
      type: "start",
      startsOn: null,
      facts: {
        area: "tokyo",
        meterNumber,
        amps: "40",
        proceduresDone: "2026-11-20",
        readingDays: "2026-11-21 2026-12-21",
      },
    },
  });

describe("a meter that serves somebody", () => {
  const supply = {
    area: "tokyo",
    meter: "M-77",
    capacity: { amps: 40 },
    readingDays: [day("2025-05-10"), day("2025-06-10")],
  } as const;
  const supplied = [
    at("2025-05-10", { type: "supply-set", supply }),
    at("2025-05-10", { type: "started" }),
  ];

  test("serves nobody else until that contract has ended", async () => {
    await household({ power: power(...supplied) });
    const next = await household({ power: power(), other: power() });
    const of = { accountId: next.accountId, contractId: next.idOf("power") };
    const taken = await start("M-77", of);
    expect(taken.ok ? null : taken.refusal.code).toBe("contracts.meter-in-use");
    expect((await historyOf(of.contractId)).includes("started")).toBe(false);
    const free = await start("M-78", of);
    expect(free.ok ? null : free.refusal).toBeNull();
  });
});

describe("two at once on one contract", () => {
  test("one wins and the other is told, whichever comes first", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { accountId, idOf } = await household({ fibre: FIBRE });
      const contractId = idOf("fibre");
      const seen = FIBRE.history.length;
      const [leaves, adds] = await Promise.all([
        acting({ accountId, contractId, action: LEAVE, key: `l${round}`, seen }),
        acting({ accountId, contractId, action: NORTON, key: `n${round}`, seen }),
      ]);
      const refusals = [leaves, adds].flatMap((each) => (each.ok ? [] : [each.refusal.code]));
      expect(refusals).toEqual(["contracts.changed-meanwhile"]);
      const events = await historyOf(contractId);
      expect([events.includes("ended"), events.includes("option-started")]).toEqual([
        leaves.ok,
        adds.ok,
      ]);
    }
  });

  test("the same request sent twice at once is carried out once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { accountId, idOf } = await household({ fibre: FIBRE });
      const ask = { accountId, contractId: idOf("fibre"), action: LEAVE, key: `twice-${round}` };
      const both = await Promise.all([acting(ask), acting(ask)]);
      const written = both.map((each) => each.ok && each.value.decided !== null);
      expect(written.toSorted()).toEqual([false, true]);
      expect((await historyOf(ask.contractId)).filter((type) => type === "ended")).toEqual([
        "ended",
      ]);
    }
  });

  test("a building and its dwellings never wait for each other in a circle", async () => {
    for (let round = 0; round < 6; round += 1) {
      const building = await household({ mems: mems("building") });
      const under = mems("resident", building.idOf("mems"));
      const homes = await Promise.all([1, 2, 3].map(() => household({ mems: under })));
      const asks = [building, ...homes].map(({ accountId, idOf }, k) =>
        acting({
          accountId,
          contractId: idOf("mems"),
          action: LEAVE,
          key: `circle-${round}-${k}`,
          by: "staff",
        }),
      );
      const done = await Promise.all(asks);
      expect(done[0]?.ok).toBe(true);
      for (const { idOf } of homes) {
        const ends = (await historyOf(idOf("mems"))).filter((type) => type === "ended");
        expect(ends.length).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

describe("an action", () => {
  test("is written over every contract that it touches, in other accounts too", async () => {
    const building = await household({ mems: mems("building") });
    const home = await household({ mems: mems("resident", building.idOf("mems")) });
    const { accountId, idOf } = building;
    const done = await acting({ accountId, contractId: idOf("mems"), action: LEAVE, key: "all" });
    expect(done.ok && done.value.accountOf.get(home.idOf("mems"))).toBe(home.accountId);
    expect(await historyOf(home.idOf("mems"))).toEqual(["applied", "accepted", "started", "ended"]);
  });

  test("of nobody's contract, and of one that is only tied, finds none", async () => {
    const building = await household({ mems: mems("building") });
    const home = await household({ mems: mems("resident", building.idOf("mems")) });
    for (const contractId of ["nothing", home.idOf("mems")]) {
      const ask = { accountId: building.accountId, contractId, action: LEAVE, key: contractId };
      const done = await acting(ask);
      expect(done).toMatchObject({ refusal: { code: "contracts.unknown-contract" } });
    }
  });

  test("under a key that stood for another one is refused", async () => {
    const { accountId, idOf } = await household({ fibre: FIBRE });
    const ask = { accountId, contractId: idOf("fibre"), key: "one-key" };
    await acting({ ...ask, action: NORTON });
    const other = await acting({ ...ask, action: LEAVE });
    expect(other).toMatchObject({
      refusal: { code: "contracts.key-reused", clauses: ["XX-02"], needed: expect.anything() },
    });
  });

  test("known before what is recorded already is refused", async () => {
    const { accountId, idOf } = await household({ fibre: FIBRE });
    const done = await acting({
      accountId,
      contractId: idOf("fibre"),
      action: LEAVE,
      key: "early",
      on: day("2025-04-01"),
      now: "2025-04-01T00:00:00.000Z",
    });
    expect(done.ok).toBe(false);
    expect(await historyOf(idOf("fibre"))).toHaveLength(4);
  });
});

function loaded(accountId: number) {
  const when = { on: ON, now: NOW };
  return inTown((tx) => loadAskedHousehold(tx, CATALOGUE, accountId, when));
}

describe("a household", () => {
  test("is loaded with its person and with what is tied to it, up and down", async () => {
    const building = await household({ mems: mems("building") });
    const home = await household({ fibre: FIBRE, mems: mems("resident", building.idOf("mems")) });
    const [above, below] = [await loaded(home.accountId), await loaded(building.accountId)];
    expect(above.person).toEqual({
      customer: "consumer",
      bornOn: day("1980-04-01"),
      place: "kanagawa",
      payment: "direct-debit",
      facts: { meter: "smart" },
    });
    expect(above.contracts.map(({ id }) => id)).toEqual([home.idOf("fibre"), home.idOf("mems")]);
    expect(above.tied.map(({ id }) => id)).toEqual([building.idOf("mems")]);
    expect(below.tied.map(({ id }) => id)).toEqual([home.idOf("mems")]);
  });
});

describe("applications", () => {
  test("sent together are taken together, under names of the account", async () => {
    const { accountId, number } = await household({});
    const done = await inTown((tx) =>
      applyTogether(tx, CATALOGUE, {
        accountId,
        number,
        on: ON,
        now: NOW,
        by: "resident",
        key: "apply",
        applications: [applied("kaketsuke365", "standard"), applied("kattobi-hikari", "family-1g")],
      }),
    );
    expect(done.ok && done.value.decided?.opens).toEqual([
      { contract: `${number}-kaketsuke365`, service: "kaketsuke365" },
      { contract: `${number}-kattobi-hikari`, service: "kattobi-hikari" },
    ]);
  });

  test("of which one fails are all refused, and none is opened", async () => {
    const { accountId, number } = await household({});
    const done = await inTown((tx) =>
      applyTogether(tx, CATALOGUE, {
        accountId,
        number,
        on: ON,
        now: NOW,
        by: "resident",
        key: "alone",
        applications: [applied("kaketsuke365", "standard")],
      }),
    );
    expect(done).toMatchObject({ refusal: { code: "contracts.conditions-not-met" } });
    expect(await historyOf(`${number}-kaketsuke365`)).toEqual([]);
  });
});
