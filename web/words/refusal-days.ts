import type { LabelText } from "../../src/app/api/fields.ts";

/** What the days of a refusal are, by the names that the decisions give them. */
const DAYS: Readonly<Record<string, LabelText>> = {
  earliest: { ja: "いちばん早い日", en: "Earliest day" },
  lastDay: { ja: "最終日", en: "Last day" },
  latestNotice: { ja: "申し出の期限", en: "Notice due by" },
  latestAnnouncement: { ja: "お知らせの期限", en: "To be told by" },
  againFrom: { ja: "次にできる日", en: "Possible again from" },
  resumesBy: { ja: "再開の期限", en: "Resumed by" },
  startsOn: { ja: "開始日", en: "Start" },
  endsOn: { ja: "終了日", en: "End" },
  plannedOn: { ja: "予定の日", en: "Planned for" },
  appliedOn: { ja: "申込みの日", en: "Applied for on" },
  sentOn: { ja: "発信の日", en: "Sent on" },
  issuedOn: { ja: "発行の日", en: "Issued on" },
  usedOn: { ja: "利用された日", en: "Used on" },
  from: { ja: "この日から", en: "From" },
  latest: { ja: "いちばん遅い日", en: "Latest day" },
  first: { ja: "先に取り消す記録の日", en: "Day of the entry to take back first" },
};

const ANY: LabelText = { ja: "日付", en: "Day" };

export function refusalDay(name: string): LabelText {
  return DAYS[name] ?? ANY;
}
