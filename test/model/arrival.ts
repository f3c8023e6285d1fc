import { type Contract, tenureOf } from "../../src/contracts/index.ts";
import { formatDay } from "../../src/kernel/day.ts";
import { toText } from "../../src/kernel/exact.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import { linesThrough } from "./charges.ts";
import type { Town } from "./town.ts";

/**
 * Histories whose events became known in another order: what is owed must be the same. Facts of one
 * day keep their order, because it decides which came first; so does what takes another back.
 */
export function arrivedOtherwise(
  catalogue: Catalogue,
  { contracts, on }: Town,
  numbers: Iterable<number>,
): string | null {
  const draw = numbers[Symbol.iterator]();
  const shuffled = contracts.home.map((contract) => otherOrder(contract, draw));
  const readable = shuffled.every((each) => tenureOf(each, catalogue, { through: on }).ok);
  if (!readable) return `cannot be read in another order of arrival`;
  const [told, toldOtherwise] = [contracts.home, shuffled].map((each) =>
    linesThrough(catalogue, each, on)
      .map(({ contract, rule, item, period, amount }) =>
        [contract, rule, item, formatDay(period.from), toText(amount, 4)].join(" "),
      )
      .toSorted()
      .join("\n"),
  );
  return told === toldOtherwise ? null : `${told}\n— but told otherwise —\n${toldOtherwise}`;
}

function otherOrder(contract: Contract, draw: Iterator<number>): Contract {
  const { history } = contract;
  const bound = history.some(({ type }) => type === "retracted" || type === "withdrawn");
  if (bound) return contract;
  const days = [...new Set(history.map((event) => event.on))];
  const keyed = days.map((of) => ({ of, key: Number(draw.next().value ?? 0) }));
  const order = new Map(
    keyed.toSorted((a, b) => a.key - b.key).map(({ of }, index) => [of, index] as const),
  );
  const told = history.toSorted((a, b) => (order.get(a.on) ?? 0) - (order.get(b.on) ?? 0));
  return {
    ...contract,
    history: told.map((event, index) => ({ ...event, recordedAt: instantOf(index) })),
  };
}

function instantOf(index: number): string {
  const minutes = String(Math.floor(index / 60)).padStart(2, "0");
  return `2030-01-01T00:${minutes}:${String(index % 60).padStart(2, "0")}.000Z`;
}
