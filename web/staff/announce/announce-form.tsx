import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import type { AnnouncementCheck, Announcements } from "../../../src/app/api/queue.ts";
import { ChoiceField } from "../../forms/choice-field.tsx";
import { DayField } from "../../forms/day-field.tsx";
import { type Submission, submissionFor } from "../../forms/submission-key.ts";
import { TextField } from "../../forms/text-field.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { dayWithWeekday, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { ActFailed } from "../act/act-failed.tsx";
import { RefusalView } from "../act/refusal-view.tsx";
import { useSettled } from "../../forms/use-settled.ts";
import { SETTLED_AFTER_MS } from "../act/use-outcome.ts";
import { desk } from "../desk-api.ts";
import { useTell } from "../told.tsx";
import { type AnnouncementDraft, changeValue, checkBody, EMPTY } from "./announcement-draft.ts";
import { LongText } from "./long-text.tsx";

type Changes = Announcements["changes"];

/** An announcement, with the earliest day and who is concerned said while it is written. */
export function AnnounceForm({ changes }: { readonly changes: Changes }) {
  const { announce } = useDesk();
  const [draft, change, clear] = useDraft<AnnouncementDraft>("desk.announce", EMPTY);
  const [tried, setTried] = useState(false);
  const check = useCheck(draft);
  const sending = useSending(() => {
    clear();
    setTried(false);
  });
  const missing = missingOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const body = checkBody(draft);
    if (missing.size === 0 && body !== null && check?.allowed) sending.mutate(body);
  };
  const wrong = useWrong(tried ? missing : new Set());
  return (
    <form className="act" onSubmit={submit} noValidate aria-busy={sending.isPending}>
      <What draft={draft} change={change} changes={changes} wrong={wrong} />
      <Whom draft={draft} change={change} wrong={wrong} />
      {check === undefined ? null : <CheckView check={check} />}
      <Texts draft={draft} change={change} wrong={wrong} />
      {sending.isError ? <ActFailed error={sending.error} again={() => sending.reset()} /> : null}
      <button
        type="submit"
        className="button act-confirm"
        disabled={sending.isPending || check?.allowed === false}
      >
        {announce.send}
      </button>
    </form>
  );
}

interface Part {
  readonly draft: AnnouncementDraft;
  readonly change: (next: Partial<AnnouncementDraft>) => void;
  readonly wrong: (name: keyof AnnouncementDraft) => string | null;
}

function missingOf(draft: AnnouncementDraft): ReadonlySet<keyof AnnouncementDraft> {
  const needed = ["change", "on", "titleJa", "bodyJa"] as const;
  const missing = new Set<keyof AnnouncementDraft>(
    needed.filter((name) => draft[name].trim() === ""),
  );
  if (draft.scope !== "all" && draft.listed.trim() === "") missing.add("listed");
  return missing;
}

function useWrong(missing: ReadonlySet<keyof AnnouncementDraft>): Part["wrong"] {
  const { staffAct } = useDesk();
  return (name) => (missing.has(name) ? staffAct.needThis : null);
}

function useCheck(draft: AnnouncementDraft): AnnouncementCheck | undefined {
  // The texts decide nothing: only what does is asked again.
  const body = checkBody({ ...draft, titleJa: "", titleEn: "", bodyJa: "", bodyEn: "" });
  const settled = useSettled(body === null ? "" : JSON.stringify(body), SETTLED_AFTER_MS);
  const query = useQuery({
    queryKey: ["announcement-check", settled],
    queryFn: () => desk.checkAnnouncement(JSON.parse(settled)),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  return body === null ? undefined : query.data;
}

function useSending(done: () => void) {
  const { announce } = useDesk();
  const tell = useTell();
  const client = useQueryClient();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (body: Parameters<typeof desk.announce>[0]) => {
      sent.current = submissionFor(sent.current, body);
      return desk.announce(body, sent.current.key);
    },
    onSuccess: (all) => {
      client.setQueryData(["announcements"], all);
      tell(announce.sent(all.announcements[0]?.told ?? 0));
      done();
    },
  });
}

function What({ draft, change, changes, wrong }: Part & { readonly changes: Changes }) {
  const { language } = useSpeech();
  const { announce } = useDesk();
  const id = useId();
  return (
    <>
      <ChoiceField
        question={{ id, label: announce.change, required: true, wrong: wrong("change") }}
        choices={changes.map((one) => ({
          value: changeValue(one),
          label: [say(one.name, language), say(one.label, language)].join(
            language === "ja" ? "：" : ": ",
          ),
        }))}
        value={draft.change}
        change={(value) => change({ change: value })}
      />
      <DayField
        question={{
          id: `${id}-on`,
          label: announce.effectiveOn,
          required: true,
          wrong: wrong("on"),
        }}
        value={draft.on}
        change={(on) => change({ on })}
      />
      <label className={draft.urgent ? "option chosen" : "option"}>
        <input
          type="checkbox"
          checked={draft.urgent}
          onChange={(event) => change({ urgent: event.target.checked })}
        />
        <span className="option-text">{announce.urgent}</span>
      </label>
    </>
  );
}

const SCOPES = ["all", "buildings", "accounts"] as const;

function Whom({ draft, change, wrong }: Part) {
  const { announce } = useDesk();
  const id = useId();
  return (
    <>
      <ChoiceField
        question={{ id, label: announce.scope, required: true, wrong: null }}
        choices={SCOPES.map((value) => ({ value, label: announce.scopes[value] }))}
        value={draft.scope}
        change={(value) => change({ scope: SCOPES.find((one) => one === value) ?? "all" })}
      />
      {draft.scope === "all" ? null : (
        <LongText
          question={{
            id: `${id}-listed`,
            label: announce[draft.scope],
            help: announce.listHelp,
            required: true,
            wrong: wrong("listed"),
          }}
          rows={3}
          value={draft.listed}
          change={(listed) => change({ listed })}
        />
      )}
    </>
  );
}

function Texts({ draft, change, wrong }: Part) {
  const { announce } = useDesk();
  const id = useId();
  const languages = [
    { of: announce.japanese, title: "titleJa", body: "bodyJa", required: true },
    { of: announce.english, title: "titleEn", body: "bodyEn", required: false },
  ] as const;
  return languages.map(({ of, title, body, required }) => (
    <div key={title} className="announce-texts">
      <TextField
        question={{
          id: `${id}-${title}`,
          label: `${announce.heading}（${of}）`,
          required,
          wrong: wrong(title),
        }}
        letters={60}
        value={draft[title]}
        change={(value) => change({ [title]: value })}
      />
      <LongText
        question={{
          id: `${id}-${body}`,
          label: `${announce.body}（${of}）`,
          required,
          wrong: wrong(body),
        }}
        rows={required ? 5 : 3}
        value={draft[body]}
        change={(value) => change({ [body]: value })}
      />
    </div>
  ));
}

/** The earliest day and who is concerned, at once. */
function CheckView({ check }: { readonly check: AnnouncementCheck }) {
  const { language } = useSpeech();
  const { announce } = useDesk();
  const { allowed, refused, earliest, lastDayToLeaveFree, concerned } = check;
  const day = (on: string) => dayWithWeekday(on, language, true);
  const whom = concerned === 0 ? announce.concernsNone : announce.concerns(concerned);
  return (
    <div className={allowed ? "weighed yes" : "weighed no"} aria-live="polite">
      <p className="verdict">
        <span aria-hidden="true">{allowed ? "✓" : "✕"}</span> {allowed ? whom : announce.notThen}
      </p>
      {allowed ? null : <p>{whom}</p>}
      {earliest && allowed ? <p>{announce.earliest(day(earliest))}</p> : null}
      {lastDayToLeaveFree ? <p>{announce.leaveFree(day(lastDayToLeaveFree))}</p> : null}
      {refused ? <RefusalView refused={refused} /> : null}
    </div>
  );
}
