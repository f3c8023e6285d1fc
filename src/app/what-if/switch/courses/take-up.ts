import {
  type Application,
  applyFor,
  type Decided,
  type Decision,
  type Household,
} from "../../../../contracts/index.ts";
import { bestAnswers } from "../../../server/forms/questions.ts";
import { rulesOf } from "../../../../terms/catalogue.ts";
import type { Label } from "../../../../terms/fields.ts";
import { serviceName } from "../../../../terms/service-name.ts";
import { lastDay, monthOf } from "../../../../kernel/day.ts";
import { foreseenStart } from "../../foresee.ts";
import { sidesOf, withoutUse } from "../../sides.ts";
import { type Ahead, horizonOf, MONTHS } from "../ahead.ts";
import type { Course } from "../course.ts";
import { NOTES } from "../notes.ts";
import type { Changes, NotPossible } from "./change-item.ts";

const CHANNELS = ["web", "telephone"] as const;
const NEW = "new";

/**
 * Each service that the household lacks and that would bring it a bundle discount (IT-06), as
 * applied for today and started on the next 1st, item by item.
 */
export function takeUps(ahead: Ahead): Changes {
  const courses: Course[] = [];
  const notPossible: NotPossible[] = [];
  for (const service of missingOfBundles(ahead)) {
    const items = Object.entries(ahead.catalogue.services.get(service)?.items ?? {});
    for (const [item, { label }] of items) {
      const named = nameOf(ahead, service, { item, label });
      const { decision, channel } = apply(ahead.household, service, item);
      if (decision.ok) {
        courses.push({
          ...named,
          ...courseOf(ahead, { service, channel, decided: decision.value }),
        });
      } else {
        const { reason, clauses } = decision.refusal;
        notPossible.push({ ...named, service, reason, clauses });
      }
    }
  }
  return { courses, notPossible };
}

/** Services sold here that a bundle asks for, of which the household holds the other side alone. */
function missingOfBundles({ catalogue, tenures }: Ahead): readonly string[] {
  const held = new Set(
    tenures.filter(({ endedOn }) => endedOn === null).map(({ service }) => service),
  );
  const wanted = rulesOf(catalogue, "household", "discount").flatMap(({ rule }) =>
    Object.values(rule.discounts).flatMap(({ on, with: beside }) => {
      const sides = [Object.keys(on), beside];
      return sides.flatMap((side, k) =>
        sides[1 - k]?.some((service) => held.has(service)) ? side : [],
      );
    }),
  );
  return [...new Set(wanted)].filter(
    (service) => catalogue.services.has(service) && !held.has(service),
  );
}

function nameOf(
  { catalogue }: Ahead,
  service: string,
  { item, label }: { readonly item: string; readonly label: Label },
): Pick<Course, "key" | "label"> {
  const { ja, en } = serviceName(catalogue, service);
  return {
    key: `take-up/${service}/${item}`,
    label: { ja: `${ja}（${label.ja}）を始める`, en: `Take up ${en}, ${label.en}` },
  };
}

type Channel = (typeof CHANNELS)[number];

/** By the first channel that the terms allow, with the answers that help most. */
function apply(
  household: Household,
  service: string,
  item: string,
): { readonly decision: Decision; readonly channel: Channel } {
  const tried = CHANNELS.map((channel) => {
    const application: Application = {
      service,
      item,
      options: [],
      channel,
      documents: "electronic",
      facts: { ...bestAnswers({ household, service }) },
    };
    return { channel, decision: applyFor(household, [{ contract: NEW, application }]) };
  });
  const found = tried.find(({ decision }) => decision.ok) ?? tried.at(-1);
  if (!found) throw new Error("there is no channel of application");
  return found;
}

function courseOf(
  { household, catalogue, staying }: Ahead,
  taken: { readonly service: string; readonly channel: Channel; readonly decided: Decided },
): Omit<Course, "key" | "label"> {
  const { service, channel, decided } = taken;
  const { after } = sidesOf({ household, decided, through: horizonOf(household) });
  const side = { ...staying, tenures: withoutUse(after) };
  const on = foreseenStart({ household, decided });
  const byUse = rulesOf(catalogue, service, "supply-period").length > 0;
  return {
    kind: "take-up",
    contract: null,
    service,
    stretches: [{ from: on, until: lastDay(monthOf(on)) }],
    sideOn: () => side,
    settles: MONTHS,
    clauses: decided.clauses,
    notes: [
      ...(channel === "telephone" ? [NOTES.byTelephone] : []),
      ...(byUse ? [NOTES.noPresentSupplier] : []),
    ],
    action: channel === "web" ? { type: "apply", item: service } : null,
  };
}
