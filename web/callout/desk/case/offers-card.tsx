import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText } from "../times.ts";

/** Who was asked, and what they said. */
export function OffersCard({ found: { offers, asOf } }: { readonly found: DeskCase }) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  if (offers.length === 0) return null;
  return (
    <section className="card" aria-labelledby="case-offers">
      <h2 id="case-offers" className="card-title">
        {words.offers}
      </h2>
      <ol className="case-offers">
        {offers.map((offer) => (
          <li key={`${offer.technician}${offer.offeredAt}`}>
            <p className="row">
              <b>{offer.name}</b>
              <span className={offer.state === "accepted" ? "pill gain" : "pill"}>
                {words.offerStates[offer.state]}
              </span>
            </p>
            <p className="sub small">
              {momentText(offer.offeredAt, asOf, language)}
              {offer.decidedAt === null
                ? ` · ${words.until(momentText(offer.expiresAt, asOf, language))}`
                : ` → ${momentText(offer.decidedAt, asOf, language)}`}
              {offer.reason === null || offer.reason === "" ? "" : ` · ${offer.reason}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
