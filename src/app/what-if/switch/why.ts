import { civil, type Day, formatDay } from "../../../kernel/day.ts";
import { grouped } from "../../../kernel/number-text.ts";
import type { Label } from "../../../terms/fields.ts";
import type { SwitchOption } from "./household-switch.ts";
import type { Part } from "./parts.ts";
import type { PricedStretch } from "./price-course.ts";

/** Why an option comes to what it does, in one sentence, and why on that day. */
export function whyOf(option: SwitchOption): Label {
  const { priced, parts, total } = option;
  const said = reasonsOf(parts).map(({ label, yen }) => ({
    ja: `${label.ja} ${signed(yen)}円`,
    en: `${label.en} ${signed(yen)} yen`,
  }));
  const waits = waitingWorse(priced.stretches, priced.best);
  const sentences = [
    said.length === 0 ? NO_DIFFERENCE : joined(said),
    ...(waits === null ? [] : [waits]),
    ...(total > 0 && priced.stretches.length > 1 ? [COSTS_MORE] : []),
  ];
  return {
    ja: sentences.map(({ ja }) => `${ja}。`).join(""),
    en: sentences.map(({ en }) => `${en}.`).join(" "),
  };
}

const NO_DIFFERENCE: Label = { ja: "36か月の請求は変わりません", en: "The 36 bills stay the same" };
const COSTS_MORE: Label = {
  ja: "どの日でも多くなるため、手続きの費用がいちばん少ない日を示しています",
  en: "It costs more on any day; the day shown is the first with the least to pay for the step",
};
const ENERGY_APART: Label = { ja: "電気代の差", en: "Electricity" };
const FEE_FREE: Label = { ja: "月額料金", en: "Monthly fees" };

interface Reason {
  readonly label: Label;
  readonly yen: number;
}

/** The energy of both suppliers is one reason, and all fees of the month are another. */
function reasonsOf(parts: readonly Part[]): readonly Reason[] {
  const together = (kinds: readonly Part["kind"][], label: Label): readonly Reason[] => {
    const own = parts.filter(({ kind }) => kinds.includes(kind));
    return own.length === 0 ? [] : [{ label, yen: own.reduce((sum, { yen }) => sum + yen, 0) }];
  };
  const single = parts.filter(({ kind }) => !["energy", "elsewhere", "fee"].includes(kind));
  return [
    ...together(["energy", "elsewhere"], ENERGY_APART),
    ...together(["fee"], FEE_FREE),
    ...single.map(({ kind, label, yen }) => ({
      label: kind === "discount" ? discountWords(label, yen) : label,
      yen,
    })),
  ];
}

function discountWords({ ja, en }: Label, yen: number): Label {
  return yen > 0
    ? { ja: `${ja}がなくなる`, en: `${en} is lost` }
    : { ja: `${ja}がつく`, en: `${en} is won` };
}

/** Days on which the step itself costs less, but all in all it is dearer to wait for them. */
function waitingWorse(days: readonly PricedStretch[], best: PricedStretch): Label | null {
  const cheaper = days.filter(({ once, from }) => once < best.once && from > best.from);
  const [first] = cheaper;
  if (!first || best.total >= 0) return null;
  const least = cheaper.reduce((a, b) => (b.total < a.total ? b : a), first);
  const more = grouped(String(least.total - best.total));
  const fee = least.once === 0 ? { ja: "かからない", en: "costs nothing" } : LESS;
  return {
    ja: `手続きの費用が${fee.ja}${dayJa(least.from)}まで待つと、合計は${more}円多くなります`,
    en: `Waiting until ${formatDay(least.from)}, when it ${fee.en}, comes to ${more} yen more`,
  };
}

const LESS: Label = { ja: "少ない", en: "costs less" };

/** Staying, said as plainly as everything else. */
export function whyStay(yen: number): Label {
  const all = grouped(String(yen));
  return {
    ja: `いまの契約を続けます。36か月の請求は合計 ${all}円の見込みです。`,
    en: `The contracts go on as they are. The 36 bills are expected to come to ${all} yen.`,
  };
}

function joined(labels: readonly Label[]): Label {
  return {
    ja: labels.map(({ ja }) => ja).join("、"),
    en: labels.map(({ en }) => en).join(", "),
  };
}

/** `−1,234`, `+940`. */
function signed(yen: number): string {
  if (yen === 0) return "±0";
  return `${yen < 0 ? "−" : "+"}${grouped(String(Math.abs(yen)))}`;
}

function dayJa(on: Day): string {
  const { year, month, date } = civil(on);
  return `${year}年${month}月${date}日`;
}
