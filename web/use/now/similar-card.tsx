import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { SimilarView } from "../../../src/app/api/home-views.ts";
import { kwhText, monthText } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Failed } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useViewWords } from "../../words/use-views.ts";
import { viewsApi } from "../views-api.ts";

const KEY = ["similar"];

/** Last month beside similar homes, and whether one takes part in that. */
export function SimilarCard() {
  const said = useViewWords();
  const query = useQuery({ queryKey: KEY, queryFn: viewsApi.similar });
  if (query.data === undefined) return null;
  const view = query.data;
  return (
    <section className="section">
      <h2>{said.similar.title}</h2>
      <div className="card">
        {view.similar === null ? null : <Beside view={view} similar={view.similar} />}
        {view.none === null ? null : <p>{said.similar.none[view.none]}</p>}
        <Disclosure label={said.similar.change} labelOpen={said.similar.change}>
          <SimilarForm view={view} />
        </Disclosure>
      </div>
    </section>
  );
}

function Beside({
  view,
  similar,
}: {
  readonly view: SimilarView;
  readonly similar: NonNullable<SimilarView["similar"]>;
}) {
  const { words, language } = useSpeech();
  const said = useViewWords();
  const own = view.ownWh ?? 0;
  const top = Math.max(1, own, similar.upperWh);
  const bars = [
    { label: said.similar.own, wh: own, color: "wood" },
    { label: said.similar.middle, wh: similar.middleWh, color: "ghost" },
  ];
  return (
    <>
      <p className="now-against">{said.similar.place[similar.place]}</p>
      <table>
        <caption className="small sub similar-month">
          {said.similar.month(monthText(view.month, language))}
        </caption>
        <tbody>
          {bars.map(({ label, wh, color }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="flow-cell" aria-hidden="true">
                <span
                  className="flow-bar"
                  style={{ width: `${(wh / top) * 100}%`, background: `var(--${color})` }}
                />
              </td>
              <td className="number">
                {kwhText(wh, 0)} {words.kwh}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub small">
        {said.similar.range(kwhText(similar.lowerWh, 0), kwhText(similar.upperWh, 0))}
        <br />
        {view.dwelling === null || view.people === null
          ? null
          : said.similar.count(similar.atLeast, said.similar.dwellings[view.dwelling], view.people)}
      </p>
    </>
  );
}

type Dwelling = "flat" | "house" | "";

/** What the household says of itself, as it is typed. */
function useDraft(view: SimilarView) {
  const queries = useQueryClient();
  const [takesPart, setTakesPart] = useState(view.takesPart);
  const [dwelling, setDwelling] = useState<Dwelling>(view.dwelling ?? "");
  const [people, setPeople] = useState(view.people === null ? "" : String(view.people));
  const save = useMutation({
    mutationFn: () =>
      viewsApi.changeSimilar({
        takesPart,
        dwelling: dwelling === "" ? null : dwelling,
        people: people === "" ? null : Number(people),
      }),
    onSuccess: (saved) => queries.setQueryData(KEY, saved),
  });
  return { takesPart, setTakesPart, dwelling, setDwelling, people, setPeople, save };
}

const PEOPLE = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

function SimilarForm({ view }: { readonly view: SimilarView }) {
  const said = useViewWords();
  const draft = useDraft(view);
  const { takesPart, setTakesPart, dwelling, setDwelling, people, setPeople, save } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="similar-form" onSubmit={submit}>
      <label>
        <span>{said.similar.dwelling}</span>
        <select
          className="select"
          value={dwelling}
          onChange={({ target }) => setDwelling(dwellingOf(target.value))}
        >
          <option value="">{said.similar.choose}</option>
          <option value="flat">{said.similar.dwellings.flat}</option>
          <option value="house">{said.similar.dwellings.house}</option>
        </select>
      </label>
      <label>
        <span>{said.similar.people}</span>
        <select
          className="select"
          value={people}
          onChange={({ target }) => setPeople(target.value)}
        >
          <option value="">{said.similar.choose}</option>
          {PEOPLE.map((count) => (
            <option key={count} value={count}>
              {said.similar.person(Number(count))}
            </option>
          ))}
        </select>
      </label>
      <label className="similar-consent">
        <input
          type="checkbox"
          checked={takesPart}
          onChange={({ target }) => setTakesPart(target.checked)}
        />
        <span>{said.similar.takesPart}</span>
      </label>
      {save.isError ? <Failed error={save.error} retry={() => save.mutate()} /> : null}
      <button type="submit" className="button" disabled={save.isPending}>
        {save.isPending ? said.similar.saving : said.similar.save}
      </button>
    </form>
  );
}

function dwellingOf(value: string): Dwelling {
  return value === "flat" || value === "house" ? value : "";
}
