import { useMutation, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { instantText } from "../../format.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor, type PlanDrafts } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../contractor/refused-note.tsx";
import { Sure } from "../contractor/sure.tsx";

type Draft = PlanDrafts["plans"][number];

/** Plans that the contractor keeps. */
export function DraftsCard({
  query,
  open,
}: {
  readonly query: UseQueryResult<PlanDrafts>;
  readonly open: (draft: Draft) => void;
}) {
  const { plans: words, people } = useContractorWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: contractor.dropPlan,
    onSuccess: (after) => client.setQueryData(["diagnosis", "plans"], after),
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
