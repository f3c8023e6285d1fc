import { refusalOfAsker, servedContracts } from "../../../diagnosis/business/may-diagnose.ts";
import type { Refused } from "../../../diagnosis/business/refused.ts";
import type { CustomersOf } from "../../../diagnosis/store-customers.ts";
import { loadPerson } from "../../../diagnosis/store-people.ts";
import { formatDay } from "../../../kernel/day.ts";
import { no, type Result } from "../../../kernel/result.ts";
import type { Session } from "../../../platform/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { RefusedView } from "../../api/fields.ts";
import { type At, loadContractor, personAsker } from "../../diagnosis/load-contractor.ts";
import type { Refusal } from "../problems.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { clausesView } from "../views/refused-view.ts";

/** A contractor's house, as one of its people may see it: an agency's people see the agency's. */
export interface Inside extends At, CustomersOf {
  readonly reading: Reading;
  readonly session: Session;
  /** Who does it, as it is written down. */
  readonly who: string;
}

export type InsideReader = <T>(
  session: Session,
  read: (at: Inside) => Promise<Result<T, Refusal>>,
) => Promise<Result<T, Refusal>>;

/**
 * Read as somebody who works for a contractor. Who was named and stopped, works for an agency that
 * is not approved, or has logged in anew elsewhere, sees nothing (EN-10, EN-21).
 */
export function insideReader(world: World): InsideReader {
  return (session, read) =>
    reading(world, session, async (at) => {
      const { accountId, personId } = session;
      if (accountId === null) throw new Error(`the session of ${session.loginId} has no account`);
      const inside = insideOf(at, session, accountId);
      if (personId === null) return read(inside);
      const fault = refusalOfAsker(await personAsker(inside, session)) ?? (await unserved(inside));
      if (fault) return no(refusalBy(fault.refusal, world.catalogue));
      const person = await loadPerson(at.tx, accountId, personId);
      return read({ ...inside, agencyId: person?.agencyId ?? null });
    });
}

/** A user's service ends with the contract; whoever holds the account still sees what is kept. */
async function unserved(at: Inside): Promise<{ readonly refusal: Refused } | null> {
  if (at.session.role !== "diagnosis") return null;
  const served = servedContracts(await loadContractor(at, at.accountId));
  return served.ok ? null : served;
}

export function insideOf(at: Reading, session: Session, accountId: number): Inside {
  const { tx, now, today, world } = at;
  const who = session.loginId;
  const base = { tx, now, today, catalogue: world.catalogue };
  return { ...base, reading: at, session, who, accountId, agencyId: null };
}

/** Why not, as people read it. */
export function refusalBy(refused: Refused, catalogue: LoadedCatalogue): Refusal {
  return { code: refused.code, refused: viewOf(refused, catalogue) };
}

export function viewOf(refused: Refused, catalogue: LoadedCatalogue): RefusedView {
  const { code, reason, needed, clauses, days } = refused;
  const dated = Object.entries(days).map(([name, on]) => [name, formatDay(on)]);
  return {
    code,
    reason,
    needed,
    clauses: clausesView(clauses, catalogue),
    days: Object.fromEntries(dated),
    failed: [],
  };
}
