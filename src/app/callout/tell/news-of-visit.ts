import type { CaseNow, VisitNow } from "../../../callout/case/case-now.ts";
import type { FactOf } from "../../../callout/facts.ts";
import type { Technician } from "../../../callout/model.ts";
import type { Label } from "../../../terms/fields.ts";
import { spanWords } from "../words/time-words.ts";
import { yenWords } from "../words/yen-words.ts";
import type { News } from "./news.ts";

export interface Visited {
  readonly before: CaseNow | null;
  readonly after: CaseNow;
  readonly known: VisitNow | undefined;
  readonly visit: VisitNow;
  /** Technicians of the case by their numbers. */
  readonly names: ReadonlyMap<string, Pick<Technician, "name" | "company">>;
}

/** Who comes and when, that they have left, and what waits for a signature. */
export function visitNews(visited: Visited): readonly News[] {
  return [...whoNews(visited), ...whenNews(visited), ...paperNews(visited)];
}

/**
 * Who comes, with the word that was given of when: it follows the yes at once. That they have left,
 * and that nobody was there.
 */
function whoNews({ after, known, visit, names }: Visited): readonly News[] {
  const { technician, promise, slot } = visit;
  if (technician === null || visit.finished !== null) return [];
  const isPromised = (of: Pick<VisitNow, "promise" | "slot"> | undefined) =>
    (of?.promise ?? of?.slot ?? null) !== null || after.place.at === null;
  const isNew = isPromised(visit) && (known?.technician !== technician || !isPromised(known));
  const hasLeft = visit.leftAt !== null && known?.leftAt !== visit.leftAt;
  const isMissed = visit.nobodyThereAt !== null && known?.nobodyThereAt !== visit.nobodyThereAt;
  if (!isNew && !hasLeft && !isMissed) return [];
  const who = names.get(technician) ?? null;
  const { name = "", company = "" } = who ?? {};
  const ja = company === "" ? name : `${name}（${company}）`;
  const en = company === "" ? name : `${name} (${company})`;
  const when = promise ?? slot;
  const body = when === null ? { ja: "", en: "" } : expected(when);
  const news: News[] = [];
  if (isNew) {
    const title = { ja: `${ja}がうかがいます`, en: `${en} is coming` };
    news.push({ key: `who/${visit.visit}/${technician}/${visit.acceptedAt}`, title, body });
  }
  if (hasLeft) {
    const title = { ja: `${ja}が出発しました`, en: `${en} is on the way` };
    news.push({ key: `left/${visit.visit}/${visit.leftAt}`, title, body });
  }
  if (isMissed) {
    const title = { ja: "うかがいましたが、ご不在でした", en: "We came, and nobody was there" };
    news.push({ key: `nobody/${visit.visit}/${visit.nobodyThereAt}`, title, body: CALL_US });
  }
  return news;
}

const CALL_US: Label = {
  ja: "お戻りになりましたら、センターへお電話ください。",
  en: "Please telephone us when you are back.",
};

function expected(when: { readonly from: string; readonly until: string }): Label {
  const { ja, en } = spanWords(when);
  return { ja: `到着の見込み：${ja}`, en: `Expected: ${en}` };
}

/** Half of what people plan by: a promise that moves by less is on the page alone. */
const MUCH_MINUTES = 15;

/** A slot that was set or moved; a promise that changed by much. */
function whenNews({ before, after, known, visit }: Visited): readonly News[] {
  const { slot, arrivedAt, madeSafe, finished } = visit;
  if (arrivedAt !== null || madeSafe !== null || finished !== null) return [];
  if (slot !== null && !isSameSpan(known?.slot ?? null, slot)) {
    const when = spanWords(slot);
    const moved = (known?.slot ?? null) !== null;
    const title = moved
      ? { ja: `訪問の日時が変わりました：${when.ja}`, en: `Your visit has moved: ${when.en}` }
      : { ja: `訪問の日時：${when.ja}`, en: `Your visit: ${when.en}` };
    return [{ key: `slot/${visit.visit}/${slot.from}/${slot.until}`, title, body: NOTHING }];
  }
  const moved = movedPromise(after, visit);
  if (moved === null || before?.facts.some(({ id }) => id === moved.fact.id)) return [];
  const when = spanWords(moved.fact);
  const title = moved.isLater
    ? { ja: `到着が遅れます：${when.ja}`, en: `Arriving later: ${when.en}` }
    : { ja: `到着が早まります：${when.ja}`, en: `Arriving sooner: ${when.en}` };
  return [{ key: `promise/${moved.fact.id}`, title, body: NOTHING }];
}

/**
 * The newest promise, where it differs by much from what was told: small steps add up, and are told
 * when together they are much. Null: it does not.
 */
function movedPromise(
  { facts }: CaseNow,
  { visit, acceptedAt }: VisitNow,
): { readonly fact: FactOf<"promised">; readonly isLater: boolean } | null {
  const promises = facts
    .filter((fact): fact is FactOf<"promised"> => fact.type === "promised" && fact.visit === visit)
    .toSorted((a, b) => a.position - b.position);
  const since = promises.findLastIndex(({ recordedAt }) => recordedAt <= (acceptedAt ?? ""));
  const [first, ...rest] = promises.slice(Math.max(0, since));
  if (first === undefined) return null;
  let told = first;
  let isLater = false;
  for (const fact of rest) {
    if (minutesApart(told.until, fact.until) < MUCH_MINUTES) continue;
    isLater = fact.until > told.until;
    told = fact;
  }
  return told === first || told !== promises.at(-1) ? null : { fact: told, isLater };
}

const NOTHING: Label = { ja: "", en: "" };

type Span = { readonly from: string; readonly until: string };

function isSameSpan(a: Span | null, b: Span): boolean {
  return a !== null && a.from === b.from && a.until === b.until;
}

/** A quote that waits for a signature. */
function paperNews({ known, visit }: Visited): readonly News[] {
  return visit.quotes
    .filter(({ state }) => state === "open")
    .filter(({ quote }) => !known?.quotes.some((one) => one.quote.quote === quote.quote))
    .map(({ quote }) => {
      const yen = yenWords(quote.total);
      return {
        key: `quote/${quote.quote}`,
        title: {
          ja: `お見積もりをご確認ください：${yen.ja}`,
          en: `A quote waits for you: ${yen.en}`,
        },
        body: {
          ja: "ご署名いただくまで、有料の作業は始めません。",
          en: "Nothing that costs is begun before you have signed.",
        },
      };
    });
}

function minutesApart(a: string, b: string): number {
  const [from, until] = [Temporal.Instant.from(a), Temporal.Instant.from(b)];
  return Math.abs(until.epochMilliseconds - from.epochMilliseconds) / 60_000;
}
