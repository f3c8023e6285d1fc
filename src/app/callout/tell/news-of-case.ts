import type { CaseNow } from "../../../callout/case/case-now.ts";
import { yenWords } from "../words/yen-words.ts";
import type { News } from "./news.ts";
import { type Visited, visitNews } from "./news-of-visit.ts";

/** What changed that whoever called should know; the same two cases give the same news. */
export function newsOf(
  before: CaseNow | null,
  after: CaseNow,
  names: Visited["names"],
): readonly News[] {
  const visits = after.visits.map((visit) => {
    const known = before?.visits.find((one) => one.visit === visit.visit);
    return visitNews({ before, after, known, visit, names });
  });
  return [
    ...openedNews(before, after),
    ...priceNews(before, after),
    ...visits.flat(),
    ...endNews(before, after),
    ...reportNews(before, after),
  ];
}

/** Whoever called without a login has it in the letter with the secret address. */
function openedNews(before: CaseNow | null, { state, number, opened }: CaseNow): readonly News[] {
  if (before !== null || state === "handed-over" || opened.source === "public") return [];
  const title = {
    ja: `お困りごとを受け付けました（${number}）`,
    en: `Your call was taken down (${number})`,
  };
  const body = {
    ja: "訪問員が決まりしだいお知らせします。",
    en: "You will hear as soon as a technician is found.",
  };
  return [{ key: "opened", title, body }];
}

/** Nobody goes before the price was accepted. */
function priceNews(before: CaseNow | null, after: CaseNow): readonly News[] {
  const { entitlement } = after;
  const waits = entitlement?.outcome === "priced" && after.priceAccepted === null && after.isOpen;
  if (!waits || before?.decidedAt === after.decidedAt) return [];
  const yen = yenWords(entitlement.visitFee);
  return [
    {
      key: `price/${entitlement.visitFee}`,
      title: {
        ja: `訪問の料金をご確認ください：${yen.ja}`,
        en: `Please look at the price of the visit: ${yen.en}`,
      },
      body: {
        ja: "ご了承いただいてから、訪問員を手配します。",
        en: "Somebody is sent once you have accepted it.",
      },
    },
  ];
}

function endNews(before: CaseNow | null, after: CaseNow): readonly News[] {
  const { cancelled, declined } = after;
  if (cancelled !== null && before?.cancelled?.id !== cancelled.id) {
    const title = {
      ja: `訪問は取り消しになりました（${after.number}）`,
      en: `The visit was cancelled (${after.number})`,
    };
    const { reason } = cancelled;
    return [{ key: `cancelled/${cancelled.id}`, title, body: { ja: reason, en: reason } }];
  }
  if (declined === null || before?.declined?.id === declined.id) return [];
  const title = {
    ja: `お伺いしないことになりました（${after.number}）`,
    en: `No visit is made (${after.number})`,
  };
  return [{ key: `declined/${declined.id}`, title, body: declined.reason }];
}

function reportNews(before: CaseNow | null, after: CaseNow): readonly News[] {
  return after.reports
    .filter(({ id }) => !before?.reports.some((one) => one.id === id))
    .map(({ document, id }) => ({
      key: `report/${id}`,
      title: {
        ja: `作業報告書ができました（${document}）`,
        en: `Your report is ready: ${document}`,
      },
      body: {
        ja: "お困りごとの画面から開けます。",
        en: "Open it from the page of your call.",
      },
    }));
}
