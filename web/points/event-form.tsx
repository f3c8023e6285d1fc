import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { addDays, formatDay, parseDay } from "../../src/kernel/day.ts";
import type { EventBody, StaffEvents } from "../../src/app/api/points.ts";
import { ChoiceField } from "../forms/choice-field.tsx";
import { DayField } from "../forms/day-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useSettled } from "../forms/use-settled.ts";
import { say } from "../format.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { checkEvent, useAnnouncing } from "./points-api.ts";

interface Draft {
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly scope: string;
  readonly titleJa: string;
  readonly titleEn: string;
  readonly bodyJa: string;
  readonly bodyEn: string;
}

const SETTLED_AFTER_MS = 400;
const HALF_HOURS = Array.from({ length: 49 }, (_, slot) => {
  const hours = String(Math.floor(slot / 2)).padStart(2, "0");
  return `${hours}:${slot % 2 === 0 ? "00" : "30"}`;
});

interface Props {
  readonly services: StaffEvents["services"];
  readonly today: string;
}

/** A new event; whom it reaches and what they may win is said while it is written. */
export function EventForm({ services, today }: Props) {
  const { staff: words } = usePointsWords();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(today));
  const [tried, setTried] = useState(false);
  const [service] = services;
  const body = bodyOf(draft, service?.service ?? "");
  const check = useCheck(body);
  const announcing = useAnnouncing(({ event }) =>
    navigate({ to: "/point-events/$event", params: { event: String(event.event) } }),
  );
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (body !== null && draft.titleJa.trim() !== "") announcing.mutate(body);
  };
  if (service === undefined) return null;
  return (
    <form className="act" onSubmit={submit} noValidate aria-busy={announcing.isPending}>
      <When draft={draft} change={change} />
      <Whom draft={draft} change={change} service={service} />
      <Reach check={check} hours={service.noticeHours} />
      <Texts draft={draft} change={change} tried={tried} />
      <RefusedNote error={announcing.error} />
      <button
        type="submit"
        className="button act-confirm"
        disabled={announcing.isPending || check?.refused !== null}
      >
        {words.send}
      </button>
    </form>
  );
}

function emptyDraft(today: string): Draft {
  const on = parseDay(today);
  const day = on === null ? today : formatDay(addDays(on, 1));
  const texts = { titleJa: "", titleEn: "", bodyJa: "", bodyEn: "" };
  return { day, from: "18:00", until: "20:00", scope: "all", ...texts };
}

/** Null while something that decides is missing. */
function bodyOf(draft: Draft, service: string): EventBody | null {
  if (parseDay(draft.day) === null || draft.from >= draft.until) return null;
  return {
    service,
    day: draft.day,
    windows: [{ from: draft.from, until: draft.until }],
    scope: draft.scope === "all" ? { all: true } : { buildings: [draft.scope] },
    title: { ja: draft.titleJa, en: draft.titleEn },
    body: { ja: draft.bodyJa, en: draft.bodyEn },
  };
}

/** The texts decide nothing: only what does is asked again. */
function useCheck(body: EventBody | null) {
  const plain = body && { ...body, title: { ja: "-", en: "" }, body: { ja: "", en: "" } };
  const settled = useSettled(plain === null ? "" : JSON.stringify(plain), SETTLED_AFTER_MS);
  const query = useQuery({
    queryKey: ["event-check", settled],
    queryFn: () => checkEvent(JSON.parse(settled)),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  return body === null ? undefined : query.data;
}

interface Part {
  readonly draft: Draft;
  readonly change: (next: Partial<Draft>) => void;
}

function hours(slots: readonly string[]) {
  return slots.map((value) => ({ value, label: value }));
}

function When({ draft, change }: Part) {
  const { staff: words } = usePointsWords();
  const id = useId();
  const asked = { required: true, wrong: null } as const;
  return (
    <>
      <DayField
        question={{ id: `${id}-day`, label: words.day, ...asked }}
        value={draft.day}
        change={(day) => change({ day })}
      />
      <ChoiceField
        question={{ id: `${id}-from`, label: words.from, ...asked }}
        choices={hours(HALF_HOURS.slice(0, 48))}
        value={draft.from}
        change={(from) => change({ from })}
      />
      <ChoiceField
        question={{ id: `${id}-until`, label: words.until, ...asked }}
        choices={hours(HALF_HOURS.slice(1))}
        value={draft.until}
        change={(until) => change({ until })}
      />
    </>
  );
}

function Whom({
  draft,
  change,
  service,
}: Part & { readonly service: StaffEvents["services"][number] }) {
  const { staff: words } = usePointsWords();
  const id = useId();
  const buildings = service.buildings.map(({ contract, name }) => ({
    value: contract,
    label: words.building(name),
  }));
  return (
    <ChoiceField
      question={{ id, label: words.scope, required: true, wrong: null }}
      choices={[{ value: "all", label: words.all }, ...buildings]}
      value={draft.scope}
      change={(scope) => change({ scope })}
    />
  );
}

function Reach({
  check,
  hours,
}: {
  readonly check: Awaited<ReturnType<typeof checkEvent>> | undefined;
  readonly hours: number;
}) {
  const { staff: words } = usePointsWords();
  const { language } = useSpeech();
  if (check === undefined) return <p className="sub small">{words.early(hours)}</p>;
  return (
    <output className={check.refused === null ? "wash" : "alert"}>
      {check.refused === null
        ? words.reach(check.told, check.points, check.mostPoints)
        : say(check.refused, language)}
    </output>
  );
}

function Texts({ draft, change, tried }: Part & { readonly tried: boolean }) {
  const { staff: words } = usePointsWords();
  const id = useId();
  const wrong = tried && draft.titleJa.trim() === "" ? words.need : null;
  const optional = { required: false, wrong: null } as const;
  return (
    <>
      <TextField
        question={{ id: `${id}-ja`, label: words.titleJa, required: true, wrong }}
        value={draft.titleJa}
        change={(titleJa) => change({ titleJa })}
      />
      <TextField
        question={{ id: `${id}-en`, label: words.titleEn, ...optional }}
        value={draft.titleEn}
        change={(titleEn) => change({ titleEn })}
      />
      <TextField
        question={{ id: `${id}-body-ja`, label: words.bodyJa, ...optional }}
        value={draft.bodyJa}
        change={(bodyJa) => change({ bodyJa })}
      />
      <TextField
        question={{ id: `${id}-body-en`, label: words.bodyEn, ...optional }}
        value={draft.bodyEn}
        change={(bodyEn) => change({ bodyEn })}
      />
    </>
  );
}
