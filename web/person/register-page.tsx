import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { RegistrationView } from "../../src/app/api/person.ts";
import { ApiFailure } from "../api.ts";
import { say } from "../format.ts";
import { readEmail } from "../../src/kernel/typed/email.ts";
import { Field } from "../forms/field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { LookTools } from "../parts/tools.tsx";
import { Fetched } from "../parts/states.tsx";
import { person } from "../person-api.ts";
import { useSpeech } from "../words/language.ts";
import { usePersonWords } from "../words/person.ts";
import { refusedFields } from "./refused-fields.ts";
import "../styles/login.css";
import "../styles/person.css";

/**
 * An invitation that was opened: e-mail and password make the login, building and room prove the
 * door.
 */
export function RegisterPage({ token }: { readonly token: string }) {
  const query = useQuery({
    queryKey: ["registration", token],
    queryFn: () => person.registration(token),
  });
  return (
    <div className="login">
      <header className="row">
        <span className="brand">
          <img src="/engawa.svg" alt="" />
        </span>
        <div className="tools">
          <LookTools />
        </div>
      </header>
      <main className="login-card">
        <Fetched alone query={query}>
          {(found) => <Register token={token} found={found} />}
        </Fetched>
      </main>
    </div>
  );
}

interface Props {
  readonly token: string;
  readonly found: RegistrationView;
}

const EMPTY = { email: "", password: "", building: "", room: "" };
type Answers = typeof EMPTY;

function Register({ token, found }: Props) {
  const words = usePersonWords();
  const { language } = useSpeech();
  const [typed, setTyped] = useState<Answers>(EMPTY);
  const [tried, setTried] = useState(false);
  const sending = useMutation({ mutationFn: () => person.register(token, typed) });
  const problem = sending.error instanceof ApiFailure ? sending.error.problem : null;
  const email = readEmail(typed.email);
  const refused = refusedFields(sending.error, language);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.ok && typed.password !== "") sending.mutate();
  };
  if (sending.isSuccess) return <Done />;
  const wrongEmail = tried && !email.ok ? say(email.refusal.reason, language) : null;
  return (
    <form className="card" onSubmit={submit} noValidate>
      <h1>{words.registerTitle(say(found.operator, language))}</h1>
      <p className="sub">{words.registerLead}</p>
      {problem && refused.size === 0 ? (
        <p className="alert" role="alert">
          {say(problem.message, language)}
        </p>
      ) : null}
      {found.asksDwelling ? (
        <Dwelling typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
      ) : null}
      <Line
        name="email"
        typed={typed}
        change={setTyped}
        wrong={wrongEmail ?? refused.get("email") ?? null}
      />
      <Password typed={typed} change={setTyped} tried={tried} />
      <button type="submit" className="button form-submit" disabled={sending.isPending}>
        {sending.isPending ? words.registering : words.register}
      </button>
    </form>
  );
}

function Done() {
  const words = usePersonWords();
  return (
    <section className="card state">
      <output className="strong">{words.done}</output>
      <a href="/" className="button">
        {words.toLogin}
      </a>
    </section>
  );
}

function Dwelling({
  typed,
  change,
}: {
  readonly typed: Answers;
  readonly change: (part: Partial<Answers>) => void;
}) {
  const words = usePersonWords();
  return (
    <>
      <p className="sub">{words.dwellingLead}</p>
      <Line name="building" typed={typed} change={change} wrong={null} />
      <Line name="room" typed={typed} change={change} wrong={null} />
    </>
  );
}

interface LineProps {
  readonly name: "email" | "building" | "room";
  readonly typed: Answers;
  readonly change: (next: Answers) => void;
  readonly wrong: string | null;
}

function Line({ name, typed, change, wrong }: LineProps) {
  const words = usePersonWords();
  const id = `register-${name}`;
  const mail = name === "email" ? ({ autoComplete: "username", inputMode: "email" } as const) : {};
  return (
    <TextField
      question={{ id, label: words[name], required: true, wrong }}
      value={typed[name]}
      change={(text) => change({ ...typed, [name]: text })}
      {...mail}
    />
  );
}

function Password({
  typed,
  change,
  tried,
}: {
  readonly typed: Answers;
  readonly change: (next: Answers) => void;
  readonly tried: boolean;
}) {
  const words = usePersonWords();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const wrong = tried && typed.password === "" ? words.passwordHelp : null;
  const question = { id, label: words.password, help: words.passwordHelp, required: true, wrong };
  return (
    <Field question={question}>
      {(tied) => (
        <input
          {...tied}
          className="control"
          type="password"
          value={typed.password}
          autoComplete="new-password"
          onChange={(event) => change({ ...typed, password: event.target.value })}
        />
      )}
    </Field>
  );
}
