import type { Day } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import {
  type Asked,
  decided,
  type Decision,
  type Note,
  refuse,
  type Refused,
} from "../decision.ts";
import type { ContractEvent } from "../model.ts";
import { noticeEffect } from "../rules/notice.ts";
import { priceOfCharge } from "./price-of-charge.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { refuseWhenOver } from "./refuse-over.ts";
import { type Succession, succession, type SuccessionRefusal } from "../rules/succession.ts";
import { listed } from "../words/listed.ts";
import { spoken } from "../words/spoken.ts";
import { costWords } from "../words/yen-words.ts";

type Ask = ActionOf<"change-holder">;

/**
 * Somebody else becomes the customer (MM-22, HM-18, IT-21, EN-22). A fibre contract assigned, said
 * 2025-03-10 for 2025-03-20: from that day, unpaid amounts included; an heir of HEMS: the fee
 * follows as a charge.
 */
export function changeHolder(asked: Asked, action: Ask): Decision {
  const over = refuseWhenOver(asked, "succession");
  if (over) return over;
  const clauses = clausesOf(asked.catalogue, asked.life.service, "succession");
  const rule = rulesOf(asked.catalogue, asked.life.service, "succession").at(0);
  if (!rule) return noSuccession(clauses);
  const agreed = succession(rule, {
    ...action,
    on: asked.on,
    representativeNamed: namedAlready(asked),
  });
  if (!agreed.ok) return refusedSuccession(agreed.refusal, clauses);
  const day = effectiveDay(asked, action, agreed.value);
  if (!day.ok) return day;
  return decidedChange(asked, action, agreed.value, day.value);
}

/** One representative speaks for the heirs, once they have named one. */
function namedAlready({ life }: Asked): boolean {
  const last = eventsOf(life, "holder-changed").at(-1);
  return last?.how === "inheritance" && last.representative;
}

interface Effective {
  readonly on: Day;
  readonly notes: readonly Note[];
  readonly clauses: readonly string[];
}

/** Told by an act of the notice rule, where the terms name one; otherwise at once. */
function effectiveDay(
  asked: Asked,
  { wishedOn }: Ask,
  { act, clauses }: Succession,
): Result<Effective, Refused> {
  const rule = rulesOf(asked.catalogue, asked.life.service, "notice").find(
    (each) => act !== null && act in each.rule.acts,
  );
  if (act === null || !rule) return ok({ on: wishedOn ?? asked.on, notes: [], clauses });
  const noticedOn = asked.on;
  const said = { act, noticedOn, wishedOn: wishedOn ?? noticedOn, workOn: null };
  const effect = noticeEffect(rule, said);
  if (!effect.ok) throw new Error(`${rule.id} does not know ${act}: ${effect.refusal.code}`);
  const { effectiveOn, inTime, latestNotice } = effect.value;
  const own = rule.rule.acts[act]?.clause ?? clauses;
  const late = !inTime && wishedOn !== null && latestNotice !== null;
  return ok({
    on: effectiveOn,
    notes: late ? [lateNote(effectiveOn, latestNotice, own)] : [],
    clauses: own,
  });
}

function lateNote(effectiveOn: Day, latest: Day, clauses: readonly string[]): Note {
  const [by, from] = [spoken(latest), spoken(effectiveOn)];
  return {
    label: {
      ja: `ご希望の日には${by.ja}までのお届けが必要でした。${from.ja}からの変更になります`,
      en: `For the day wished it had to be told by ${by.en}. The change counts from ${from.en}`,
    },
    clauses,
    on: effectiveOn,
  };
}

function decidedChange(asked: Asked, action: Ask, agreed: Succession, day: Effective): Decision {
  const { contract, now } = asked;
  const { type: _, wishedOn: __, ...said } = action;
  const { on } = day;
  const changed: ContractEvent = { type: "holder-changed", ...said, on, recordedAt: now };
  const { fee } = agreed;
  const charged = fee === null ? [] : [feeEvent(fee, on, now)];
  const costs = fee === null ? [] : charged.flatMap((event) => feeNotes(asked, fee, event));
  return ok(
    decided({
      events: [changed, ...charged].map((event) => ({ contract: contract.id, event })),
      notes: [...notesOf(agreed), ...costs, ...day.notes],
      effectiveOn: on,
      clauses: [...new Set([...agreed.clauses, ...day.clauses])],
    }),
  );
}

type Fee = NonNullable<Succession["fee"]>;

function feeEvent({ code, amount }: Fee, on: Day, recordedAt: string): ContractEvent {
  const said = amount === null ? {} : { amount };
  return { type: "charged", code, quantity: 1, facts: {}, ...said, on, recordedAt };
}

const DEBTS: Readonly<Record<Succession["debts"], Note["label"]>> = {
  "former-holder": {
    ja: "これまでの未払いの料金は、元の名義の方のご負担のままです",
    en: "What is unpaid so far stays with the former holder",
  },
  "new-holder": {
    ja: "これまでの未払いの料金は、新しい名義の方が引き継ぎます",
    en: "The new holder takes over what is unpaid so far",
  },
  "same-person": {
    ja: "名義だけが変わり、料金のお支払いはそのまま続きます",
    en: "Only the name changes; everything owed stays as it is",
  },
};

function notesOf({ debts, takenForRepresentative, clauses }: Succession): Note[] {
  const heir = {
    ja: "相続人の代表者の届出があるまで、この方を代表者として扱います",
    en: "Until the heirs name a representative, this person is taken for it",
  };
  return [
    { label: DEBTS[debts], clauses, on: null },
    ...(takenForRepresentative ? [{ label: heir, clauses, on: null }] : []),
  ];
}

/** What the bill will say, with the mark of a figure that is not in the sources. */
function feeNotes({ catalogue, tenure }: Asked, { marks }: Fee, event: ContractEvent): Note[] {
  if (event.type !== "charged") return [];
  const star = marks.includes("illustrative") ? { ja: "※例示", en: " (illustrative)" } : null;
  return priceOfCharge(catalogue, tenure, event).lines.map(({ label, amount, tax, clauses }) => {
    const { ja, en } = costWords(label, amount, tax.kind);
    return {
      label: { ja: `${ja}${star?.ja ?? ""}`, en: `${en}${star?.en ?? ""}` },
      clauses,
      on: null,
    };
  });
}

function noSuccession(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-succession",
    clauses,
    reason: {
      ja: "このサービスの約款に名義変更の定めがありません",
      en: "The terms of this service know no change of holder",
    },
    needed: {
      ja: "いまの契約を解約し、新しい名義でお申し込みください",
      en: "End this contract, and apply in the new name",
    },
  });
}

function refusedSuccession(refusal: SuccessionRefusal, clauses: readonly string[]): Decision {
  switch (refusal.code) {
    case "contracts.no-such-succession": {
      const known = listed(refusal.known);
      return refuse({
        code: refusal.code,
        clauses,
        reason: {
          ja: "この方法では名義を変更できません",
          en: "The holder cannot be changed in this way",
        },
        needed:
          refusal.known.length === 0
            ? null
            : { ja: `できる方法：${known.ja}`, en: `Possible: ${known.en}` },
      });
    }
    case "contracts.papers-missing": {
      const missing = listed(refusal.missing.map(({ label }) => label));
      return refuse({
        code: refusal.code,
        clauses,
        reason: { ja: "必要な書類がそろっていません", en: "Papers that are needed are missing" },
        needed: missing,
      });
    }
    case "contracts.debts-not-taken-over":
      return refuse({
        code: refusal.code,
        clauses,
        reason: {
          ja: "未払いの料金を新しい名義の方が引き継ぐことが条件です",
          en: "It is allowed only if the new holder takes over what is unpaid",
        },
        needed: {
          ja: "新しい名義の方による未払金の支払いの承諾",
          en: "The new holder's consent to pay what is unpaid",
        },
      });
    case "contracts.representative-named-already":
      return refuse({
        code: refusal.code,
        clauses,
        reason: {
          ja: "相続人の代表者はすでに届け出られています",
          en: "The heirs have named their representative already",
        },
        needed: {
          ja: "代表者を変更するときは、新しい代表者としてお届けください",
          en: "To change it, name this person as the new representative",
        },
      });
  }
}
