import { useState } from "react";
import type { CustomerView } from "../../../src/app/api/diagnosis-business.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import { PREFECTURES } from "../../../src/kernel/prefecture.ts";
import { formQuestion, type Typed } from "../../forms/question.ts";
import { PersonForm } from "../../person/person-form.tsx";
import { contractorEn } from "../../words/contractor-en.ts";
import { contractorJa } from "../../words/contractor-ja.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { prefectureText } from "./prefecture-text.ts";

type Named = "name" | "kana" | "prefecture" | "persons" | "note";

function label(name: Named): LabelText {
  return { ja: contractorJa.customers[name], en: contractorEn.customers[name] };
}

const QUESTIONS = [
  formQuestion("name", label("name"), { required: true }),
  formQuestion("kana", label("kana")),
  formQuestion("prefecture", label("prefecture"), {
    kind: "choice",
    choices: PREFECTURES.map(({ word, ja }) => ({
      value: word,
      label: { ja, en: prefectureText(word, "en") },
    })),
  }),
  formQuestion("persons", label("persons"), { kind: "count" }),
  formQuestion("note", label("note")),
];

interface Body {
  readonly name: string;
  readonly kana: string;
  readonly prefecture: string;
  readonly persons: number | null;
  readonly note: string;
}

/** What is on file about a customer: as little as a diagnosis needs. */
export function CustomerForm({
  found,
  send,
  sent,
}: {
  readonly found: CustomerView | null;
  readonly send: (body: Body) => Promise<CustomerView>;
  readonly sent: (after: CustomerView) => void;
}) {
  const { customers } = useContractorWords();
  const [typed, setTyped] = useState<Typed>(() => (found === null ? {} : typedFrom(found)));
  return (
    <PersonForm
      questions={QUESTIONS}
      typed={typed}
      change={(answers) => setTyped((before) => ({ ...before, ...answers }))}
      send={(answers) => send(bodyOf(answers))}
      sent={sent}
      submit={customers.save}
      working={customers.saving}
    />
  );
}

function typedFrom({ name, kana, prefecture, persons, note }: CustomerView): Typed {
  return { name, kana, prefecture, persons: persons === null ? "" : String(persons), note };
}

function bodyOf(answers: Readonly<Record<string, string>>): Body {
  const text = (name: Named) => (answers[name] ?? "").trim();
  const persons = Number.parseInt(text("persons"), 10);
  return {
    name: text("name"),
    kana: text("kana"),
    prefecture: text("prefecture"),
    persons: Number.isNaN(persons) ? null : persons,
    note: text("note"),
  };
}
