import { useParams } from "@tanstack/react-router";
import { say } from "../../format.ts";
import { Loading } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { BackToDay } from "./day-page.tsx";
import { groupOf, tokyoClock } from "./shown/rules.ts";
import type { ShownVisit } from "./shown/shown-visit.ts";
import { useSeen, useVisit } from "./use-box.ts";
import { BeforeCard } from "./visit/before-card.tsx";
import { CauseCard } from "./visit/cause-card.tsx";
import { FinishCard } from "./visit/finish-card.tsx";
import { OfferCard } from "./visit/offer-card.tsx";
import { OthersCard } from "./visit/others-card.tsx";
import { PhotosCard } from "./visit/photos-card.tsx";
import { QuoteCard } from "./visit/quote-card.tsx";
import { ScopeCard } from "./visit/scope-card.tsx";
import { ConflictNotes, KnownConflicts, UnsentCard } from "./visit/sent-cards.tsx";
import { VisitHead } from "./visit/visit-head.tsx";
import { WayCard } from "./visit/way-card.tsx";
import { WorkCard } from "./visit/work-card.tsx";

/** One visit, from the offer to the signed report; all of it without a signal too. */
export function FieldVisitPage() {
  const { number } = useParams({ from: "/field/$number" });
  const visit = useVisit(number);
  const { kept } = useSeen();
  if (kept === null) return <Loading />;
  if (visit === null) return <Gone number={number} />;
  return (
    <div className="field-visit">
      <BackToDay />
      <VisitHead visit={visit} />
      <ConflictNotes number={number} />
      <Steps visit={visit} />
      <UnsentCard visit={visit} />
      <KnownConflicts visit={visit} />
    </div>
  );
}

/** What is next stands first; what is not possible yet is not there. */
function Steps({ visit }: { readonly visit: ShownVisit }) {
  const group = groupOf(visit);
  if (group === "left") return <ScopeCard visit={visit} />;
  if (group === "offers") {
    return (
      <>
        <OfferCard visit={visit} />
        <ScopeCard visit={visit} />
      </>
    );
  }
  if (visit.state !== "on-site") {
    return (
      <>
        <WayCard visit={visit} />
        <ScopeCard visit={visit} />
        <OthersCard visit={visit} />
      </>
    );
  }
  return (
    <>
      <BeforeCard visit={visit} />
      <WorkCard visit={visit} />
      <CauseCard visit={visit} />
      <QuoteCard visit={visit} />
      <PhotosCard visit={visit} />
      <FinishCard visit={visit} />
      <ScopeCard visit={visit} />
      <OthersCard visit={visit} />
    </>
  );
}

/** Not on the list any more: because it is over, or because somebody else has it. */
function Gone({ number }: { readonly number: string }) {
  const { visit } = useFieldWords();
  const { language } = useSpeech();
  const over = useSeen().kept?.day.done.findLast((done) => done.number === number);
  return (
    <>
      <BackToDay />
      <div className="card state">
        <h1>{over ? visit.over : visit.gone}</h1>
        <p>{visit.number(number)}</p>
        <p>
          {over
            ? visit.overWhy(tokyoClock(over.finishedAt), say(over.outcome, language))
            : visit.goneWhy}
        </p>
      </div>
      <ConflictNotes number={number} />
    </>
  );
}
