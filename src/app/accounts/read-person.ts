import { addDays, type Day, day } from "../../kernel/day.ts";
import { prefectureOf } from "../../kernel/prefecture.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { TypedFault } from "../../kernel/typed/fault.ts";
import { readEmail } from "../../kernel/typed/email.ts";
import { readKana } from "../../kernel/typed/kana.ts";
import { readPersonName } from "../../kernel/typed/person-name.ts";
import { readPhone } from "../../kernel/typed/phone.ts";
import { readPostalCode } from "../../kernel/typed/postal-code.ts";
import { readTypedDay } from "../../kernel/typed/typed-day.ts";
import { foldDashes } from "../../kernel/typed/width.ts";
import type { ContactBody, NewAccountBody, PersonBody } from "../api/person.ts";

/** How somebody is reached, in the one form that is stored. */
export interface Contact {
  readonly phone: string;
  readonly email: string;
  readonly postalCode: string;
  readonly street: string;
  readonly building: string;
  readonly room: string;
  /** Prefecture in catalogue words; empty where the address names none. */
  readonly place: string;
}

export interface Names {
  readonly name: string;
  readonly kana: string;
}

/** A field that cannot be taken, by the name it has on the form. */
export interface FieldFault {
  readonly path: string;
  readonly fault: TypedFault;
}

type Read<T> = Result<T, readonly FieldFault[]>;
type Reader<T> = (typed: string) => Result<T, TypedFault>;

const LONGEST_ADDRESS = 200;

/** Contact fields as typed; every field that cannot be taken is named at once. */
export function readContact(typed: ContactBody): Read<Contact> {
  const phone = optional(readPhone)(typed.phone);
  const email = optional(readEmail)(typed.email);
  const postalCode = optional(readPostalCode)(typed.postalCode);
  const street = readStreet(typed.street);
  const faults = faultsOf({ phone, email, postalCode, street });
  if (!phone.ok || !email.ok || !postalCode.ok || !street.ok) return no(faults);
  return ok({
    phone: phone.value?.national ?? "",
    email: email.value ?? "",
    postalCode: postalCode.value ?? "",
    street: street.value,
    building: foldDashes(typed.building).trim(),
    room: foldDashes(typed.room).trim(),
    place: prefectureOf(street.value)?.word ?? "",
  });
}

/** Names and contact together. */
export function readPerson(typed: PersonBody): Read<Contact & Names> {
  const name = readPersonName(typed.name);
  const kana = readKana(typed.kana);
  const contact = readContact(contactOf(typed));
  const faults = [...faultsOf({ name, kana }), ...(contact.ok ? [] : contact.refusal)];
  if (!name.ok || !kana.ok || !contact.ok) return no(faults);
  return ok({ ...contact.value, name: name.value, kana: kana.value });
}

function contactOf({ name: _name, kana: _kana, ...contact }: PersonBody): ContactBody {
  return contact;
}

export interface NewAccount extends Contact, Names {
  readonly customer: "consumer" | "business";
  readonly bornOn: Day | null;
  readonly payment: string;
}

/** A new customer; `today` is the operator's day, after which nobody is born. */
export function readNewAccount(typed: NewAccountBody, today: Day): Read<NewAccount> {
  const { customer, bornOn: bornText, payment, ...rest } = typed;
  const person = readPerson(rest);
  const bornOn = optional((text) => readBirth(text, today))(bornText);
  const faults = [...(person.ok ? [] : person.refusal), ...faultsOf({ bornOn })];
  if (!person.ok || !bornOn.ok) return no(faults);
  return ok({ ...person.value, customer, bornOn: bornOn.value, payment });
}

const OLDEST = day("1900-01-01");

function readBirth(text: string, today: Day): Result<Day, TypedFault> {
  const read = readTypedDay(text);
  if (!read.ok) return read;
  if (read.value >= OLDEST && read.value < addDays(today, 1)) return read;
  return no({
    code: "typed.birth",
    reason: { ja: "生年月日を確かめてください。", en: "Please check the date of birth." },
    accepted: { ja: "1900年から今日まで", en: "From 1900 to today" },
  });
}

/** Left empty, a field says nothing. */
function optional<T>(read: Reader<T>): (typed: string) => Result<T | null, TypedFault> {
  return (typed) => (typed.trim() === "" ? ok(null) : read(typed));
}

function readStreet(typed: string): Result<string, TypedFault> {
  const text = foldDashes(typed).trim();
  if (text.length > 0 && text.length <= LONGEST_ADDRESS && !/\p{Cc}/u.test(text)) return ok(text);
  return no({
    code: "typed.address",
    reason: { ja: "住所を確かめてください。", en: "Please check the address." },
    accepted: {
      ja: `都道府県から番地まで、${LONGEST_ADDRESS}文字以内`,
      en: `From prefecture to house number, up to ${LONGEST_ADDRESS} letters`,
    },
  });
}

function faultsOf(
  fields: Readonly<Record<string, Result<unknown, TypedFault>>>,
): readonly FieldFault[] {
  return Object.entries(fields).flatMap(([path, read]) =>
    read.ok ? [] : [{ path, fault: read.refusal }],
  );
}
