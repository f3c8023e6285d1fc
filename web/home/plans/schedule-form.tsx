import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { DeviceView } from "../../../src/app/api/home-device.ts";
import type { SceneView, ScheduleView } from "../../../src/app/api/home-plans.ts";
import { ChoiceField, ChoicesField } from "../../forms/choice-field.tsx";
import { Field } from "../../forms/field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useHomeWords } from "../../words/use-home.ts";
import { usePlansChanged } from "./plan-parts.tsx";
import { FormEnd } from "./scenes.tsx";
import { draftOf, type SettingDraft, settingsOf } from "./setting-draft.ts";
import { SettingFields } from "./setting-fields.tsx";

interface Props {
  /** What is changed; null: a new one is made. */
  readonly before: ScheduleView | null;
  readonly scenes: readonly SceneView[];
  readonly devices: readonly DeviceView[];
  readonly close: () => void;
}

interface Draft {
  readonly name: string;
  readonly at: string;
  /** Numbers of the days, joined with commas, as the control has them. */
  readonly weekdays: string;
  readonly settings: SettingDraft;
}

const NEW: Draft = { name: "", at: "07:00", weekdays: "1,2,3,4,5", settings: {} };

function draftFrom(before: ScheduleView | null): Draft {
  if (before === null) return NEW;
  const { name, at, weekdays, settings } = before;
  return { name, at, weekdays: weekdays.join(","), settings: draftOf(settings) };
}

export function ScheduleForm({ before, scenes, devices, close }: Props) {
  const { plans: words } = useHomeWords();
  const [draft, setDraft] = useState(() => draftFrom(before));
  const [tried, setTried] = useState(false);
  const keep = useKeep(before, close);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const settings = settingsOf(draft.settings);
  const faults = {
    name: nameWrong(draft.name) ? words.needName : null,
    at: /^([01]\d|2[0-3]):[0-5]\d$/.test(draft.at) ? null : words.atWrong,
    weekdays: draft.weekdays === "" ? words.weekdaysWrong : null,
    settings: settings.length === 0 ? words.settingsWrong : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(faults).every((fault) => fault === null)) keep.mutate(draft);
  };
  const shown = tried ? faults : { name: null, at: null, weekdays: null, settings: null };
  return (
    <form className="home-form plan-form" onSubmit={submit} noValidate>
      <When draft={draft} change={change} wrong={shown} />
      <CopyScene scenes={scenes} copy={(copied) => change({ settings: copied })} />
      <SettingFields
        devices={devices}
        draft={draft.settings}
        change={(next) => change({ settings: next })}
        wrong={shown.settings}
      />
      <RefusedNote error={keep.error} />
      <FormEnd isSending={keep.isPending} cancel={close} />
    </form>
  );
}

function nameWrong(name: string): boolean {
  const { length } = name.trim();
  return length === 0 || length > 40;
}

function useKeep(before: ScheduleView | null, close: () => void) {
  const changed = usePlansChanged();
  return useMutation({
    mutationFn: ({ name, at, weekdays, settings }: Draft) => {
      const body = {
        name: name.trim(),
        at,
        weekdays: weekdays.split(",").map(Number),
        paused: before?.paused ?? false,
        settings: settingsOf(settings),
      };
      return before === null
        ? homeApi.makeSchedule(body)
        : homeApi.changeSchedule(before.schedule, body);
    },
    onSuccess: async () => {
      await changed();
      close();
    },
  });
}

function When({
  draft,
  change,
  wrong,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly wrong: Readonly<Record<"name" | "at" | "weekdays", string | null>>;
}) {
  const { plans: words } = useHomeWords();
  const id = useId();
  return (
    <>
      <TextField
        question={{
          id: `${id}-name`,
          label: words.scheduleName,
          help: words.scheduleHelp,
          required: true,
          wrong: wrong.name,
        }}
        value={draft.name}
        change={(name) => change({ name })}
        letters={26}
      />
      <Field question={{ id: `${id}-at`, label: words.at, required: true, wrong: wrong.at }}>
        {(tied) => (
          <input
            {...tied}
            className="control time-control"
            type="time"
            value={draft.at}
            onChange={({ target }) => change({ at: target.value })}
          />
        )}
      </Field>
      <div className="inline-options">
        <ChoicesField
          question={{
            id: `${id}-days`,
            label: words.weekdays,
            required: true,
            wrong: wrong.weekdays,
          }}
          choices={words.weekdayNames.map((label, day) => ({ value: String(day), label }))}
          value={draft.weekdays}
          change={(weekdays) => change({ weekdays: inOrder(weekdays) })}
        />
      </div>
    </>
  );
}

function inOrder(weekdays: string): string {
  return weekdays === "" ? "" : weekdays.split(",").toSorted().join(",");
}

/** What a scene sets, taken over; the schedule then stands on its own. */
function CopyScene({
  scenes,
  copy,
}: {
  readonly scenes: readonly SceneView[];
  readonly copy: (draft: SettingDraft) => void;
}) {
  const { plans: words } = useHomeWords();
  const id = useId();
  const [chosen, choose] = useState("");
  if (scenes.length === 0) return null;
  return (
    <ChoiceField
      question={{ id, label: words.copyScene, required: false, wrong: null }}
      choices={scenes.map(({ scene, name }) => ({ value: scene, label: name }))}
      value={chosen}
      change={(scene) => {
        choose(scene);
        copy(draftOf(scenes.find((each) => each.scene === scene)?.settings ?? []));
      }}
    />
  );
}
