import { loadAreas } from "../../callout/store-areas.ts";
import {
  keepTechnician,
  loadTechnician,
  nextTechnician,
  replaceShifts,
  technicianOfKey,
  type TechnicianRow,
} from "../../callout/store-technicians.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { hashPassword, instantText, type Tx } from "../../platform/index.ts";
import type { TechnicianBody } from "../api/callout-desk.ts";
import { tellDesks } from "./tell-desks.ts";

export interface TechnicianRefusal {
  readonly code:
    | "callout.technician-not-found"
    | "callout.technician-taken"
    | "callout.area-not-found"
    | "callout.shifts-overlap";
}

/** Add somebody who goes out (`technician` null), or change them, their login with them. */
export async function changeTechnician(
  tx: Tx,
  {
    technician,
    body,
    now,
    key = null,
  }: {
    readonly technician: string | null;
    readonly body: TechnicianBody;
    readonly now: string;
    /** The request's own, of whoever is added: the same request adds one. */
    readonly key?: string | null;
  },
): Promise<Result<string, TechnicianRefusal>> {
  const before = technician === null ? null : await loadTechnician(tx, technician);
  if (technician !== null && before === null) return no({ code: "callout.technician-not-found" });
  const added = key === null ? null : await technicianOfKey(tx, key);
  if (added !== null) return ok(added);
  const known = new Set((await loadAreas(tx)).map(({ area }) => area));
  if (body.areas.some((area) => !known.has(area))) return no({ code: "callout.area-not-found" });
  const userId = await loginOf(tx, before, body);
  if (userId === "taken") return no({ code: "callout.technician-taken" });
  const { name, kana, phone, company, base, active } = body;
  const [skills, areas] = [[...new Set(body.skills)], [...new Set(body.areas)]];
  const number = technician ?? (await nextTechnician(tx));
  const said = { name, kana, phone, company, skills, areas, base, active };
  await keepTechnician(tx, { technician: number, ...said, userId, key });
  await admit(tx, userId ?? before?.userId ?? null, { active, now });
  await tellDesks(tx, {});
  return ok(number);
}

/** Their login, made or given a new password; null: nothing is said of it. */
async function loginOf(
  tx: Tx,
  before: TechnicianRow | null,
  { login, name }: TechnicianBody,
): Promise<number | null | "taken"> {
  if (login === undefined) return null;
  const loginId = login.loginId.trim().normalize("NFKC").toLowerCase();
  const hash = await hashPassword(login.password);
  const known = before?.userId ?? null;
  if (known !== null) {
    const [changed] = await tx.query<{ userId: number }>(
      `update app_user set login_id = $3, password_hash = $4, name = $5
       where operator_id = $1 and user_id = $2 and not exists (select from app_user o
         where o.operator_id = $1 and o.login_id = $3 and o.user_id <> $2)
       returning user_id as "userId"`,
      [tx.operatorId, known, loginId, hash, name],
    );
    if (changed === undefined) return "taken";
    await endSessions(tx, known);
    return changed.userId;
  }
  const [made] = await tx.query<{ userId: number }>(
    `insert into app_user (operator_id, kind, login_id, name, password_hash, role)
     values ($1, 'technician', $2, $3, $4, 'technician')
     on conflict (operator_id, login_id) do nothing returning user_id as "userId"`,
    [tx.operatorId, loginId, name, hash],
  );
  return made?.userId ?? "taken";
}

/** Who does not work here any more logs in no more, from this instant on. */
async function admit(
  tx: Tx,
  userId: number | null,
  { active, now }: { readonly active: boolean; readonly now: string },
): Promise<void> {
  if (userId === null) return;
  await tx.query("update app_user set disabled_at = $3 where operator_id = $1 and user_id = $2", [
    tx.operatorId,
    userId,
    active ? null : now,
  ]);
  if (!active) await endSessions(tx, userId);
}

async function endSessions(tx: Tx, userId: number): Promise<void> {
  await tx.query("delete from session where operator_id = $1 and user_id = $2", [
    tx.operatorId,
    userId,
  ]);
}

interface Shift {
  readonly from: string;
  readonly until: string;
}

/** The shifts to come; one that goes on is among them, or ends. */
export async function changeShifts(
  tx: Tx,
  {
    technician,
    shifts,
    now,
  }: {
    readonly technician: string;
    readonly shifts: readonly Shift[];
    readonly now: string;
  },
): Promise<Result<null, TechnicianRefusal>> {
  if ((await loadTechnician(tx, technician)) === null)
    return no({ code: "callout.technician-not-found" });
  const inOrder = shifts
    .map(({ from, until }) => ({ from: instantText(from), until: instantText(until) }))
    .filter(({ until }) => until > now)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (!areShifts(inOrder)) return no({ code: "callout.shifts-overlap" });
  await replaceShifts(tx, { technician, since: now, shifts: inOrder });
  await tellDesks(tx, {});
  return ok(null);
}

const LONGEST_SHIFT_MS = 24 * 3600 * 1000;

function areShifts(inOrder: readonly Shift[]): boolean {
  return inOrder.every(({ from, until }, k) => {
    const [a, b] = [Temporal.Instant.from(from), Temporal.Instant.from(until)];
    const lasts = b.epochMilliseconds - a.epochMilliseconds;
    const before = inOrder.at(k - 1);
    const isApart = k === 0 || (before !== undefined && before.until <= from);
    return lasts > 0 && lasts <= LONGEST_SHIFT_MS && isApart;
  });
}
