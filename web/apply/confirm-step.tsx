import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionPreview } from "../../src/app/api/action.ts";
import { Option } from "../forms/choice-field.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { submissionFor } from "../forms/submission-key.ts";
import { life } from "../life-api.ts";
import { Follows } from "../life/follows.tsx";
import { MoneyCard } from "../life/money-card.tsx";
import { StepHead } from "../life/step-head.tsx";
import { Failed, Fetched } from "../parts/states.tsx";
import { readAnew } from "../query.ts";
import { useLifeWords } from "../words/use-life.ts";
import { bodyOf, chosenOffers, EMPTY_APPLY } from "./apply-draft.ts";
import type { StepProps } from "./apply-flow.tsx";
import { Explanation } from "./explanation.tsx";
import { totalMoney } from "./total-money.ts";
import { useCheck } from "./use-check.ts";

/** The money, the explanation before the contract, and a yes that counts once. */
export function ConfirmStep(props: StepProps) {
  const { from, offers, draft, go } = props;
  const words = useLifeWords();
  const check = useCheck(from, bodyOf(draft, offers));
  return (
    <>
      <StepHead title={words.apply.confirmTitle} />
      <Fetched query={check} rows={2}>
        {({ checks }) => <Checked {...props} checks={checks} />}
      </Fetched>
      <div className="form-end">
        <button type="button" className="button ghost" onClick={() => go("form")}>
          {words.act.change}
        </button>
      </div>
    </>
  );
}

type CheckedProps = StepProps & { readonly checks: readonly ActionPreview[] };

function Checked(props: CheckedProps) {
  const { offers, draft, checks } = props;
  const money = totalMoney(checks);
  const chosen = chosenOffers(draft, offers);
  return (
    <>
      {money === null ? null : <MoneyCard money={money} lead="monthly" />}
      <Explanation chosen={chosen} checks={checks} draft={draft} offers={offers} />
      <Follows follows={checks.flatMap(({ follows }) => follows)} />
      <Yes {...props} />
    </>
  );
}

/** Only after the explanation was read; a second tap sends the same thing under the same key. */
function Yes(props: CheckedProps) {
  const { draft, change, checks } = props;
  const words = useLifeWords();
  const [attempt, setAttempt] = useState(0);
  const apply = useApply(props);
  const mistakes = draft.read
    ? []
    : [{ id: "apply-read", label: words.apply.read, wrong: words.apply.needRead }];
  const submit = () => {
    if (mistakes.length > 0) setAttempt(attempt + 1);
    else apply.mutate();
  };
  const isRefused = checks.some(({ refused }) => refused !== null);
  return (
    <section className="section">
      <ErrorSummary mistakes={mistakes} attempt={attempt} />
      <Option
        kind="checkbox"
        name="read"
        id="apply-read"
        choice={{ value: "read", label: words.apply.read }}
        chosen={draft.read}
        change={() => change({ read: !draft.read })}
      />
      <p className="sub apply-note">{words.apply.cancelable}</p>
      {apply.isError ? <Failed error={apply.error} retry={() => apply.mutate()} /> : null}
      <div className="form-end">
        <button
          type="button"
          className="button"
          disabled={apply.isPending || isRefused}
          onClick={submit}
        >
          {apply.isPending ? words.apply.submitting : words.apply.submit}
        </button>
      </div>
    </section>
  );
}

function useApply({ from, offers, draft, change, go }: StepProps) {
  const client = useQueryClient();
  const body = bodyOf(draft, offers);
  return useMutation({
    mutationFn: () => {
      if (body === null) throw new Error("nothing is chosen");
      const submission = submissionFor(draft.submission, body);
      change({ submission });
      return life.apply(from, body, submission.key);
    },
    onSuccess: async ({ contracts }) => {
      const services = body?.applications.map(({ service }) => service) ?? [];
      const done = contracts.map((contract, index) => ({
        contract,
        service: services[index] ?? "",
      }));
      change({ ...EMPTY_APPLY, done });
      go("done");
      await readAnew(client);
    },
  });
}
