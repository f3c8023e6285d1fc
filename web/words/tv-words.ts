import { useSpeech } from "./language.ts";

const ja = {
  title: "テレビ表示",
  now: "いま",
  today: "きょう",
  newest: (day: string) => day,
  month: "今月の見込み",
  event: "つぎのお知らせ",
  perHour: (yen: string) => `1時間あたり ${yen}円`,
  generating: (watts: string) => `発電 ${watts} W`,
  battery: (watts: string) => `蓄電池から ${watts} W`,
  charging: (watts: string) => `蓄電池へ ${watts} W`,
  noNow: "いまの電力は、ゲートウェイをつなぐと表示します。",
  status: {
    live: "ライブ",
    connecting: "接続しています",
    reconnecting: "再接続しています",
    offline: "インターネットにつながっていません",
  },
  soFar: (kwh: string) => `ここまで ${kwh} kWh`,
  range: (low: string, high: string) => `${low}〜${high}円`,
  noForecast: "見込みはまだ出せません",
  noEvent: "予定されているお知らせはありません",
  eventWhen: (day: string, windows: string) => `${day} ${windows}`,
  eventPoints: (points: number) => `達成で ${points} ポイント`,
  eventNow: "いま実施中です",
  keys: "矢印で選ぶ・決定で大きく・戻るで戻る",
  asOf: (when: string) => `${when} 現在`,
};

const en: typeof ja = {
  title: "On the TV",
  now: "Now",
  today: "Today",
  newest: (day) => day,
  month: "This month's forecast",
  event: "Next event",
  perHour: (yen) => `${yen} yen an hour`,
  generating: (watts) => `panels ${watts} W`,
  battery: (watts) => `from battery ${watts} W`,
  charging: (watts) => `to battery ${watts} W`,
  noNow: "Power now shows once a gateway is connected.",
  status: {
    live: "live",
    connecting: "connecting",
    reconnecting: "reconnecting",
    offline: "no internet",
  },
  soFar: (kwh) => `${kwh} kWh so far`,
  range: (low, high) => `${low} – ${high} yen`,
  noForecast: "No forecast yet",
  noEvent: "Nothing is announced",
  eventWhen: (day, windows) => `${day}, ${windows}`,
  eventPoints: (points) => `${points} points if met`,
  eventNow: "Running now",
  keys: "Arrows choose · OK enlarges · Back returns",
  asOf: (when) => `as of ${when}`,
};

/** Words of the ten-foot page. */
export function useTvWords(): typeof ja {
  return useSpeech().language === "ja" ? ja : en;
}
