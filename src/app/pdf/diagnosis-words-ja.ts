import type { PlanMark, SwitchKind } from "../../diagnosis/model.ts";
import type { LoadBasis } from "../../diagnosis/load/load-year.ts";

const MARKS: Readonly<Record<PlanMark, string>> = {
  illustrative: "例示",
  unverified: "未確認",
  estimated: "仮定を含む",
  interpretation: "解釈",
  dated: "古い単価",
  own: "自社登録",
};

const KINDS: Readonly<Record<SwitchKind, string>> = {
  stay: "いまの契約",
  electricity: "電気",
  gas: "ガス",
  both: "電気とガス",
  set: "セット",
};

const BASES: Readonly<Record<LoadBasis, string>> = {
  "half-hours": "30分値",
  hours: "1時間値",
  months: "月ごとの使用量",
  bill: "請求額1か月分からの逆算",
  attributes: "世帯の特徴からの推計",
};

/** The words of a diagnosis on paper, Japanese. */
export const REPORT_JA = {
  title: (gas: boolean): string => (gas ? "電気・ガス料金 診断報告書" : "電気料金 診断報告書"),
  to: (name: string) => (name === "" ? "お客さま" : `${name} 様`),
  day: (text: string) => {
    const [year, month, date] = text.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  },
  yearMonth: (year: number, month: number) => `${year}年${month}月`,
  month: (month: number) => `${month}月`,
  madeOn: (day: string) => `${day} 作成`,
  pricesOf: (day: string) => `${day}時点の単価`,
  version: (engine: string, catalogue: string) => `計算 ${engine}・料金データ ${catalogue}`,
  page: (page: number, of: number) => `${page} / ${of} ページ`,
  yen: "円",
  yenAYear: "円／年",
  year: "年",
  months: "か月",
  comma: "、",
  dot: "・",
  marked: (text: string, marks: string) => `${text}（${marks}）`,
  range: (low: string, high: string) => `${low}–${high}`,
  marks: MARKS,
  kinds: KINDS,
  none: "—",

  best: "いちばん安い組み合わせ",
  bestVerified: "確認できた単価のなかで、いちばん安い組み合わせ",
  stayBest: "いまの契約がいちばん安い結果でした",
  unverifiedBest: "確認できた単価のプランがありません（参考）",
  nothing: "比較できるプランがありませんでした",
  cost: "年間の費用",
  costRange: (low: string, high: string) => `10年に8年は ${low}–${high}円`,
  costNet: "売電の収入を引いた額",
  difference: "いまの契約との差",
  differenceNow: "いまとの差（1年目）",
  differenceUnknown: "いまの契約が不明のため比べていません",
  now: (yen: string) => `いまの契約 ${yen}円／年`,
  certainty: "差の確かさ",
  certain: "確か",
  same: "同程度",
  certainNow: "誤差を入れても、10回に9回以上いまの契約より安い",
  sameNow: "誤差の範囲では、いまの契約と区別がつきません",
  certainNext: "誤差を入れても、10回に9回以上ほかより安い",
  sameNext: (count: number) => `ほか${count}件と誤差の範囲で区別がつきません`,
  payback: "設備の回収",
  paybackYears: "年",
  paybackNever: "20年では回収しません",
  paybackNone: "新しい設備はありません",
  paybackRange: (low: string, high: string) => `P10–P90 ${low}–${high}`,
  yearsText: (years: string | null) => (years === null ? "20年超" : `${years}年`),
  twelve: (from: string, through: string) => `${from}から${through}までの12か月`,
  monthsNow: "いまの契約",
  monthsNowWith: "いまの契約（設備あり）",
  nowBefore: (yen: string) => `いま ${yen}円／年、設備も含めた差`,
  ofWhichPlan: (yen: string) => `うちプランの変更 ${yen}円`,
  monthsAfter: "この組み合わせ",
  monthsTitle: "月ごとの費用",
  why: "なぜ安いか",
  lookAt:
    "この報告書の金額は見込みです。実際の料金は、使い方、天候、設備、単価の改定で変わります。前提は「前提と注意」の頁にあります。",
  homeTitle: "診断の条件",

  rankingTitle: "プランの比較",
  rankingNote:
    "棒は1年の費用、横線は P10–P90（誤差の幅）。上のプランと誤差の範囲で区別がつかないものは「同程度」としています。",
  plan: "プラン",
  rangeHead: "P10–P90",
  differenceHead: "差",
  sameMark: "同程度",
  notPlaced: "参考",
  moreRanked: (count: number) => `ほかに ${count} 件を比べました（費用の高いものは省略）。`,
  allMarked: (mark: string) => `どの行も「${mark}」です（しるしの説明は「前提と注意」）。`,
  unplaced: "番号のない行は、確認できていない単価によるため順位をつけていません。",
  monthlyTitle: "月ごとの金額（円）",
  sum: "計",
  bandShare: (percent: string, band: string, hours: string) =>
    `使用量の ${percent}% が${band}（${hours}）`,
  moreByDay: "昼の使用が1割増えたときの差",
  discountNote: (label: string, yen: string) => `${label}を含みます（年 ${yen}円）。`,
  soldNote: (yen: string) => `売電の収入 年 ${yen}円 を引いた額です。`,

  useTitle: "使用量と電気の流れ",
  useNote: (basis: string, days: number, kwh: string) =>
    `年間使用量 ${kwh} kWh。もとにした資料: ${basis}、${days}日分`,
  basis: BASES,
  dayTitle: "平均的な1日（30分ごと、Wh）",
  measured: "実測",
  estimated: "推計・補完（斜線）",
  slotsTitle: "30分値の内訳",
  slotKind: "区分",
  slotCount: "コマ数",
  slotShare: "割合",
  slots: {
    measured: "実測",
    filled: "補完（欠測を近い日の値で補ったもの）",
    grown: "延長（資料のない日を気温と曜日から推計）",
    shaped: "配分（月や年の合計を時刻に割りふったもの）",
  },
  total: "合計",
  filledWarn: "補完した値を含むため、合計は検針票や請求書の使用量と異なることがあります。",
  levelError: (percent: string) => `年間使用量の誤差の見込み（標準偏差）±${percent}%`,
  flowTitle: "月ごとの電気の流れ（kWh）",
  load: "使用",
  bought: "購入",
  sold: "売電",
  generated: "発電",
  selfUsed: "自家消費",
  charged: "充電",
  discharged: "放電",
  boughtOnly: "購入（使用量）",
  noUse: "電気は診断の対象ではありません。",

  effectTitle: "導入の効果",
  effectNote:
    "同じ料金計算を条件を一つずつ変えてくり返し、その差を上から順に示しています。足すと必ず合計になります。",
  effectYear: "1年目の内訳（円／年）",
  before: "いまのまま",
  loads: "新しい機器の使用",
  selfUse: "太陽光の自家消費",
  surplus: "余剰の売電",
  battery: "蓄電池",
  planChange: "プランの変更",
  after: "導入後",
  gainTotal: "効果の合計",
  cashTitle: (years: number) => `${years}年の収支`,
  cashRemark: (price: string) => `設備の費用 ${price}円、累計は費用を引いた額`,
  cashYear: "年",
  gain: "効果",
  balance: "累計",
  paidBack: (years: string) => `回収 ${years}年`,
  irr: "内部収益率",
  afterYears: (years: number) => `${years}年後の累計`,
  irrNone: "なし",
  sizesTitle: "蓄電池の容量をくらべる",
  sizesRemark: "効果は蓄電池がない場合との差（年）、回収は年数",
  capacity: "容量 kWh",
  paybackHead: "回収",
  price: "費用",
  optimum: (gap: string) =>
    `この報告書の蓄電池の動かし方と、天気と使用量を先に知っていた場合の最適な動かし方との差は、年 ${gap}円です。`,
  co2: (before: string, after: string) =>
    `CO2 の排出は、年 ${before} kg から ${after} kg になります。`,
  co2Sold: (sold: string) =>
    `ほかに、売った電気がよそで減らす分が ${sold} kg あります（差し引いていません）。`,

  assumptionsTitle: "前提と注意",
  scenario: (label: string) => `将来の単価: ${label}`,
  assumptionsHead: "計算の前提と出典",
  assumption: "前提",
  value: "値",
  source: "出典",
  warningsTitle: "お読みください",
  readTitle: "P10–P90 の読み方",
  read:
    "使用量、日射、将来の単価には誤差があります。その幅の中で計算をくり返し、10回のうち1回はこれより安くなる額を P10、半分がこれより安くなる額を " +
    "P50、10回のうち9回はこれより安くなる額を P90 としています。P10 から P90 までの幅に、10回のうち8回が入ります。" +
    "二つのプランの差がその誤差より小さいときは「同程度」と書き、順位を競わせません。",
  marksTitle: "しるし",
  marksRead:
    "例示: 説明のための値。未確認: 公表資料で確かめていない値。仮定を含む: まだ公表されていない月を、仮定した単価で計算しています。古い単価: " +
    "4年以上前に記録した単価で、いまも同じかは確かめていません。解釈: 条文に書かれておらず、読み取った値。",
  notComparedTitle: (count: number) => `比べられなかったプラン（${count}件）`,
  reason: "理由",
  countOf: (name: string, count: number) => `${name} ${count}件`,
  otherKind: "契約の種別（アンペア・kVA・kW）が合いません。",
  notSold: "この地域では販売されていません。",
  unit: (unit: string) =>
    unit
      .replace("JPY", "円")
      .replace("/y", "／年")
      .replace("m3", "m³")
      .replace("cycles", "回")
      .replace("months", "か月"),
  notComparedNone: "比べられなかったプランはありません。",

  billTitle: (month: string) => `${month}の金額のなりたち`,
  billNote: (plan: string) =>
    `${plan} の、いちばん高い月です。請求書と同じ計算で、行の下にその式を示します。`,
  line: "内訳",
  amount: "金額（円）",
  addedTax: "消費税（税抜の行への加算）",
  subtotal: "小計",
  soldLine: "売電の収入",
  monthTotal: "この月の費用",
  clauses: "条項",
};
export type ReportWords = typeof REPORT_JA;
