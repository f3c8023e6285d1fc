import type { Form, Label } from "./forms/form.ts";

/** Get, Set, announce: a capital letter is mandatory, a small one optional, `-` none. */
export type Access = `${"G" | "g" | "-"}${"S" | "s" | "-"}${"I" | "i" | "-"}`;

/** One property of a class, as the appendix has it. */
export interface PropertySpec {
  readonly epc: number;
  /** As the Device Description of the ECHONET Lite Web API names it. */
  readonly name: string;
  readonly label: Label;
  readonly access: Access;
  readonly form: Form;
  /** First and last release of the appendix that has it; null: from the first, to the newest. */
  readonly from: string | null;
  readonly until: string | null;
  /** Of use to a controller, not to a person: no page offers it. */
  readonly technical: boolean;
}

export interface ClassSpec {
  readonly code: number;
  readonly name: string;
  readonly label: Label;
  readonly properties: readonly PropertySpec[];
}

interface More {
  readonly from?: string;
  readonly until?: string;
  readonly technical?: boolean;
}

/** One row of a class's table. */
export function row(
  epc: number,
  name: string,
  label: readonly [ja: string, en: string],
  access: Access,
  form: Form,
  more: More = {},
): PropertySpec {
  const [ja, en] = label;
  const { from = null, until = null, technical = false } = more;
  return { epc, name, label: { ja, en }, access, form, from, until, technical };
}
