import { useMemo } from "react";
import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { Fetched } from "../../../parts/states.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { MapFrame, type Mark } from "../../map/map-frame.tsx";
import { CaseShape, PersonShape } from "../board/map-shapes.tsx";
import { useTownMap } from "../desk-api.ts";

/** Where it is and where whoever comes was seen last; the words beside it say the same. */
export function CaseMap({ found }: { readonly found: DeskCase }) {
  const { map: words } = useCalloutDeskWords();
  const query = useTownMap();
  const marks = useMemo(() => marksOf(found), [found]);
  if (marks.length === 0) return null;
  return (
    <Fetched query={query} rows={1}>
      {(map) => <MapFrame map={map} marks={marks} label={words.label} />}
    </Fetched>
  );
}

function marksOf({ place, technician }: DeskCase): readonly Mark[] {
  const seen = technician?.at ?? null;
  const person =
    technician === null || seen === null
      ? []
      : [
          {
            key: "technician",
            at: seen,
            drawn: <PersonShape name={technician.name} look="busy" />,
          },
        ];
  if (place.at === null) return person;
  const drawn = <CaseShape place={null} state="none" isChosen />;
  return [...person, { key: "case", at: place.at, drawn }];
}
