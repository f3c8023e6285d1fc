import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ActionPreview, PossibleAction } from "../../../src/app/api/action.ts";
import { ApiFailure, OWN } from "../../api.ts";
import { say } from "../../format.ts";
import { submissionFor } from "../../forms/submission-key.ts";
import { life } from "../../life-api.ts";
import { Outcome } from "../../life/outcome.tsx";
import { RefusalCard } from "../../life/refusal-card.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { actionOf, type ActDraft, isLeaving } from "./act-draft.ts";
import { AnswerList } from "./answer-list.tsx";
import { StepHead } from "../../life/step-head.tsx";

interface Props {
  readonly contract: string;
  readonly action: PossibleAction;
  readonly draft: ActDraft;
  readonly change: (next: Partial<ActDraft>) => void;
}

/** Everything a yes would do, money first; yes and no are equally large. */
export function ConfirmStep({ contract, action, draft, change }: Props) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const body = actionOf(action, draft);
  const query = useQuery({
    queryKey: ["preview", contract, JSON.stringify(body)],
    queryFn: () => life.preview(OWN, contract, { action: body }),
    staleTime: 0,
  });
  return (
    <>
      <StepHead title={words.act.confirmTitle(say(action.label, language))} />
      {query.data === undefined ? null : query.data.allowed ? (
        <>
          <Outcome preview={query.data} isEnd={isLeaving(action.type)} />
          <AnswerList action={action} draft={draft} />
          <Decide
            contract={contract}
            action={action}
            draft={draft}
            change={change}
            preview={query.data}
            again={() => void query.refetch()}
          />
        </>
      ) : (
        <>
          <Refused contract={contract} action={action} preview={query.data} />
          <AnswerList action={action} draft={draft} />
        </>
      )}
      {query.data === undefined && query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Loading rows={2} /> : null}
    </>
  );
}

function Refused({
  contract,
  action,
  preview,
}: {
  readonly contract: string;
  readonly action: PossibleAction;
  readonly preview: ActionPreview;
}) {
  const words = useLifeWords();
  const navigate = useNavigate({ from: "/contracts/$contract/$action" });
  return (
    <>
      {preview.refused === null ? null : (
        <RefusalCard refused={preview.refused} title={words.act.refusedTitle} />
      )}
      <div className="form-end two">
        {action.fields.length === 0 ? null : (
          <button
            type="button"
            className="button"
            onClick={() => void navigate({ search: { at: "0" } })}
          >
            {words.act.change}
          </button>
        )}
        <button
          type="button"
          className="button ghost"
          onClick={() => void navigate({ to: "/contracts/$contract", params: { contract } })}
        >
          {words.act.toContract}
        </button>
      </div>
    </>
  );
}

function Decide({
  contract,
  action,
  draft,
  change,
  preview,
  again,
}: Props & { readonly preview: ActionPreview; readonly again: () => void }) {
  const words = useLifeWords();
  const navigate = useNavigate({ from: "/contracts/$contract/$action" });
  const act = useYes({ contract, action, draft, change, preview });
  const leaving = isLeaving(action.type);
  return (
    <>
      {act.isError ? <NotDone error={act.error} again={again} /> : null}
      <div className="form-end two">
        <button
          type="button"
          className={leaving ? "button ghost" : "button"}
          disabled={act.isPending}
          onClick={() => act.mutate()}
        >
          {act.isPending ? words.act.working : leaving ? words.act.yesLeave : words.act.yes}
        </button>
        <button
          type="button"
          className="button ghost"
          disabled={act.isPending}
          onClick={() => void navigate({ to: "/contracts/$contract", params: { contract } })}
        >
          {leaving ? words.act.noLeave : words.act.no}
        </button>
      </div>
    </>
  );
}

/** Yes: sent with what was seen, under a key that lets a double tap count once. */
function useYes({ contract, action, draft, change, preview }: Props & { preview: ActionPreview }) {
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/contracts/$contract/$action" });
  return useMutation({
    mutationFn: () => {
      const body = { action: actionOf(action, draft), seen: preview.seen };
      const submission = submissionFor(draft.submission, body);
      change({ submission });
      return life.act(OWN, contract, body, submission.key);
    },
    onSuccess: async ({ waitsForApproval, repeated }) => {
      const { label } = action;
      change({
        typed: {},
        when: "",
        submission: null,
        done: { label, preview, waitsForApproval, repeated },
      });
      await navigate({ search: { at: "done" }, replace: true });
      await readAnew(client);
    },
  });
}

/** Nothing was changed: either somebody else acted first, or the request did not get through. */
function NotDone({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const words = useLifeWords();
  const isMeanwhile = error instanceof ApiFailure && error.status === 409;
  if (!isMeanwhile) return <Failed error={error} retry={again} />;
  return (
    <div className="alert" role="alert">
      <strong>{words.act.meanwhile}</strong>
      <p>{words.act.meanwhileWhy}</p>
      <button type="button" className="quiet" onClick={again}>
        {words.act.again}
      </button>
    </div>
  );
}
