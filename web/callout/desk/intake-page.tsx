import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { IntakeForm } from "../../../src/app/api/callout.ts";
import type { DeskCase } from "../../../src/app/api/callout-desk.ts";
import { useSettled } from "../../forms/use-settled.ts";
import { say } from "../../format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useTell } from "../../staff/told.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { CalloutNav } from "./callout-nav.tsx";
import { useCalling, useCheckedCall, useIntakeForm } from "./desk-api.ts";
import { DangerAsks } from "./intake/danger-asks.tsx";
import { DangerStop } from "./intake/danger-stop.tsx";
import { DecisionPanel } from "./intake/decision-panel.tsx";
import {
  callOf,
  dangerOf,
  EMPTY,
  familyOf,
  handedOverCall,
  type IntakeDraft,
  isSafe,
} from "./intake/intake-draft.ts";
import { TroubleAsks } from "./intake/trouble-asks.tsx";
import { WhoBox } from "./intake/who-box.tsx";
import "../../styles/callout-desk.css";

const SETTLED_AFTER_MS = 250;

/** A call in under a minute: dangers, whose home, what is wrong; the decision beside it. */
export function IntakePage() {
  const { intake: words } = useCalloutDeskWords();
  const query = useIntakeForm();
  return (
    <>
      <CalloutNav />
      <PageHead title={words.title}>
        {query.data === undefined ? null : (
          <span className="sub small">
            {words.phoneLine} {query.data.phone}
          </span>
        )}
      </PageHead>
      <Fetched query={query} rows={4}>
        {(form) => <Intake form={form} />}
      </Fetched>
    </>
  );
}

/** After a call was taken the page leads to its case, with what was done said once. */
function useTaken() {
  const { intake: words } = useCalloutDeskWords();
  const tell = useTell();
  const navigate = useNavigate();
  return (taken: DeskCase) => {
    const { number, state } = taken;
    tell(state === "handed-over" ? words.handed(number) : words.taken(number));
    void navigate({ to: "/dispatch/cases/$number", params: { number } });
  };
}

function Intake({ form }: { readonly form: IntakeForm }) {
  const { intake: words } = useCalloutDeskWords();
  const [draft, setDraft] = useState<IntakeDraft>(EMPTY);
  const change = (next: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...next }));
  const calling = useCalling(useTaken());
  const danger = dangerOf(draft, form);
  if (danger === null) {
    return <Questions form={form} draft={draft} change={change} calling={calling} />;
  }
  const handOver = () => {
    const call = handedOverCall(draft, danger, {
      family: familyOf(danger, form),
      notHeard: words.notHeard,
    });
    calling.mutate({ call, price: false });
  };
  return (
    <DangerStop
      danger={danger}
      draft={draft}
      change={change}
      back={() => change({ dangers: {} })}
      handOver={handOver}
      isWorking={calling.isPending}
      error={calling.error}
    />
  );
}

interface QuestionsProps {
  readonly form: IntakeForm;
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
  readonly calling: ReturnType<typeof useCalling>;
}

function Questions({ form, draft, change, calling }: QuestionsProps) {
  const input = useRef<HTMLInputElement>(null);
  const trouble = useRef<HTMLDivElement>(null);
  const asked = callOf(draft, true);
  const settled = useSettled(asked === null ? "" : JSON.stringify(asked), SETTLED_AFTER_MS);
  const checked = useCheckedCall(asked === null ? "" : settled);
  const whole = callOf(draft, false);
  const take = (price: boolean) => {
    if (whole !== null) calling.mutate({ call: whole, price });
  };
  useTroubleFocus(draft, trouble);
  return (
    <>
      <Event form={form} />
      <div className="intake">
        <DangerAsks form={form} draft={draft} change={change} goOn={() => input.current?.focus()} />
        <WhoBox draft={draft} change={change} input={input} goOn={() => undefined} />
        <div ref={trouble} className="intake-middle">
          <TroubleAsks form={form} draft={draft} change={change} />
        </div>
        <DecisionPanel
          draft={draft}
          change={change}
          checked={asked === null ? undefined : checked.data}
          checkError={asked === null ? null : checked.error}
          isSafe={isSafe(draft, form)}
          isWhole={whole !== null}
          isTaking={calling.isPending}
          takeError={calling.error}
          take={take}
        />
      </div>
    </>
  );
}

/** Once the home is known, the next key is for what is wrong. */
function useTroubleFocus({ dwelling }: IntakeDraft, at: React.RefObject<HTMLDivElement | null>) {
  const account = dwelling?.account;
  useEffect(() => {
    if (account !== undefined) at.current?.querySelector("button")?.focus();
  }, [account, at]);
}

/** A large event is going on: it is said before it is asked. */
function Event({ form: { announcement } }: { readonly form: IntakeForm }) {
  const { language } = useSpeech();
  const { announce } = useCalloutDeskWords();
  if (announcement === null) return null;
  const { title, body, waitMinutes } = announcement;
  return (
    <p className="card notice intake-event">
      <b>{say(title, language)}</b> {say(body, language)}{" "}
      {waitMinutes === null ? announce.waitUnknown : announce.wait(waitMinutes)}
    </p>
  );
}
