import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useDraft } from "../../forms/use-draft.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { CheckView } from "./check-view.tsx";
import { DraftsCard } from "./drafts-card.tsx";
import { PlanForm } from "./plan-form.tsx";
import { PlanText } from "./plan-text.tsx";
import type { PlanTexts } from "./plan-yaml.ts";
import { useDrafts, useTakeDrafts } from "./use-drafts.ts";

const EMPTY = { name: "", plan: "", examples: "" };
const MODES = ["form", "text"] as const;
type Mode = (typeof MODES)[number];

/** The text that is worked on, what the check says of it, and what is kept. */
function usePlanText() {
  const drafts = useDrafts();
  const [draft, change] = useDraft("own-plan", EMPTY);
  const [mode, setMode] = useState<Mode>(draft.plan === "" ? "form" : "text");
  const check = useMutation({ mutationFn: contractor.checkPlan });
  const save = useMutation({
    mutationFn: () => contractor.savePlan({ ...draft, name: draft.name.trim() }),
    onSuccess: useTakeDrafts(),
  });
  const written = (texts: PlanTexts, name: string) => {
    change({ ...texts, name });
    setMode("text");
    check.mutate(texts);
  };
  return { drafts, draft, change, mode, setMode, check, save, written };
}

/** Enter or paste a plan with its examples; checked by the server, shown as it will rank. */
export function PlansPage() {
  const { plans: words } = useContractorWords();
  const { drafts, draft, change, mode, setMode, check, save, written } = usePlanText();
  return (
    <>
      <PageHead title={words.title} />
      <p className="sub plans-lead">{words.lead}</p>
      <fieldset className="tablist plan-modes">
        <legend className="unseen">{words.mode}</legend>
        {MODES.map((each) => (
          <button
            key={each}
            type="button"
            className="tab"
            aria-pressed={mode === each}
            onClick={() => setMode(each)}
          >
            {words.modes[each]}
          </button>
        ))}
      </fieldset>
      <div className="contractor-columns two">
        <section className="card">
          {mode === "form" ? (
            <PlanForm write={written} />
          ) : (
            <PlanText
              draft={draft}
              change={(part) => {
                save.reset();
                change(part);
              }}
              problems={check.data?.problems ?? []}
              isChecking={check.isPending}
              isSaving={save.isPending}
              isSaved={save.isSuccess}
              check={() => check.mutate({ plan: draft.plan, examples: draft.examples })}
              save={() => save.mutate()}
            />
          )}
          <RefusedNote error={check.error ?? save.error} />
        </section>
        <div className="stack">
          <CheckView check={check.data ?? null} />
          <DraftsCard
            query={drafts}
            open={({ name, plan, examples }) => {
              written({ plan, examples }, name);
            }}
          />
        </div>
      </div>
    </>
  );
}
