import { AREA_NAMES } from "../../kernel/area.ts";
import { contains } from "../../kernel/period.ts";
import type { Capacity } from "../../rating/tenure.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { Asked } from "../decision.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { listed } from "../words/listed.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, plain, row } from "./facts.ts";

/** What was agreed: item, options, start, supply, and how papers are given. */
export function agreedRows(facts: Facts): readonly DocumentRow[] {
  const { asked, clauses: clause } = facts;
  const { catalogue, life } = asked;
  const service = catalogue.services.get(life.service);
  const item = itemIn(asked.life, asked.on);
  const options = optionsOf(asked).map((name) => service?.options[name]?.label ?? plain(name));
  const form = life.applied.documents ?? "electronic";
  return [
    row({ ja: "サービス", en: "Service" }, service?.name ?? plain(life.service), clause),
    row({ ja: "品目", en: "Item" }, service?.items[item]?.label ?? plain(item), clause),
    ...(options.length === 0
      ? []
      : [row({ ja: "オプション", en: "Options" }, listed(options), clause)]),
    row(
      { ja: "利用開始日", en: "Start of service" },
      startWords(asked),
      clausesOf(catalogue, life.service, "start"),
    ),
    ...supplyRows(facts),
    row({ ja: "書面の交付方法", en: "Documents are given" }, FORMS[form], clause),
  ];
}

const FORMS = {
  electronic: { ja: "電子（マイページ）", en: "electronically (on these pages)" },
  paper: { ja: "紙（郵送）", en: "on paper, by post" },
} as const;

/** Options held on the day, or applied for with the item. */
export function optionsOf({ life, on }: Pick<Asked, "life" | "on">): readonly string[] {
  if (life.startedOn === null) return life.applied.options;
  const held = life.options.filter((span) => contains(span, on) || span.from > on);
  return [...new Set(held.map(({ option }) => option))];
}

const WAITS = {
  "notified-day": { ja: "当社がお知らせする日", en: "The day that we tell you" },
  "work-done": { ja: "工事が完了した日", en: "The day on which the work is completed" },
  "first-reading-after-procedures": {
    ja: "必要な手続きが完了した後の最初の検針日",
    en: "The first meter-reading day after the procedures are completed",
  },
} as const;

/** The day, or what it waits for under the terms. */
function startWords({ catalogue, life, on }: Asked): Label {
  const told = eventsOf(life, "start-notified").at(-1);
  const known = life.startedOn ?? told?.startsOn;
  if (known !== undefined && known !== null) return spoken(known);
  const values = rulesOf(catalogue, life.service, "start").at(0)?.rule.values;
  const entry = values && inForceOn(values, on);
  return entry?.ok ? WAITS[entry.value.on] : { ja: "別途お知らせします", en: "To be told" };
}

function supplyRows({ asked }: Facts): readonly DocumentRow[] {
  const supplied = eventsOf(asked.life, "supply-set").findLast(({ on }) => on <= asked.on);
  const { supply } = supplied ?? eventsOf(asked.life, "supply-set")[0] ?? {};
  if (!supply) return [];
  const clauses = clausesOf(asked.catalogue, asked.life.service, "energy-tariff");
  const capacity = capacityText(supply.capacity);
  return [
    row({ ja: "供給エリア", en: "Supply area" }, AREA_NAMES[supply.area], clauses),
    ...(capacity === null
      ? []
      : [row({ ja: "契約電流・容量・電力", en: "Capacity" }, plain(capacity), clauses)]),
  ];
}

function capacityText(capacity: Capacity): string | null {
  if (capacity === null) return null;
  if ("amps" in capacity) return `${capacity.amps} A`;
  return "kva" in capacity ? `${capacity.kva} kVA` : `${capacity.kw} kW`;
}
