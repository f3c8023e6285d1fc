import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { DayPlan } from "../../../src/app/api/callout-desk.ts";
import { addDays, formatDay, parseDay } from "../../../src/kernel/day.ts";
import { dayWithWeekday } from "../../format.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useTell } from "../../staff/told.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { CalloutNav } from "./callout-nav.tsx";
import { useApplying, useDayPlan, useProposing } from "./desk-api.ts";
import { BeforeAfter } from "./plan/before-after.tsx";
import { PlanLanes } from "./plan/plan-lanes.tsx";
import { PlanTable } from "./plan/plan-table.tsx";
import { Unplanned } from "./plan/unplanned.tsx";
import "../../styles/callout-desk.css";

/** Visits that can wait, as they stand; a better order is proposed, compared and then taken. */
export function PlanPage() {
  const { plan: words } = useCalloutDeskWords();
  const { day } = useSearch({ from: "/dispatch/plan" });
  const query = useDayPlan(day);
  return (
    <>
      <CalloutNav />
      <PageHead title={words.title} asOf={query.data?.asOf ?? null} />
      <p className="sub">{words.lead}</p>
      <Fetched query={query} rows={4}>
        {(plan) => <Day key={plan.day} plan={plan} />}
      </Fetched>
    </>
  );
}

function Day({ plan }: { readonly plan: DayPlan }) {
  const { plan: words } = useCalloutDeskWords();
  const tell = useTell();
  const [seed, setSeed] = useState(1);
  const proposing = useProposing();
  const applying = useApplying(() => {
    proposing.reset();
    tell(words.applied);
  });
  const propose = (next: number) => {
    setSeed(next);
    proposing.mutate({ day: plan.day, seed: next });
  };
  const proposal = proposing.data;
  return (
    <>
      <Days day={plan.day} />
      <RefusedNote error={proposing.error ?? applying.error} />
      {proposal === undefined ? (
        <button
          type="button"
          className="button"
          disabled={proposing.isPending}
          aria-busy={proposing.isPending}
          onClick={() => propose(seed)}
        >
          {proposing.isPending ? words.working : words.propose}
        </button>
      ) : (
        <BeforeAfter
          plan={proposal}
          isWorking={proposing.isPending || applying.isPending}
          again={() => propose(seed + 1)}
          apply={() => applying.mutate({ day: plan.day, seed })}
          drop={() => proposing.reset()}
        />
      )}
      <Drawn plan={proposal ?? plan} isProposal={proposal !== undefined} />
    </>
  );
}

function Drawn({ plan, isProposal }: { readonly plan: DayPlan; readonly isProposal: boolean }) {
  const { plan: words } = useCalloutDeskWords();
  return (
    <section className="card section" aria-labelledby="plan-lanes">
      <h2 id="plan-lanes" className="card-title">
        {words.lanes} {isProposal ? <span className="chip hatched">{words.proposal}</span> : null}
      </h2>
      {plan.routes.length === 0 ? <p className="sub">{words.empty}</p> : <PlanLanes plan={plan} />}
      <Unplanned plan={plan} />
      <details className="plan-table">
        <summary>{words.table}</summary>
        <PlanTable plan={plan} />
      </details>
    </section>
  );
}

function Days({ day }: { readonly day: string }) {
  const { plan: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const on = parseDay(day);
  if (on === null) return null;
  return (
    <p className="plan-days">
      <Link
        to="/dispatch/plan"
        search={{ day: formatDay(addDays(on, -1)) }}
        className="button ghost"
      >
        {words.before}
      </Link>
      <b>{dayWithWeekday(day, language, true)}</b>
      <Link
        to="/dispatch/plan"
        search={{ day: formatDay(addDays(on, 1)) }}
        className="button ghost"
      >
        {words.after}
      </Link>
    </p>
  );
}
