import { rulesOf } from "../../terms/catalogue.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { eventsOf, type Life } from "../history/read-history.ts";
import { type Dated, type Found, isOverOn } from "./found.ts";

/** Work at the dwelling that has a date and is neither done nor cancelled (MM-18, HM-04, IT-08). */
export function plannedWork(dated: Dated): readonly Found[] {
  const { life, catalogue } = dated;
  return openWorks(life).flatMap(({ work, plannedOn }) => {
    if (plannedOn === null || (work !== "removal" && isOverOn(dated, plannedOn))) return [];
    return [
      {
        kind: "work-planned" as const,
        on: plannedOn,
        of: work,
        label: { ja: "工事・作業の予定日", en: "Work at the dwelling" },
        clauses: clausesOf(catalogue, life.service, "start"),
        concerns: "both" as const,
      },
    ];
  });
}

/**
 * What was announced for a day, such as an interruption for works (MM-05, MM-20, IT-23); an end
 * that was announced is told as the end.
 */
export function announcedDays(dated: Dated): readonly Found[] {
  const { life, catalogue } = dated;
  const changes = rulesOf(catalogue, life.service, "announcement").at(0)?.rule.changes ?? {};
  return eventsOf(life, "announced").flatMap(({ change, effectiveOn: on }) => {
    const known = changes[change];
    if (isOverOn(dated, on) || known?.endsAs !== undefined) return [];
    const { ja, en } = known?.label ?? { ja: change, en: change };
    return [
      {
        kind: "work-planned" as const,
        on,
        of: change,
        label: { ja: `${ja}（お知らせした日）`, en: `${en}: the day that was announced` },
        clauses: known?.clause ?? clausesOf(catalogue, life.service, "announcement"),
        concerns: "resident" as const,
      },
    ];
  });
}

/** The newest order of each work that nothing has closed since. */
export function openWorks(life: Pick<Life, "events">) {
  const closed = [...eventsOf(life, "work-cancelled"), ...eventsOf(life, "work-done")];
  const orders = eventsOf(life, "work-ordered");
  return orders.filter((order, index) => {
    const place = life.events.indexOf(order);
    const again = orders.slice(index + 1).some(({ work }) => work === order.work);
    return !again && !closed.some((c) => c.work === order.work && life.events.indexOf(c) > place);
  });
}
