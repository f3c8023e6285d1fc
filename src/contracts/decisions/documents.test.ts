import { describe, expect, test } from "vitest";
import { asking, brief, householdOn, served } from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day, formatDay } from "../../kernel/day.ts";
import type { Contract } from "../model.ts";
import { decide } from "../decide.ts";
import { askedOf } from "../household/asked.ts";
import { dueDocuments } from "../documents/due-documents.ts";
import { startedBy } from "../documents/starts.ts";

const issue = (document: string, form: "electronic" | "paper" = "electronic") =>
  ({ type: "issue-document", document, form }) as const;
const receive = (document: string) => ({ type: "receive-document", document }) as const;

const APPLIED = at("2024-09-18", {
  type: "applied",
  item: "family-1g",
  options: [],
  channel: "web",
  documents: "paper",
});
const ACCEPTED = at("2024-09-20", { type: "accepted" });
const fibre = contractOf([APPLIED, ACCEPTED], "kattobi-hikari", "F");

function due(contract: Contract, date: string): readonly string[] {
  const asked = askedOf(householdOn(date, [contract]), contract.id);
  if (!asked.ok) throw new Error(asked.refusal.code);
  return dueDocuments(asked.value).map(
    ({ document, dueOn, form }) => `${document} ${formatDay(dueOn)} ${form}`,
  );
}

describe("giving a document", () => {
  test("is recorded in the form that was chosen, and says what its receipt starts", () => {
    expect(
      decide(householdOn("2024-09-21", [fibre]), "F", issue("contract-content", "paper")),
    ).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "document-issued",
              document: "contract-content",
              form: "paper",
              on: day("2024-09-21"),
              recordedAt: "2024-09-21T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "受け取った日から、解除できる最終日までの日数を数えます",
              en: "Its days to withdraw count from its receipt",
            },
            clauses: ["IT-18"],
            on: null,
          },
        ],
        effectiveOn: null,
        clauses: ["IT-18", "XX-06"],
      },
    });
  });

  test("another form than the chosen one is refused", () => {
    expect(
      decide(householdOn("2024-09-21", [fibre]), "F", issue("contract-content")),
    ).toMatchObject({
      refusal: {
        code: "contracts.form-not-as-chosen",
        clauses: ["IT-18", "XX-06"],
        needed: { en: "Give it on paper" },
      },
    });
  });

  test.each([
    ["unknown", "contracts.unknown-document"],
    ["cancellation", "contracts.document-not-yet"],
    ["withdrawal-confirmation", "contracts.document-not-yet"],
    ["stop-notice", "contracts.document-not-yet"],
    ["return-slip", "contracts.document-not-yet"],
    ["withdrawal-form", "at once"],
  ])("%s of a running contract: %s", (document, code) => {
    expect(brief(decide(householdOn("2024-09-21", [fibre]), "F", issue(document, "paper")))).toBe(
      code,
    );
  });

  test("before the terms began there is no such document", () => {
    const old = contractOf(
      [
        at("2019-09-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
        at("2019-09-30", { type: "accepted" }),
      ],
      "kattobi-hikari",
      "F",
    );
    const asked = (date: string) =>
      brief(decide(householdOn(date, [old]), "F", issue("before-contract")));
    expect([asked("2019-09-30"), asked("2019-10-01")]).toEqual([
      "contracts.unknown-document",
      "at once",
    ]);
  });

  test("no form of withdrawal for those who have no such right (HH-22)", () => {
    const business = contractOf(
      [
        at("2024-09-18", {
          type: "applied",
          item: "power",
          options: [],
          channel: "telephone",
          customer: "business",
        }),
        ACCEPTED,
      ],
      "hiho-denki",
      "P",
    );
    const asked = householdOn("2024-09-21", [business]);
    expect(decide(asked, "P", issue("withdrawal-form"))).toMatchObject({
      refusal: { code: "contracts.no-right-to-withdraw", clauses: ["HH-22"] },
    });
  });
});

describe("receiving a document", () => {
  const given = asking(householdOn("2024-09-30", [fibre]), "F", issue("contract-content", "paper"));

  test("starts the eight days, the day of receipt being day 1 (IT-18)", () => {
    expect(decide(given, "F", receive("contract-content"))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "document-received",
              document: "contract-content",
              on: day("2024-10-01"),
              recordedAt: "2024-10-01T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "解除できる最終日：2024年10月8日",
              en: "Last day to withdraw: 2024-10-08",
            },
            clauses: ["IT-18"],
            on: day("2024-10-08"),
          },
        ],
        effectiveOn: null,
        clauses: ["IT-18", "XX-06"],
      },
    });
  });

  test("said twice, the first receipt stays; a new version is received anew", () => {
    const received = asking(given, "F", receive("contract-content"));
    const twice = decide(received, "F", receive("contract-content"));
    expect(twice).toMatchObject({
      ok: true,
      value: {
        events: [],
        notes: [{ label: { en: "Received on 2024-10-01 already" }, on: day("2024-10-01") }],
      },
    });
    const again = asking(received, "F", issue("contract-content", "paper"));
    expect(decide(again, "F", receive("contract-content"))).toMatchObject({
      value: { events: [{ event: { on: day("2024-10-03") } }] },
    });
  });

  test("what was not given cannot arrive, nor before it was given", () => {
    expect(brief(decide(given, "F", receive("before-contract")))).toBe(
      "contracts.document-not-issued",
    );
    const early = { ...given, on: day("2024-09-29") };
    expect(decide(early, "F", receive("contract-content"))).toMatchObject({
      refusal: { code: "contracts.received-before-issued", days: { earliest: day("2024-09-30") } },
    });
    expect(brief(decide(given, "F", receive("letter")))).toBe("contracts.unknown-document");
  });
});

describe("what is due", () => {
  test("before and after the contract, in the form that was chosen", () => {
    expect(due(contractOf([APPLIED], "kattobi-hikari", "F"), "2024-09-18")).toEqual([
      "before-contract 2024-09-18 paper",
    ]);
    expect(due(fibre, "2024-09-21")).toEqual([
      "before-contract 2024-09-18 paper",
      "contract-content 2024-09-20 paper",
    ]);
    const given = asking(
      householdOn("2024-09-21", [fibre]),
      "F",
      issue("before-contract", "paper"),
    );
    expect(given.contracts.map((contract) => due(contract, "2024-09-22"))).toEqual([
      ["contract-content 2024-09-20 paper"],
    ]);
  });

  test("an item change forms HEMS anew: the document is due again (HM-03)", () => {
    const changed = served("ecorepo-home", "light", {
      id: "H",
      later: [
        at("2024-10-05", {
          type: "document-issued",
          document: "after-contract",
          form: "electronic",
        }),
        at("2024-10-05", { type: "document-received", document: "before-contract" }),
        at("2025-02-10", { type: "work-done", work: "item-change", facts: {} }),
        at("2025-02-10", { type: "item-changed", item: "premium" }),
      ],
    });
    expect(due(changed, "2025-02-09")).toContain("after-contract 2025-02-10 electronic");
  });

  test("the confirmation of an end that followed another contract's is given once", () => {
    // On 10 March the line was given up for the 31st, and HEMS with it: confirmed the same day.
    const confirmed = { type: "document-issued", document: "cancellation", form: "paper" } as const;
    const ended = at("2025-03-31", { type: "ended", reason: "prerequisite-ended" }, "2025-03-10");
    const given = at("2024-10-05", {
      type: "document-issued",
      document: "after-contract",
      form: "paper",
    });
    const followed = (later: readonly (typeof given)[]) =>
      served("ecorepo-home", "light", { id: "H", later: [given, ended, ...later] });
    expect(due(followed([]), "2025-04-01")).toEqual(["cancellation 2025-03-31 electronic"]);
    expect(due(followed([at("2025-03-10", confirmed)]), "2025-04-01")).toEqual([]);
  });

  test("of a contract that ended only what its end calls for", () => {
    const lent = { type: "equipment-lent", thing: "onu", serial: "ONU-1" } as const;
    const ended = contractOf(
      [
        APPLIED,
        ACCEPTED,
        at("2024-10-05", { type: "started" }),
        at("2024-10-05", lent),
        at("2025-03-10", { type: "notice-given", leavesOn: day("2025-03-31"), reason: "customer" }),
        at("2025-03-31", { type: "ended", reason: "customer" }, "2025-03-10"),
      ],
      "kattobi-hikari",
      "F",
    );
    expect(due(ended, "2025-04-02")).toEqual([
      "cancellation 2025-03-10 paper",
      "return-slip 2025-03-31 paper",
    ]);
  });
});

test("a document that starts nothing, and one whose days have not begun", () => {
  const asked = askedOf(householdOn("2024-09-21", [fibre]), "F");
  if (!asked.ok) throw new Error(asked.refusal.code);
  expect(startedBy(asked.value, "before-contract", day("2024-09-21"))).toBeNull();
  expect(startedBy(asked.value, "contract-content-again", null)).toEqual({
    label: { ja: "解除できる最終日", en: "Last day to withdraw" },
    lastDay: null,
    clauses: ["IT-18"],
  });
});
