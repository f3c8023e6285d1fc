import type { ActionPreview } from "../../src/app/api/action.ts";
import type { Offer, Offers } from "../../src/app/api/application.ts";
import { dayWithWeekday, say, yenText } from "../format.ts";
import { Clauses } from "../life/clauses.tsx";
import { RefusalReason } from "../life/refusal-card.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { type ApplyDraft, serviceDraft } from "./apply-draft.ts";

interface Props {
  readonly offers: Offers;
  readonly draft: ApplyDraft;
  readonly chosen: readonly Offer[];
  readonly checks: readonly ActionPreview[];
}

/** What must be explained before a contract: for each service what, from whom, how much, when. */
export function Explanation({ chosen, checks, draft, offers }: Props) {
  const words = useLifeWords();
  return (
    <section className="section explain">
      <h2>{words.apply.explain}</h2>
      <p className="sub">{words.apply.explainWhy}</p>
      {chosen.map((offer, index) => (
        <OneService
          key={offer.service}
          offer={offer}
          draft={draft}
          offers={offers}
          check={checks[index] ?? null}
        />
      ))}
    </section>
  );
}

function OneService({
  offer,
  offers,
  draft,
  check,
}: Pick<Props, "offers" | "draft"> & {
  readonly offer: Offer;
  readonly check: ActionPreview | null;
}) {
  const { language } = useSpeech();
  const rows = useRows(offer, { offers, draft, check });
  const item = offer.items.find((one) => one.item === serviceDraft(draft, offer, offers).item);
  return (
    <div className="card explain-service">
      <h3 className="contract-name">
        <span className={`swatch tone-${offer.tone}`} />
        {say(offer.name, language)}
      </h3>
      <dl className="fact-list">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {check === null || check.notes.length === 0 ? null : (
        <ul className="plain-list">
          {check.notes.map(({ label, on }) => (
            <li key={label.en}>
              {say(label, language)}
              {on === null ? "" : ` ${dayWithWeekday(on, language, true)}`}
            </li>
          ))}
        </ul>
      )}
      {check?.refused ? <RefusalReason refused={check.refused} /> : null}
      <Clauses
        clauses={[
          ...(item?.clauses ?? []),
          ...(check?.clauses ?? []),
          ...(check?.notes.flatMap(({ clauses }) => clauses) ?? []),
        ]}
      />
    </div>
  );
}

function useRows(
  offer: Offer,
  { offers, draft, check }: Pick<Props, "offers" | "draft"> & { check: ActionPreview | null },
): readonly (readonly [string, string])[] {
  const words = useLifeWords();
  const { language } = useSpeech();
  const form = serviceDraft(draft, offer, offers);
  const item = offer.items.find((one) => one.item === form.item);
  const options = offer.options.filter(({ option }) => form.options.split(",").includes(option));
  const monthly = item?.monthly ?? null;
  const start = check?.effectiveOn ?? null;
  const example = item?.illustrative ? `（${words.apply.illustrative}）` : "";
  return [
    [words.apply.plan, item === undefined ? "" : say(item.label, language)],
    [
      words.apply.monthly,
      monthly === null
        ? words.apply.byUseFrom
        : `${words.apply.yenMonth(yenText(monthly))}${example}`,
    ],
    ...(options.length === 0
      ? []
      : ([
          [
            words.apply.chosenOptions,
            options
              .map(({ label, monthly: fee }) =>
                fee === null
                  ? say(label, language)
                  : `${say(label, language)} ${words.apply.yenMonth(yenText(fee))}`,
              )
              .join(words.comma),
          ],
        ] as const)),
    [words.apply.provider, say(offer.provider, language)],
    [
      words.apply.startOn,
      start === null ? words.apply.startLater : dayWithWeekday(start, language, true),
    ],
  ];
}
