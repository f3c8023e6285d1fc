import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Session } from "../../../src/app/api/session.ts";
import { say } from "../../format.ts";
import { SkipLink } from "../../parts/frame.tsx";
import { LookTools } from "../../parts/tools.tsx";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { FieldLogout } from "./field-logout.tsx";
import { countWaiting } from "./field-session.ts";
import { waits } from "./queue/entry.ts";
import { SyncLine } from "./sync-line.tsx";
import { UpdateNote } from "./update-note.tsx";
import { useSeen } from "./use-box.ts";
import { useOfferSignal } from "./use-offer-signal.ts";

/** The technician's frame: how fresh and how far sent, the page, two tabs at the thumb. */
export function FieldFrame({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  const { language } = useSpeech();
  const words = useFieldWords();
  const { kept } = useSeen();
  useOfferSignal(words.offer.title);
  return (
    <>
      <SkipLink />
      <div className="field-page">
        <header className="field-top">
          <p className="field-who">
            <img src="/engawa.svg" alt="" />
            <span>
              <b>{session.name}</b>
              <span className="sub small">{say(session.operator, language)}</span>
            </span>
          </p>
          <div className="tools">
            <LookTools />
            <FieldLogout />
          </div>
          {kept === null || kept.day.desk === "" ? null : (
            <a className="go ghost field-desk" href={`tel:${kept.day.desk}`}>
              {words.callDesk} {kept.day.desk}
            </a>
          )}
          <SyncLine />
          <UpdateNote />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Tabs />
    </>
  );
}

function Tabs() {
  const { words } = useSpeech();
  const { tabs } = useFieldWords();
  const { entries, changes } = useSeen();
  const count = changes.length + entries.filter((entry) => !waits(entry)).length;
  return (
    <nav className="field-tabs" aria-label={words.menu}>
      <Link to="/field" activeOptions={{ exact: true }} activeProps={{ "aria-current": "page" }}>
        {tabs.day}
      </Link>
      <Link to="/field/notices" activeProps={{ "aria-current": "page" }}>
        {tabs.notices}
        {count === 0 ? null : <span className="field-count">{count}</span>}
      </Link>
    </nav>
  );
}

/** At the login: what was pressed and not sent is not lost. */
export function UnsentNote() {
  const { login } = useFieldWords();
  const waiting = useQuery({ queryKey: ["field-waiting"], queryFn: countWaiting });
  if (!waiting.data) return null;
  return <output className="field-note">{login.kept(waiting.data)}</output>;
}

/** Somebody is logged in who does not go out. */
export function Stranger() {
  const { login } = useFieldWords();
  return (
    <main className="field-page">
      <div className="card state">
        <h1>{login.stranger}</h1>
        <Link to="/" className="go">
          {login.toStart}
        </Link>
      </div>
    </main>
  );
}
