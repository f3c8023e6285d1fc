import { type Day, monthOf } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { mayLeaveUntil } from "../../rating/outage-credit.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { type Asked, refuse, type Refused } from "../decision.ts";
import { ENDED_WITH_IT } from "../household/ends-that-followed.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import { clausesOnLeaving } from "./leaving-notes.ts";

/** What a reason to leave is good for. */
export interface Standing {
  /** The notice need not be given beforehand: it counts on arrival, or on a later day wished. */
  readonly atOnce: boolean;
  /** The reason holds for a last day through this one; null: for any. */
  readonly through: Day | null;
  readonly clauses: readonly string[];
}

const PRICE_REVISION = "price-revision";
const SERVICE_LEVEL = "service-level";
/** Ends that are no notice of the customer; `leave` never records them. */
const NOT_BY_NOTICE = ["withdrawn", "term-ended", "trial-ended", ENDED_WITH_IT];

/**
 * Whether a reason may be given for leaving. Reasons that free from the price of leaving early are
 * facts that can be shown: a price revision was announced to this customer (HH-19), three outages
 * were recorded within ten days (EN-19); rebuilding or another's fault is the desk's finding
 * (HH-05).
 */
export function standingOfReason(asked: Asked, reason: string): Result<Standing, Refused> {
  const { catalogue, life } = asked;
  if (NOT_BY_NOTICE.includes(reason)) return unproven(asked, clausesOnLeaving(asked));
  const exits = rulesOf(catalogue, life.service, "exit-fee");
  const exempting = exits.find(({ rule }) => rule.exempt.includes(reason));
  if (!exempting) return ok({ atOnce: false, through: null, clauses: [] });
  if (reason === PRICE_REVISION) return byPriceRevision(asked);
  if (reason === SERVICE_LEVEL) return byOutages(asked);
  if (!isOfTheDesk(asked)) return unproven(asked, exempting.rule.clause);
  return ok({ atOnce: false, through: null, clauses: exempting.rule.clause });
}

function isOfTheDesk({ by }: Asked): boolean {
  return by === "staff" || by === "job";
}

function unproven(asked: Asked, clauses: readonly string[]): Result<Standing, Refused> {
  return no(
    refuse({
      code: "contracts.reason-not-proven",
      clauses,
      reason: {
        ja: "この理由は、お申し出だけではお受けできません",
        en: "This reason cannot be taken on word alone",
      },
      needed: isOfTheDesk(asked)
        ? null
        : {
            ja: "事情がわかるものをご用意のうえ、窓口へご連絡ください",
            en: "Please show the desk what happened; it decides on the reason",
          },
    }).refusal,
  );
}

function byPriceRevision({ catalogue, life, on }: Asked): Result<Standing, Refused> {
  const clauses = freeingClauses(catalogue, life.service);
  const told = eventsOf(life, "announced").filter((each) => each.on <= on);
  const windows = told.flatMap(({ lastDayToLeaveFree }) => lastDayToLeaveFree ?? []);
  const open = windows.filter((lastDay) => lastDay >= on).toSorted((a, b) => b - a);
  const [through] = open;
  if (through !== undefined) return ok({ atOnce: false, through, clauses });
  const last = windows.toSorted((a, b) => b - a).at(0);
  return no(
    refuse({
      code: "contracts.no-price-revision",
      clauses,
      reason: {
        ja: "料金改定のお知らせに伴い解約できる期間ではありません",
        en: "No price revision was announced that could be left for now",
      },
      days: last === undefined ? {} : { lastDay: last },
    }).refusal,
  );
}

/** The clauses on changes that may be left for. */
function freeingClauses(catalogue: Catalogue, service: string): readonly string[] {
  const changes = rulesOf(catalogue, service, "announcement").flatMap(({ rule }) => {
    return Object.values(rule.changes).filter(({ mayLeave }) => mayLeave !== undefined);
  });
  const clauses = changes.flatMap(({ clause }) => clause);
  return clauses.length > 0 ? clauses : clausesOf(catalogue, service, "announcement");
}

/** The last day on which outages that are recorded give a right to leave; null: they give none. */
export function rightByOutages({
  catalogue,
  life,
  tenure,
  on,
}: Pick<Asked, "catalogue" | "life" | "tenure" | "on">): {
  readonly lastDay: Day | null;
  readonly clauses: readonly string[];
} {
  const outages = tenure.chargeables
    .filter(({ code, on: from, facts }) => {
      return code === "outage" && facts["fault"] !== "other" && from <= on;
    })
    .map(({ on: from, quantity: minutes }) => ({ from, minutes }));
  const months = [...new Set(outages.map(({ from }) => monthOf(from)))];
  const rights = rulesOf(catalogue, life.service, "outage-credit").flatMap((located) =>
    Object.entries(located.rule.credits).flatMap(([name, credit]) => {
      if (credit.form !== "right-to-leave") return [];
      const until = months.flatMap(
        (month) => mayLeaveUntil(located, name, { outages, month }) ?? [],
      );
      return [{ clauses: credit.clause, until }];
    }),
  );
  const clauses = rights.flatMap((right) => right.clauses);
  const until = rights.flatMap((right) => right.until).toSorted((a, b) => b - a);
  return { lastDay: until[0] ?? null, clauses };
}

function byOutages(asked: Asked): Result<Standing, Refused> {
  const { catalogue, life, on } = asked;
  const { lastDay, clauses } = rightByOutages(asked);
  if (lastDay !== null && on <= lastDay) return ok({ atOnce: true, through: null, clauses });
  return no(
    refuse({
      code: "contracts.no-right-by-outages",
      clauses: clauses.length > 0 ? clauses : clausesOf(catalogue, life.service, "outage-credit"),
      reason: {
        ja:
          lastDay === null
            ? "この理由で解約できる回数の障害は記録されていません"
            : `障害を理由に解約できる期間は${spoken(lastDay).ja}で終わりました`,
        en:
          lastDay === null
            ? "Not enough outages are recorded to leave for them"
            : `Leaving for the outages was possible through ${spoken(lastDay).en}`,
      },
      days: lastDay === null ? {} : { lastDay },
    }).refusal,
  );
}
