import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DeviceView } from "../../../src/app/api/home-device.ts";
import type { SceneView, ScheduleView } from "../../../src/app/api/home-plans.ts";
import { Sure } from "../../forms/sure.tsx";
import { dotOf, instantText } from "../../format.ts";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { SettingLines, usePlansChanged } from "./plan-parts.tsx";
import { ScheduleForm } from "./schedule-form.tsx";

interface Props {
  readonly schedules: readonly ScheduleView[];
  readonly scenes: readonly SceneView[];
  readonly devices: readonly DeviceView[];
}

/** Settings at a time of day on some weekdays, in the home's own time. */
export function Schedules({ schedules, scenes, devices }: Props) {
  const { plans: words } = useHomeWords();
  const [making, setMaking] = useState(false);
  return (
    <section className="card">
      <h2 className="card-title">{words.schedules}</h2>
      <p className="sub">{words.schedulesWhy}</p>
      {schedules.length === 0 ? <p className="sub">{words.noSchedules}</p> : null}
      <ul className="plan-rows">
        {schedules.map((schedule) => (
          <ScheduleRow
            key={schedule.schedule}
            schedule={schedule}
            scenes={scenes}
            devices={devices}
          />
        ))}
      </ul>
      {making ? (
        <ScheduleForm
          before={null}
          scenes={scenes}
          devices={devices}
          close={() => setMaking(false)}
        />
      ) : (
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setMaking(true)}>
            {words.newSchedule}
          </button>
        </div>
      )}
    </section>
  );
}

function ScheduleRow({
  schedule,
  scenes,
  devices,
}: Omit<Props, "schedules"> & { readonly schedule: ScheduleView }) {
  const { plans: words } = useHomeWords();
  const { language } = useSpeech();
  const [editing, setEditing] = useState(false);
  if (editing) {
    const close = () => setEditing(false);
    return (
      <li>
        <ScheduleForm before={schedule} scenes={scenes} devices={devices} close={close} />
      </li>
    );
  }
  const when = [schedule.at, daysText(schedule.weekdays, words)].join(dotOf(language));
  return (
    <li>
      <div className="row wrap plan-head">
        <b>{schedule.name}</b>
        <span className="pill">
          {schedule.paused || schedule.nextAt === null
            ? words.paused
            : words.nextAt(instantText(schedule.nextAt, language))}
        </span>
      </div>
      <p className="plan-when">{when}</p>
      <SettingLines settings={schedule.settings} devices={devices} />
      <ScheduleDoing schedule={schedule} edit={() => setEditing(true)} />
    </li>
  );
}

function daysText(
  weekdays: readonly number[],
  { everyDay, weekdayNames }: ReturnType<typeof useHomeWords>["plans"],
): string {
  if (weekdays.length === 7) return everyDay;
  return weekdays.flatMap((each) => weekdayNames[each] ?? []).join(" ");
}

function ScheduleDoing({
  schedule,
  edit,
}: {
  readonly schedule: ScheduleView;
  readonly edit: () => void;
}) {
  const { plans: words } = useHomeWords();
  const changed = usePlansChanged();
  const { schedule: name, at, weekdays, paused, settings } = schedule;
  const pause = useMutation({
    mutationFn: () =>
      homeApi.changeSchedule(name, {
        name: schedule.name,
        at,
        weekdays,
        paused: !paused,
        settings: settings.map(({ device, set }) => ({ device, set })),
      }),
    onSuccess: changed,
  });
  const drop = useMutation({ mutationFn: () => homeApi.dropSchedule(name), onSuccess: changed });
  return (
    <>
      <RefusedNote error={pause.error ?? drop.error} />
      <div className="plan-doing">
        <button
          type="button"
          className="quiet"
          disabled={pause.isPending}
          onClick={() => pause.mutate()}
        >
          {paused ? words.resume : words.pause}
        </button>
        <button type="button" className="quiet" onClick={edit}>
          {words.edit}
        </button>
        <Sure
          label={words.drop}
          why={words.dropSchedule(schedule.name)}
          yes={words.drop}
          no={words.cancel}
          isWorking={drop.isPending}
          act={() => drop.mutate()}
        />
      </div>
    </>
  );
}
