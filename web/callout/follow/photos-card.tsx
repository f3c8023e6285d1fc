import { useCalloutWords } from "../../words/use-callout.ts";
import type { Followed } from "./case-view.tsx";

/** The pictures of the case, each with what it shows. */
export function PhotosCard({ of: { photos }, door }: Followed) {
  const { live: words } = useCalloutWords();
  if (photos.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.photos}</h2>
      <ul className="photo-grid">
        {photos.map(({ photo, shows, width, height }) => (
          <li key={photo}>
            <a href={door.photoAt(photo)} target="_blank" rel="noreferrer">
              <img
                src={door.photoAt(photo)}
                alt={words.shows[shows]}
                width={width}
                height={height}
                loading="lazy"
              />
            </a>
            <span className="sub small" aria-hidden="true">
              {words.shows[shows]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
