import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { photoAddress } from "../desk-api.ts";
import { momentText } from "../times.ts";

/** What the caller and the technician photographed; each opens whole. */
export function PhotosCard({ found: { photos, asOf } }: { readonly found: DeskCase }) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <section className="card" aria-labelledby="case-photos">
      <h2 id="case-photos" className="card-title">
        {words.photos}
      </h2>
      {photos.length === 0 ? <p className="sub">{words.noPhotos}</p> : null}
      <ul className="case-photos">
        {photos.map(({ photo, shows, at, width, height }) => {
          const said = words.photoOf(words.shows[shows], momentText(at, asOf, language));
          return (
            <li key={photo}>
              <a href={photoAddress(photo)} target="_blank" rel="noreferrer">
                <img
                  src={photoAddress(photo)}
                  alt={said}
                  width={width}
                  height={height}
                  loading="lazy"
                />
              </a>
              <span className="sub small">
                {words.shows[shows]} {momentText(at, asOf, language)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
