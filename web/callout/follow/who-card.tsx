import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { kmText } from "../parts/distance.ts";
import { telOf } from "../parts/tel.ts";
import { momentText } from "../desk/times.ts";
import type { Followed } from "./case-view.tsx";
import { isOver } from "./stage.ts";

/** Who comes, with picture and telephone, and how far away they are. */
export function WhoCard({ of }: Pick<Followed, "of">) {
  const { live: words } = useCalloutWords();
  const { technician, place } = of;
  return (
    <>
      {technician === null ? null : (
        <section className="card">
          <h2>{words.who}</h2>
          <div className="who">
            {technician.photo === null ? (
              <span className="who-none" role="presentation">
                <span className="unseen">{words.noPortrait}</span>
              </span>
            ) : (
              <img src={technician.photo} alt={words.portrait(technician.name)} />
            )}
            <div>
              <p className="who-name">{technician.name}</p>
              <p className="sub">{technician.company}</p>
              <Distance of={of} />
            </div>
          </div>
          {isOver(of.state) || technician.phone === "" ? null : (
            <a className="button ghost who-tel" href={telOf(technician.phone)}>
              {words.telWho(technician.name)}
            </a>
          )}
        </section>
      )}
      <section className="card">
        <h2>{words.place}</h2>
        <p>
          {place.postalCode === "" ? "" : `〒${place.postalCode} `}
          {place.address}
        </p>
      </section>
    </>
  );
}

/** Only while they are on the way, and only as far as a phone told where it is. */
function Distance({ of: { state, technician, place, asOf } }: Pick<Followed, "of">) {
  const { live: words } = useCalloutWords();
  const { language } = useSpeech();
  if (state !== "on-the-way" || !technician?.at || !technician.seenAt || !place.at) return null;
  return (
    <p className="small">
      {words.km(kmText(technician.at, place.at), momentText(technician.seenAt, asOf, language))}
    </p>
  );
}
