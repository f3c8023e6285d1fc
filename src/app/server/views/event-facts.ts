import {
  type ContractEvent,
  encodeEvent,
  eventWord,
  isEventType,
  questionsOf,
} from "../../../contracts/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import type { LabelText } from "../../api/fields.ts";
import { factLabel, fieldLabel } from "../forms/fact-labels.ts";
import { workLabel } from "../forms/begin-forms.ts";
import { codeWord } from "./code-words.ts";
import { capacityText } from "./contract-view.ts";
import { namesOf } from "../../names-in-terms.ts";
import { chargeLabel, type LabelAsk, reasonLabel } from "./event-label.ts";

interface FactRow {
  readonly label: LabelText;
  readonly value: LabelText;
}

/**
 * What was written down of an event, in the words of the terms: `work: install` is 新規開通工事,
 * each fact of an application stands under the name that its form gives it.
 */
export function eventFacts(event: ContractEvent, ask: LabelAsk): FactRow[] {
  const { type, on: _on, recordedAt: _at, ...fields } = encodeEvent(event);
  if (event.type === "supply-set") return supplyRows(event.supply);
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === null) return [];
    if (name === "facts" || name === "answers")
      return nested(name, value, { ask, type: String(type) });
    const words = wordsOf(name, value, ask);
    return words.ja === "" ? [] : [{ label: fieldLabel(name), value: words }];
  });
}

function supplyRows(supply: Parameters<typeof capacityText>[0]): FactRow[] {
  const text = capacityText(supply);
  return text === null ? [] : [{ label: fieldLabel("capacity"), value: same(text) }];
}

interface Within {
  readonly ask: LabelAsk;
  readonly type: string;
}

/** Facts and answers, each under its own name. */
function nested(name: string, value: unknown, { ask, type }: Within): FactRow[] {
  if (typeof value !== "object" || value === null) return [];
  const { contract, catalogue } = ask;
  const entries = Object.entries(value).filter(([, said]) => said !== "");
  const questions =
    name === "answers" && type === "answered"
      ? ["leave", "move", "pause"].flatMap((act) => questionsOf(catalogue, contract.service, act))
      : [];
  return entries.map(([fact, said]) => {
    const question = questions.find((each) => each.question === fact);
    const answer = question?.answers.find((each) => each.value === said);
    return {
      label: question?.label ?? formLabel(catalogue, contract.service, fact) ?? factLabel(fact),
      value: answer?.label ?? itemAmong(String(said), ask) ?? factLabel(String(said)),
    };
  });
}

/** A value of a field: by the names of the terms, else by the words for codes, else as it is. */
function wordsOf(name: string, value: unknown, ask: LabelAsk): LabelText {
  if (Array.isArray(value)) return listed(value.map((each) => wordsOf(name, each, ask)));
  const text = String(value);
  return namedByTerms(name, text, ask) ?? codeWord(name, value) ?? dayWord(text) ?? same(text);
}

function namedByTerms(name: string, text: string, ask: LabelAsk): LabelText | null {
  const { contract, catalogue } = ask;
  const { service } = contract;
  switch (name) {
    case "item":
      return itemAmong(text, ask);
    case "option":
    case "options":
      return catalogue.services.get(service)?.options[text]?.label ?? null;
    case "work":
      return workLabel(catalogue, service, text);
    case "code":
      return chargeLabel(text, ask);
    case "document":
      return namesOf(catalogue, service).document(text);
    case "ground":
      return namesOf(catalogue, service).ground(text);
    case "reason":
      return reasonLabel(text);
    case "number":
      return labelOf(catalogue, service, "approval-number", (rule) => rule.numbers[text]?.label);
    case "change":
      return labelOf(catalogue, service, "announcement", (rule) => rule.changes[text]?.label);
    case "thing":
      return labelOf(catalogue, service, "equipment-damage", (rule) => rule.things[text]?.label);
    case "fact":
      return isEventType(text) ? eventWord(text) : null;
    default:
      return null;
  }
}

function labelOf<K extends "approval-number" | "announcement" | "equipment-damage">(
  catalogue: LoadedCatalogue,
  service: string,
  kind: K,
  find: (rule: ReturnType<typeof rulesOf<K>>[number]["rule"]) => LabelText | undefined,
): LabelText | null {
  return rulesOf(catalogue, service, kind).flatMap(({ rule }) => find(rule) ?? [])[0] ?? null;
}

function formLabel(catalogue: LoadedCatalogue, service: string, fact: string): LabelText | null {
  return (
    rulesOf(catalogue, service, "form").flatMap(({ rule }) => rule.fields[fact]?.label ?? [])[0] ??
    null
  );
}

function itemAmong(text: string, { contract, catalogue }: LabelAsk): LabelText | null {
  return catalogue.services.get(contract.service)?.items[text]?.label ?? null;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function dayWord(text: string): LabelText | null {
  const [, year, month, date] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  return { ja: `${year}年${plain(month)}月${plain(date)}日`, en: text };
}

function plain(digits: string): string {
  return digits.startsWith("0") ? digits.slice(1) : digits;
}

function listed(words: readonly LabelText[]): LabelText {
  return {
    ja: words.map(({ ja }) => ja).join("、"),
    en: words.map(({ en }) => en).join(", "),
  };
}

function same(text: string): LabelText {
  return { ja: text, en: text };
}
