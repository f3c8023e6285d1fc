import { yenText } from "../../format.ts";
import { Sure } from "../../forms/sure.tsx";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import { useCaseAct } from "./case-door.ts";
import type { Followed } from "./case-view.tsx";

/** A visit outside the terms: nobody leaves before its price was said yes to. */
export function PriceCard({ of, door }: Followed) {
  const { price: words } = useCalloutWords();
  const acting = useCaseAct(door);
  const { entitlement, state } = of;
  if (state !== "open" || entitlement?.outcome !== "priced") return null;
  const total = entitlement.visitFee;
  const answer = (accept: boolean) => acting.mutate({ path: "price", body: { accept, total } });
  return (
    <section className="card waits-for-you">
      <h2>{words.title}</h2>
      <p>{door.isOwn || entitlement.standing !== "none" ? words.why : words.whyOpen}</p>
      <RefusedNote error={acting.error} />
      <div className="form-end">
        <button
          type="button"
          className="button"
          disabled={acting.isPending}
          onClick={() => answer(true)}
        >
          {words.yes(yenText(total))}
        </button>
      </div>
      <Sure
        label={words.no}
        why={words.noWhy}
        yes={words.noYes}
        no={words.back}
        isWorking={acting.isPending}
        act={() => answer(false)}
      />
    </section>
  );
}
