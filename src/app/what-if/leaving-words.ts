import { civil, type Day, formatDay } from "../../kernel/day.ts";
import { negate, toText } from "../../kernel/exact.ts";
import { grouped } from "../../kernel/number-text.ts";
import type { Line } from "../../rating/line.ts";
import { withTax } from "../../rating/with-tax.ts";
import type { Label } from "../../terms/fields.ts";
import type { LeavingStep } from "./cheapest-leaving.ts";

/** Which contract is left, and what the services of the others are called. */
export interface Left {
  readonly contract: string;
  readonly nameOf: (service: string) => Label;
}

/** What leaving in a stretch costs, in words: what each yen is for, and what is lost beside it. */
export function leavingLabel({ costs }: LeavingStep, lost: readonly Line[], left: Left): Label {
  const parts = costs.map((line) => {
    const yen = grouped(String(withTax([line])));
    const { ja, en } = whatFor(line, left);
    return { ja: `${ja} ${yen}円`, en: `${en} ${yen} yen` };
  });
  const said = parts.length > 0 ? parts : [{ ja: "解除料なし", en: "no fee for leaving" }];
  const losses = lost.map((line) => {
    const yen = grouped(toText(negate(line.amount)));
    return {
      ja: `${line.label.ja}（月${yen}円引き）がなくなります`,
      en: `${line.label.en} (${yen} yen a month) is lost`,
    };
  });
  return {
    ja: [said.map(({ ja }) => ja).join("、"), ...losses.map(({ ja }) => ja)].join("。"),
    en: [said.map(({ en }) => en).join(", "), ...losses.map(({ en }) => en)].join("; "),
  };
}

/** A cost of another contract, which ends with this one, bears that one's name. */
function whatFor({ contract, service, label }: Line, left: Left): Label {
  if (contract === left.contract) return label;
  const { ja, en } = left.nameOf(service);
  return { ja: `${ja}の${label.ja}`, en: `${en}: ${label.en}` };
}

/** What is paid for a contract that ends with this one, named; nothing where all is its own. */
function ofOthers({ costs }: LeavingStep, left: Left): Label {
  const others = costs.filter(({ contract }) => contract !== left.contract);
  const said = others.map((line) => whatFor(line, left));
  if (said.length === 0) return { ja: "", en: "" };
  return {
    ja: `${said.map(({ ja }) => ja).join("、")}。`,
    en: `${said.map(({ en }) => en).join(", ")}; `,
  };
}

/** One line for a list of actions: what it costs through which day, and from then on. */
export function leavingHint(
  step: LeavingStep,
  next: LeavingStep | undefined,
  { today, left }: { readonly today: Day; readonly left: Left },
): Label {
  const [now, later] = [priceWords(step.amount), next && priceWords(next.amount)];
  if (later === undefined) {
    const first = shortDay(step.from, today);
    const what = step.amount === 0 ? now : { ja: `解約に${now.ja}`, en: `${now.en} to leave` };
    const others = ofOthers(step, left);
    return {
      ja: `${what.ja}（${others.ja}最短 ${first.ja}）`,
      en: `${what.en} (${others.en}${first.en} at the earliest)`,
    };
  }
  const [until, from] = [shortDay(step.until, today), shortDay(next?.from ?? step.until, today)];
  return {
    ja: `${until.ja} までなら${now.ja}。${from.ja} 以降 ${later.ja}`,
    en: `${now.en} through ${until.en}; ${later.en} from ${from.en}`,
  };
}

function priceWords(amount: number): Label {
  if (amount === 0) return { ja: "解除料なし", en: "no fee" };
  const yen = grouped(String(amount));
  return { ja: `${yen}円`, en: `${yen} yen` };
}

/** `11/30` in this year, `2027/4/1` in another. */
function shortDay(on: Day, today: Day): Label {
  const { year, month, date } = civil(on);
  const short = `${month}/${date}`;
  const ja = year === civil(today).year ? short : `${year}/${short}`;
  return { ja, en: formatDay(on) };
}
