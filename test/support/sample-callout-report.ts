import type { CalloutReport } from "../../src/app/api/callout-report.ts";

const strokes = [
  [60, 620, 120, 300, 180, 200, 210, 420, 240, 700, 300, 480, 360, 360],
  [400, 300, 520, 280, 610, 300],
  [500, 180, 490, 420, 460, 640, 420, 800],
  [680, 420, 740, 360, 820, 420, 800, 600, 720, 680, 700, 560, 800, 480, 930, 640],
];

const free = (ja: string, en: string) => ({
  label: { ja, en },
  quantity: 1,
  unitPrice: 0,
  free: 0,
  amount: 0,
  clauses: ["KK-02"],
  why: { ja: "約款により無料", en: "free by the terms" },
});

/** A lock that could not be opened without breaking it: everything that a report may hold. */
export const SAMPLE_REPORT: CalloutReport = {
  operator: { ja: "縁ヶ浜くらしサービス", en: "Engahama Living" },
  number: "C-000123",
  visit: 1,
  to: "髙橋 由美",
  place: { postalCode: "238-0001", address: "縁ヶ浜市汐見一丁目2-3 縁ヶ浜ハイツ201" },
  technician: { technician: "T-0007", name: "山本 健太", company: "浜ロックサービス" },
  family: "keys",
  trouble: {
    label: { ja: "鍵をなくした", en: "Lost key" },
    words: "買い物の帰りに鍵を落としました。子どもは中にいません。",
  },
  cause: {
    trouble: { ja: "鍵をなくした", en: "Lost key" },
    cause: { ja: "紛失", en: "Lost" },
  },
  outcome: { ja: "解決しました", en: "Solved" },
  done: "ピッキングで開錠を試みましたが、防犯性の高い錠のため開かず、9時を過ぎてから破壊して開錠し、シリンダーを交換しました。",
  next: null,
  times: [
    { label: { ja: "受付", en: "Called" }, at: "2026-11-21T23:12:00.000Z" },
    { label: { ja: "出発", en: "Left" }, at: "2026-11-21T23:20:00.000Z" },
    { label: { ja: "到着", en: "Arrived" }, at: "2026-11-22T00:02:00.000Z" },
    { label: { ja: "作業完了", en: "Finished" }, at: "2026-11-22T01:25:00.000Z" },
  ],
  minutes: { onSite: 83, worked: 71, free: 60, covered: true },
  photos: [
    { photo: "before", shows: "before", at: "2026-11-22T00:05:00.000Z" },
    { photo: "part", shows: "part", at: "2026-11-22T00:40:00.000Z" },
    { photo: "after", shows: "after", at: "2026-11-22T01:20:00.000Z" },
    { photo: "gone", shows: "other", at: "2026-11-22T01:21:00.000Z" },
  ],
  lines: [
    free("訪問・点検", "Visit and inspection"),
    free("基本作業（60分まで）", "Basic work (up to 60 minutes)"),
    {
      label: { ja: "破壊開錠", en: "Destructive unlocking" },
      quantity: 1,
      unitPrice: 8800,
      free: 0,
      amount: 8800,
      clauses: ["KK-02"],
      why: { ja: "特殊作業（実費）", en: "special work, at cost" },
    },
    {
      label: { ja: "部品：シリンダー", en: "Part: cylinder" },
      quantity: 1,
      unitPrice: 16_500,
      free: 0,
      amount: 16_500,
      clauses: ["KK-02"],
      why: { ja: "部品代（実費）", en: "part, at cost" },
    },
  ],
  total: 25_300,
  signed: {
    name: "髙橋 由美",
    at: "2026-11-22T00:38:00.000Z",
    strokes,
    hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  notDone: [{ total: 31_000, lines: [{ ja: "補助錠の取り付け", en: "A second lock" }] }],
  identity: {
    name: "髙橋 由美",
    at: "2026-11-22T00:04:00.000Z",
    strokes,
    paper: { ja: "運転免許証", en: "Driving licence" },
  },
  police: null,
  seen: { name: "髙橋 由美", at: "2026-11-22T01:25:00.000Z", strokes: [] },
  reasons: [
    {
      words: {
        ja: "訪問と60分までの基本作業は無料です。",
        en: "The visit and 60 minutes of basic work are free.",
      },
      clauses: ["KK-02"],
    },
    {
      words: {
        ja: "23時から翌9時までの到着では、破壊開錠を行いません。",
        en: "No destructive unlocking for whoever arrives between 23:00 and 9:00.",
      },
      clauses: ["KK-04"],
    },
  ],
  terms: ["kaketsuke365/coverage@2016-04-01"],
  lateMinutes: 126,
};
