import { useFieldWords } from "../../../words/use-callout-field.ts";
import { isBarredByNight, tokyoClock } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { useNow } from "../use-box.ts";
import { IdentityForm } from "./identity-form.tsx";
import { PoliceForm } from "./police-form.tsx";

/** What the terms want before anybody works: who lives there, the police, the hour (KK-04). */
export function BeforeCard({ visit }: { readonly visit: ShownVisit }) {
  const { before: words } = useFieldWords();
  const now = useNow(30_000);
  const { before, barred } = visit.entitlement;
  const { night, told } = visit;
  const asksWho = before.includes("identity") || before.includes("pledge");
  const asksPolice = before.includes("police");
  const isNight = isBarredByNight(visit, now);
  if (!asksWho && !asksPolice && !isNight) return null;
  const until = barred.find((each) => each.until !== null)?.until;
  return (
    <section className="card field-step">
      <h2>{words.title}</h2>
      {isNight && night !== null ? (
        <p className="alert">
          <strong>{words.barredByArrival(night.from, night.until)}</strong>
          {until ? <span className="field-line">{words.barred(tokyoClock(until))}</span> : null}
        </p>
      ) : null}
      {!asksWho ? null : told.identity === null ? (
        <IdentityForm visit={visit} />
      ) : (
        <p className="field-done">{words.identityDone(told.identity)}</p>
      )}
      {!asksPolice ? null : told.police === null ? (
        <PoliceForm visit={visit} />
      ) : (
        <p className="field-done">{words.policeDone(told.police)}</p>
      )}
    </section>
  );
}
