import { useMutation, useQueryClient } from "@tanstack/react-query";
import { dayText, dotOf, instantText, say } from "../../format.ts";
import { readAnew } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { ActFailed } from "../act/act-failed.tsx";
import { MoneyView } from "../act/money-view.tsx";
import { Corrections } from "../act/outcome-view.tsx";
import { RefusalView } from "../act/refusal-view.tsx";
import { desk } from "../desk-api.ts";
import { usePurpose } from "../purpose.ts";
import { useTell } from "../told.tsx";
import type { ApplicationItem, ApprovalItem, WorkItem } from "./items.ts";

/** What was applied for, and what the conditions say of it. */
export function ApplicationFacts({ row }: { readonly row: ApplicationItem }) {
  const { language } = useSpeech();
  const { queues } = useDesk();
  const { accept, facts, channel, appliedOn } = row;
  return (
    <>
      <dl className="pairs">
        <div>
          <dt>{queues.channel}</dt>
          <dd>
            {queues.channels[channel] ?? channel}
            {dotOf(language)}
            {queues.applied(dayText(appliedOn, language))}
          </dd>
        </div>
        {facts.map(({ label, value }) => (
          <div key={label.en}>
            <dt>{say(label, language)}</dt>
            <dd>{say(value, language)}</dd>
          </div>
        ))}
      </dl>
      <div className={accept.allowed ? "weighed yes" : "weighed no"}>
        <p className="verdict">
          <span aria-hidden="true">{accept.allowed ? "✓" : "✕"}</span>{" "}
          {accept.allowed ? queues.ready : queues.notReady}
        </p>
        {accept.refused ? <RefusalView refused={accept.refused} /> : null}
      </div>
    </>
  );
}

/** When work was ordered and planned, and whether one may enter. */
export function WorkFacts({ row }: { readonly row: WorkItem }) {
  const { language } = useSpeech();
  const { queues } = useDesk();
  const marks = [
    queues.ordered(dayText(row.orderedOn, language)),
    row.plannedOn === null ? queues.unplanned : queues.planned(dayText(row.plannedOn, language)),
    queues.consent[row.consent],
  ];
  return (
    <>
      <p className="sub">{marks.join(dotOf(language))}</p>
      {row.overdue ? <p className="alert">{queues.overdue}</p> : null}
    </>
  );
}

/** What a colleague asks for, the money that it moves, and the second person's word. */
export function ApprovalDecision({ row }: { readonly row: ApprovalItem }) {
  const { language } = useSpeech();
  const { queues } = useDesk();
  return (
    <>
      <p className="sub">{queues.asked(row.askedBy, instantText(row.askedAt, language))}</p>
      <dl className="pairs">
        <div>
          <dt>{queues.reason}</dt>
          <dd>{row.reason}</dd>
        </div>
      </dl>
      <Corrections corrections={row.corrections} isLate={false} />
      {row.money ? <MoneyView money={row.money} corrections={row.corrections} /> : null}
      {row.mayDecide ? <Decide row={row} /> : <p className="wash sub">{queues.own}</p>}
    </>
  );
}

function Decide({ row }: { readonly row: ApprovalItem }) {
  const { queues } = useDesk();
  const { purpose } = usePurpose();
  const client = useQueryClient();
  const tell = useTell();
  const decide = useMutation({
    mutationFn: (decision: "approved" | "declined") =>
      desk.decideApproval(purpose, row.request, decision),
    onSuccess: async (_, decision) => {
      tell(queues[decision]);
      await readAnew(client);
    },
  });
  return (
    <>
      <div className="act-buttons">
        <button
          type="button"
          className="button"
          data-main
          disabled={decide.isPending}
          onClick={() => decide.mutate("approved")}
        >
          {queues.approve}
        </button>
        <button
          type="button"
          className="button ghost"
          disabled={decide.isPending}
          onClick={() => decide.mutate("declined")}
        >
          {queues.decline}
        </button>
      </div>
      {decide.isError ? <ActFailed error={decide.error} again={() => decide.reset()} /> : null}
    </>
  );
}
