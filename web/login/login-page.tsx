import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { LoginBody } from "../../src/app/api/session.ts";
import { api, ApiFailure } from "../api.ts";
import { instantText, say } from "../format.ts";
import { startSession } from "../query.ts";
import { HelpLine } from "../parts/help-line.tsx";
import { LookTools } from "../parts/tools.tsx";
import { useSpeech } from "../words/language.ts";
import { useLoginWords } from "../words/login.ts";
import "../styles/login.css";

/** Login ID and password; an expired session says so, a refusal says what to do and when. */
export function LoginPage() {
  const spoken = useLoginWords();
  const expired = useQuery({ queryKey: ["expired"], queryFn: () => false, enabled: false });
  return (
    <div className="login">
      <header className="row">
        <Brand />
        <div className="tools">
          <LookTools />
        </div>
      </header>
      <main className="card login-card">
        <h1>{spoken.title}</h1>
        {expired.data ? <output className="wash">{spoken.expired}</output> : null}
        <LoginForm />
      </main>
      <HelpLine />
    </div>
  );
}

function Brand() {
  const { words } = useSpeech();
  return (
    <span className="brand">
      <img src="/engawa.svg" alt="" />
      <span>{words.product} Engawa</span>
    </span>
  );
}

function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: LoginBody) => api.login(body),
    onSuccess: (session) => {
      startSession(client, session);
    },
  });
}

function LoginForm() {
  const spoken = useLoginWords();
  const login = useLogin();
  const [tried, setTried] = useState(false);
  const [loginId, setLoginId] = useState("");
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (loginId !== "" && password !== "") login.mutate({ loginId: loginId.trim(), password });
    else form.current?.querySelector<HTMLInputElement>("input:placeholder-shown")?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {login.isError ? <Refused error={login.error} /> : null}
      <Field
        id="login-id"
        label={spoken.id}
        value={loginId}
        change={setLoginId}
        kind="username"
        wrong={tried && loginId === "" ? spoken.needId : null}
      />
      <Field
        id="password"
        label={spoken.password}
        value={password}
        change={setPassword}
        kind="current-password"
        wrong={tried && password === "" ? spoken.needPassword : null}
      />
      <button type="submit" className="button login-submit" disabled={login.isPending}>
        {login.isPending ? spoken.working : spoken.submit}
      </button>
    </form>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const { words, language } = useSpeech();
  const spoken = useLoginWords();
  const problem = error instanceof ApiFailure ? error.problem : null;
  return (
    <p className="alert" role="alert">
      <strong>{problem ? say(problem.message, language) : words.failedWhy}</strong>
      {problem?.retryAt ? (
        <>
          <br />
          {spoken.retryAt(instantText(problem.retryAt, language))}
        </>
      ) : null}
    </p>
  );
}

function Field({
  id,
  label,
  value,
  change,
  kind,
  wrong,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly kind: "username" | "current-password";
  readonly wrong: string | null;
}) {
  const spoken = useLoginWords();
  const [seen, setSeen] = useState(false);
  const secret = kind === "current-password";
  return (
    <div className="field">
      <div className="row">
        <label htmlFor={id}>{label}</label>
        {secret ? (
          <button type="button" className="tool" aria-pressed={seen} onClick={() => setSeen(!seen)}>
            {seen ? spoken.hide : spoken.show}
          </button>
        ) : null}
      </div>
      <input
        id={id}
        name={id}
        value={value}
        autoComplete={kind}
        autoCapitalize="none"
        placeholder=" "
        type={secret && !seen ? "password" : "text"}
        spellCheck={false}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => change(event.target.value)}
      />
      {wrong === null ? null : (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </div>
  );
}
