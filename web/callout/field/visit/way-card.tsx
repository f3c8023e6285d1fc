import { useState } from "react";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { mayTellPlace, placeNow, tellPlace } from "../place-now.ts";
import { tokyoClock } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { usePress } from "../use-press.ts";

/** On the way, and there: one press each. */
export function WayCard({ visit }: { readonly visit: ShownVisit }) {
  const { way: words, visit: heads } = useFieldWords();
  const press = usePress(visit);
  const [isPressed, setPressed] = useState(false);
  const isUnderWay = visit.state === "on-the-way";
  const go = async () => {
    setPressed(true);
    const place = await placeNow();
    await press({ type: isUnderWay ? "arrived" : "on-the-way", place });
    setPressed(false);
  };
  return (
    <section className="card field-step">
      <h2>{heads.step}</h2>
      {visit.told.onTheWayAt === null ? null : (
        <p className="sub">{words.goneAt(tokyoClock(visit.told.onTheWayAt))}</p>
      )}
      <button type="button" className="go huge" disabled={isPressed} onClick={() => void go()}>
        {isUnderWay ? words.arrived : words.go}
      </button>
      <PlaceChoice />
    </section>
  );
}

/** The position is the technician's own to give. */
function PlaceChoice() {
  const { way: words } = useFieldWords();
  const [tells, setTells] = useState(mayTellPlace);
  const [isBarred, setBarred] = useState(false);
  const choose = async (next: boolean) => {
    setTells(next);
    tellPlace(next);
    if (next) setBarred((await placeNow()) === null);
  };
  return (
    <>
      <label className="field-check">
        <input
          type="checkbox"
          checked={tells}
          onChange={(event) => void choose(event.target.checked)}
        />
        <span>{words.place}</span>
      </label>
      {tells && isBarred ? <p className="sub">{words.placeBarred}</p> : null}
    </>
  );
}
