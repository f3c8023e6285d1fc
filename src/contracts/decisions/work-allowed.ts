import { type Asked, refuse } from "../decision.ts";
import { type KnownWork } from "./known-work.ts";
import { noSuchNumber } from "./number-life.ts";
import { eventsOf } from "../history/read-history.ts";
import { refuseWhenOver } from "./refuse-over.ts";

/** Work that is done when the contract is over. */
export const REMOVAL = "removal";

/** Whether work may be ordered or done as the contract stands; null: it may. */
export function refusedForWork(
  asked: Asked,
  work: string,
  terms: KnownWork,
): ReturnType<typeof refuse> | null {
  const { life, state } = asked;
  const afterEnd = work === REMOVAL && (state === "ended" || state === "withdrawn");
  if (!afterEnd) {
    const over = refuseWhenOver(asked, "work");
    if (over) return over;
  }
  if (state === "applied") return notAccepted(terms.clause);
  if (terms.starts === "service" && life.startedOn !== null && life.startedOn <= asked.on) {
    return startedAlready(terms.clause);
  }
  return withoutNumber(asked, terms);
}

function notAccepted(clauses: readonly string[]) {
  return refuse({
    code: "contracts.not-accepted",
    clauses,
    reason: { ja: "まだ承諾されていません", en: "It is not accepted yet" },
    needed: { ja: "先にお申し込みを承諾してください", en: "Accept the application first" },
  });
}

function startedAlready(clauses: readonly string[]) {
  return refuse({
    code: "contracts.started-twice",
    clauses,
    reason: {
      ja: "ご利用はすでに始まっています",
      en: "Service has started already",
    },
  });
}

/** A switch needs the number that was issued for it and used in time (IT-04). */
function withoutNumber({ catalogue, life }: Asked, { number }: KnownWork) {
  if (number === undefined) return null;
  const used = eventsOf(life, "number-used").some((each) => each.number === number);
  return used ? null : noSuchNumber(catalogue, life.service, number);
}
