import { announcementNow, type CalloutAnnouncement } from "../../callout/store-announcements.ts";
import { type CaseRow, openCases } from "../../callout/store-cases.ts";
import { type Notification, notify } from "../life/notify.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { waitsNow } from "./waits.ts";

/** In a large event whoever waits is told once how long it is, as it is known. */
export async function tellWaiting({ tx, now }: CalloutMoment): Promise<void> {
  const told = await announcementNow(tx);
  if (told === null) return;
  const waiting = (await openCases(tx)).filter((row) => isConcerned(row, told));
  if (waiting.length === 0) return;
  const waits = await waitsNow(tx, now);
  const notifications = waiting.flatMap(({ number, accountId }): Notification[] => {
    const minutes = waits.get(number)?.minutes ?? null;
    if (accountId === null || minutes === null) return [];
    return [
      {
        accountId,
        kind: "callout-wait",
        contractId: null,
        title: {
          ja: `ただいまお待ちいただいています（${number}）`,
          en: `You are in the queue (${number})`,
        },
        body: {
          ja: `${told.title.ja}。訪問まで${minutes.from}〜${minutes.until}分の見込みです。`,
          en: `${told.title.en}. Somebody is expected in ${minutes.from} to ${minutes.until} min.`,
        },
        link: `/trouble/${number}`,
        onceKey: `callout/${number}/wait/${told.announcement}`,
      },
    ];
  });
  await notify(tx, now, notifications);
}

function isConcerned(
  { summary: { state, family, place } }: CaseRow,
  { families, areas }: CalloutAnnouncement,
): boolean {
  const isWaiting = state === "seeking" || state === "offered";
  const isFamily = families.length === 0 || families.includes(family);
  const isArea = areas.length === 0 || (place.area !== null && areas.includes(place.area));
  return isWaiting && isFamily && isArea;
}
