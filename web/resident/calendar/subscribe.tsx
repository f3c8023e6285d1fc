import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { life } from "../../life-api.ts";
import { Failed } from "../../parts/states.tsx";
import "../../styles/forms.css";
import { useLifeWords } from "../../words/use-life.ts";

/** The secret address at which a calendar app reads the deadlines; shown once, renewed at will. */
export function Subscribe() {
  const words = useLifeWords();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ["calendar-address"], queryFn: life.calendar });
  const make = useMutation({
    mutationFn: life.newCalendar,
    onSuccess: ({ exists }) => {
      client.setQueryData(["calendar-address"], { url: null, exists });
    },
  });
  const exists = query.data?.exists ?? false;
  const url = make.data?.url ?? null;
  return (
    <section className="section subscribe">
      <h2>{words.calendar.subscribe}</h2>
      <div className="card">
        <p>{words.calendar.subscribeWhy}</p>
        {url === null ? null : <Address url={url} />}
        {url === null && exists ? <p className="sub">{words.calendar.exists}</p> : null}
        {make.isError ? <Failed error={make.error} retry={() => make.mutate()} /> : null}
        <div className="form-end">
          <button
            type="button"
            className="button ghost"
            disabled={make.isPending || query.isPending}
            onClick={() => make.mutate()}
          >
            {exists ? words.calendar.renew : words.calendar.make}
          </button>
        </div>
        {exists ? <p className="sub small">{words.calendar.renewWhy}</p> : null}
      </div>
    </section>
  );
}

function Address({ url }: { readonly url: string }) {
  const words = useLifeWords();
  const [copied, setCopied] = useState<"" | "yes" | "no">("");
  const copy = () => {
    const clipboard = "clipboard" in navigator ? navigator.clipboard : null;
    if (clipboard === null) return setCopied("no");
    clipboard.writeText(url).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  };
  return (
    <div className="address">
      <label htmlFor="calendar-url" className="asked">
        {words.calendar.address}
      </label>
      <input
        id="calendar-url"
        className="control"
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <p className="sub small">{words.calendar.once}</p>
      <div className="form-end two">
        <button type="button" className="button" onClick={copy}>
          {words.calendar.copy}
        </button>
        <a className="button ghost" href={url.replace(/^https?:/, "webcal:")}>
          {words.calendar.open}
        </a>
      </div>
      <output className="sub">
        {copied === "yes"
          ? words.calendar.copied
          : copied === "no"
            ? words.calendar.copyFailed
            : ""}
      </output>
    </div>
  );
}
