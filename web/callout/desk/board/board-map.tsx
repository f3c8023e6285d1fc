import { useMemo } from "react";
import type { Board } from "../../../../src/app/api/callout-desk.ts";
import { Fetched } from "../../../parts/states.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { MapFrame, type Mark } from "../../map/map-frame.tsx";
import { useTownMap } from "../desk-api.ts";
import type { ListedCase } from "./case-filter.tsx";
import { CaseShape, PersonShape } from "./map-shapes.tsx";

interface Props {
  readonly board: Board;
  readonly rows: readonly ListedCase[];
  readonly chosen: ListedCase | undefined;
  readonly choose: (index: number) => void;
}

/** The town with open cases and those on shift; the list and the table are its twins. */
export function BoardMap({ board, rows, chosen, choose }: Props) {
  const { map: words } = useCalloutDeskWords();
  const query = useTownMap();
  const marks = useMemo(
    () => [...peopleMarks(board), ...caseMarks(rows, chosen?.key, choose)],
    [board, rows, chosen?.key, choose],
  );
  return (
    <section className="card dispatch-map">
      <Fetched query={query} rows={1}>
        {(map) => <MapFrame map={map} marks={marks} label={words.label} />}
      </Fetched>
      <Legend />
    </section>
  );
}

function peopleMarks({ technicians }: Board): Mark[] {
  return technicians.flatMap((technician) => {
    const { at, onShift, name, busy } = technician;
    if (at === null || !onShift) return [];
    const drawn = <PersonShape name={name} look={busy === null ? "free" : "busy"} />;
    return [{ key: `t-${technician.technician}`, at, drawn }];
  });
}

/** The chosen one last: it lies above the others. */
function caseMarks(
  rows: readonly ListedCase[],
  chosen: string | undefined,
  choose: (index: number) => void,
): Mark[] {
  const marks = rows.flatMap(({ key, place, row }, index) => {
    const { at } = row.place;
    if (at === null) return [];
    const state = row.clock?.state ?? "none";
    const drawn = <CaseShape place={place} state={state} isChosen={key === chosen} />;
    return [{ key, at, drawn, choose: () => choose(index) }];
  });
  return marks.toSorted((a, b) => Number(a.key === chosen) - Number(b.key === chosen));
}

const LEGEND = [
  ["case", "none"],
  ["alarm", "alarm"],
  ["late", "late"],
] as const;

function Legend() {
  const { map } = useCalloutDeskWords();
  return (
    <ul className="map-legend small" aria-hidden="true">
      {LEGEND.map(([name, state]) => (
        <li key={name}>
          <CaseShape place={null} state={state} isChosen={false} />
          {map[name]}
        </li>
      ))}
      {(["free", "busy"] as const).map((look) => (
        <li key={look}>
          <PersonShape name="" look={look} />
          {map[look]}
        </li>
      ))}
    </ul>
  );
}
