import { type Exact, reduce } from "../exact.ts";

/**
 * A linear form over whole numbers x, `(c + Σ k·x) ÷ d` with `d > 0`: what a derivation is between
 * two steps that drop digits. All its numbers are safe integers, in lowest terms.
 */
export interface Form {
  readonly c: number;
  readonly d: number;
  readonly terms: readonly Term[];
}

/** `k` times the number at place `x`; places rise. */
interface Term {
  readonly k: number;
  readonly x: number;
}

/** The least and the greatest that a whole number can be. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A number that doubles may not hold exactly: the derivation is then evaluated as it stands. */
export class TooLarge extends Error {}

export const NOTHING: Form = { c: 0, d: 1, terms: [] };

export function constant(value: Exact): Form {
  const [c, d] = [Number(value.n), Number(value.d)];
  if (Number.isSafeInteger(c) && Number.isSafeInteger(d)) return lowest({ c, d, terms: [] });
  const lower = reduce(value);
  return { c: safe(Number(lower.n)), d: safe(Number(lower.d)), terms: [] };
}

/** The number at a place, divided. */
export function variable(x: number, over: number): Form {
  return { c: 0, d: over, terms: [{ k: 1, x }] };
}

export function isConstant({ terms }: Form): boolean {
  return terms.length === 0;
}

function isNothing({ c, terms }: Form): boolean {
  return c === 0 && terms.length === 0;
}

/** Times `n / d`, which has no common factor; `d > 0`. A whole `n` leaves lowest terms lowest. */
export function scale(form: Form, n: number, d: number): Form {
  if (n === 0) return NOTHING;
  if (n === 1 && d === 1) return form;
  const gone = gcd(Math.abs(n), form.d);
  const by = n / gone;
  const scaled = {
    c: safe(form.c * by),
    d: safe((form.d / gone) * d),
    terms: form.terms.map(({ k, x }) => ({ k: safe(k * by), x })),
  };
  return d === 1 ? scaled : lowest(scaled);
}

/** The product of two forms, of which one is a number. */
export function times(a: Form, b: Form): Form {
  if (isConstant(a)) return scale(b, a.c, a.d);
  if (isConstant(b)) return scale(a, b.c, b.d);
  throw new TooLarge("a product of two values that are both open");
}

export function over(a: Form, b: Form): Form {
  if (!isConstant(b) || b.c === 0) throw new TooLarge("a quotient by a value that is open");
  return b.c > 0 ? scale(a, b.d, b.c) : scale(a, -b.d, -b.c);
}

export function minus(a: Form, b: Form): Form {
  return plus(a, scale(b, -1, 1));
}

export function plus(a: Form, b: Form): Form {
  if (isNothing(a)) return b;
  if (isNothing(b)) return a;
  const common = gcd(a.d, b.d);
  const [ofA, ofB] = [b.d / common, a.d / common];
  return lowest({
    c: safe(safe(a.c * ofA) + safe(b.c * ofB)),
    d: safe(a.d * ofA),
    terms: merged(a.terms, ofA, b.terms, ofB),
  });
}

function merged(a: readonly Term[], ofA: number, b: readonly Term[], ofB: number): Term[] {
  const terms: Term[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [one, other] = [a[i], b[j]];
    const x = Math.min(one?.x ?? Infinity, other?.x ?? Infinity);
    let k = 0;
    if (one?.x === x) {
      k += safe(one.k * ofA);
      i += 1;
    }
    if (other?.x === x) {
      k += safe(other.k * ofB);
      j += 1;
    }
    if (k !== 0) terms.push({ k: safe(k), x });
  }
  return terms;
}

/** The greatest magnitude that the numerator or a part of its sum can have on the way. */
export function reach({ c, terms }: Form, places: readonly Bounds[]): number {
  return terms.reduce((sum, { k, x }) => {
    const { least, most } = places[x] ?? { least: -Infinity, most: Infinity };
    return sum + Math.abs(k) * Math.max(Math.abs(least), Math.abs(most));
  }, Math.abs(c));
}

/** Between what the numerator lies, when each number lies in its bounds. */
export function boundsOf(form: Form, places: readonly Bounds[]): Bounds {
  const { c, terms } = form;
  safe(reach(form, places));
  let least = c;
  let most = c;
  for (const { k, x } of terms) {
    const place = places[x];
    if (!place) throw new Error("a form of a number that has no place yet");
    least += k * (k > 0 ? place.least : place.most);
    most += k * (k > 0 ? place.most : place.least);
  }
  return { least, most };
}

function lowest(form: Form): Form {
  const { c, d, terms } = form;
  let common = gcd(Math.abs(c), d);
  for (const { k } of terms) common = gcd(Math.abs(k), common);
  if (common === 1) return form;
  return {
    c: c / common,
    d: d / common,
    terms: terms.map(({ k, x }) => ({ k: k / common, x })),
  };
}

/** Nearly always one of the two is 1, and remainders of doubles are dear. */
function gcd(a: number, b: number): number {
  if (a === 1 || b === 1) return 1;
  let more = a;
  let less = b;
  while (less !== 0) {
    const rest = more % less;
    more = less;
    less = rest;
  }
  return more;
}

export function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TooLarge(`${value} is not a safe integer`);
  return value;
}
