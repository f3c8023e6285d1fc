import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { IntakeForm } from "../../../src/app/api/callout.ts";
import { TextField } from "../../forms/text-field.tsx";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import { publicCallOf } from "../intake/call-draft.ts";
import { CheckHead, Said } from "../intake/check-step.tsx";
import { DangerScript, ToldMark } from "../intake/danger-script.tsx";
import { handedOverCall } from "../intake/hand-over.ts";
import { Intake, type Steps, type ToCheck, type ToHandOver } from "../intake/intake.tsx";
import { telOf } from "../parts/tel.ts";
import { useHelpCalling, useHelpCode } from "./open-api.ts";
import "../../styles/life.css";

interface Props {
  readonly form: IntakeForm;
  readonly steps: Steps;
}

/** The same form, with who and where; a code by mail instead of a login. */
export function HelpCall({ form, steps }: Props) {
  return (
    <Intake
      form={form}
      steps={steps}
      known={{ name: "", phone: "" }}
      isOpen
      Check={CodeStep}
      HandOver={OpenHandOver}
    />
  );
}

const UNSAID = "-";

/** Nobody knows who asks: that a line was called is taken down without a name. */
function OpenHandOver({ form, danger, steps }: ToHandOver) {
  const calling = useHelpCalling(() => undefined);
  const told = () => {
    if (calling.isPending || calling.isSuccess) return;
    const asker = { name: UNSAID, phone: UNSAID, email: "", relation: "other" as const };
    const place = { postalCode: "", address: UNSAID };
    calling.mutate({ code: "", call: { ...handedOverCall(form, danger), ...place, asker } });
  };
  return (
    <DangerScript danger={danger} told={told} back={() => steps.go(undefined)}>
      <ToldMark calling={calling} number={calling.data?.case.number} told={told} />
    </DangerScript>
  );
}

/** The code goes out by mail, is typed here, and the call is sent with it. */
function CodeStep({ form, draft, chosen, change, clear }: ToCheck) {
  const { code: words, phone } = useCalloutWords();
  const navigate = useNavigate();
  const email = draft.email.trim();
  const mailing = useHelpCode();
  const calling = useHelpCalling(({ token }) => {
    clear();
    void navigate({ to: "/help/$token", params: { token }, replace: true });
  });
  const isMailed = draft.mailedTo === email;
  const mail = () => mailing.mutate(email, { onSuccess: () => change({ mailedTo: email }) });
  return (
    <>
      <CheckHead />
      <Said draft={draft} chosen={chosen} />
      <p className="wash help-keep">{words.price}</p>
      <RefusedNote error={mailing.error ?? calling.error} />
      {isMailed ? (
        <CodeForm
          email={email}
          isSending={calling.isPending}
          send={(code) => calling.mutate({ code, call: publicCallOf(form, draft, chosen) })}
        />
      ) : null}
      <div className="form-end">
        <button
          type="button"
          className={isMailed ? "quiet" : "button"}
          disabled={mailing.isPending}
          onClick={mail}
        >
          {isMailed ? words.again : words.send}
        </button>
      </div>
      <p className="sub">{words.mailWhy}</p>
      <a className="quiet" href={telOf(form.phone)}>
        {phone(form.phone)}
      </a>
    </>
  );
}

interface Coded {
  readonly email: string;
  readonly isSending: boolean;
  readonly send: (code: string) => void;
}

function CodeForm({ email, isSending, send }: Coded) {
  const { code: words, check } = useCalloutWords();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const isCode = /^\d{6}$/.test(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isCode) send(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        question={{
          id: "help-code",
          label: words.title,
          help: words.why(email),
          required: true,
          wrong: tried && !isCode ? words.wrong : null,
        }}
        value={code}
        change={(typed) => setCode(typed.normalize("NFKC").replaceAll(/\D/g, "").slice(0, 6))}
        letters={8}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <div className="form-end">
        <button type="submit" className="button trouble-red trouble-big" disabled={isSending}>
          {isSending ? check.sending : check.send}
        </button>
      </div>
    </form>
  );
}
