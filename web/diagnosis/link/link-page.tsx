import { useQuery } from "@tanstack/react-query";
import type { LinkedDiagnosis } from "../../../src/app/api/diagnosis-run.ts";
import { ApiFailure, ask, withQuery } from "../../api.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { LookTools } from "../../parts/tools.tsx";
import { useOnline } from "../../parts/use-online.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { AnswerView } from "../answer/answer-view.tsx";
import { prefectureText } from "../customers/prefecture-text.ts";
import { instantDayText, lastDayBefore } from "./instant-day.ts";
import "../../styles/contractor.css";

/** A diagnosis as the customer reads it, at the secret address: nothing but the result. */
export function LinkPage({ token }: { readonly token: string }) {
  const { words } = useSpeech();
  const path = `/api/diagnosis-links/${encodeURIComponent(token)}`;
  const query = useQuery({
    queryKey: ["diagnosis-link", token],
    queryFn: () => ask<LinkedDiagnosis>("GET", path),
    staleTime: Infinity,
  });
  const isOnline = useOnline();
  return (
    <div className="linked">
      <header className="linked-head">
        <span className="brand">
          <img src="/engawa.svg" alt="" />
        </span>
        <div className="tools">
          <LookTools />
        </div>
      </header>
      {isOnline ? null : <output className="offline">{words.offline}</output>}
      <main id="main">
        {query.data ? (
          <Linked linked={query.data} report={`${path}/report`} />
        ) : query.isError ? (
          <NotOpened error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading />
        )}
      </main>
    </div>
  );
}

function NotOpened({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { link } = useContractorWords();
  if (!(error instanceof ApiFailure) || error.status !== 404) {
    return <Failed alone error={error} retry={retry} />;
  }
  return (
    <div className="card state" role="alert">
      <h1>{link.closedTitle}</h1>
      <p>{link.closed}</p>
    </div>
  );
}

function Linked({ linked, report }: { readonly linked: LinkedDiagnosis; readonly report: string }) {
  const { link, kept } = useContractorWords();
  const { language } = useSpeech();
  const { contractor, madeAt, expiresAt, place, answer } = linked;
  const facts = [
    link.by(contractor),
    link.made(instantDayText(madeAt, language)),
    link.place(prefectureText(place.prefecture, language)),
    link.until(lastDayBefore(expiresAt, language)),
  ];
  return (
    <>
      <div className="row wrap page-head">
        <h1>{link.title}</h1>
        <span className="button-row linked-tools">
          <a
            className="button"
            href={withQuery(report, { lang: language })}
            target="_blank"
            rel="noreferrer"
          >
            {kept.report}
          </a>
          <button type="button" className="button ghost" onClick={() => globalThis.print()}>
            {link.print}
          </button>
        </span>
      </div>
      <p className="linked-facts sub">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <div className="stack">
        <AnswerView answer={answer} />
      </div>
      <p className="sub small linked-note">{link.note}</p>
    </>
  );
}
