import type { IntakeForm } from "../../../../src/app/api/callout.ts";
import type { DeskCall, Dwellings } from "../../../../src/app/api/callout-desk.ts";
import type { Danger, Family } from "../families.ts";

export type Dwelling = Dwellings["found"][number];
export type Relation = DeskCall["asker"]["relation"];
export type DangerAsk = IntakeForm["dangers"][number];
export type FamilyAsk = IntakeForm["families"][number];
export type TroubleAsk = FamilyAsk["troubles"][number];

/** What the telephone has told so far. */
export interface IntakeDraft {
  readonly dangers: Readonly<Partial<Record<Danger, "yes" | "no">>>;
  readonly dwelling: Dwelling | null;
  /** Nobody whom we know: name and address are asked. */
  readonly isUnknown: boolean;
  readonly name: string;
  readonly phone: string;
  readonly relation: Relation;
  readonly postalCode: string;
  readonly address: string;
  readonly family: Family | null;
  readonly trouble: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly words: string;
  /** The staff's own judgement that it is not covered (KK-03); null: none. */
  readonly judged: string | null;
}

export const EMPTY: IntakeDraft = {
  dangers: {},
  dwelling: null,
  isUnknown: false,
  name: "",
  phone: "",
  relation: "contractor",
  postalCode: "",
  address: "",
  family: null,
  trouble: null,
  facts: {},
  words: "",
  judged: null,
};

export const RELATIONS: readonly Relation[] = [
  "contractor",
  "family",
  "tenant",
  "neighbour",
  "manager",
  "other",
];

/** The first danger that was answered with yes, in the order in which they are asked. */
export function dangerOf(draft: IntakeDraft, form: IntakeForm): DangerAsk | null {
  return form.dangers.find(({ danger }) => draft.dangers[danger] === "yes") ?? null;
}

/** Every danger was asked, and none is there. */
export function isSafe(draft: IntakeDraft, form: IntakeForm): boolean {
  return form.dangers.every(({ danger }) => draft.dangers[danger] === "no");
}

export function allNo(form: IntakeForm): IntakeDraft["dangers"] {
  return Object.fromEntries(form.dangers.map(({ danger }) => [danger, "no"]));
}

/** The dwelling tells who lives there; whoever called may be somebody else. */
export function withDwelling(dwelling: Dwelling): Partial<IntakeDraft> {
  const { name, phone } = dwelling;
  return { dwelling, isUnknown: false, name, phone, relation: "contractor" };
}

/** Stands where a name or number was not heard yet: what is decided does not hang on it. */
const NOT_YET = "-";

/** Null as long as what decides is missing. `isDraft`: only asked what would be decided. */
export function callOf(draft: IntakeDraft, isDraft: boolean): DeskCall | null {
  const { family, trouble, dwelling, judged } = draft;
  if (family === null || trouble === null) return null;
  if (dwelling === null && !draft.isUnknown) return null;
  const heard = { name: draft.name.trim(), phone: draft.phone.trim() };
  if (!isDraft && (heard.name === "" || heard.phone === "")) return null;
  if (!isDraft && dwelling === null && draft.address.trim() === "") return null;
  return {
    family,
    trouble,
    facts: { ...draft.facts },
    words: draft.words,
    dangers: { ...draft.dangers },
    asker: {
      name: heard.name || NOT_YET,
      phone: heard.phone || NOT_YET,
      email: "",
      relation: draft.relation,
    },
    account: dwelling?.account ?? null,
    postalCode: dwelling === null ? draft.postalCode : "",
    address: dwelling === null ? draft.address : "",
    judged: judged === null || judged.trim() === "" ? null : { words: judged },
  };
}

/** What is written down of a danger: it hangs on nothing else that was or was not heard. */
export function handedOverCall(
  draft: IntakeDraft,
  danger: DangerAsk,
  { family, notHeard }: { readonly family: Family; readonly notHeard: string },
): DeskCall {
  return {
    family: draft.family ?? family,
    trouble: draft.trouble ?? "danger",
    facts: {},
    words: draft.words,
    dangers: { ...draft.dangers, [danger.danger]: "yes" },
    asker: {
      name: draft.name.trim() || notHeard,
      phone: draft.phone.trim() || notHeard,
      email: "",
      relation: draft.relation,
    },
    account: draft.dwelling?.account ?? null,
    postalCode: "",
    address: draft.dwelling === null ? draft.address : "",
    judged: null,
  };
}

/** The family that must rule this danger out. */
export function familyOf(danger: DangerAsk, form: IntakeForm): Family {
  const found = form.families.find(({ dangers }) => dangers.includes(danger.danger));
  return found?.family ?? "gas";
}
