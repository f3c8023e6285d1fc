import type { Label } from "../terms/fields.ts";
import { refuse, type Refused } from "./decision.ts";

/** Contracts know each other, and nothing is done to them behind anybody's back. */
const CLAUSES = ["XX-02"];

type Reason =
  | "unknown-contract"
  | "changed-meanwhile"
  | "key-reused"
  | "recorded-out-of-order"
  | "not-for-residents"
  | "waits-for-approval"
  | "meter-in-use";

interface Words {
  readonly reason: Label;
  readonly needed: Label | null;
}

const WORDS: Readonly<Record<Reason, Words>> = {
  "unknown-contract": {
    reason: { ja: "この契約は見つかりません。", en: "There is no such contract." },
    needed: null,
  },
  "changed-meanwhile": {
    reason: {
      ja: "確認いただいている間に、この契約に別の手続きがありました。",
      en: "Something else happened to this contract while you were looking at it.",
    },
    needed: {
      ja: "内容をもう一度ご確認のうえ、お手続きください。",
      en: "Look at it again, then decide.",
    },
  },
  "key-reused": {
    reason: {
      ja: "同じ受付番号で、内容の異なるお手続きがすでにあります。",
      en: "Something else was sent under the same request key before.",
    },
    needed: {
      ja: "画面を開きなおしてからお手続きください。",
      en: "Open the page anew and send it under a new key.",
    },
  },
  "recorded-out-of-order": {
    reason: {
      ja: "この契約には、いまより後の日時の記録があります。",
      en: "This contract has records of a later time than now.",
    },
    needed: {
      ja: "事業者の時計をご確認ください。",
      en: "Check the operator's clock.",
    },
  },
  "not-for-residents": {
    reason: {
      ja: "このお手続きは、マイページからはできません。",
      en: "This cannot be done from the portal.",
    },
    needed: { ja: "窓口までご連絡ください。", en: "Please ask the desk." },
  },
  "meter-in-use": {
    reason: {
      ja: "この計器は、ほかのお客さまのご契約で使われています。",
      en: "That meter serves another customer's contract.",
    },
    needed: {
      ja: "計器番号をお確かめください。前のご契約が続いている場合は、先に終了を記録してください。",
      en: "Check the meter's number, or record the end of the contract before.",
    },
  },
  "waits-for-approval": {
    reason: {
      ja: "この契約には、承認待ちの依頼がすでにあります。",
      en: "A request of this contract waits for approval already.",
    },
    needed: {
      ja: "先にその依頼を承認または却下してください。",
      en: "Decide that request first.",
    },
  },
};

/** Why something was not carried out, whatever the terms say of it. */
export function actRefusal(reason: Reason): { readonly ok: false; readonly refusal: Refused } {
  return refuse({ code: `contracts.${reason}`, clauses: CLAUSES, ...WORDS[reason] });
}
