import type { z } from "zod";
import type { announcementBody } from "../api/queue.ts";
import {
  actRefusal,
  announce,
  concernedBy,
  keepWrite,
  lockKey,
  recordAnnouncement,
  refuse,
  type Refused,
  writeAgendas,
  loadContracts,
  writeHash,
  writeSeen,
} from "../../contracts/index.ts";
import { day, type Day, formatDay } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Tx } from "../../platform/index.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Moment } from "./moment.ts";
import { notify } from "./notify.ts";

export type AnnounceOut = Announcing & {
  readonly key: string;
  readonly who: string;
};

type Announcing = z.output<typeof announcementBody>;

/**
 * Tell a change or works to exactly those concerned (MM-05, MM-20, HH-16, EN-16, IT-23), when it is
 * early enough under the terms. Answers how many contracts were told; null: done before.
 */
export async function announceTo(
  at: Moment,
  ask: AnnounceOut,
): Promise<Result<number | null, Refused>> {
  const { tx, now } = at;
  const { key, who: _who, ...said } = ask;
  await lockKey(tx, key);
  const seen = await writeSeen(tx, key, writeHash(["announce", said]));
  if (seen === "other") return actRefusal("key-reused");
  if (seen === "same") return ok(null);
  const timely = mayAnnounce(at, ask);
  if (!timely.ok) return timely;
  await keepWrite(tx, key, writeHash(["announce", said]));
  const about = { ...(await aboutOf(at, ask)), ...timely.value, key };
  const held = await recordAnnouncement(tx, about);
  const id = await keepAnnouncement(at, ask);
  await notify(
    tx,
    now,
    held.map(({ accountId, contract }) => ({
      accountId,
      kind: "announced",
      contractId: contract.id,
      title: inBoth(ask.title),
      body: inBoth(ask.body),
      link: "/contracts",
      onceKey: `${contract.id}/announced/${id}`,
    })),
  );
  await lookAgain(at, held);
  return ok(held.length);
}

/** How many accounts are concerned: their contracts still run when it counts. */
export async function countConcerned(at: Moment, ask: Announcing): Promise<number> {
  const held = await concernedBy(at.tx, await aboutOf(at, ask));
  return new Set(held.map(({ accountId }) => accountId)).size;
}

async function aboutOf({ tx, today: on, now }: Moment, ask: Announcing) {
  const { service, change, scope } = ask;
  return {
    service,
    change,
    on,
    now,
    effectiveOn: day(ask.effectiveOn),
    to: await scopeOf(tx, scope),
  };
}

/** The notice in both languages; where there is none in English, the Japanese stands for both. */
function inBoth({ ja, en }: { readonly ja: string; readonly en: string }) {
  return { ja, en: en === "" ? ja : en };
}

interface Timely {
  readonly lastDayToLeaveFree: Day | null;
  /** The earliest day for which today is early enough. */
  readonly earliest: Day;
}

/** Whether today is early enough under the terms; else why not, and the earliest day. */
export function mayAnnounce(
  { catalogue, today }: Moment,
  ask: Announcing,
): Result<Timely, Refused> {
  const { service, change, urgent } = ask;
  const rule = rulesOf(catalogue, service, "announcement").find(
    (each) => each.rule.changes[change] !== undefined,
  );
  const clauses = rule?.rule.changes[change]?.clause ?? ["XX-02"];
  if (!rule) return noSuchChange(clauses);
  const effectiveOn = day(ask.effectiveOn);
  const done = announce(rule, { change, announcedOn: today, effectiveOn, urgent });
  if (done.ok) return done;
  const { refusal } = done;
  if (refusal.code === "contracts.no-such-change") return noSuchChange(clauses);
  const { earliest } = refusal;
  const on = formatDay(earliest);
  const tooLate = refusal.code === "contracts.announced-too-late";
  return refuse({
    code: refusal.code,
    clauses,
    reason: tooLate
      ? { ja: "この適用日には告知が間に合いません。", en: "It is too late to announce that day." }
      : { ja: "適用日は月の初日にしてください。", en: "It counts from the first of a month." },
    needed: { ja: `${on}以降を適用日にしてください。`, en: `Choose ${on} or a later day.` },
    days: tooLate ? { earliest, latestAnnouncement: refusal.latestAnnouncement } : { earliest },
  });
}

function noSuchChange(clauses: readonly string[]) {
  return refuse({
    code: "contracts.no-such-change",
    clauses,
    reason: {
      ja: "このサービスの約款には、この変更の定めがありません。",
      en: "The terms of this service know no such change.",
    },
  });
}

async function scopeOf(tx: Tx, scope: Announcing["scope"]) {
  if (!("accounts" in scope)) return scope;
  const rows = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = any($2::text[])",
    [tx.operatorId, scope.accounts],
  );
  return { accountIds: rows.map(({ id }) => id) };
}

async function keepAnnouncement({ tx, now, today }: Moment, ask: AnnounceOut): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into announcement (operator_id, service, change, urgent, announced_on, effective_on,
       scope, title, body, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning announcement_id as id`,
    [
      tx.operatorId,
      ask.service,
      ask.change,
      ask.urgent,
      formatDay(today),
      ask.effectiveOn,
      JSON.stringify(ask.scope),
      JSON.stringify(inBoth(ask.title)),
      JSON.stringify(inBoth(ask.body)),
      ask.who,
      now,
    ],
  );
  if (!row) throw new Error("the announcement was not kept");
  return row.id;
}

/** What was told may give a right with a last day, which the agenda has to know. */
async function lookAgain(
  { tx, catalogue, today }: Moment,
  told: readonly { readonly accountId: number }[],
): Promise<void> {
  const ids = [...new Set(told.map(({ accountId }) => accountId))];
  const contracts = await loadContracts(tx, ids);
  const held = [...contracts].map(([accountId, own]) => ({ accountId, contracts: own }));
  if (held.length > 0) await writeAgendas(tx, catalogue, { held, on: today });
}
