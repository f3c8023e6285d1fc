import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { Offers } from "../../src/app/api/application.ts";
import type { Reader } from "../api.ts";
import { useDraft } from "../forms/use-draft.ts";
import { life } from "../life-api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useLifeWords } from "../words/use-life.ts";
import { type ApplyDraft, chosenOffers, EMPTY_APPLY } from "./apply-draft.ts";
import { ChooseStep } from "./choose-step.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { FormStep } from "./form-step.tsx";
import "../styles/contracts.css";
import "../styles/life.css";
import "../styles/apply.css";

export const STEPS = ["choose", "form", "confirm", "done"] as const;
export type Step = (typeof STEPS)[number];

/** What every step is given. */
export interface StepProps {
  readonly from: Reader;
  readonly offers: Offers;
  readonly draft: ApplyDraft;
  readonly change: (next: Partial<ApplyDraft>) => void;
  readonly go: (step: Step) => void;
}

/**
 * Choose, fill in, see the money and the explanation, yes: for one's own household, or by staff for
 * an account. What was typed stays in this tab until it was sent.
 */
export function ApplyFlow({
  from,
  at,
  go,
  lead: Lead,
}: {
  readonly from: Reader;
  /** The step that the address names. */
  readonly at: string;
  readonly go: (step: Step) => void;
  /** What staff is asked before the first step: how the application came. */
  readonly lead?: ComponentType<Pick<StepProps, "draft" | "change">>;
}) {
  const words = useLifeWords();
  const query = useQuery({ queryKey: ["offers", from], queryFn: () => life.offers(from) });
  const [draft, change] = useDraft(`apply.${from.base}`, EMPTY_APPLY);
  const step = query.data === undefined ? "choose" : reachable(at, draft, query.data);
  return (
    <div className="narrow apply">
      {step === "choose" ? <PageHead title={words.apply.title} /> : null}
      <StepsLine step={step} />
      {step === "choose" && Lead ? <Lead draft={draft} change={change} /> : null}
      <Fetched query={query}>
        {(offers) => {
          const props: StepProps = { from, offers, draft, change, go };
          if (step === "done") return <DoneStep {...props} />;
          if (offers.offers.length === 0) return <Empty>{words.apply.empty}</Empty>;
          if (step === "form") return <FormStep {...props} />;
          if (step === "confirm") return <ConfirmStep {...props} />;
          return <ChooseStep {...props} />;
        }}
      </Fetched>
    </div>
  );
}

/** An address may name a step that nothing was done for yet: then the way begins at its start. */
function reachable(at: string, draft: ApplyDraft, offers: Offers): Step {
  const step = STEPS.find((name) => name === at) ?? "choose";
  if (step === "done") return draft.done === null ? "choose" : "done";
  return step !== "choose" && chosenOffers(draft, offers).length === 0 ? "choose" : step;
}

function StepsLine({ step }: { readonly step: Step }) {
  const words = useLifeWords();
  const now = STEPS.indexOf(step);
  return (
    <ol className="steps-line" aria-label={words.apply.stepsLabel}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={index < now ? "past" : undefined}
          aria-current={name === step ? "step" : undefined}
        >
          {words.apply.steps[name]}
        </li>
      ))}
    </ol>
  );
}
