import { useRef, useState } from "react";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { newFactId } from "../queue/new-id.ts";
import { tokyoClock } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { takenPhoto } from "../taken-photo.ts";
import { useSeen } from "../use-box.ts";
import { usePress } from "../use-press.ts";

const SHOWS = ["before", "after", "cause", "part", "other"] as const;
type Shows = (typeof SHOWS)[number];

/** Pictures are shrunk on the phone, kept, and sent one by one before what tells of them. */
export function PhotosCard({ visit }: { readonly visit: ShownVisit }) {
  const { photos: words } = useFieldWords();
  const [isShrinking, shrinking] = useState(false);
  const [isUnreadable, unreadable] = useState(false);
  const press = usePress(visit);
  const take = async (shows: Shows, file: File) => {
    shrinking(true);
    const photo = newFactId();
    const kept = await takenPhoto(photo, file);
    if (kept !== null) await press({ type: "photo-taken", photo, shows }, kept);
    unreadable(kept === null);
    shrinking(false);
  };
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <Pictures visit={visit} />
      <div className="field-choices">
        {SHOWS.map((shows) => (
          <TakeButton
            key={shows}
            label={words.take(words.shows[shows])}
            taken={(file) => void take(shows, file)}
          />
        ))}
      </div>
      <output>{isShrinking ? words.shrinking : ""}</output>
      {isUnreadable ? (
        <p className="alert" role="alert">
          {words.unreadable}
        </p>
      ) : null}
    </section>
  );
}

/** A button of our size in front of the file field, which opens the camera. */
function TakeButton({
  label,
  taken,
}: {
  readonly label: string;
  readonly taken: (file: File) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="go ghost small" onClick={() => field.current?.click()}>
        {label}
      </button>
      <input
        ref={field}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) taken(file);
          event.target.value = "";
        }}
      />
    </>
  );
}

function Pictures({ visit }: { readonly visit: ShownVisit }) {
  const { photos: words, visit: marks } = useFieldWords();
  const own = new Map(useSeen().photos.map((photo) => [photo.photo, photo]));
  if (visit.photos.length === 0) return <p className="sub">{words.none}</p>;
  return (
    <ul className="field-photos">
      {visit.photos.map(({ photo, shows, at }) => (
        <li key={photo}>
          <img
            src={own.get(photo)?.small ?? `/api/field/photos/${encodeURIComponent(photo)}`}
            alt={words.photo(words.shows[shows], tokyoClock(at))}
          />
          <span>{words.shows[shows]}</span>
          {own.has(photo) ? <span className="field-unsent">{marks.unsentMark}</span> : null}
        </li>
      ))}
    </ul>
  );
}
