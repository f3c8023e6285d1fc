import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { dayText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useContractorWords } from "../../words/use-contractor.ts";
import { contractor } from "../contractor/contractor-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Secret } from "../../forms/secret.tsx";

const DAYS = [7, 30, 90] as const;

/** The customer's own address: made for so many days, shown once, revoked at any time. */
export function LinkCard({ diagnosis }: { readonly diagnosis: number }) {
  const { kept: words } = useContractorWords();
  const { language } = useSpeech();
  const id = useId();
  const [days, setDays] = useState<number>(30);
  const make = useMutation({ mutationFn: () => contractor.link(diagnosis, days) });
  const revoke = useMutation({
    mutationFn: () => contractor.revokeLink(diagnosis),
    onSuccess: () => make.reset(),
  });
  return (
    <div className="link-card">
      <p className="sub">{words.linkWhy}</p>
      <div className="button-row">
        <label htmlFor={id} className="sub">
          {words.linkDays}
        </label>
        <select
          id={id}
          className="select link-days"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {words.days(count)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button ghost"
          disabled={make.isPending}
          onClick={() => make.mutate()}
        >
          {words.link}
        </button>
      </div>
      <p className="sub small">{words.linkAgain}</p>
      {make.data ? (
        <Secret
          said={words.linkMade(dayText(make.data.lastDay, language, true))}
          text={`${location.origin}${make.data.url}`}
        />
      ) : null}
      <RefusedNote error={make.error ?? revoke.error} />
      <output className={revoke.isSuccess && !make.data ? "told" : "unseen"}>
        {revoke.isSuccess && !make.data ? words.revoked : ""}
      </output>
      <button
        type="button"
        className="quiet"
        disabled={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {words.revoke}
      </button>
    </div>
  );
}
