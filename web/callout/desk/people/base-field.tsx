import { Fetched } from "../../../parts/states.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { MapFrame } from "../../map/map-frame.tsx";
import { CaseShape } from "../board/map-shapes.tsx";
import { degrees, PlacePicker } from "../case/place-form.tsx";
import { useTownMap } from "../desk-api.ts";

interface Point {
  readonly lat: number;
  readonly lon: number;
}

interface Props {
  readonly at: Point | null;
  readonly wrong: string | null;
  readonly pick: (at: Point) => void;
}

/** Where somebody starts from: their first way of a shift begins here. */
export function BaseField({ at, wrong, pick }: Props) {
  const words = useCalloutDeskWords();
  const query = useTownMap();
  const drawn = <CaseShape place={null} state="none" isChosen />;
  return (
    <fieldset className={wrong === null ? "answer" : "answer has-wrong"}>
      <legend className="asked">{words.people.base}</legend>
      <p className="help">{words.people.baseLead}</p>
      <Fetched query={query} rows={1}>
        {(map) => (
          <div className="person-base">
            <PlacePicker map={map} pick={pick} />
            <MapFrame
              map={map}
              marks={at === null ? [] : [{ key: "base", at, drawn }]}
              label={words.map.label}
              press={pick}
            />
          </div>
        )}
      </Fetched>
      <output className="small">
        {at === null
          ? words.acts.placeNone
          : words.acts.placeChosen(degrees(at.lat), degrees(at.lon))}
      </output>
      {wrong === null ? null : <p className="wrong">{wrong}</p>}
    </fieldset>
  );
}
