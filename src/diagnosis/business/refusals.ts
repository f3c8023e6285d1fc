import type { ContractFacts } from "./contractor.ts";
import { refuse } from "./refused.ts";
import type { ServiceClause } from "./services.ts";

/** Why no contract serves today, of the one that says most: stopped, waiting, over, none at all. */
export function notServed(contracts: readonly ContractFacts[]) {
  const at = (state: ContractFacts["state"]) => contracts.find((each) => each.state === state);
  if (at("stopped")) {
    return refuse({
      code: "diagnosis.service-stopped",
      clauses: ["EN-21"],
      reason: { ja: "サービスの提供を停止しています", en: "The service is stopped" },
      needed: { ja: "停止の理由を解消してください", en: "Mend what it was stopped for" },
    });
  }
  if (at("waiting")) {
    return refuse({
      code: "diagnosis.contract-not-started",
      clauses: ["EN-12", "EN-13"],
      reason: { ja: "ご契約はまだ始まっていません", en: "The contract has not started yet" },
      needed: { ja: "利用開始日からお使いいただけます", en: "Wait for the day of its start" },
    });
  }
  const ended = contracts.toSorted((a, b) => (b.lastDay ?? 0) - (a.lastDay ?? 0))[0];
  return ended ? isOver(ended) : noContract();
}

function noContract() {
  return refuse({
    code: "diagnosis.no-contract",
    clauses: ["EN-05", "EN-09"],
    reason: { ja: "診断サービスのご契約がありません", en: "There is no contract of the diagnosis" },
    needed: { ja: "エネがえるをお申し込みください", en: "Apply for the diagnosis" },
  });
}

function isOver({ isFree, lastDay }: ContractFacts) {
  const days = lastDay === null ? {} : { lastDay };
  if (isFree) {
    return refuse({
      code: "diagnosis.trial-over",
      clauses: ["EN-12"],
      reason: {
        ja: "無料トライアルの21日間が終わりました",
        en: "The free trial's 21 days are over",
      },
      needed: { ja: "有料サービスをお申し込みください", en: "Apply for a paid service" },
      days,
    });
  }
  return refuse({
    code: "diagnosis.contract-over",
    clauses: ["EN-13", "EN-14"],
    reason: {
      ja: "診断サービスのご契約は終わりました",
      en: "The contract of the diagnosis is over",
    },
    needed: { ja: "あらためてお申し込みください", en: "Apply anew" },
    days,
  });
}

export function noResponsible() {
  return refuse({
    code: "diagnosis.no-responsible-person",
    clauses: ["EN-10"],
    reason: { ja: "利用責任者が届け出られていません", en: "No responsible person is named" },
    needed: { ja: "利用者のページで利用責任者を登録してください", en: "Name one among the users" },
  });
}

export function notNamed() {
  return refuse({
    code: "diagnosis.not-a-named-user",
    clauses: ["EN-10"],
    reason: {
      ja: "このログインは、診断の利用者として登録されていません",
      en: "This login belongs to nobody who is named as a user of the diagnosis",
    },
    needed: {
      ja: "お名前を利用者として登録してください",
      en: "Have your name put among the users",
    },
  });
}

export function stopped() {
  return refuse({
    code: "diagnosis.user-stopped",
    clauses: ["EN-21"],
    reason: { ja: "この利用者の利用は停止されています", en: "This user is stopped" },
    needed: { ja: "利用責任者にお問い合わせください", en: "Ask the responsible person" },
  });
}

export function throughAgency(state: "waits" | "refused" | "ended") {
  const reasons = {
    waits: { ja: "取次店の承諾を待っています", en: "The agency waits for the approval" },
    refused: { ja: "取次店は承諾されていません", en: "The agency was not approved" },
    ended: {
      ja: "取次店の登録は終わりました",
      en: "The agency works for the contractor no longer",
    },
  };
  return refuse({
    code: "diagnosis.agency-not-approved",
    clauses: ["EN-10"],
    reason: reasons[state],
    needed: { ja: "承諾のある取次店だけが利用できます", en: "Only approved agencies may diagnose" },
  });
}

export function seatElsewhere() {
  return refuse({
    code: "diagnosis.seat-elsewhere",
    clauses: ["EN-10"],
    reason: {
      ja: "同じ利用者が、別の端末で新しくログインしました",
      en: "The same user has logged in anew elsewhere",
    },
    needed: {
      ja: "こちらで使うには、もう一度ログインしてください",
      en: "Log in again to go on here",
    },
  });
}

export function serviceNotHeld(service: ServiceClause, held: readonly ContractFacts[]) {
  const items = held.map(({ item }) => item).join(", ");
  return refuse({
    code: "diagnosis.service-not-held",
    clauses: [service, "EN-05"],
    reason: {
      ja: `ご契約（${items}）に、この診断は含まれていません`,
      en: `The contract (${items}) does not hold this diagnosis`,
    },
    needed: { ja: "サービスを変更または追加してください", en: "Change the service, or add one" },
  });
}

export function quotaUsedUp(holding: readonly ContractFacts[]) {
  const included = Math.max(...holding.map(({ quota }) => quota?.included ?? 0));
  return refuse({
    code: "diagnosis.quota-used-up",
    clauses: ["EN-05"],
    reason: {
      ja: `今月の診断回数（${included}回）を使い切りました`,
      en: `This month's number of diagnoses (${included}) is used up`,
    },
    needed: {
      ja: "来月1日にまた使えます。有料サービスでは超過分もご利用いただけます",
      en: "Wait for the 1st, or take a paid service, which sells more above the number",
    },
  });
}

export function keyRevoked() {
  return refuse({
    code: "diagnosis.key-revoked",
    clauses: ["EN-10"],
    reason: { ja: "このAPIキーは取り消されています", en: "This API key was revoked" },
    needed: { ja: "新しいキーを発行してください", en: "Make a new one" },
  });
}

export function keyUsedUp(monthly: number) {
  return refuse({
    code: "diagnosis.key-quota-used-up",
    clauses: ["EN-05"],
    reason: {
      ja: `このAPIキーの今月の上限（${monthly}回）に達しました`,
      en: `This key has made its ${monthly} diagnoses of the month`,
    },
    needed: {
      ja: "来月1日まで待つか、別のキーを使ってください",
      en: "Wait for the 1st, or use another",
    },
  });
}
