import { Link, useParams } from "@tanstack/react-router";
import type { DeskCase } from "../../../src/app/api/callout-desk.ts";
import { say } from "../../format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { CalloutNav } from "./callout-nav.tsx";
import { ActsCard } from "./case/acts-card.tsx";
import { CaseAbout } from "./case/case-about.tsx";
import { ClocksCard } from "./case/clocks-card.tsx";
import { ConflictsCard } from "./case/conflicts-card.tsx";
import { HistoryCard } from "./case/history-card.tsx";
import { MoneyCard } from "./case/money-card.tsx";
import { OffersCard } from "./case/offers-card.tsx";
import { PhotosCard } from "./case/photos-card.tsx";
import { QuotesCard } from "./case/quotes-card.tsx";
import { SuggestionList } from "./case/suggestions.tsx";
import { useCase } from "./desk-api.ts";
import { EntitlementView } from "./entitlement-view.tsx";
import { useCalloutLive } from "./live.ts";
import "../../styles/callout-desk.css";

/** One case: what was promised, what is due, who could go, what was done and what it costs. */
export function CasePage() {
  const words = useCalloutDeskWords();
  const { number } = useParams({ from: "/dispatch/cases/$number" });
  useCalloutLive();
  const query = useCase(number);
  return (
    <>
      <CalloutNav />
      <Link to="/dispatch" className="quiet more back-link">
        {words.case.back}
      </Link>
      <Fetched query={query} rows={4} alone>
        {(found) => <Case key={found.number} found={found} />}
      </Fetched>
    </>
  );
}

const FIRST_SHOWN = 5;

function Case({ found }: { readonly found: DeskCase }) {
  const { language } = useSpeech();
  const words = useCalloutDeskWords();
  const { may, entitlement } = found;
  const isSought = may.includes("offer") || may.includes("assign");
  return (
    <>
      <PageHead title={`${found.number} ${say(found.trouble.label, language)}`} asOf={found.asOf}>
        <span className="pill">{say(found.stateLabel, language)}</span>
      </PageHead>
      <div className="staff-columns case-columns">
        <div className="stack">
          <ConflictsCard found={found} />
          <CaseAbout found={found} />
          {isSought ? (
            <section className="card">
              <SuggestionList
                number={found.number}
                first={FIRST_SHOWN}
                mayOffer={may.includes("offer")}
                mayAssign={may.includes("assign")}
              />
            </section>
          ) : null}
          <QuotesCard found={found} />
          <PhotosCard found={found} />
          <HistoryCard found={found} />
        </div>
        <div className="stack">
          <ActsCard found={found} />
          <ClocksCard found={found} />
          <OffersCard found={found} />
          <section className="card" aria-labelledby="case-decision">
            <h2 id="case-decision" className="card-title">
              {words.case.decision}
            </h2>
            {entitlement === null ? (
              <p className="sub">{words.case.noDecision}</p>
            ) : (
              <EntitlementView entitlement={entitlement} />
            )}
          </section>
          <MoneyCard found={found} />
        </div>
      </div>
    </>
  );
}
