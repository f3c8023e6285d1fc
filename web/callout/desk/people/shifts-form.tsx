import { useId, useState } from "react";
import { addDays, formatDay, parseDay } from "../../../../src/kernel/day.ts";
import { readTypedDay } from "../../../../src/kernel/typed/typed-day.ts";
import { DayField } from "../../../forms/day-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useKeepingShifts } from "../desk-api.ts";
import { spanText, tokyoOf, typedInstant } from "../times.ts";
import type { Person } from "./person-card.tsx";

type Shift = Person["shifts"][number];

interface Props {
  readonly person: Person;
  readonly done: () => void;
}

/** The shifts to come; all are sent together. */
export function ShiftsForm({ person, done }: Props) {
  const { people: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const [shifts, setShifts] = useState<readonly Shift[]>(person.shifts);
  const keeping = useKeepingShifts(person.technician, done);
  const add = (shift: Shift) =>
    setShifts((before) => [...before, shift].toSorted((a, b) => a.from.localeCompare(b.from)));
  return (
    <div>
      <h3>{words.shifts}</h3>
      {shifts.length === 0 ? <p className="sub">{words.noShifts}</p> : null}
      <ul className="person-shifts">
        {shifts.map((shift) => {
          // Read on no day, so that each says its own.
          const said = spanText(shift, "1970-01-01T00:00:00.000Z", language);
          return (
            <li key={shift.from} className="row">
              <span>{said}</span>
              <button
                type="button"
                className="quiet"
                aria-label={words.removeShift(said)}
                onClick={() => setShifts((before) => before.filter((each) => each !== shift))}
              >
                {words.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <AddShift after={shifts.at(-1) ?? null} add={add} />
      <RefusedNote error={keeping.error} />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={keeping.isPending}
          onClick={() => keeping.mutate({ shifts: [...shifts] })}
        >
          {words.keepShifts}
        </button>
      </div>
    </div>
  );
}

/** The next one is usually a day after the last, at the same hours. */
function AddShift({
  after,
  add,
}: {
  readonly after: Shift | null;
  readonly add: (shift: Shift) => void;
}) {
  const { people: words } = useCalloutDeskWords();
  const id = useId();
  const [day, typeDay] = useState(after === null ? "" : dayAfter(tokyoOf(after.from).day));
  const [from, typeFrom] = useState(after === null ? "9:00" : tokyoOf(after.from).time);
  const [until, typeUntil] = useState(after === null ? "18:00" : tokyoOf(after.until).time);
  const [isWrong, setWrong] = useState(false);
  const press = () => {
    const shift = shiftOf(day, from, until);
    setWrong(shift === null);
    if (shift === null) return;
    add(shift);
    typeDay(dayAfter(tokyoOf(shift.from).day));
  };
  const asked = { required: false, wrong: null } as const;
  return (
    <div className="person-texts">
      <DayField
        question={{ id: `${id}-day`, label: words.shiftDay, ...asked }}
        value={day}
        change={typeDay}
      />
      <TextField
        question={{ id: `${id}-from`, label: words.shiftFrom, ...asked }}
        value={from}
        letters={6}
        change={typeFrom}
      />
      <TextField
        question={{
          id: `${id}-until`,
          label: words.shiftUntil,
          required: false,
          wrong: isWrong ? words.needTime : null,
        }}
        value={until}
        letters={6}
        change={typeUntil}
      />
      <button type="button" className="button ghost" onClick={press}>
        {words.addShift}
      </button>
    </div>
  );
}

function dayAfter(day: string): string {
  const on = parseDay(day);
  return on === null ? day : formatDay(addDays(on, 1));
}

/** A shift whose end is not after its start ends on the day after: 21:00 to 6:00. */
function shiftOf(typedDay: string, from: string, until: string): Shift | null {
  const read = readTypedDay(typedDay);
  if (!read.ok) return null;
  const day = formatDay(read.value);
  const start = typedInstant(day, from);
  const end = typedInstant(day, until);
  if (start === null || end === null) return null;
  const next = end > start ? end : typedInstant(dayAfter(day), until);
  return next === null ? null : { from: start, until: next };
}
