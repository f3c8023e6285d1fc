import type { IntakeForm, PublicCall, ResidentCall } from "../../../src/app/api/callout.ts";
import { readEmail } from "../../../src/kernel/typed/email.ts";
import { readPhone } from "../../../src/kernel/typed/phone.ts";
import { readPostalCode } from "../../../src/kernel/typed/postal-code.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";

export type Relation = ResidentCall["asker"]["relation"];
export type Danger = IntakeForm["dangers"][number];
export type Family = IntakeForm["families"][number];
export type TroubleChoice = Family["troubles"][number];

/** A picture that the server has, and a small one of it to look at. */
export interface KeptPhoto {
  readonly photo: string;
  /** A `data:` address of a JPEG. */
  readonly small: string;
}

/** What was said so far; kept over a reload. */
export interface CallDraft {
  /** Every danger was asked about and answered with no. */
  readonly safe: boolean;
  readonly family: string;
  readonly trouble: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly words: string;
  readonly photos: readonly KeptPhoto[];
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly relation: Relation;
  readonly postalCode: string;
  readonly address: string;
  /** Where a code was mailed to: whoever comes back from their letters finds its field. */
  readonly mailedTo: string;
}

export const EMPTY_CALL: CallDraft = {
  safe: false,
  family: "",
  trouble: "",
  facts: {},
  words: "",
  photos: [],
  name: "",
  phone: "",
  email: "",
  relation: "contractor",
  postalCode: "",
  address: "",
  mailedTo: "",
};

export type ChangeCall = (next: Partial<CallDraft>) => void;

export interface Chosen {
  readonly family: Family;
  readonly trouble: TroubleChoice;
}

/** The family and trouble of the draft, where the form knows them. */
export function chosenOf(form: IntakeForm, draft: CallDraft): Chosen | null {
  const family = form.families.find((each) => each.family === draft.family);
  const trouble = family?.troubles.find((each) => each.trouble === draft.trouble);
  return family === undefined || trouble === undefined ? null : { family, trouble };
}

/** Every danger that was asked about was answered with no. */
export function noDanger(form: IntakeForm): ResidentCall["dangers"] {
  return Object.fromEntries(form.dangers.map(({ danger }) => [danger, "no"]));
}

const KEPT_FACTS = (draft: CallDraft, { asks }: TroubleChoice) =>
  Object.fromEntries(
    asks.flatMap(({ fact }) => {
      const said = draft.facts[fact];
      return said === undefined ? [] : [[fact, said]];
    }),
  );

/** The call as it is sent; answers to what another trouble asked stay behind. */
export function callOf(form: IntakeForm, draft: CallDraft, chosen: Chosen): ResidentCall {
  return {
    family: chosen.family.family,
    trouble: chosen.trouble.trouble,
    facts: KEPT_FACTS(draft, chosen.trouble),
    words: draft.words.trim(),
    dangers: noDanger(form),
    asker: askerOf(draft),
    photos: draft.photos.map(({ photo }) => photo),
  };
}

export function askerOf({ name, phone, email, relation }: CallDraft): ResidentCall["asker"] {
  return { name: name.trim(), phone: phone.trim(), email: email.trim(), relation };
}

/** The same of somebody whom nobody knows: with the address as it was typed. */
export function publicCallOf(form: IntakeForm, draft: CallDraft, chosen: Chosen): PublicCall {
  const { postalCode, address } = draft;
  return {
    ...callOf(form, draft, chosen),
    photos: [],
    postalCode: postalCode.trim(),
    address: address.trim(),
  };
}

export type Wrong = Readonly<Partial<Record<string, LabelText>>>;

const NEEDED: LabelText = { ja: "入力してください。", en: "Please fill this in." };
const CHOOSE: LabelText = { ja: "一つ選んでください。", en: "Please choose one." };

/** What is missing or wrong, by its field; the contact of somebody unknown is asked in full. */
export function wrongOf(draft: CallDraft, { trouble }: Chosen, isOpen: boolean): Wrong {
  const asked = trouble.asks.flatMap(({ fact, options }) =>
    options.some(({ value }) => value === draft.facts[fact]) ? [] : [[fact, CHOOSE] as const],
  );
  const phone = readPhone(draft.phone);
  const email = readEmail(draft.email);
  const postal = readPostalCode(draft.postalCode);
  return Object.fromEntries([
    ...asked,
    ...(draft.name.trim() === "" ? [["name", NEEDED] as const] : []),
    ...(phone.ok ? [] : [["phone", phone.refusal.reason] as const]),
    ...(!isOpen || postal.ok ? [] : [["postalCode", postal.refusal.reason] as const]),
    ...(!isOpen || draft.address.trim() !== "" ? [] : [["address", NEEDED] as const]),
    ...(!isOpen || email.ok ? [] : [["email", email.refusal.reason] as const]),
  ]);
}
