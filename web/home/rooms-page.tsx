import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { DevicesView } from "../../src/app/api/home-device.ts";
import { homeApi } from "../home-api.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useHomeWords } from "../words/use-home.ts";
import { BackToAppliances, HomeLoaded } from "./home-frame.tsx";
import { useShown } from "./live/use-live.ts";
import { moved, type RoomDraft, wrongRooms } from "./room-draft.ts";
import "../styles/forms.css";

/** Rooms: their names and their order. */
export function RoomsPage() {
  const { rooms } = useHomeWords();
  return (
    <>
      <BackToAppliances />
      <PageHead title={rooms.title} />
      <p className="sub home-lead">{rooms.lead}</p>
      <HomeLoaded>{(home) => <RoomsForm home={home} />}</HomeLoaded>
    </>
  );
}

function drafts(home: DevicesView): readonly RoomDraft[] {
  return home.rooms.map(({ room, name }) => ({ key: room, room, name }));
}

function RoomsForm({ home }: { readonly home: DevicesView }) {
  const { rooms: words } = useHomeWords();
  const [draft, setDraft] = useState(() => drafts(home));
  const [tried, setTried] = useState(false);
  const shown = useShown();
  const save = useMutation({
    mutationFn: () =>
      homeApi.rooms({ rooms: draft.map(({ room, name }) => ({ room, name: name.trim() })) }),
    onSuccess: (after) => {
      shown(after);
      setDraft(drafts(after));
    },
  });
  const wrong = wrongRooms(draft);
  const change = (next: readonly RoomDraft[]) => {
    save.reset();
    setDraft(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.size === 0) save.mutate();
  };
  return (
    <form className="card home-form narrow" onSubmit={submit} noValidate>
      {draft.length === 0 ? <p className="sub">{words.empty}</p> : null}
      <ul className="room-rows">
        {draft.map((each, place) => (
          <RoomRow
            key={each.key}
            draft={draft}
            place={place}
            wrong={tried ? wrong.get(each.key) : undefined}
            change={change}
          />
        ))}
      </ul>
      <button
        type="button"
        className="quiet"
        onClick={() => change([...draft, { key: newKey(draft), room: null, name: "" }])}
      >
        {words.add}
      </button>
      <RefusedNote error={save.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={save.isPending}>
          {words.save}
        </button>
        <output className="told-inline">{save.isSuccess ? words.saved : ""}</output>
      </div>
    </form>
  );
}

function newKey(draft: readonly RoomDraft[]): string {
  const taken = draft.flatMap(({ key }) => (key.startsWith("new-") ? [Number(key.slice(4))] : []));
  return `new-${Math.max(0, ...taken) + 1}`;
}

interface RowProps {
  readonly draft: readonly RoomDraft[];
  readonly place: number;
  readonly wrong: "name" | "twice" | undefined;
  readonly change: (draft: readonly RoomDraft[]) => void;
}

function RoomRow({ draft, place, wrong, change }: RowProps) {
  const { rooms: words } = useHomeWords();
  const id = useId();
  const room = draft[place];
  if (room === undefined) return null;
  return (
    <li className={wrong === undefined ? "room-row" : "room-row has-wrong"}>
      <input
        className="control"
        aria-label={words.name(place + 1)}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        value={room.name}
        onChange={({ target }) =>
          change(draft.map((each, at) => (at === place ? { ...each, name: target.value } : each)))
        }
      />
      <RoomSteps draft={draft} place={place} change={change} />
      {wrong === undefined ? null : (
        <p className="wrong" id={id}>
          {wrong === "name" ? words.wrong : words.twice}
        </p>
      )}
    </li>
  );
}

/** Up, down, and away. */
function RoomSteps({ draft, place, change }: Omit<RowProps, "wrong">) {
  const { rooms: words } = useHomeWords();
  const name = draft[place]?.name.trim() ?? "";
  const label = name === "" ? words.newRoom : name;
  const steps = [
    { sign: "↑", said: words.up(label), next: moved(draft, place, -1), rests: place === 0 },
    {
      sign: "↓",
      said: words.down(label),
      next: moved(draft, place, 1),
      rests: place === draft.length - 1,
    },
    {
      sign: "×",
      said: words.remove(label),
      next: draft.filter((_, at) => at !== place),
      rests: false,
    },
  ];
  return steps.map(({ sign, said, next, rests }) => (
    <button
      key={sign}
      type="button"
      className="step"
      aria-label={said}
      disabled={rests}
      onClick={() => change(next)}
    >
      {sign}
    </button>
  ));
}
