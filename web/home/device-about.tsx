import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { DevicesView, DeviceView } from "../../src/app/api/home-device.ts";
import { ChoiceField, Option } from "../forms/choice-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { say } from "../format.ts";
import { homeApi } from "../home-api.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { useDeviceShown } from "./live/use-live.ts";

interface Props {
  readonly device: DeviceView;
  readonly home: DevicesView;
}

/** Its name and room, by which circuit it is measured, and whether it takes part in events. */
export function AboutDevice({ device, home }: Props) {
  const { device: words } = useHomeWords();
  return (
    <>
      <section className="card">
        <h2 className="card-title">{words.about}</h2>
        <AboutForm device={device} home={home} />
      </section>
      {device.controllable && !device.excluded ? <Automatic device={device} /> : null}
    </>
  );
}

function AboutForm({ device, home }: Props) {
  const { device: words } = useHomeWords();
  const { language } = useSpeech();
  const id = useId();
  const form = useAbout(device, language);
  const boards = home.devices.filter(
    ({ icon, device: name }) => icon === "board" && name !== device.device,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.send();
  };
  return (
    <form className="home-form" onSubmit={submit} noValidate>
      <TextField
        question={{ id: `${id}-name`, label: words.name, required: true, wrong: form.nameWrong }}
        value={form.name}
        change={form.setName}
        letters={26}
      />
      <div className="inline-options">
        <ChoiceField
          question={{ id: `${id}-room`, label: words.room, required: false, wrong: null }}
          choices={[
            { value: "", label: words.noRoom },
            ...home.rooms.map(({ room, name }) => ({ value: room, label: name })),
          ]}
          value={form.room}
          change={form.setRoom}
        />
      </div>
      {boards.length === 0 || device.icon === "board" || device.icon === "meter" ? null : (
        <Measured id={id} form={form} boards={boards} />
      )}
      <RefusedNote error={form.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={form.isSending}>
          {form.isSending ? words.saving : words.save}
        </button>
        <output className="told-inline">{form.isSaved ? words.saved : ""}</output>
      </div>
    </form>
  );
}

type About = ReturnType<typeof useAbout>;

/** What the form says, and what of it is wrong once it was tried. */
function useAbout(device: DeviceView, language: "ja" | "en") {
  const { device: words, plans } = useHomeWords();
  const shown = useDeviceShown();
  const [name, setName] = useState(say(device.name, language));
  const [room, setRoom] = useState(device.room ?? "");
  const [board, setBoard] = useState(device.measuredBy?.device ?? "");
  const [circuit, setCircuit] = useState(String(device.measuredBy?.circuit ?? ""));
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      homeApi.changeDevice(device.device, {
        // A name in another language that was left as it stands is no wish to rename.
        ...(name.trim() === say(device.name, language) ? {} : { name: name.trim() }),
        room: room === "" ? null : room,
        measuredBy: board === "" ? null : { device: board, circuit: Number(circuit) },
      }),
    onSuccess: shown,
  });
  const isNameFine = name.trim().length > 0 && name.trim().length <= 40;
  const isCircuitFine =
    board === "" || (/^\d{1,3}$/.test(circuit) && Number(circuit) >= 1 && Number(circuit) <= 252);
  return {
    name,
    setName,
    room,
    setRoom,
    board,
    setBoard,
    circuit,
    setCircuit,
    nameWrong: tried && !isNameFine ? plans.needName : null,
    circuitWrong: tried && !isCircuitFine ? words.circuitWrong : null,
    error: sending.error,
    isSending: sending.isPending,
    isSaved: sending.isSuccess,
    send: () => {
      setTried(true);
      if (isNameFine && isCircuitFine) sending.mutate();
    },
  };
}

function Measured({
  id,
  form,
  boards,
}: {
  readonly id: string;
  readonly form: About;
  readonly boards: readonly DeviceView[];
}) {
  const { device: words } = useHomeWords();
  const { language } = useSpeech();
  return (
    <>
      <ChoiceField
        question={{
          id: `${id}-board`,
          label: words.measured,
          help: words.measuredWhy,
          required: false,
          wrong: null,
        }}
        choices={[
          { value: "", label: words.noBoard },
          ...boards.map(({ device, name }) => ({ value: device, label: say(name, language) })),
        ]}
        value={form.board}
        change={form.setBoard}
      />
      {form.board === "" ? null : (
        <TextField
          question={{
            id: `${id}-circuit`,
            label: words.circuit,
            required: true,
            wrong: form.circuitWrong,
          }}
          value={form.circuit}
          change={form.setCircuit}
          letters={4}
          inputMode="numeric"
        />
      )}
    </>
  );
}

/** Whether it answers events by itself; opting out during one is on the event's page. */
function Automatic({ device }: { readonly device: DeviceView }) {
  const { device: words } = useHomeWords();
  const id = useId();
  const shown = useDeviceShown();
  const change = useMutation({
    mutationFn: (automatic: boolean) => homeApi.changeDevice(device.device, { automatic }),
    onSuccess: shown,
  });
  return (
    <section className="card">
      <Option
        kind="checkbox"
        name={id}
        choice={{ value: "automatic", label: words.automatic, help: words.automaticWhy }}
        chosen={device.automatic}
        change={() => change.mutate(!device.automatic)}
      />
      <RefusedNote error={change.error} />
    </section>
  );
}
