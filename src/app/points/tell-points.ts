import { addDays, type Day } from "../../kernel/day.ts";
import {
  type OwnEvent,
  type PointEvent,
  type PostedEntry,
  type ToldHousehold,
} from "../../points/index.ts";
import type { Label } from "../../terms/fields.ts";
import type { Notification } from "../life/notify.ts";
import { lotWords, whenWords } from "./words.ts";

/** News of the ledger older than this is on the page alone. */
const NEWS_DAYS = 7;

/** What a household is told of its ledger: granted, taken back, lapsed; what it asked for, not. */
export function entryNotices(posted: readonly PostedEntry[], today: Day): readonly Notification[] {
  return posted
    .filter(({ entry }) => entry.on > addDays(today, -NEWS_DAYS))
    .flatMap(({ accountId, contract, entry }) => {
      const title = titleOf(entry);
      if (title === null) return [];
      const { lot, kind, on } = entry;
      return [
        {
          accountId,
          kind: `points-${kind}`,
          contractId: contract,
          title,
          body: lotWords(lot),
          link: "/points",
          onceKey: `points/${contract}/${lot}/${kind}/${on}`,
        },
      ];
    });
}

function titleOf({ kind, points, cause }: PostedEntry["entry"]): Label | null {
  const number = Math.abs(points);
  switch (kind) {
    case "granted":
      return { ja: `${number}ポイントが付きました`, en: `You were granted ${number} points` };
    case "corrected":
      return points > 0
        ? { ja: `${number}ポイントを追加しました`, en: `${number} points were added` }
        : {
            ja: `使用量の訂正により${number}ポイントを取り消しました`,
            en: `${number} points were taken back: the use was corrected`,
          };
    case "lapsed":
      return cause === "validity"
        ? {
            ja: `有効期限により${number}ポイントが失効しました`,
            en: `${number} points have run out`,
          }
        : { ja: `${number}ポイントが失効しました`, en: `${number} points have lapsed` };
    case "restored":
      return { ja: `${number}ポイントを戻しました`, en: `${number} points were given back` };
    case "asked":
      return null;
  }
}

/** Word of a new event to each household that it is about. */
export function announcedNotices(
  event: PointEvent,
  told: readonly ToldHousehold[],
): readonly Notification[] {
  const when = whenWords(event.day, event.windows);
  return told.map(({ accountId, contract }) => ({
    accountId,
    kind: "points-event",
    contractId: contract,
    title: {
      ja: `節電イベントのお知らせ：${when.ja}`,
      en: `Saving event: ${when.en}`,
    },
    body: {
      ja: joined(event.title.ja, event.body.ja),
      en: joined(event.title.en, event.body.en),
    },
    link: `/points/events/${event.event}`,
    onceKey: `point-event/${event.event}/announced/${accountId}`,
  }));
}

/** Shortly before it begins; who left is not reminded. */
export function reminderNotice({ event, part }: OwnEvent): Notification {
  const when = whenWords(event.day, event.windows);
  return ownNotice({ event, part }, "soon", {
    title: { ja: `まもなく節電イベントです：${when.ja}`, en: `Soon: saving event, ${when.en}` },
    body: event.title,
  });
}

export function calledOffNotice({ event, part }: OwnEvent): Notification {
  const when = whenWords(event.day, event.windows);
  return ownNotice({ event, part }, "called-off", {
    title: { ja: `節電イベントは中止になりました：${when.ja}`, en: `Called off: ${when.en}` },
    body: {
      ja: "このイベントでポイントの判定はありません。",
      en: "Nobody is judged by this event.",
    },
  });
}

export interface Result {
  readonly points: number;
  readonly said: Label;
}

export function resultNotice(own: OwnEvent, { points, said }: Result): Notification {
  const title =
    points > 0
      ? { ja: `節電イベントを達成しました（${points}ポイント）`, en: `Done: ${points} points` }
      : { ja: "節電イベントの結果", en: "Result of the saving event" };
  return ownNotice(own, "result", { title, body: said });
}

/** By it, a result is told once. */
export function resultKey(own: OwnEvent): string {
  return ownKey(own, "result");
}

function ownKey({ event: { event }, part: { accountId } }: OwnEvent, kind: string): string {
  return `point-event/${event}/${kind}/${accountId}`;
}

function ownNotice(
  own: OwnEvent,
  kind: string,
  words: Pick<Notification, "title" | "body">,
): Notification {
  const {
    event: { event },
    part: { accountId, contract },
  } = own;
  return {
    accountId,
    kind: `points-event-${kind}`,
    contractId: contract,
    ...words,
    link: `/points/events/${event}`,
    onceKey: ownKey(own, kind),
  };
}

function joined(title: string, body: string): string {
  return body === "" ? title : `${title}\n${body}`;
}
