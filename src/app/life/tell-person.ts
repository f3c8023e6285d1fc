import { randomUUID } from "node:crypto";
import { queueMails, type Tx } from "../../platform/index.ts";
import type { PersonView } from "../api/person.ts";
import { letterOf } from "./letters.ts";
import { type Notification, notify } from "./notify.ts";

type Reached = Pick<PersonView, "phone" | "email" | "postalCode" | "street" | "building" | "room">;

const REACHED = ["phone", "email", "postalCode", "street", "building", "room"] as const;

/** What of how to be reached is another than before. */
export function changedContact(before: Reached, after: Reached): readonly string[] {
  return REACHED.filter((name) => before[name] !== after[name]);
}

/**
 * Word of a change of how to be reached, before it is made: it goes to the address that is left, so
 * that nobody takes over a household's letters unseen. The new values stand in no letter.
 */
export async function tellContactChange(
  tx: Tx,
  at: string,
  accountId: number,
): Promise<Notification> {
  const word: Notification = {
    accountId,
    kind: "contact-changed",
    contractId: null,
    title: { ja: "ご連絡先が変更されました", en: "Your contact details were changed" },
    body: {
      ja: "お心当たりがない場合は、すぐに窓口へご連絡ください。",
      en: "If this was not you, please tell the desk at once.",
    },
    link: "/",
    onceKey: `account/${accountId}/contact/${randomUUID()}`,
  };
  await notify(tx, at, [word]);
  return word;
}

/** The same word to the address that is new. */
export async function tellNewAddress(
  tx: Tx,
  at: string,
  word: Notification,
  { name, email, operator }: { name: string; email: string; operator: string },
): Promise<void> {
  const { subject, body } = letterOf(word, { name, email, operator });
  const { accountId, link, onceKey } = word;
  await queueMails(tx, at, [
    { accountId, to: email, subject, body, link, onceKey: `${onceKey}/new` },
  ]);
}

/** A further login can see everything: the household hears of each that is made. */
export async function tellNewLogin(
  tx: Tx,
  at: string,
  { accountId, loginId }: { readonly accountId: number; readonly loginId: string },
): Promise<void> {
  await notify(tx, at, [
    {
      accountId,
      kind: "login-made",
      contractId: null,
      title: {
        ja: "マイページのログインが登録されました",
        en: "A login was made for your account",
      },
      body: {
        ja: "お心当たりがない場合は、すぐに窓口へご連絡ください。",
        en: "If this was not you, please tell the desk at once.",
      },
      link: "/",
      onceKey: `account/${accountId}/login/${loginId}`,
    },
  ]);
}
