import { z } from "zod";
import { dayText, labelText } from "./fields.ts";

/** Fields as they were typed; the server reads them as kindly as the form, and stores strictly. */
const typed = z.string().max(300);

export const personBody = z.strictObject({
  name: typed,
  kana: typed,
  phone: typed,
  email: typed,
  postalCode: typed,
  /** Prefecture, city, street and number; without building and room. */
  street: typed,
  building: typed,
  room: typed,
});
export type PersonBody = z.input<typeof personBody>;

/** What a resident may change without a paper; the name goes through a change of holder. */
export const contactBody = personBody.omit({ name: true, kana: true });
export type ContactBody = z.input<typeof contactBody>;

export const newAccountBody = personBody.extend({
  customer: z.enum(["consumer", "business"]),
  /** Left empty for a company, or where it is not known. */
  bornOn: typed,
  payment: z.enum(["direct-debit", "card", "slip"]),
});
export type NewAccountBody = z.input<typeof newAccountBody>;

export const personSchema = z.object({
  account: z.string(),
  name: z.string(),
  kana: z.string(),
  phone: z.string(),
  email: z.string(),
  postalCode: z.string(),
  street: z.string(),
  building: z.string(),
  room: z.string(),
  customer: z.enum(["consumer", "business"]),
  bornOn: dayText.nullable(),
  payment: z.string(),
  /** Whether somebody can log in for this account. */
  registered: z.boolean(),
});
export type PersonView = z.output<typeof personSchema>;

export const openedSchema = z.object({ account: z.string(), repeated: z.boolean() });
export type Opened = z.output<typeof openedSchema>;

/** The secret address for registering; shown once. */
export const invitedSchema = z.object({ url: z.string() });

export const postalCodeSchema = z.object({
  code: z.string(),
  candidates: z.array(z.object({ prefecture: z.string(), city: z.string(), town: z.string() })),
});
export type PostalCode = z.output<typeof postalCodeSchema>;

export const registrationSchema = z.object({
  operator: labelText,
  /** Building and room must be named. */
  asksDwelling: z.boolean(),
});
export type RegistrationView = z.output<typeof registrationSchema>;

export const registrationBody = z.strictObject({
  email: typed,
  password: z.string().max(1000),
  building: typed.default(""),
  room: typed.default(""),
});
export type RegistrationBody = z.output<typeof registrationBody>;
