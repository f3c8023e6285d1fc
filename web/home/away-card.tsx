import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import type { DevicesView } from "../../src/app/api/home-device.ts";
import { Field } from "../forms/field.tsx";
import { type Submission, submissionFor } from "../forms/submission-key.ts";
import { instantText } from "../format.ts";
import { homeApi } from "../home-api.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { useShown } from "./live/use-live.ts";

/** Away until an instant, and back. */
export function AwayCard({ home }: { readonly home: DevicesView }) {
  const { away: words } = useHomeWords();
  const { language } = useSpeech();
  const [open, setOpen] = useState(false);
  const going = useGoing(() => setOpen(false));
  const { away } = home;
  if (away !== null) {
    return (
      <section className="card home-note away-on">
        <p className="strong">{words.on(instantText(away.until, language))}</p>
        <RefusedNote error={going.error} />
        <div className="button-row">
          <button
            type="button"
            className="button"
            disabled={going.isPending}
            onClick={() => going.mutate(null)}
          >
            {going.isPending ? words.working : words.back}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section className="card home-note">
      <h2 className="card-title">{words.title}</h2>
      <p className="sub">{words.why}</p>
      {open ? (
        <AwayForm asOf={home.asOf} going={going} cancel={() => setOpen(false)} />
      ) : (
        <div className="button-row">
          <button type="button" className="button ghost" onClick={() => setOpen(true)}>
            {words.go}
          </button>
        </div>
      )}
    </section>
  );
}

function useGoing(done: () => void) {
  const shown = useShown();
  const sent = useRef<Submission | null>(null);
  return useMutation({
    mutationFn: (until: string | null) => {
      sent.current = submissionFor(sent.current, until);
      return homeApi.away(until, sent.current.key);
    },
    onSuccess: (home) => {
      sent.current = null;
      shown(home);
      done();
    },
  });
}

function AwayForm({
  asOf,
  going,
  cancel,
}: {
  readonly asOf: string;
  readonly going: ReturnType<typeof useGoing>;
  readonly cancel: () => void;
}) {
  const { away: words } = useHomeWords();
  const id = useId();
  const [typed, type] = useState("");
  const [tried, setTried] = useState(false);
  const until = instantOf(typed);
  const isWrong = until === null || Date.parse(until) <= Date.parse(asOf);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong) going.mutate(until);
  };
  const wrong = tried && isWrong ? words.untilWrong : null;
  return (
    <form className="home-form" onSubmit={submit} noValidate>
      <Field question={{ id, label: words.until, help: words.untilHelp, required: true, wrong }}>
        {(tied) => (
          <input
            {...tied}
            className="control"
            type="datetime-local"
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      <RefusedNote error={going.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={going.isPending}>
          {going.isPending ? words.working : words.start}
        </button>
        <button type="button" className="button ghost" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** The home's own clock is meant, wherever the phone is. */
function instantOf(typed: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) ? `${typed}:00+09:00` : null;
}
