import { type AskedQuestion, formQuestion } from "../forms/question.ts";
import { personWords, type PersonWords } from "../words/person.ts";

type Named = Extract<
  keyof PersonWords,
  | "name"
  | "kana"
  | "customer"
  | "bornOn"
  | "phone"
  | "email"
  | "postalCode"
  | "street"
  | "building"
  | "room"
  | "payment"
>;

function question(name: Named, part: Parameters<typeof formQuestion>[2] = {}): AskedQuestion {
  return formQuestion(name, { ja: personWords.ja[name], en: personWords.en[name] }, part);
}

/** How the customer is reached. */
export const CONTACT: readonly AskedQuestion[] = [
  question("phone"),
  question("email"),
  question("postalCode"),
  question("street", { required: true }),
  question("building"),
  question("room"),
];

export const NAMES: readonly AskedQuestion[] = [
  question("name", { required: true }),
  question("kana", { required: true }),
];

function choice(value: "consumer" | "business") {
  return { value, label: { ja: personWords.ja[value], en: personWords.en[value] } };
}

function payment(value: keyof PersonWords["payments"]) {
  const { ja, en } = personWords;
  return { value, label: { ja: ja.payments[value], en: en.payments[value] } };
}

/** All that opening an account asks. */
export const NEW_ACCOUNT: readonly AskedQuestion[] = [
  question("customer", {
    kind: "choice",
    required: true,
    choices: [choice("consumer"), choice("business")],
    preset: "consumer",
  }),
  ...NAMES,
  question("bornOn", { kind: "day" }),
  ...CONTACT,
  question("payment", {
    kind: "choice",
    required: true,
    choices: [payment("direct-debit"), payment("card"), payment("slip")],
    preset: "direct-debit",
  }),
];
