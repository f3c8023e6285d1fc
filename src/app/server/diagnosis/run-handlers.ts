import { lastDayOfLink } from "../../../diagnosis/business/sign-consent.ts";
import { loadDiagnoses, loadDiagnosis } from "../../../diagnosis/store-diagnoses.ts";
import { insertLink, revokeLinks } from "../../../diagnosis/store-links.ts";
import { packOf } from "../../../diagnosis/pack.ts";
import { formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit } from "../../../platform/index.ts";
import { readUseFile } from "../../diagnosis/read-use-file.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { callerReader } from "./caller-reader.ts";
import { type Inside, insideReader } from "./contractor-reader.ts";
import { madeFor } from "./made-for.ts";
import { diagnosisRow, keptView, madeView } from "./run-views.ts";

/** Making diagnoses, and what is kept of them. */
export function runHandlers(world: World) {
  return {
    ...readHandlers(world),
    ...linkHandlers(world),
    diagnose: ({ session, program, body, key }) =>
      madeFor(world, { session, program, key }, body, async (_, { made }) =>
        ok(madeView(made, world.catalogue)),
      ),
  } satisfies Partial<Handlers>;
}

function readHandlers(world: World) {
  const inside = insideReader(world);
  const pack = packOf(world.catalogue);
  return {
    diagnosisPack: ({ session }) =>
      inside(session, async () => ok({ ...pack, rules: [...pack.rules] })),
    readUseFile: ({ session, program, query, file }) =>
      callerReader(world, program)(session, async () => {
        const read = readUseFile(world.catalogue, file, query);
        return read.ok ? read : no({ code: "http.bad-request", fields: [...read.refusal] });
      }),
    diagnoses: ({ session, program, query: { customer } }) =>
      callerReader(world, program)(session, async (at) => {
        const of = customer === undefined ? null : Number(customer);
        return ok({ diagnoses: (await loadDiagnoses(at.tx, at, of)).map(diagnosisRow) });
      }),
    diagnosis: ({ session, program, params }) =>
      callerReader(world, program)(session, async (at) => {
        const kept = await loadDiagnosis(at.tx, at, Number(params.diagnosis));
        return kept === null ? no({ code: "diagnosis.not-found" }) : ok(keptView(kept));
      }),
  } satisfies Partial<Handlers>;
}

function linkHandlers(world: World) {
  const inside = insideReader(world);
  return {
    newLink: ({ session, params, body: { days } }) =>
      inside(session, (at) =>
        ofDiagnosis(at, params.diagnosis, async (diagnosisId) => {
          const { tx, accountId, who: by, now, today } = at;
          const lastDay = lastDayOfLink(today, days);
          // Midnight in Tokyo after the last day.
          const expiresAt = `${formatDay(lastDay)}T15:00:00.000Z`;
          const token = await insertLink(tx, { accountId, diagnosisId, expiresAt, by, now });
          await note(at, "diagnosis-link.make", diagnosisId);
          return ok({ url: `/diagnoses/${token}`, lastDay: formatDay(lastDay) });
        }),
      ),
    revokeLink: ({ session, params }) =>
      inside(session, (at) =>
        ofDiagnosis(at, params.diagnosis, async (diagnosisId) => {
          const { tx, accountId, who: by, now } = at;
          await revokeLinks(tx, { accountId, diagnosisId, by, now });
          await note(at, "diagnosis-link.revoke", diagnosisId);
          return ok({ done: true as const });
        }),
      ),
  } satisfies Partial<Handlers>;
}

async function ofDiagnosis<T>(
  at: Inside,
  asked: string,
  then: (diagnosisId: number) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const kept = await loadDiagnosis(at.tx, at, Number(asked));
  return kept === null ? no({ code: "diagnosis.not-found" }) : then(kept.diagnosisId);
}

async function note({ tx, now, who: actor, accountId }: Inside, action: string, diagnosis: number) {
  const entry = { at: now, actor, action, accountId, purpose: "EN-11" };
  await recordAudit(tx, { ...entry, detail: { diagnosis } });
}
