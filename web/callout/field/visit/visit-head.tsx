import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { StateMark, WhenLine } from "./visit-row.tsx";

/** What, where, who: with the ways to call and to get there. */
export function VisitHead({ visit }: { readonly visit: ShownVisit }) {
  const { language } = useSpeech();
  const { visit: words, relations } = useFieldWords();
  const { place, trouble, name, phone, relation } = visit;
  const said = relations[relation as keyof typeof relations] ?? relations.other;
  return (
    <header className="card field-head">
      <div className="row">
        <h1>{say(trouble.label, language)}</h1>
        <StateMark visit={visit} />
      </div>
      <p className="sub">
        {words.number(visit.number)}
        {visit.visit > 1 ? ` · ${words.second(visit.visit)}` : ""}
      </p>
      <WhenLine visit={visit} />
      <p className="field-address">{place.address}</p>
      {place.exact === "dwelling" || place.at === null ? null : (
        <p className="sub">{words.onlyArea}</p>
      )}
      {name === "" ? null : (
        <p>
          {name} <span className="sub">（{said}）</span>
        </p>
      )}
      <div className="go-row">
        {phone === "" ? null : (
          <a className="go ghost" href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>
            {words.call(name)}
          </a>
        )}
        {place.at === null ? null : (
          <a className="go ghost" href={mapAddress(place.at)}>
            {words.map}
          </a>
        )}
      </div>
      {trouble.words === "" ? null : (
        <blockquote className="field-words">
          <span className="sub">{words.words}</span>
          <br />
          {trouble.words}
        </blockquote>
      )}
    </header>
  );
}

/** The phone's own map: Android's by `geo:` (RFC 5870), Apple's by `maps:`. */
function mapAddress({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  const at = `${lat},${lon}`;
  return /iPhone|iPad|Macintosh/.test(navigator.userAgent) ? `maps:?q=${at}` : `geo:${at}?q=${at}`;
}
