import { useId, useState } from "react";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { shrinkPhoto } from "../../parts/shrink-photo.ts";
import { useKeepingPhoto } from "../desk-api.ts";
import type { Person } from "./person-card.tsx";

/** A face is shown small: so many points are enough. */
const LONGEST = 640;

/** The picture that residents see of who comes; drawn anew before it is sent. */
export function PhotoPick({ person }: { readonly person: Person }) {
  const { people: words } = useCalloutDeskWords();
  const id = useId();
  const keeping = useKeepingPhoto(person.technician);
  const [isWrong, setWrong] = useState(false);
  const pick = async (file: File | undefined) => {
    if (file === undefined) return;
    const shrunk = await shrinkPhoto(file, LONGEST);
    setWrong(shrunk === null);
    if (shrunk !== null) keeping.mutate(shrunk.jpeg);
  };
  return (
    <div className="answer">
      <label htmlFor={id} className="asked">
        {words.photo}
      </label>
      <p className="help">{words.photoLead}</p>
      <input
        id={id}
        className="control"
        type="file"
        accept="image/*"
        disabled={keeping.isPending}
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      {isWrong ? <p className="wrong">{words.photoWrong}</p> : null}
      <RefusedNote error={keeping.error} />
      {keeping.isSuccess ? <output className="gain">{words.kept}</output> : null}
    </div>
  );
}
