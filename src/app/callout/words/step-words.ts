import type { CaseNow } from "../../../callout/case/case-now.ts";
import type { CaseFact } from "../../../callout/facts.ts";
import type { Label } from "../../../terms/fields.ts";
import {
  DANGER_WORDS,
  OUTCOME_WORDS,
  PAPER_WORDS,
  SHOWS_WORDS,
  WAITS_WORDS,
} from "./state-words.ts";
import { dayWords, spanWords } from "./time-words.ts";
import { yenWords } from "./yen-words.ts";

/** One step of a case as people read it. */
export interface Step {
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly late: boolean;
  readonly label: Label;
  readonly detail: Label | null;
}

interface StepsAsk {
  /** Names of technicians by their numbers. */
  readonly names: ReadonlyMap<string, string>;
  /** `desk`: with what concerns nobody but the operator's people. */
  readonly reader: "household" | "desk";
}

/** Told so many seconds after it happened, the phone had no signal. */
const LATE_SECONDS = 300;

/** What happened, in order; what did not hold is no step. */
export function stepsOf(now: CaseNow, ask: StepsAsk): readonly Step[] {
  const contradicted = new Set(now.conflicts.map(({ fact }) => fact.id));
  return now.facts
    .filter(({ id }) => !contradicted.has(id))
    .flatMap((fact) => {
      const words = wordsOf(fact, ask);
      if (words === null || (words.inside === true && ask.reader === "household")) return [];
      const { type, at, recordedAt } = fact;
      const late = secondsBetween(at, recordedAt) > LATE_SECONDS;
      return [{ type, at, recordedAt, late, label: words.label, detail: words.detail ?? null }];
    });
}

interface Words {
  readonly label: Label;
  readonly detail?: Label | null;
  /** Nothing that a household is shown: offers that nobody took, notes of the desk. */
  readonly inside?: true;
}

function wordsOf(fact: CaseFact, ask: StepsAsk): Words | null {
  return callWords(fact) ?? lookWords(fact, ask) ?? visitWords(fact, ask) ?? moneyWords(fact);
}

/** From the call to what the terms say, and how it ends at the desk. */
function callWords(fact: CaseFact): Words | null {
  switch (fact.type) {
    case "opened":
      return said("受け付けました", "Taken down", OPENED_BY[fact.source]);
    case "handed-over": {
      const danger = DANGER_WORDS[fact.danger];
      return said("緊急窓口へ引き継ぎました", "Handed to an emergency line", {
        ja: `${danger.ja}：${fact.line}`,
        en: `${danger.en}: ${fact.line}`,
      });
    }
    case "decided":
      return said("ご契約の内容を確認しました", "The terms were looked at", null);
    case "placed":
      return said("訪問先の場所を確認しました", "The place was found", text(fact.place.address));
    case "price-accepted":
      return said(
        "訪問の料金をご了承いただきました",
        "The price was accepted",
        yenWords(fact.total),
      );
    case "declined":
      return said("お伺いしないことになりました", "No visit is made", fact.reason);
    case "cancelled":
      return said("取り消しになりました", "Cancelled", text(fact.reason));
    case "reopened":
      return said("受付を再開しました", "Taken up again", text(fact.reason));
    case "complained":
      return said("お申し出をお受けしました", "A complaint was received", null);
    case "noted":
      return inside("メモ", "Note", text(fact.words));
    default:
      return null;
  }
}

const OPENED_BY = {
  desk: { ja: "お電話", en: "By telephone" },
  resident: { ja: "マイページ", en: "In the portal" },
  public: { ja: "ログインなしの受付", en: "Without a login" },
} as const;

/** Until somebody goes. */
function lookWords(fact: CaseFact, { names }: StepsAsk): Words | null {
  const who = "technician" in fact ? text(names.get(fact.technician) ?? fact.technician) : null;
  switch (fact.type) {
    case "offered":
      return inside("訪問を依頼しました", "Offered", who);
    case "offer-refused":
      return inside("依頼は断られました", "Refused", who);
    case "offer-expired":
      return inside("依頼に返事がありませんでした", "The offer ran out", who);
    case "offer-withdrawn":
      return inside("依頼を取り下げました", "The offer was taken back", who);
    case "accepted":
      return said("訪問員が決まりました", "A technician is coming", who);
    case "released":
      return said("訪問員が変わります", "Somebody else will come", null);
    case "planned":
      return said("訪問の日時が決まりました", "The visit has a time", spanWords(fact));
    case "promised":
      return said("到着の見込み", "Expected arrival", spanWords(fact));
    default:
      return null;
  }
}

/** On the way and on site. */
function visitWords(fact: CaseFact, { names }: StepsAsk): Words | null {
  switch (fact.type) {
    case "on-the-way":
      return said("訪問員が出発しました", "On the way", text(names.get(fact.technician) ?? ""));
    case "arrived":
      return said("到着しました", "Arrived", null);
    case "nobody-there":
      return said("ご不在でした", "Nobody was there", null);
    case "identity-checked":
      return said("ご本人を確認しました", "Identity was checked", PAPER_WORDS[fact.paper]);
    case "police-told":
      return said("警察への届け出を確認しました", "The police had been told", text(fact.number));
    case "cause-found":
      return said("原因を確認しました", "The cause was found", null);
    case "photo-taken":
      return said("写真を撮りました", "A picture was taken", SHOWS_WORDS[fact.shows]);
    case "work-began":
      return said("作業を始めました", "Work began", null);
    case "work-paused":
      return said("作業を止めました", "Work paused", null);
    case "made-safe":
      return said("応急処置をしました", "Made safe", safeWords(fact));
    case "part-arrived":
      return said("部品が届きました", "The part has arrived", null);
    case "finished":
      return said("作業を終えました", "Finished", OUTCOME_WORDS[fact.outcome]);
    case "reported":
      return said("作業報告書をお渡ししました", "The report was given", null);
    default:
      return null;
  }
}

function safeWords(fact: Extract<CaseFact, { type: "made-safe" }>): Label {
  const waits = WAITS_WORDS[fact.waitsFor];
  const on = fact.expectedOn === null ? null : dayWords(fact.expectedOn);
  return {
    ja: `${fact.how}（${waits.ja}を待っています${on ? `：${on.ja}` : ""}）`,
    en: `${fact.how} (waiting for ${waits.en}${on ? `: ${on.en}` : ""})`,
  };
}

function moneyWords(fact: CaseFact): Words | null {
  switch (fact.type) {
    case "quoted":
      return said("お見積もり", "Quote", yenWords(fact.quote.total));
    case "signed":
      return said("お見積もりに署名いただきました", "The quote was signed", text(fact.name));
    case "quote-declined":
      return said("お見積もりを見送られました", "The quote was declined", null);
    case "charged":
      return inside("請求に載せました", "Put on the bill", yenWords(fact.amount));
    case "compensated":
      return inside("補償を記録しました", "Compensation", yenWords(fact.paid));
    default:
      return null;
  }
}

function said(ja: string, en: string, detail: Label | null): Words {
  return { label: { ja, en }, detail };
}

function inside(ja: string, en: string, detail: Label | null): Words {
  return { label: { ja, en }, detail, inside: true };
}

function text(words: string): Label | null {
  return words === "" ? null : { ja: words, en: words };
}

function secondsBetween(from: string, until: string): number {
  const [begins, ends] = [from, until].map((at) => Temporal.Instant.from(at).epochMilliseconds);
  return ((ends ?? 0) - (begins ?? 0)) / 1000;
}
