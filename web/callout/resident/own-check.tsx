import { Link, useNavigate } from "@tanstack/react-router";
import { Loading } from "../../parts/states.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import { CheckHead, CheckStep, Said, SendButton } from "../intake/check-step.tsx";
import { callOf } from "../intake/call-draft.ts";
import type { ToCheck } from "../intake/intake.tsx";
import { telOf } from "../parts/tel.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useCalling, useCheckedCall } from "./callout-api.ts";

/** The decision is asked of the server; where it cannot be had, one may call all the same. */
export function OwnCheck({ form, draft, chosen, clear, steps }: ToCheck) {
  const navigate = useNavigate();
  const { check: words } = useCalloutWords();
  const call = callOf(form, draft, chosen);
  const checked = useCheckedCall(call);
  const calling = useCalling(({ number }) => {
    clear();
    void navigate({ to: "/trouble/$number", params: { number }, replace: true });
  });
  const send = () => calling.mutate({ call, accepted: checked.data?.entitlement?.visitFee ?? 0 });
  const parts = { send, isSending: calling.isPending, error: calling.error, leave: steps.leave };
  if (checked.data?.already) return <Already number={checked.data.already} />;
  if (checked.data) {
    return (
      <CheckStep form={form} draft={draft} chosen={chosen} checked={checked.data} {...parts} />
    );
  }
  return (
    <>
      <CheckHead />
      {checked.isError ? (
        <>
          <RefusedNote error={checked.error} />
          <p className="sub">{words.failed}</p>
          <Said draft={draft} chosen={chosen} />
          <div className="form-end">
            <SendButton fee={0} send={send} isSending={calling.isPending} />
            <a className="button ghost" href={telOf(form.phone)}>
              {words.byPhone} {form.phone}
            </a>
          </div>
        </>
      ) : (
        <>
          <output className="sub">{words.working}</output>
          <Loading rows={2} />
        </>
      )}
    </>
  );
}

function Already({ number }: { readonly number: string }) {
  const { check: words } = useCalloutWords();
  return (
    <section className="card">
      <h1>{words.already}</h1>
      <div className="button-row">
        <Link to="/trouble/$number" params={{ number }} className="button">
          {words.seeAlready}
        </Link>
      </div>
    </section>
  );
}
