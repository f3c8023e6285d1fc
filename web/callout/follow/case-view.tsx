import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { instantText, say } from "../../format.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { HandedOver } from "./handed-over.tsx";
import { CancelCard } from "./cancel-card.tsx";
import type { CaseDoor } from "./case-door.ts";
import { ComplainCard } from "./complain-card.tsx";
import { CostCard } from "./cost-card.tsx";
import { CourseCard } from "./course-card.tsx";
import { PhotosCard } from "./photos-card.tsx";
import { PriceCard } from "./price-card.tsx";
import { QuoteCard } from "./quote-card.tsx";
import { ReportsCard } from "./reports-card.tsx";
import { StandingCard } from "./standing-card.tsx";
import { WhoCard } from "./who-card.tsx";

export interface Followed {
  readonly of: ResidentCase;
  readonly door: CaseDoor;
}

/** A call as the household follows it: what waits for a yes stands first, then who, when, money. */
export function CaseView({ of, door }: Followed) {
  const { live: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <>
      <PageHead title={say(of.trouble.label, language)} asOf={of.asOf} />
      <p className="sub case-number">
        {words.number(of.number)}・{words.at(instantText(of.openedAt, language))}
      </p>
      <div className="stack">
        {of.handedOver === null ? null : <HandedOver handedOver={of.handedOver} />}
        <StandingCard of={of} />
        <PriceCard of={of} door={door} />
        {of.quotes
          .filter(({ state }) => state === "open")
          .map((quote) => (
            <QuoteCard key={quote.quote} of={of} quote={quote} door={door} />
          ))}
        <WhoCard of={of} />
        <ReportsCard of={of} door={door} />
        <CostCard of={of} />
        <PhotosCard of={of} door={door} />
        <CourseCard of={of} />
        <CancelCard of={of} door={door} />
        <ComplainCard of={of} door={door} />
      </div>
    </>
  );
}
