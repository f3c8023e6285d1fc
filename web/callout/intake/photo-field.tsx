import { type ChangeEvent, useState } from "react";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { KeptPhoto } from "./call-draft.ts";
import { sendPhoto } from "./send-photo.ts";

const MOST_PHOTOS = 8;

interface Props {
  readonly photos: readonly KeptPhoto[];
  readonly change: (photos: readonly KeptPhoto[]) => void;
  /** Where pictures are sent to. */
  readonly to?: string;
  /** They belong to a call already: none is taken back. */
  readonly isFinal?: boolean;
}

/** Pictures of the trouble: each is made small on this device and sent at once. */
export function PhotoField({ photos, change, to = "/api/callout/photos", isFinal = false }: Props) {
  const { form: words } = useCalloutWords();
  const [isSending, setSending] = useState(false);
  const [wrong, setWrong] = useState<"photoUnread" | "photoFailed" | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])].slice(0, MOST_PHOTOS - photos.length);
    target.value = "";
    setSending(true);
    setWrong(null);
    let kept = photos;
    for (const file of files) {
      // One after the other: a weak signal carries no two, and memory no two of 40 MB.
      const sent = await sendPhoto(file, to);
      if (typeof sent === "string") setWrong(sent);
      else change((kept = [...kept, sent]));
    }
    setSending(false);
  };
  return (
    <div className="answer">
      <p className="asked" id="call-photos">
        {words.photos}
      </p>
      <p className="help">{words.photosHelp}</p>
      <PhotoList photos={photos} change={isFinal ? null : change} />
      {photos.length >= MOST_PHOTOS ? null : (
        <label className="button ghost photo-add">
          <input
            type="file"
            className="unseen"
            accept="image/*"
            multiple
            disabled={isSending}
            onChange={(event) => void take(event)}
          />
          {isSending ? words.photoSending : words.addPhoto}
        </label>
      )}
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {words[wrong]}
        </p>
      )}
    </div>
  );
}

function PhotoList({
  photos,
  change,
}: Pick<Props, "photos"> & { readonly change: Props["change"] | null }) {
  const { form: words } = useCalloutWords();
  if (photos.length === 0) return null;
  return (
    <ul className="photo-row">
      {photos.map(({ photo, small }, place) => (
        <li key={photo}>
          <img src={small} alt={words.photo(place + 1)} />
          {change === null ? null : (
            <button
              type="button"
              className="tool"
              aria-label={words.removePhoto(place + 1)}
              onClick={() => change(photos.filter((each) => each.photo !== photo))}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
