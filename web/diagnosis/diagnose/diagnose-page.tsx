import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { Session } from "../../../src/app/api/session.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import { askedOf } from "./asked-of.ts";
import { AnswerColumn } from "./answer-column.tsx";
import { BatteryCard } from "./battery-card.tsx";
import { firstForm, type Form } from "./form.ts";
import { KeepCard } from "./keep-card.tsx";
import { KnownCard } from "./known-card.tsx";
import { MoreCard } from "./more-card.tsx";
import { SolarCard } from "./solar-card.tsx";
import { TimeLine } from "./time-line.tsx";
import { useAnswers } from "./use-answers.ts";
import { type Engines, useEngines } from "./use-engine.ts";
import "../../styles/forms.css";
import "../../styles/diagnose.css";

/** Where a diagnosis is made: what is known at the left, what comes of it at the right. */
export function DiagnosePage() {
  const { title } = useDiagnoseWords();
  const { engines, error, retry } = useEngines();
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const today = session.data?.today;
  if (engines !== null && today !== undefined) return <Diagnose engines={engines} today={today} />;
  return (
    <>
      <h1 className="diagnose-title">{title}</h1>
      {error ? <Failed error={error} retry={retry} /> : <Loading rows={4} />}
    </>
  );
}

function Diagnose({ engines, today }: { readonly engines: Engines; readonly today: string }) {
  const words = useDiagnoseWords();
  const { customer = "" } = useSearch({ from: "/diagnosis" });
  const [form, setForm] = useState<Form>(() => firstForm(engines.choices, today));
  const change = useCallback(
    (part: Partial<Form>) => setForm((before) => ({ ...before, ...part })),
    [],
  );
  const asked = useMemo(() => askedOf(form, today), [form, today]);
  const answers = useAnswers(engines, asked);
  const { ranking, whole } = answers;
  return (
    <>
      <div className="row wrap diagnose-title">
        <h1>{words.title}</h1>
        <TimeLine ranking={ranking} today={today} />
      </div>
      <div className="diagnose">
        <div className="diagnose-known">
          <KnownCard form={form} change={change} engines={engines} load={ranking?.load ?? null} />
          <SolarCard form={form} change={change} />
          <BatteryCard form={form} change={change} gapYen={whole?.optimum?.gapYen ?? null} />
          <MoreCard form={form} change={change} choices={engines.choices} />
          <KeepCard engines={engines} asked={asked} chosen={customer} />
        </div>
        <AnswerColumn engines={engines} asked={asked} answers={answers} />
      </div>
    </>
  );
}
