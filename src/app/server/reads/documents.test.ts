import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { storedSources } from "../../../billing/index.ts";
import { insertDocument, loadDocument, loadDocuments } from "../../../contracts/index.ts";
import { day } from "../../../kernel/day.ts";
import { loadOperator } from "../../../platform/index.ts";
import { at as event } from "../../../../test/support/contract-history.ts";
import { keepMissingDocuments } from "../../life/keep-documents.ts";
import { CATALOGUE, town } from "../../../../test/support/lived-town.ts";
import { carryOutAsked } from "./act.ts";
import { documentsOf, readDocument, readDocumentPdf, receiveDocument } from "./documents.ts";
import { momentOf } from "./moment.ts";
import type { Reading } from "./world.ts";

const here = await town("documents");
const fibre = (id: string) => ({
  id,
  service: "kattobi-hikari",
  history: [
    event("2026-09-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    event("2026-09-20", { type: "accepted" }),
  ],
});
await here.setDay("2026-09-28");
const household = await here.settle("P-1", [fibre("P-1-net")]);
const other = await here.settle("P-2", [fibre("P-2-net")]);

/** As the household on the operator's day. */
async function on<T>(date: string, read: (reading: Reading) => Promise<T>): Promise<T> {
  await here.setDay(date);
  const operator = await loadOperator(here.database.app, here.operator);
  if (!operator) throw new Error("the operator is gone");
  const now = operator.clock.instant();
  const world = {
    pool: here.database.app,
    catalogue: CATALOGUE,
    sources: storedSources(CATALOGUE),
  };
  const session = {
    operatorId: here.operator,
    userId: 1,
    kind: "resident",
    role: "resident",
    name: "花子",
    loginId: "hanako",
    accountId: household,
    personId: null,
    since: now,
    expiresAt: now,
  } as const;
  return here.inTown((tx) => read({ tx, world, session, operator, now, today: day(date) }));
}

const receipt = { accountId: household, by: "resident", who: "hanako", on: null } as const;

function issue(date: string, document: string, key: string) {
  const action = { type: "issue-document", document, form: "electronic" } as const;
  return on(date, (reading) =>
    carryOutAsked(reading, {
      accountId: household,
      contractId: "P-1-net",
      action,
      by: "job",
      who: "test",
      on: null,
      reason: "",
      key,
    }),
  );
}

async function given(date: string, key: string) {
  const done = await issue(date, "contract-content", key);
  if (!done.ok) throw new Error(done.refusal.code);
  const { documents } = await on(date, (reading) => documentsOf(reading, household));
  const newest = documents.find(({ kind }) => kind === "contract-content");
  if (!newest) throw new Error("it was not kept");
  const read = await on(date, (reading) => readDocument(reading, household, newest.id));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

describe("a document that is given", () => {
  test("is kept as it was, with the hash of its text; its receipt starts the days", async () => {
    const { row, content } = await given("2026-09-30", "give-1");
    expect(row).toEqual({
      id: row.id,
      contract: "P-1-net",
      service: "kattobi-hikari",
      kind: "contract-content",
      title: { ja: "契約内容確認書", en: "Contract content document" },
      version: 1,
      form: "electronic",
      issuedOn: "2026-09-30",
      receivedOn: null,
      starts: { label: { ja: "解除できる最終日", en: "Last day to withdraw" }, lastDay: null },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(content.to).toBe("P-1 花子");
    expect(content.number).toBe("P-1-net/contract-content/1");
    const received = await on("2026-10-01", (reading) =>
      receiveDocument(reading, { ...receipt, document: row.id }),
    );
    expect(received).toMatchObject({
      ok: true,
      value: { row: { receivedOn: "2026-10-01", starts: { lastDay: "2026-10-08" } } },
    });
    const again = await on("2026-10-05", (reading) =>
      receiveDocument(reading, { ...receipt, document: row.id }),
    );
    expect(again).toMatchObject({ value: { row: { receivedOn: "2026-10-01" } } });
  });

  test("does not change when it is given anew: the new version has its own receipt", async () => {
    const { documents: before } = await on("2026-10-06", (each) => documentsOf(each, household));
    await given("2026-10-06", "give-2");
    const { documents } = await on("2026-10-06", (each) => documentsOf(each, household));
    expect(documents.map(({ version, receivedOn }) => [version, receivedOn])).toEqual([
      [2, null],
      [1, "2026-10-01"],
    ]);
    expect(documents.slice(1)).toEqual(before);
    // The older one was replaced: receiving it says nothing of the newer.
    const old = before[0]?.id ?? "";
    await on("2026-10-07", (each) => receiveDocument(each, { ...receipt, document: old }));
    const after = await on("2026-10-07", (each) => documentsOf(each, household));
    expect(after.documents).toEqual(documents);
  });

  test("is printed from what is kept alone, each time the same", async () => {
    const { documents } = await on("2026-10-08", (each) => documentsOf(each, household));
    const ask = { accountId: household, document: documents[0]?.id ?? "", language: "ja" } as const;
    const [first, second] = [
      await on("2026-10-08", (each) => readDocumentPdf(each, ask)),
      await on("2027-03-01", (each) => readDocumentPdf(each, ask)),
    ];
    if (!first.ok || !second.ok) throw new Error("the document was not printed");
    expect(first.value.name).toBe("P-1-net-contract-content-2.pdf");
    expect(Buffer.compare(Buffer.from(first.value.bytes), Buffer.from(second.value.bytes))).toBe(0);
  });

  test("is nobody else's", async () => {
    const { documents } = await on("2026-10-08", (each) => documentsOf(each, household));
    const id = documents[0]?.id ?? "";
    const notFound = { ok: false, refusal: { code: "document.not-found" } };
    expect(await on("2026-10-08", (each) => readDocument(each, other, id))).toEqual(notFound);
    expect(
      await on("2026-10-08", (each) =>
        receiveDocument(each, { ...receipt, accountId: other, document: id }),
      ),
    ).toEqual(notFound);
    expect(await on("2026-10-08", (each) => documentsOf(each, other))).toEqual({ documents: [] });
  });

  test("the refusals of the terms are said as to every action", async () => {
    expect(await issue("2026-10-08", "cancellation", "give-3")).toMatchObject({
      ok: false,
      refusal: { code: "contracts.document-not-yet", refused: { clauses: [{ id: "IT-11" }, {}] } },
    });
  });
});

test("papers of a history taken over are composed as of their day, and kept once", async () => {
  const lent = { type: "equipment-lent", thing: "onu", serial: "ONU-1" } as const;
  const form = "paper";
  const taken = {
    ...fibre("P-3-net"),
    history: [
      ...fibre("P-3-net").history,
      event("2026-09-20", { type: "document-issued", document: "contract-content", form }),
      event("2026-09-22", { type: "document-received", document: "contract-content" }),
      event("2026-09-25", lent),
    ],
  };
  const account = await here.settle("P-3", [taken]);
  for (const _ of ["once", "twice"]) {
    await on("2026-10-20", (reading) => keepMissingDocuments(momentOf(reading), account));
  }
  const { documents } = await on("2026-10-20", (each) => documentsOf(each, account));
  expect(documents).toMatchObject([
    { version: 1, issuedOn: "2026-09-20", receivedOn: "2026-09-22", form: "paper" },
  ]);
  const id = documents[0]?.id ?? "";
  const shown = await on("2026-10-20", (each) => readDocument(each, account, id));
  // What was lent five days later is not in it.
  expect(JSON.stringify(shown)).not.toContain("ONU-1");
});

const kept = () => here.inTown((tx) => loadDocuments(tx, household));

describe("the store of documents", () => {
  test("keeps the very text that was hashed", async () => {
    const [newest] = await kept();
    const text = JSON.stringify(newest?.content);
    expect(createHash("sha256").update(text).digest("hex")).toBe(newest?.hash);
  });

  test("refuses to change what was given, and a version that is kept already", async () => {
    const [newest] = await kept();
    if (!newest) throw new Error("nothing is kept");
    await expect(
      here.inTown((tx) =>
        tx.query("update document set version = 9 where operator_id = $1", [tx.operatorId]),
      ),
    ).rejects.toThrow(/permission denied|cannot be changed|append/);
    await expect(here.inTown((tx) => insertDocument(tx, newest))).rejects.toThrow(/duplicate key/);
  });

  test("shows nothing when the text is not what was given", async () => {
    const forged = { ...(await kept())[0], version: 7 };
    const { id: _, hash: __, ...row } = forged;
    await here.inTown((tx) =>
      tx.query(
        `insert into document (operator_id, account_id, contract_id, kind, version, form, content,
           content_hash, catalogue_hash, issued_on, issued_at)
         values ($1, $2, $3, $4, 7, 'paper', $5, $6, 'x', '2026-10-09', '2026-10-09T01:00:00Z')`,
        [
          tx.operatorId,
          household,
          "P-1-net",
          "before-contract",
          JSON.stringify({ ...row.content, to: "別の方" }),
          createHash("sha256").update("other").digest(),
        ],
      ),
    );
    await expect(kept()).rejects.toThrow("is not what was given");
    expect(await here.inTown((tx) => loadDocument(tx, household, "999999"))).toBeNull();
  });
});
