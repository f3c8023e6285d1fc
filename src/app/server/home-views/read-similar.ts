import { amongSimilar, type Similar } from "../../../home/views/similar-homes.ts";
import { addToMonth, formatMonth, type Month, monthOf } from "../../../kernel/day.ts";
import { type Period, periodOf } from "../../../kernel/period.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { loadContracts, tenureOf } from "../../../contracts/index.ts";
import { loadSpans, QUALITY, type Series, SLOTS_A_DAY } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import { recordAudit } from "../../../platform/index.ts";
import { dwellingKind, similarBody, type SimilarView } from "../../api/home-views.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { useOf } from "../views/use-of-supply.ts";
import { homeOf, houseSeries } from "./home-of.ts";
import { type Facts, loadAlike, loadFacts, saveFacts } from "./store-home-views.ts";
import type { z } from "zod";

/** The last whole month beside similar homes of the operator that take part. */
export async function readSimilar(
  reading: Reading,
  accountId: number,
): Promise<Result<SimilarView, Refusal>> {
  const told = toldOf(await loadFacts(reading.tx, accountId));
  const month = addToMonth(monthOf(reading.today), -1);
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const ownWh = wholeMonthWh(await houseSeries(found.value, periodOf(month)));
  const none = (why: SimilarView["none"]) => {
    return { ...told, month: formatMonth(month), ownWh, none: why, similar: null };
  };
  const { takesPart, dwelling, people } = told;
  if (!takesPart) return ok(none("left"));
  if (dwelling === null || people === null) return ok(none("not-told"));
  if (ownWh === null) return ok(none("own-incomplete"));
  const alike = await loadAlike(reading.tx, accountId, { dwelling, people: String(people) });
  const similar = await amongAlike(reading, { alike, month, ownWh });
  return ok(similar === null ? none("too-few") : { ...none(null), similar });
}

/** Take part or leave, and say how one lives; written down as the household's own word. */
export async function changeSimilar(
  reading: Reading,
  accountId: number,
  { takesPart, dwelling, people }: z.output<typeof similarBody>,
): Promise<Result<SimilarView, Refusal>> {
  const { tx, now, session } = reading;
  await saveFacts(tx, accountId, {
    statistics: takesPart ? null : "refused",
    dwelling,
    people: people === null ? null : String(people),
  });
  const detail = { takesPart, dwelling, people };
  const action = "statistics.consent";
  await recordAudit(tx, {
    at: now,
    actor: session.loginId,
    action,
    accountId,
    purpose: "own",
    detail,
  });
  return readSimilar(reading, accountId);
}

function toldOf(facts: Facts): Pick<SimilarView, "takesPart" | "dwelling" | "people"> {
  const dwelling = dwellingKind.safeParse(facts["dwelling"]);
  const people = Number(facts["people"] ?? Number.NaN);
  return {
    takesPart: facts["statistics"] !== "refused",
    dwelling: dwelling.success ? dwelling.data : null,
    people: Number.isInteger(people) && people > 0 ? people : null,
  };
}

interface Among {
  readonly alike: readonly number[];
  readonly month: Month;
  readonly ownWh: number;
}

async function amongAlike(
  { tx, world, now, today }: Reading,
  { alike, month, ownWh }: Among,
): Promise<Similar | null> {
  const contracts = await loadContracts(tx, alike);
  const tenures = [...contracts.values()].flatMap((held) => {
    const known = held.flatMap((contract) => {
      const tenure = tenureOf(contract, world.catalogue, { knownAt: now, through: today });
      return tenure.ok && tenure.value.supply !== null ? [tenure.value] : [];
    });
    return known.slice(0, 1);
  });
  const period = periodOf(month);
  const spans = tenures.flatMap(({ supply }) =>
    metersOf(supply).map((meter) => ({ meter, period })),
  );
  const series = await loadSpans(tx, spans, now);
  const totals = tenures.flatMap((tenure) => {
    const use = useOf(tenure, (meter) => series.get(meter) ?? null);
    const wh = use && covers(use, period) ? wholeMonthWh(use) : null;
    return wh === null || wh === 0 ? [] : [wh];
  });
  return amongSimilar(ownWh, totals);
}

function covers({ from, wh }: Series, period: Period): boolean {
  return from === period.from && wh.length === (period.until - period.from) * SLOTS_A_DAY;
}

/** Null where a half-hour is missing: a part of a month is no month. */
function wholeMonthWh({ wh, quality }: Series): number | null {
  if (quality.includes(QUALITY.missing)) return null;
  return wh.reduce((sum, each) => sum + each, 0);
}
