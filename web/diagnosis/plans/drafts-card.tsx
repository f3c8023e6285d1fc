import { useMutation, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { instantText } from "../../format.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor, type PlanDrafts } from "../contractor/contractor-api.ts";
import { ownRules } from "../contractor/own-rules.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Sure } from "../../forms/sure.tsx";
import { useTakeDrafts } from "./use-drafts.ts";

type Draft = PlanDrafts["plans"][number];

/** Plans that the contractor keeps; of those that no diagnosis compares, why not. */
export function DraftsCard({
  query,
  open,
}: {
  readonly query: UseQueryResult<PlanDrafts>;
  readonly open: (draft: Draft) => void;
}) {
  const { plans: words, people } = useContractorWords();
  const { language } = useSpeech();
  const { data: rules } = useQuery(ownRules);
  const drop = useMutation({
    mutationFn: contractor.dropPlan,
    onSuccess: useTakeDrafts(),
  });
  return (
    <section className="card">
      <h2 className="card-title">{words.drafts}</h2>
      <Fetched query={query} rows={1}>
        {({ plans }) =>
          plans.length === 0 ? (
            <p className="sub">{words.noDrafts}</p>
          ) : (
            <ul className="people-rows">
              {plans.map((draft) => (
                <li key={draft.draft}>
                  <div className="row">
                    <b>{draft.name}</b>
                    <button type="button" className="quiet" onClick={() => open(draft)}>
                      {words.open}
                      <span className="unseen"> {draft.name}</span>
                    </button>
                  </div>
                  <p className="sub small">{words.saved(instantText(draft.savedAt, language))}</p>
                  <LeftOut problems={problemsOf(draft, rules?.leftOut)} />
                  <Sure
                    label={words.drop}
                    why={words.dropWhy}
                    yes={words.drop}
                    no={people.cancel}
                    isWorking={drop.isPending}
                    act={() => drop.mutate(draft.draft)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
      <RefusedNote error={drop.error} />
    </section>
  );
}

function problemsOf(
  { draft }: Draft,
  leftOut: readonly { readonly draft: number; readonly problems: readonly string[] }[] = [],
): readonly string[] | null {
  return leftOut.find((each) => each.draft === draft)?.problems ?? null;
}

function LeftOut({ problems }: { readonly problems: readonly string[] | null }) {
  const { plans: words } = useContractorWords();
  if (problems === null) return null;
  const { "own-plan.yaml": plan, "own-plan.examples.yaml": sums } = words.files;
  return (
    <div className="wash small">
      <p>{words.leftOut}</p>
      <ul className="sub">
        {problems.map((problem) => (
          <li key={problem}>
            {problem.replace(/^plan-\d+(\.examples)?\.yaml/, (_, ofSums) => (ofSums ? sums : plan))}
          </li>
        ))}
      </ul>
    </div>
  );
}
