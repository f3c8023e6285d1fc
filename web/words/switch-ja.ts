/** Words of the household switch; `switch-en.ts` has the same shape. */
export const switchJa = {
  title: "乗り換えの本当の差",
  lead: (first: string, through: string) =>
    `${first}から${through}までの36か月のご請求を、いまのままの場合と比べます。解約料、工事費、割引の得失、同時に終わる契約まで数えています。`,
  keep: "使い続けながら変える",
  keepWhy: "いまのままも、ほかと同じ1行です。金額は、いまのままとの差です。",
  supplierFirst:
    "ほかの会社への切り替えは、先に新しい会社へお申し込みください。解約だけが先に済むと、電気が止まります。",
  giveUp: "やめる",
  giveUpWhy: "サービスは使えなくなります。減る金額だけでお決めにならないでください。",
  doubtful: (count: number) => `単価を確認できていないプラン（${count}件）`,
  doubtfulWhy: "単価が古い、または出典で確かめられないため、順位を付けていません。",
  more: (count: number) => `ほかの選び方（${count}件）`,
  less: "閉じる",
  place: (place: number) => `${place}位`,
  unplaced: "順位なし",
  difference: "36か月の差",
  best: {
    "last-day": (day: string) => `いちばんよい日：${day}を最後の日に`,
    "first-day": (day: string) => `いちばんよい日：${day}から`,
  },
  supplierDay: (last: string, first: string) =>
    `いちばんよい日：${last}まで使い、${first}から切り替え`,
  unfold: "内訳と日ごとの金額",
  parts: "内訳",
  part: "項目",
  yen: "36か月",
  sum: "合計",
  each: (count: number, yen: string) => `${yen}円 × ${count}か月`,
  varies: (count: number) => `${count}か月分`,
  once: (month: string) => `${month}のご請求で1回`,
  how: (month: string) => `${month}分の計算`,
  days: "日ごとの金額",
  daysLead:
    "いつにするかで、36か月の差がどう変わるかです。棒は、いちばんよい日より多くかかる金額、斜線は、手続きの費用がかかる日です。",
  daysChart: "日ごとの、36か月の差",
  daysTable: "表で見る",
  day: "日",
  ofWhich: "うち手続きの費用",
  said: (days: string, total: string, once: string) =>
    `${days}：${total}円（うち手続きの費用 ${once}円）`,
  dayOf: (from: string, until: string) => (from === until ? from : `${from}〜${until}`),
  clauses: "よりどころになる条項",
  act: {
    leave: (day: string) => `${day}で解約の手続きへ`,
    "change-item": (day: string) => `${day}からの変更の手続きへ`,
    "take-back-notice": () => "解約を取り消す手続きへ",
    apply: () => "申し込みへ",
  },
  stayAct: "手続きはいりません",
  notPossible: (count: number) => `いまは選べないもの（${count}件）`,
  notCompared: (count: number) => `比べられなかったプラン（${count}件）`,
  basis: "計算のもと",
  scenario: (name: string) => `公表されていない月の単価：${name}`,
  use: (kwh: string, percent: number) =>
    `電気の使用量：直近1年 ${kwh}kWh（実測 ${percent}％）が続くものとしています。`,
  marks: { dated: "古い単価" },
  markWhy: { dated: "4年より前の単価です。いまも同じとは限りません。" },
  deskWhy: "36か月のご請求を、いまのままの場合と比べます。お客さまの画面と同じ計算です。",
  compare: "比べる",
  empty: "契約がないため、比べるものがありません。",
};

export type SwitchWords = typeof switchJa;
