import type { ReportWords } from "./diagnosis-words-ja.ts";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The words of a diagnosis on paper, English. */
export const REPORT_EN: ReportWords = {
  title: (gas) => (gas ? "Electricity and gas: diagnosis" : "Electricity: diagnosis"),
  to: (name) => (name === "" ? "Customer" : name),
  day: (text) => text,
  yearMonth: (year, month) => `${MONTHS[month - 1]} ${year}`,
  month: (month) => MONTHS[month - 1] ?? "",
  madeOn: (day) => `made on ${day}`,
  pricesOf: (day) => `prices known on ${day}`,
  version: (engine, catalogue) => `engine ${engine}, prices ${catalogue}`,
  page: (page, of) => `page ${page} of ${of}`,
  yen: " yen",
  yenAYear: "yen a year",
  year: "year",
  months: "months",
  comma: ", ",
  dot: " · ",
  marked: (text, marks) => `${text} (${marks})`,
  range: (low, high) => `${low}–${high}`,
  marks: {
    illustrative: "illustrative",
    unverified: "unverified",
    estimated: "partly assumed",
    interpretation: "interpretation",
    dated: "old prices",
    own: "own plan",
  },
  kinds: {
    stay: "Present contract",
    electricity: "Electricity",
    gas: "Gas",
    both: "Electricity and gas",
    set: "Set",
  },
  none: "—",

  best: "The cheapest that can be had",
  bestVerified: "The cheapest whose prices are verified",
  stayBest: "The present contract is the cheapest",
  unverifiedBest: "No plan has verified prices (for orientation only)",
  nothing: "No plan could be compared",
  cost: "Cost of a year",
  costRange: (low, high) => `${low}–${high} yen in eight of ten years`,
  costNet: "less what is earned by selling",
  difference: "To the present contract",
  differenceNow: "To now (first year)",
  differenceUnknown: "not compared: the present contract is not known",
  now: (yen) => `present contract ${yen} yen a year`,
  certainty: "How certain is that",
  certain: "Certain",
  same: "About equal",
  certainNow: "cheaper than now nine times in ten, errors included",
  sameNow: "the error does not tell it from the present contract",
  certainNext: "cheaper than all others nine times in ten",
  sameNext: (count) => `the error does not tell it from ${count} other${count === 1 ? "" : "s"}`,
  payback: "Payback",
  paybackYears: " years",
  paybackNever: "not paid back in 20 years",
  paybackNone: "no new equipment",
  paybackRange: (low, high) => `P10–P90 ${low}–${high}`,
  yearsText: (years) => (years === null ? "over 20 years" : `${years} years`),
  twelve: (from, through) => `The twelve months ${from} to ${through}`,
  monthsNow: "present contract",
  monthsNowWith: "present contract, with the equipment",
  nowBefore: (yen) => `now ${yen} yen a year; equipment included`,
  ofWhichPlan: (yen) => `of which change of plan ${yen} yen`,
  monthsAfter: "this choice",
  monthsTitle: "Cost by month",
  why: "Why it is cheaper",
  lookAt:
    "The amounts of this report are expectations. Habits, weather, equipment and new " +
    "prices change " +
    "them. What they rest on stands under “What this rests on”.",
  homeTitle: "What was asked",

  rankingTitle: "Plans compared",
  rankingNote:
    "Bars are the cost of a year, whiskers P10–P90 (its error). A plan that the error " +
    "does not tell " +
    "from the one above it is “about equal”.",
  plan: "Plan",
  rangeHead: "P10–P90",
  differenceHead: "Difference",
  sameMark: "about equal",
  notPlaced: "n/a",
  moreRanked: (count) => `Compared too, and left out here as dearer: ${count}.`,
  allMarked: (mark) => `Every row is “${mark}”; see the last pages for the marks.`,
  unplaced: "Rows without a number rest on prices that are not verified and take no place.",
  monthlyTitle: "By month (yen)",
  sum: "Sum",
  bandShare: (percent, band, hours) => `${percent}% of use in ${band} (${hours})`,
  moreByDay: "Difference if use by day is a tenth more",
  discountNote: (label, yen) => `${label} inside: ${yen} yen a year.`,
  soldNote: (yen) => `Less ${yen} yen a year earned by selling.`,

  useTitle: "Use and flows",
  useNote: (basis, days, kwh) => `${kwh} kWh a year. Made from: ${basis}, ${days} days`,
  basis: {
    "half-hours": "half-hourly readings",
    hours: "hourly readings",
    months: "monthly totals",
    bill: "one bill, solved backwards",
    attributes: "an estimate from the household",
  },
  dayTitle: "An average day (Wh by half-hour)",
  measured: "measured",
  estimated: "estimated or filled (hatched)",
  slotsTitle: "Where the half-hours come from",
  slotKind: "Kind",
  slotCount: "Half-hours",
  slotShare: "Share",
  slots: {
    measured: "measured",
    filled: "filled (gaps, from days nearby)",
    grown: "grown (days without data, from temperature and weekday)",
    shaped: "shaped (totals spread over the hours)",
  },
  total: "Total",
  filledWarn:
    "As some values are filled in, the total may differ from the use on meter slips and bills.",
  levelError: (percent) => `Expected error of the year's use (standard deviation) ±${percent}%`,
  flowTitle: "Flows by month (kWh)",
  load: "Use",
  bought: "Bought",
  sold: "Sold",
  generated: "Generated",
  selfUsed: "Self-used",
  charged: "Charged",
  discharged: "Discharged",
  boughtOnly: "Bought (all use)",
  noUse: "Electricity was not asked about.",

  effectTitle: "What it brings",
  effectNote:
    "The same rating is run again with one thing changed at a time; each row is the " +
    "difference. The " +
    "rows always add up to the total.",
  effectYear: "First year (yen)",
  before: "As it is now",
  loads: "New appliances' use",
  selfUse: "Solar used at home",
  surplus: "Surplus sold",
  battery: "Battery",
  planChange: "Change of plan",
  after: "Afterwards",
  gainTotal: "Gain in all",
  cashTitle: (years) => `Cash flow over ${years} years`,
  cashRemark: (price) => `equipment ${price} yen; the running total is net of it`,
  cashYear: "Year",
  gain: "Gain",
  balance: "Running total",
  paidBack: (years) => `paid back: ${years} years`,
  irr: "Internal rate of return",
  afterYears: (years) => `After ${years} years`,
  irrNone: "none",
  sizesTitle: "Battery sizes held against each other",
  sizesRemark: "gain a year against no battery; paid back in years",
  capacity: "kWh",
  paybackHead: "Back",
  price: "Price",
  optimum: (gap) =>
    "Between the battery as run here and the best schedule that knew weather and use " +
    "beforehand lie " +
    `${gap} yen a year.`,
  co2: (before, after) => `CO2 goes from ${before} kg to ${after} kg a year.`,
  co2Sold: (sold) => ` What is sold saves ${sold} kg elsewhere; it is not taken off.`,

  assumptionsTitle: "What this rests on",
  scenario: (label) => `Future prices: ${label}`,
  assumptionsHead: "Assumptions and their sources",
  assumption: "Assumption",
  value: "Value",
  source: "Source",
  warningsTitle: "Please note",
  readTitle: "How to read P10–P90",
  read:
    "Use, sun and future prices are known with an error. The sum is run again and again " +
    "within it: " +
    "one result in ten is cheaper than P10, half are cheaper than P50, nine in ten are " +
    "cheaper than " +
    "P90. Eight in ten lie between P10 and P90. Where two plans differ by less than the " +
    "error they " +
    "are called about equal, and no order is claimed.",
  marksTitle: "Marks",
  marksRead:
    "Illustrative: a figure for explanation. Unverified: not checked against a published paper. " +
    "Partly assumed: months not yet published are priced as the scenario says. Old " +
    "prices: recorded " +
    "more than four years ago and not confirmed since. Interpretation: read between the " +
    "lines of the " +
    "terms.",
  notComparedTitle: (count) => `Not compared (${count})`,
  reason: "Reason",
  countOf: (name, count) => `${name} (${count})`,
  otherKind: "Made for another kind of contract (amperes, kVA or kW).",
  notSold: "Not sold in this area.",
  unit: (unit) => unit.replace("JPY", "yen").replace("/y", " a year").replace("m3", "m³"),
  notComparedNone: "Every plan could be compared.",

  billTitle: (month) => `How the yen of ${month} were reached`,
  billNote: (plan) =>
    `The dearest month of ${plan}, reckoned as a bill is. Each line is followed by its sum.`,
  line: "Line",
  amount: "Yen",
  addedTax: "Consumption tax added to lines before tax",
  subtotal: "Subtotal",
  soldLine: "Earned by selling",
  monthTotal: "Cost of the month",
  clauses: "Clauses",
};
