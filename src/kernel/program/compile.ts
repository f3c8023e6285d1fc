import type { Comparison } from "../comparison.ts";
import type { Why } from "../derivation.ts";
import { valueOf } from "../evaluate-why.ts";
import { compare, decimal, ZERO } from "../exact.ts";
import { DIGITS, round, type Rounding } from "../rounding.ts";
import { isLeaf } from "../why-leaves.ts";
import {
  type Bounds,
  boundsOf,
  constant,
  type Form,
  isConstant,
  minus,
  NOTHING,
  over,
  plus,
  reach,
  safe,
  scale,
  times,
  TooLarge,
  variable,
} from "./form.ts";
import { cutSteps, MOST_PLACES, OPERATIONS } from "./run.ts";

/** A fact that is left open: its value is the number at `place` of the inputs, divided. */
export interface Open {
  readonly place: number;
  readonly over: number;
}

/** A derivation found for one set of facts, and the comparisons by which it came to be that. */
export interface Trace {
  readonly total: Why;
  readonly comparisons: readonly Comparison[];
}

export interface Compiling {
  /** Which facts are open; null for those that stand. */
  readonly openOf: (leaf: Why) => Open | null;
  /** Between what the inputs lie, by place. Whole numbers outside must not be asked. */
  readonly inputs: readonly Bounds[];
}

/** What is known while a program is written. */
interface Writing extends Compiling {
  /** Bounds of every whole number so far: the inputs, then the result of each step. */
  readonly places: Bounds[];
  readonly code: number[];
  readonly forms: Map<Why, Form>;
}

/**
 * A derivation as a program for `run`, or null where it cannot be proved that doubles hold every
 * whole number on the way. Between two steps that drop digits a derivation is linear, so a program
 * is a list of linear forms over whole numbers, each cut to a digit or at zero.
 */
export function compile({ total, comparisons }: Trace, compiling: Compiling): number[] | null {
  const writing: Writing = {
    ...compiling,
    places: [...compiling.inputs],
    code: [],
    forms: new Map(),
  };
  try {
    if (writing.places.length > MOST_PLACES) throw new TooLarge("more inputs than places");
    for (const comparison of comparisons) writeGuard(comparison, writing);
    const form = formOf(total, writing);
    write(writing, { operation: OPERATIONS.end, form, numbers: [form.d] });
    return writing.code;
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** The way that the derivation took must be the way that the inputs would take. */
function writeGuard({ a, b, sign }: Comparison, writing: Writing): void {
  const form = minus(formOf(a.why, writing), formOf(b.why, writing));
  if (isConstant(form)) return;
  const { least, most } = boundsOf(form, writing.places);
  if ((sign > 0 && least > 0) || (sign < 0 && most < 0)) return;
  write(writing, { operation: OPERATIONS.guard, form, numbers: [sign] });
}

function formOf(why: Why, writing: Writing): Form {
  const known = writing.forms.get(why);
  if (known) return known;
  const made = isLeaf(why) ? leafForm(why, writing) : nodeForm(why, writing);
  writing.forms.set(why, made);
  return made;
}

function leafForm(leaf: Why, { openOf }: Writing): Form {
  const open = openOf(leaf);
  return open === null ? constant(valueOf(leaf)) : variable(open.place, open.over);
}

function nodeForm(why: Why, writing: Writing): Form {
  const form = (part: Why): Form => formOf(part, writing);
  if ("sum" in why) return why.sum.map(form).reduce(plus, NOTHING);
  if ("difference" in why) return minus(form(why.difference[0]), form(why.difference[1]));
  if ("product" in why) return why.product.map(form).reduce(times);
  if ("quotient" in why) return over(form(why.quotient[0]), form(why.quotient[1]));
  // The less of two is a − what a has above b; the greater is a + what b has above a.
  if ("least" in why) {
    return why.least.map(form).reduce((a, b) => minus(a, above(minus(a, b), writing)));
  }
  if ("greatest" in why) {
    return why.greatest.map(form).reduce((a, b) => plus(a, above(minus(b, a), writing)));
  }
  if ("tiers" in why) return tiersForm(why, writing);
  if ("round" in why) return cut(form(why.of), why.round, writing);
  throw new Error("a leaf has no parts");
}

/** What lies in a step is what lies above its foot less what lies above its top. */
function tiersForm({ tiers, of }: Extract<Why, { tiers: unknown }>, writing: Writing): Form {
  const used = formOf(of, writing);
  let total = NOTHING;
  let foot = ZERO;
  let aboveFoot = above(used, writing);
  for (const { upTo, price } of tiers) {
    const top = upTo === null ? null : decimal(upTo);
    const aboveTop = top === null ? NOTHING : above(minus(used, constant(top)), writing);
    if (top === null || compare(top, foot) > 0) {
      total = plus(total, times(minus(aboveFoot, aboveTop), formOf(price, writing)));
    }
    aboveFoot = aboveTop;
    foot = top ?? foot;
  }
  return total;
}

/** A form where it is above zero, else nothing. */
function above(form: Form, writing: Writing): Form {
  const { least, most } = boundsOf(form, writing.places);
  if (least >= 0) return form;
  if (most <= 0) return NOTHING;
  write(writing, { operation: OPERATIONS.above, form, numbers: [] });
  return place(writing, { least: 0, most }, { n: 1, d: form.d });
}

/** A form cut to a digit: whole steps of its size, and what is added before they are cut. */
function cut(form: Form, rounding: Rounding, writing: Writing): Form {
  if (isConstant(form)) {
    return constant(round({ n: BigInt(form.c), d: BigInt(form.d) }, rounding));
  }
  const step = constant(decimal(DIGITS[rounding.digit]));
  const steps = over(form, step);
  if (steps.d === 1) return form;
  const raised = { down: 0, "half-up": Math.floor(steps.d / 2), up: steps.d - 1 }[rounding.mode];
  write(writing, { operation: OPERATIONS.cut, form: steps, numbers: [raised, steps.d] });
  const { least, most } = boundsOf(steps, writing.places);
  const bounds = { least: cutSteps(least, raised, steps.d), most: cutSteps(most, raised, steps.d) };
  return place(writing, bounds, { n: step.c, d: step.d });
}

/** The whole number of the last step, in its unit. */
function place({ places }: Writing, bounds: Bounds, unit: { n: number; d: number }): Form {
  places.push(bounds);
  if (places.length > MOST_PLACES) throw new TooLarge("more steps than a program may have");
  return scale(variable(places.length - 1, 1), unit.n, unit.d);
}

interface Step {
  readonly operation: number;
  readonly form: Form;
  /** What the operation needs besides. */
  readonly numbers: readonly number[];
}

/** Writes a step, if neither its sum nor what is added to it can leave the safe integers. */
function write({ code, places }: Writing, { operation, form, numbers }: Step): void {
  const { c, terms } = form;
  safe(reach(form, places) + Math.max(0, ...numbers));
  code.push(operation, terms.length, c);
  for (const { k, x } of terms) code.push(k, x);
  code.push(...numbers);
}
