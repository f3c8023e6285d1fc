import { type Exact, toText } from "./exact.ts";

const SHOWN_PLACES = 2;
const MOST_PLACES = 10;

/**
 * A number as one writes it by hand: `13,124.26`; cut short, with an ellipsis, when it does not
 * end.
 */
export function numberText(value: Exact): string {
  const exact = toText(value);
  const [whole = "", places = ""] = exact.split(".");
  if (!exact.includes("/") && places.length <= MOST_PLACES) return grouped(exact);
  if (!exact.includes("/")) return `${grouped(`${whole}.${places.slice(0, SHOWN_PLACES)}`)}…`;
  return `${grouped(cut(value))}…`;
}

/** Money as one writes it: whole yen plain, else with sen, `12,962.30`; finer than sen in full. */
export function moneyText(value: Exact): string {
  const isWhole = value.n % value.d === 0n;
  const text = isWhole ? toText(value) : toText(value, SHOWN_PLACES);
  return text.includes("/") ? numberText(value) : grouped(text);
}

/** Thousands apart by commas, and a minus as one writes it: `-1234567.5` is `−1,234,567.5`. */
export function grouped(text: string): string {
  const [whole = "", places] = text.split(".");
  const apart = whole.replace("-", "−").replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return places === undefined ? apart : `${apart}.${places}`;
}

/** The first places of a number that does not end. */
function cut({ n, d }: Exact): string {
  const magnitude = n < 0n ? -n : n;
  const scaled = (magnitude * 10n ** BigInt(SHOWN_PLACES)) / d;
  const text = scaled.toString().padStart(SHOWN_PLACES + 1, "0");
  const whole = text.slice(0, -SHOWN_PLACES);
  return `${n < 0n ? "-" : ""}${whole}.${text.slice(-SHOWN_PLACES)}`;
}
