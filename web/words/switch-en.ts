import type { SwitchWords } from "./switch-ja.ts";

/** Words of the household switch. */
export const switchEn: SwitchWords = {
  title: "What switching really brings",
  lead: (first, through) =>
    `The 36 bills from ${first} to ${through}, against leaving everything as it is. ` +
    "Exit fees, work, discounts won or lost, and contracts that end along are counted.",
  keep: "Change, and keep every service",
  keepWhy: "Staying is a row like the others. Amounts are the difference to staying.",
  supplierFirst:
    "To switch, apply to the new supplier first: if only the present contract ends, supply stops.",
  giveUp: "Leave",
  giveUpWhy: "The service is gone then. Please do not decide by the saving alone.",
  doubtful: (count) => `Plans with unconfirmed prices (${count})`,
  doubtfulWhy: "Their prices are old, or no source confirms them, so they have no place.",
  more: (count) => `Other choices (${count})`,
  less: "Close",
  place: (place) => `No. ${place}`,
  unplaced: "No place",
  difference: "Difference over 36 months",
  best: {
    "last-day": (day) => `Best day: ${day} as the last one`,
    "first-day": (day) => `Best day: from ${day}`,
  },
  supplierDay: (last, first) => `Best day: stay through ${last}, switch on ${first}`,
  unfold: "Parts, and every other day",
  parts: "Parts",
  part: "Item",
  yen: "36 months",
  sum: "Total",
  each: (count, yen) => `${yen} yen × ${count} months`,
  varies: (count) => `${count} months`,
  once: (month) => `once, on the bill of ${month}`,
  how: (month) => `How ${month} was worked out`,
  days: "Day by day",
  daysLead:
    "How the difference depends on the day. Each bar is what is paid more " +
    "than on the best day; hatched where the step itself costs something.",
  daysChart: "Difference over 36 months, by day",
  daysTable: "As a table",
  day: "Day",
  ofWhich: "of it for the step",
  said: (days, total, once) => `${days}: ${total} yen (of it ${once} for the step)`,
  dayOf: (from, until) => (from === until ? from : `${from} – ${until}`),
  clauses: "Clauses it rests on",
  act: {
    leave: (day) => `Go to leaving on ${day}`,
    "change-item": (day) => `Go to the change on ${day}`,
    "take-back-notice": () => "Go to taking back the notice",
    apply: () => "Go to applying",
  },
  stayAct: "Nothing needs to be done",
  notPossible: (count) => `Not possible now (${count})`,
  notCompared: (count) => `Plans that could not be compared (${count})`,
  basis: "What it rests on",
  scenario: (name) => `Prices of months not yet published: ${name}`,
  use: (kwh, percent) =>
    `Electricity: the last year's ${kwh} kWh (${percent} % measured) is taken to go on.`,
  marks: { dated: "Old price" },
  markWhy: { dated: "The price is more than four years old and may not hold any more." },
  deskWhy: "The bills of 36 months against staying as it is, worked out as the household sees it.",
  compare: "Compare",
  empty: "There are no contracts, so there is nothing to compare.",
};
