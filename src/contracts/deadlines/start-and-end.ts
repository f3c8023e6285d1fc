import { addDays } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { eventsOf } from "../history/read-history.ts";
import { lastDayOf } from "../history/state.ts";
import { type Dated, type Found, isOverOn } from "./found.ts";

/** The day that the operator told as the first of service, or that is fixed already (KK-09). */
export function startOfService(dated: Dated): readonly Found[] {
  const { life, catalogue } = dated;
  const notified = eventsOf(life, "start-notified").at(-1)?.startsOn ?? null;
  const on = life.startedOn ?? notified;
  // What was told stands, but nothing starts whose acceptance was recorded in error.
  if (on === null || life.acceptedOn === null || isOverOn(dated, on)) return [];
  // It is begun on the day after; what never began is over on its last day already.
  const last = lastDayOf(life);
  if (life.startedOn === null && last !== null && last <= addDays(on, 1)) return [];
  return [
    {
      kind: "start",
      on,
      label: { ja: "ご利用が始まる日", en: "Service begins" },
      clauses: clausesOf(catalogue, life.service, "start"),
      concerns: "both",
      ...(life.startedOn === null ? { act: { type: "start", startsOn: on, facts: {} } } : {}),
    },
  ];
}

/** The last day of service, once it is fixed by a notice of either side. */
export function endOfService({ life, catalogue }: Dated): readonly Found[] {
  const noticed = eventsOf(life, "end-noticed").at(-1);
  const on = lastDayOf(life) ?? noticed?.endsOn ?? null;
  if (on === null || life.withdrawn !== null || life.refused !== null) return [];
  const ground = noticed && rulesOf(catalogue, life.service, "ending").at(0)?.rule;
  const said = ground?.grounds[noticed?.ground ?? ""]?.clause;
  return [
    {
      kind: "end",
      on,
      label: { ja: "ご利用の最後の日", en: "Last day of service" },
      clauses: said ?? clausesOf(catalogue, life.service, "notice"),
      concerns: "both",
    },
  ];
}
