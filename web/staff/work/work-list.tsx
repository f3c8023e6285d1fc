import type { RefObject } from "react";
import { dotOf, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import type { Item } from "./items.ts";

/** Everything that waits in a queue; the one that is looked at is marked. */
export function WorkList({
  items,
  chosen,
  choose,
  at,
}: {
  readonly items: readonly Item[];
  readonly chosen: Item;
  readonly choose: (index: number) => void;
  readonly at: RefObject<HTMLUListElement | null>;
}) {
  const { language } = useSpeech();
  const { queues } = useDesk();
  return (
    <nav aria-label={queues.list}>
      <ul className="list work-list" ref={at}>
        {items.map((item, index) => (
          <li key={item.key}>
            <button
              type="button"
              className="list-row"
              aria-current={item.key === chosen.key ? "true" : undefined}
              onClick={() => choose(index)}
            >
              <span className="row">
                <b>{item.person}</b>
                <span className={item.isUrgent ? "pill urgent" : "pill"}>{item.when}</span>
              </span>
              <span className="work-about">
                <span className={`swatch tone-${item.tone}`} />
                {say(item.service, language)}
                {dotOf(language)}
                {item.title}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
