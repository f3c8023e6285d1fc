import { formatDay } from "../../../kernel/day.ts";
import { eventsOf, eventWord, startedBy, stillLent } from "../../../contracts/index.ts";
import type { Asked } from "../../../contracts/index.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { WORDS } from "./action-labels.ts";
import {
  choiceQuestion,
  choicesOf,
  choicesQuestion,
  countQuestion,
  dayQuestion,
  textQuestion,
  yenQuestion,
  yesNoQuestion,
} from "./field.ts";
import { type FormOf, isLive } from "./form.ts";

export const changeHolderForm: FormOf = ({ asked }) => {
  const rule = rulesOf(asked.catalogue, asked.life.service, "succession").at(0)?.rule;
  if (!rule || !isLive(asked)) return null;
  const ways = Object.entries(rule.ways).map(([value, { label }]) => ({ value, label }));
  const papers = Object.entries(rule.papers).map(([value, label]) => ({ value, label }));
  const all = papers.map(({ value }) => value);
  return {
    fields: [
      choiceQuestion("how", { ja: "事由", en: "How" }, ways),
      textQuestion("name", { ja: "新しい名義", en: "New holder" }),
      textQuestion("kana", { ja: "フリガナ", en: "In kana" }, { required: false }),
      dayQuestion("wishedOn", WORDS.wished, { required: false }),
      yesNoQuestion("representative", { ja: "相続人の代表者", en: "Speaks for all heirs" }, "no"),
      yesNoQuestion("takesDebts", { ja: "未払い料金を引き継ぐ", en: "Takes over debts" }, "no"),
      choicesQuestion("papers", { ja: "確認した書類", en: "Papers seen" }, papers),
    ],
    tries: ways.flatMap(({ value }) =>
      isWay(value)
        ? [
            {
              type: "change-holder" as const,
              how: value,
              name: "—",
              kana: "",
              wishedOn: null,
              representative: true,
              takesDebts: true,
              papers: all,
            },
          ]
        : [],
    ),
    through: "how",
  };
};

function isWay(value: string): value is "inheritance" | "renaming" | "assignment" {
  return value === "inheritance" || value === "renaming" || value === "assignment";
}

function thingsOf({ catalogue, life }: Asked) {
  return rulesOf(catalogue, life.service, "equipment-damage").flatMap(({ rule }) =>
    Object.entries(rule.things).map(([value, { name, label }]) => ({
      value,
      label: name ?? label,
    })),
  );
}

export const lendForm: FormOf = ({ asked }) => {
  const things = thingsOf(asked);
  if (!isLive(asked) || things.length === 0) return null;
  return {
    fields: [
      choiceQuestion("thing", { ja: "機器", en: "Equipment" }, things),
      textQuestion("serial", WORDS.serial),
    ],
    tries: things.map(({ value: thing }) => ({ type: "lend-equipment", thing, serial: "—" })),
    through: "thing",
  };
};

export const returnForm: FormOf = ({ asked }) => {
  const lent = lentChoices(asked);
  if (lent.length === 0) return null;
  return {
    fields: [choiceQuestion("serial", { ja: "機器", en: "Equipment" }, lent)],
    tries: lent.map(({ value: serial }) => ({ type: "return-equipment", serial })),
    through: "serial",
  };
};

export const damageForm: FormOf = ({ asked }) => {
  const lent = lentChoices(asked);
  if (lent.length === 0) return null;
  return {
    fields: [
      choiceQuestion("serial", { ja: "機器", en: "Equipment" }, lent),
      yesNoQuestion("repairable", { ja: "修理できる", en: "Can be repaired" }, "no"),
      yenQuestion("amount", { ja: "修理費", en: "Cost of repair" }),
    ],
    tries: lent.map(({ value: serial }) => ({
      type: "report-damage",
      serial,
      repairable: false,
    })),
    through: "serial",
  };
};

export const outageForm: FormOf = ({ asked }) => {
  const { catalogue, life, on } = asked;
  if (rulesOf(catalogue, life.service, "outage-credit").length === 0) return null;
  if (life.startedOn === null) return null;
  const faults = [
    { value: "provider", label: { ja: "提供会社の責め", en: "The provider's" } },
    { value: "other", label: { ja: "それ以外", en: "Nobody's, or another's" } },
  ];
  return {
    fields: [
      dayQuestion("from", { ja: "障害を知った日", en: "Known from" }, { preset: formatDay(on) }),
      countQuestion("minutes", { ja: "続いた時間（分）", en: "Minutes on end" }),
      choiceQuestion("fault", { ja: "原因", en: "Whose fault" }, faults, { preset: "provider" }),
    ],
    tries: [{ type: "record-outage", from: on, minutes: 1, fault: "provider" }],
  };
};

function lentChoices({ catalogue, life }: Asked) {
  return stillLent(catalogue, life).map(({ serial, label }) => ({
    value: serial,
    label: { ja: `${label.ja}（${serial}）`, en: `${label.en} (${serial})` },
  }));
}

export const receiveDocumentForm: FormOf = ({ asked, by }) => {
  const received = eventsOf(asked.life, "document-received").map(({ document }) => document);
  const issued = eventsOf(asked.life, "document-issued").map(({ document }) => document);
  const open = [...new Set(issued)]
    .filter((document) => !received.includes(document))
    .filter((document) => by === "staff" || mattersToResident(asked, document));
  if (open.length === 0) return null;
  const labels = new Map(documentsOf(asked).map(({ value, label }) => [value, label]));
  const choices = open.map((value) => {
    return { value, label: labels.get(value) ?? { ja: value, en: value } };
  });
  return {
    fields: [choiceQuestion("document", WORDS.document, choices)],
    tries: choices.map(({ value: document }) => ({ type: "receive-document", document })),
    through: "document",
  };
};

/** The receipt starts days, or the contract is still being made. */
function mattersToResident(asked: Asked, document: string): boolean {
  const isNew = asked.state === "applied" || asked.state === "accepted";
  return isNew || startedBy(asked, document, null) !== null;
}

export const chargeForm: FormOf = ({ asked }) => {
  const fees = rulesOf(asked.catalogue, asked.life.service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees).map(([name, { label, events }]) => ({
      value: events?.[0] ?? name,
      label,
    })),
  );
  if (fees.length === 0) return null;
  return {
    fields: [
      choiceQuestion("code", { ja: "費目", en: "Charge" }, fees),
      countQuestion("quantity", WORDS.quantity),
      yenQuestion("amount", {
        ja: "金額（実費のとき）",
        en: "Amount (where costs are passed on)",
      }),
    ],
    tries: fees.flatMap(({ value: code }) => [
      { type: "charge" as const, code, quantity: 1, facts: {} },
      { type: "charge" as const, code, quantity: 1, facts: {}, amount: "1" },
    ]),
    through: "code",
  };
};

export const retractForm: FormOf = ({ asked }) => {
  const events = asked.life.events.filter(({ type }) => type !== "applied");
  if (events.length === 0) return null;
  const types = [...new Set(events.map(({ type }) => type))];
  return {
    fields: [
      choiceQuestion(
        "fact",
        { ja: "取り消す記録", en: "Record" },
        types.map((value) => ({ value, label: eventWord(value) })),
      ),
      dayQuestion("factOn", { ja: "その記録の日付", en: "Its day" }),
    ],
    tries: events.map(({ type, on }) => ({ type: "retract", fact: type, factOn: on })),
    through: "fact",
  };
};

export const issueDocumentForm: FormOf = ({ asked }) => {
  const documents = documentsOf(asked);
  if (documents.length === 0) return null;
  const forms = [
    { value: "electronic", label: { ja: "電磁的方法（マイページ）", en: "Electronic" } },
    { value: "paper", label: { ja: "書面（郵送）", en: "Paper" } },
  ];
  return {
    fields: [
      choiceQuestion("document", WORDS.document, documents),
      choiceQuestion("form", WORDS.form, forms, { preset: asked.life.applied.documents ?? null }),
    ],
    tries: documents.map(({ value: document }) => ({
      type: "issue-document",
      document,
      form: "electronic",
    })),
    through: "document",
  };
};

function documentsOf({ catalogue, life }: Asked) {
  return rulesOf(catalogue, life.service, "document").flatMap(({ rule }) =>
    choicesOf(rule.documents),
  );
}
