import { type ReactNode, useId, useState } from "react";
import type { TownMap } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { Fetched } from "../../../parts/states.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { CaseShape } from "../board/map-shapes.tsx";
import { MapFrame } from "../../map/map-frame.tsx";
import { useTownMap } from "../desk-api.ts";

interface Point {
  readonly lat: number;
  readonly lon: number;
}

interface Props {
  readonly send: (at: Point) => void;
  readonly isSending: boolean;
  readonly children: ReactNode;
}

/** Where it is: a press on the map, or the middle of an area by keyboard. */
export function PlaceForm(props: Props) {
  const { acts: words } = useCalloutDeskWords();
  const query = useTownMap();
  return (
    <div className="case-act">
      <p className="sub small">{words.placeLead}</p>
      <Fetched query={query} rows={1}>
        {(map) => <Picker {...props} map={map} />}
      </Fetched>
    </div>
  );
}

function Picker({ map, send, isSending, children }: Props & { readonly map: TownMap }) {
  const words = useCalloutDeskWords();
  const [at, setAt] = useState<Point | null>(null);
  const mark = at && {
    key: "place",
    at,
    drawn: <CaseShape place={null} state="none" isChosen />,
  };
  return (
    <>
      <PlacePicker map={map} pick={setAt} />
      <MapFrame map={map} marks={mark ? [mark] : []} label={words.map.label} press={setAt} />
      <output className="small">
        {at === null
          ? words.acts.placeNone
          : words.acts.placeChosen(degrees(at.lat), degrees(at.lon))}
      </output>
      {children}
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={at === null || isSending}
          onClick={() => at !== null && send(at)}
        >
          {words.acts.placeYes}
        </button>
      </div>
    </>
  );
}

/** Five digits behind the point are about a metre. */
export function degrees(value: number): string {
  return new Intl.NumberFormat("en", {
    minimumFractionDigits: 5,
    maximumFractionDigits: 5,
  }).format(value);
}

/** Middles of the areas, for whoever uses no mouse. */
export function PlacePicker({
  map,
  pick,
}: {
  readonly map: TownMap;
  readonly pick: (at: Point) => void;
}) {
  const { acts: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const id = useId();
  return (
    <div className="answer">
      <label htmlFor={id} className="asked">
        {words.placeArea}
      </label>
      <select
        id={id}
        className="select"
        defaultValue=""
        onChange={(event) => {
          const area = map.areas.find((each) => each.area === event.target.value);
          if (area !== undefined) pick(area.label);
        }}
      >
        <option value="">—</option>
        {map.areas.map(({ area, name }) => (
          <option key={area} value={area}>
            {say(name, language)}
          </option>
        ))}
      </select>
    </div>
  );
}
