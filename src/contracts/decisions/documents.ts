import type { Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { type DocumentTerms, documentTerms } from "../documents/compose.ts";
import { formChosen } from "../documents/form-chosen.ts";
import { startedBy } from "../documents/starts.ts";
import { rightToWithdraw } from "../documents/withdrawal-rows.ts";
import { mayBeGiven } from "../documents/due-documents.ts";
import type { DocumentForm } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { recorded } from "../household/household-after.ts";
import { listed } from "../words/listed.ts";
import { spoken } from "../words/spoken.ts";

/**
 * A document is given to the customer (HM-03, XX-06): one that the service's terms know, once what
 * it waits for has happened, in the form that was chosen. Given again it is a new version.
 */
export function issueDocument(
  asked: Asked,
  { document, form }: ActionOf<"issue-document">,
): Decision {
  const found = documentTerms(asked.catalogue, asked.life.service, document);
  const inForce = found && inForceOn(found.terms.values, asked.on).ok;
  if (!found || !inForce) return unknownDocument(asked, document);
  const { terms } = found;
  const fault =
    rightFault(asked, terms) ?? timeFault(asked, terms) ?? formFault(asked, terms, form);
  if (fault) return fault;
  const right = startedBy(asked, document, null);
  const note = {
    ja: `受け取った日から、${right?.label.ja}までの日数を数えます`,
    en: "Its days to withdraw count from its receipt",
  };
  return ok(
    decided({
      events: [recorded(asked, { type: "document-issued", document, form })],
      notes: right ? [{ label: note, clauses: right.clauses, on: null }] : [],
      clauses: terms.clause,
    }),
  );
}

function unknownDocument({ catalogue, life }: Asked, document: string): Decision {
  const known = rulesOf(catalogue, life.service, "document").flatMap(({ rule }) =>
    Object.values(rule.documents).map(({ label }) => label),
  );
  const names = listed(known);
  return refuse({
    code: "contracts.unknown-document",
    clauses: clausesOf(catalogue, life.service, "document"),
    reason: {
      ja: `「${document}」という書面はこのサービスにありません`,
      en: `This service has no document "${document}"`,
    },
    needed: known.length === 0 ? null : { ja: `書面：${names.ja}`, en: `Documents: ${names.en}` },
  });
}

function rightFault(asked: Asked, { onlyWithRight, label }: DocumentTerms) {
  if (onlyWithRight === undefined || rightToWithdraw(asked)) return null;
  return refuse({
    code: "contracts.no-right-to-withdraw",
    clauses: clausesOf(asked.catalogue, asked.life.service, "withdrawal"),
    reason: {
      ja: `この契約には撤回・解除の制度がないため、${label.ja}はありません`,
      en: `This contract has no right to withdraw, so it has no ${label.en}`,
    },
  });
}

const WAITS: Readonly<Record<NonNullable<DocumentTerms["due"]>, Note["label"]>> = {
  application: { ja: "申込み", en: "the application" },
  acceptance: { ja: "承諾", en: "the acceptance" },
  formation: { ja: "契約の成立", en: "the formation of the contract" },
  leaving: { ja: "解約の申出または終了の決定", en: "notice of leaving, or an end that is fixed" },
  withdrawal: { ja: "申込みの撤回・契約の解除", en: "a withdrawal" },
  "stop-told": { ja: "書面による通知の記録", en: "a notice or warning in writing" },
  "end-noticed": { ja: "契約終了の予告の記録", en: "the notice of ending" },
  "end-with-equipment": {
    ja: "終了の決定と、返却されていない機器",
    en: "an end that is fixed, and equipment still to be returned",
  },
};

function timeFault(asked: Asked, terms: DocumentTerms) {
  if (terms.due === undefined || mayBeGiven(asked, terms)) return null;
  const waits = WAITS[terms.due];
  return refuse({
    code: "contracts.document-not-yet",
    clauses: terms.clause,
    reason: {
      ja: `${terms.label.ja}をお渡しする段階ではありません`,
      en: `It is too early for the ${terms.label.en}`,
    },
    needed: { ja: waits.ja, en: `First: ${waits.en}` },
  });
}

const FORMS: Readonly<Record<DocumentForm, Note["label"]>> = {
  electronic: { ja: "電子", en: "electronically" },
  paper: { ja: "紙", en: "on paper" },
};

/** A copy on request may be had in any form; what is due comes in the one that was chosen. */
function formFault(asked: Asked, terms: DocumentTerms, form: DocumentForm) {
  const chosen = formChosen(asked, terms);
  const asWished = terms.due === undefined || asked.life.applied.documents === undefined;
  if (terms.forms.includes(form) && (asWished || form === chosen)) return null;
  return refuse({
    code: "contracts.form-not-as-chosen",
    clauses: terms.clause,
    reason: {
      ja: `この書面は${FORMS[form].ja}ではお渡しできません`,
      en: `This document is not given ${FORMS[form].en}`,
    },
    needed: { ja: `${FORMS[chosen].ja}でお渡しください`, en: `Give it ${FORMS[chosen].en}` },
  });
}

/**
 * A document arrived (HM-05, IT-18): from this day its rights count. Fibre's contract document
 * received 2024-10-01: the last day to withdraw is 2024-10-08. Said again, the first receipt stays,
 * unless a new version was given since.
 */
export function receiveDocument(
  asked: Asked,
  { document }: ActionOf<"receive-document">,
): Decision {
  const { life, on } = asked;
  const terms = documentTerms(asked.catalogue, life.service, document)?.terms;
  if (!terms) return unknownDocument(asked, document);
  const issued = eventsOf(life, "document-issued").findLast((each) => each.document === document);
  if (!issued) return notIssued(terms);
  const before = life.documents.findLast((each) => each.document === document);
  if (before && life.events.indexOf(before) > life.events.indexOf(issued)) {
    const first = spoken(before.on);
    const known = { ja: `${first.ja}に受領済みです`, en: `Received on ${first.en} already` };
    const notes = [{ label: known, clauses: terms.clause, on: before.on }];
    return ok(decided({ events: [], notes, clauses: terms.clause }));
  }
  if (on < issued.on) return receivedTooEarly(terms, issued.on);
  return ok(
    decided({
      events: [recorded(asked, { type: "document-received", document })],
      notes: rightNotes(asked, document),
      clauses: terms.clause,
    }),
  );
}

function notIssued({ label, clause }: DocumentTerms): Decision {
  return refuse({
    code: "contracts.document-not-issued",
    clauses: clause,
    reason: {
      ja: `${label.ja}の交付が記録されていません`,
      en: `The ${label.en} has not been given yet`,
    },
    needed: { ja: "先に交付を記録してください", en: "Give it first" },
  });
}

function receivedTooEarly({ label, clause }: DocumentTerms, issuedOn: Day) {
  const day = spoken(issuedOn);
  return refuse({
    code: "contracts.received-before-issued",
    clauses: clause,
    reason: {
      ja: `${label.ja}は${day.ja}に交付されたため、それより前には受け取れません`,
      en: `The ${label.en} was given on ${day.en}; it cannot have arrived before`,
    },
    days: { earliest: issuedOn },
  });
}

function rightNotes(asked: Asked, document: string): readonly Note[] {
  const right = startedBy(asked, document, asked.on);
  if (!right || right.lastDay === null) return [];
  const last = spoken(right.lastDay);
  return [
    {
      label: { ja: `${right.label.ja}：${last.ja}`, en: `${right.label.en}: ${last.en}` },
      clauses: right.clauses,
      on: right.lastDay,
    },
  ];
}
