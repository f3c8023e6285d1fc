import { stateOf, readHistory } from "../../../contracts/index.ts";
import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import { type Located, rulesOf } from "../../../terms/catalogue.ts";
import type { RuleOf } from "../../../terms/kinds/index.ts";
import type { ContractTimeline } from "../../api/account.ts";
import { periodText } from "./bill-view.ts";
import { eventLabel } from "./event-label.ts";
import {
  type ContractContext,
  contractView,
  freePeriods,
  type KnownContract,
} from "./contract-view.ts";

/** A contract in time: what it was when, the windows of leaving, and everything that happened. */
export function timelineView(known: KnownContract, context: ContractContext): ContractTimeline {
  const { contract, tenure } = known;
  const located = rulesOf(context.catalogue, tenure.service, "exit-fee").at(0);
  return {
    contract: contractView(known, context),
    spans: [...spansOf(known)],
    renewals: renewalsOf(known, located, context),
    events: contract.history
      .map((event, position) => ({ event, position }))
      .toSorted((a, b) => a.event.on - b.event.on)
      .map(({ event, position }) => ({
        position,
        on: formatDay(event.on),
        recordedAt: event.recordedAt,
        type: event.type,
        label: eventLabel(event, { contract, catalogue: context.catalogue }),
      })),
  };
}

function renewalsOf(
  { tenure }: KnownContract,
  located: Located<RuleOf<"exit-fee">> | undefined,
  { today }: ContractContext,
): ContractTimeline["renewals"] {
  const end = tenure.endedOn ?? addDays(today, 60);
  if (!located) return [];
  return freePeriods(tenure, located)
    .filter(({ from }) => from < end)
    .map(periodText);
}

/** The days on which the state changed, and what it was between them. */
function spansOf({
  contract,
  tenure,
}: KnownContract): readonly ContractTimeline["spans"][number][] {
  const life = readHistory(contract);
  if (!life.ok) return [];
  const ended = tenure.endedOn;
  const changes = contract.history.flatMap(({ on }) => [on, addDays(on, 1)]);
  const days = [...new Set(ended === null ? changes : [...changes, ended])].toSorted(
    (a, b) => a - b,
  );
  const spans: { from: Day; state: ContractTimeline["spans"][number]["state"] }[] = [];
  for (const on of days) {
    const state = ended !== null && on >= ended ? "ended" : stateOf(life.value, on);
    if (state !== null && spans.at(-1)?.state !== state) spans.push({ from: on, state });
  }
  return spans
    .map((span, index) => ({ ...span, until: spans[index + 1]?.from ?? null }))
    .filter(({ state }) => state !== "ended" && state !== "withdrawn" && state !== "refused")
    .map(({ from, until, state }) => ({
      from: formatDay(from),
      until: until === null ? null : formatDay(until),
      state,
    }));
}
