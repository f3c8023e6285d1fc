import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import type { DeviceView } from "../../../src/app/api/home-device.ts";
import type { SceneRun, SceneView } from "../../../src/app/api/home-plans.ts";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { Sure } from "../../forms/sure.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { say } from "../../format.ts";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { tell } from "../live/use-live.ts";
import { SettingLines, usePlansChanged } from "./plan-parts.tsx";
import { type SettingDraft, settingsOf } from "./setting-draft.ts";
import { SettingFields } from "./setting-fields.tsx";

interface Props {
  readonly scenes: readonly SceneView[];
  readonly devices: readonly DeviceView[];
}

/** Several settings under one name, carried out with one tap. */
export function Scenes({ scenes, devices }: Props) {
  const { plans: words } = useHomeWords();
  const [making, setMaking] = useState(false);
  return (
    <section className="card">
      <h2 className="card-title">{words.scenes}</h2>
      <p className="sub">{words.scenesWhy}</p>
      {scenes.length === 0 ? <p className="sub">{words.noScenes}</p> : null}
      <ul className="plan-rows">
        {scenes.map((scene) => (
          <SceneRow key={scene.scene} scene={scene} devices={devices} />
        ))}
      </ul>
      {making ? (
        <SceneForm devices={devices} close={() => setMaking(false)} />
      ) : (
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setMaking(true)}>
            {words.newScene}
          </button>
        </div>
      )}
    </section>
  );
}

function SceneRow({
  scene,
  devices,
}: {
  readonly scene: SceneView;
  readonly devices: readonly DeviceView[];
}) {
  const { plans: words } = useHomeWords();
  const changed = usePlansChanged();
  const run = useRun(scene.scene);
  const drop = useMutation({
    mutationFn: () => homeApi.dropScene(scene.scene),
    onSuccess: changed,
  });
  return (
    <li>
      <div className="row plan-head">
        <b>{scene.name}</b>
        <button
          type="button"
          className="button"
          aria-label={words.runOf(scene.name)}
          disabled={run.isPending}
          onClick={() => run.mutate()}
        >
          {words.run}
        </button>
      </div>
      <SettingLines settings={scene.settings} devices={devices} />
      <Ran run={run.data} />
      <RefusedNote error={run.error ?? drop.error} />
      <Sure
        label={words.drop}
        why={words.dropScene(scene.name)}
        yes={words.drop}
        no={words.cancel}
        isWorking={drop.isPending}
        act={() => drop.mutate()}
      />
    </li>
  );
}

/** How many were asked; and which were not, and why. */
function Ran({ run }: { readonly run: SceneRun | undefined }) {
  const { plans: words } = useHomeWords();
  const { language } = useSpeech();
  if (run === undefined) return <output className="told-inline" />;
  return (
    <output>
      {run.commands.length === 0 ? null : (
        <span className="told-inline">{words.ran(run.commands.length)}</span>
      )}
      {run.refused.map(({ device, deviceName, message }) => (
        <span key={device} className="alert ran-refused">
          <b>{say(deviceName, language)}</b> {say(message, language)}
        </span>
      ))}
    </output>
  );
}

function useRun(scene: string) {
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: () => {
      sent.current = submissionFor(sent.current, scene);
      return homeApi.runScene(scene, sent.current.key);
    },
    onSuccess: ({ commands }) => {
      sent.current = null;
      tell(client, commands);
    },
  });
}

function SceneForm({
  devices,
  close,
}: {
  readonly devices: readonly DeviceView[];
  readonly close: () => void;
}) {
  const { plans: words } = useHomeWords();
  const id = useId();
  const changed = usePlansChanged();
  const [name, setName] = useState("");
  const [draft, setDraft] = useState<SettingDraft>({});
  const [tried, setTried] = useState(false);
  const settings = settingsOf(draft);
  const make = useMutation({
    mutationFn: () => homeApi.makeScene({ name: name.trim(), settings }),
    onSuccess: async () => {
      await changed();
      close();
    },
  });
  const isNameFine = name.trim().length > 0 && name.trim().length <= 40;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNameFine && settings.length > 0) make.mutate();
  };
  return (
    <form className="home-form plan-form" onSubmit={submit} noValidate>
      <TextField
        question={{
          id,
          label: words.sceneName,
          help: words.sceneHelp,
          required: true,
          wrong: tried && !isNameFine ? words.needName : null,
        }}
        value={name}
        change={setName}
        letters={26}
      />
      <SettingFields
        devices={devices}
        draft={draft}
        change={setDraft}
        wrong={tried && settings.length === 0 ? words.settingsWrong : null}
      />
      <RefusedNote error={make.error} />
      <FormEnd isSending={make.isPending} cancel={close} />
    </form>
  );
}

export function FormEnd({
  isSending,
  cancel,
}: {
  readonly isSending: boolean;
  readonly cancel: () => void;
}) {
  const { plans: words } = useHomeWords();
  return (
    <div className="button-row">
      <button type="submit" className="button" disabled={isSending}>
        {isSending ? words.saving : words.save}
      </button>
      <button type="button" className="button ghost" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
