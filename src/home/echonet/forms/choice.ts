import { type Choice, type Form, misread, sized, value } from "./form.ts";

type Row = readonly [edt: number, value: boolean | number | string, ja: string, en: string];

/** One byte that stands for one of several values. Any other byte is a typed fault. */
export function choice(...rows: readonly Row[]): Form {
  const choices: readonly Choice[] = rows.map(([edt, of, ja, en]) => ({
    edt,
    value: of,
    label: { ja, en },
  }));
  return sized({
    fewest: 1,
    most: 1,
    shape: {
      kind: choices.every(({ value: of }) => typeof of === "boolean") ? "switch" : "choice",
      choices,
    },
    read: (edt) => {
      const found = choices.find((candidate) => candidate.edt === edt[0]);
      return found ? value(found.value) : misread("unknown-choice");
    },
    write: (of) => {
      const found = choices.find((candidate) => candidate.value === of);
      return found ? [found.edt] : null;
    },
  });
}

/** Levels 1…8 as 0x31…0x38, and what else the property knows. */
export function levels(...more: readonly Row[]): Form {
  const eight = Array.from({ length: 8 }, (_, index): Row => [
    0x31 + index,
    index + 1,
    `${index + 1}`,
    `${index + 1}`,
  ]);
  return choice(...more, ...eight);
}

/** The form, and codes that mean "not set" or "not known": they read as null. */
export function orNone(form: Form, ...codes: readonly number[]): Form {
  return {
    ...form,
    read: (edt, known) =>
      edt.length === 1 && codes.includes(edt[0] ?? -1) ? value(null) : form.read(edt, known),
  };
}

export const ON_OFF = choice([0x30, true, "オン", "On"], [0x31, false, "オフ", "Off"]);
export const YES_NO = choice([0x41, true, "あり", "Yes"], [0x42, false, "なし", "No"]);
export const AUTO_OR_NOT = choice(
  [0x41, true, "自動", "Automatic"],
  [0x42, false, "手動", "Manual"],
);
/** Writing it sets a register back to 0: never offered, never sent. */
export const RESET = choice([0x00, "reset", "リセット", "Reset"]);
