import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { NewAccountBody, Opened } from "../../src/app/api/person.ts";
import type { Typed } from "../forms/question.ts";
import { type Submission, submissionFor } from "../forms/submission-key.ts";
import { useDraft } from "../forms/use-draft.ts";
import { PageHead } from "../parts/page-head.tsx";
import { person } from "../person-api.ts";
import { usePurpose } from "../staff/purpose.ts";
import { usePersonWords } from "../words/person.ts";
import { PersonForm } from "./person-form.tsx";
import { NEW_ACCOUNT } from "./questions.ts";

const EMPTY: Typed = {};

/** Somebody new calls: first who they are, then what they apply for. */
export function NewAccountPage() {
  const words = usePersonWords();
  const { purpose } = usePurpose();
  const [typed, change, clear] = useDraft<Typed>("new-account", EMPTY);
  const [opened, setOpened] = useState<Opened | null>(null);
  const submission = useRef<Submission | null>(null);
  const send = (answers: Record<string, string>) => {
    const body = bodyOf(answers);
    submission.current = submissionFor(submission.current, body);
    return person.open(purpose, body, submission.current.key);
  };
  return (
    <>
      <PageHead title={words.newTitle} />
      {opened ? (
        <Next account={opened.account} />
      ) : (
        <PersonForm
          questions={NEW_ACCOUNT}
          typed={typed}
          change={change}
          send={send}
          sent={(answer) => {
            clear();
            setOpened(answer);
          }}
          submit={words.open}
          working={words.saving}
        >
          <p className="sub">{words.newLead}</p>
        </PersonForm>
      )}
    </>
  );
}

function Next({ account }: { readonly account: string }) {
  const words = usePersonWords();
  return (
    <section className="card state">
      <output className="strong">{words.opened(account)}</output>
      <Link to="/accounts/$account/apply" params={{ account }} className="button">
        {words.toApply}
      </Link>
      <Link to="/accounts/$account" params={{ account }} className="button ghost">
        {words.toAccount}
      </Link>
    </section>
  );
}

function bodyOf(answers: Record<string, string>): NewAccountBody {
  const text = (name: string) => answers[name] ?? "";
  const payment = text("payment");
  return {
    customer: text("customer") === "business" ? "business" : "consumer",
    name: text("name"),
    kana: text("kana"),
    bornOn: text("bornOn"),
    phone: text("phone"),
    email: text("email"),
    postalCode: text("postalCode"),
    street: text("street"),
    building: text("building"),
    room: text("room"),
    payment: payment === "card" || payment === "slip" ? payment : "direct-debit",
  };
}
