import { rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, plain, row } from "./facts.ts";

const WHAT = {
  notice: { ja: "利用停止の予告", en: "Notice of a stop" },
  warning: { ja: "警告", en: "Warning" },
  demand: { ja: "催告", en: "Demand" },
} as const;

/** The newest word of the operator on a ground, before a stop or an end (HM-08, IT-13, EN-21). */
export function spokenRows({ asked: { catalogue, life } }: Facts): readonly DocumentRow[] {
  const told = eventsOf(life, "told").at(-1);
  if (!told) return [];
  const ground = groundOf(catalogue, life.service, told.ground);
  return [
    row({ ja: "お知らせの種類", en: "Kind" }, WHAT[told.what], ground.clauses),
    row({ ja: "理由", en: "Ground" }, ground.label, ground.clauses),
    row({ ja: "お知らせの日", en: "Told on" }, spoken(told.on), ground.clauses),
  ];
}

/** The operator's notice that it ends the contract, its ground and its day (HM-07, HH-18). */
export function endNoticeRows({ asked: { catalogue, life } }: Facts): readonly DocumentRow[] {
  const noticed = eventsOf(life, "end-noticed").at(-1);
  if (!noticed) return [];
  const ground = groundOf(catalogue, life.service, noticed.ground);
  return [
    row({ ja: "理由", en: "Ground" }, ground.label, ground.clauses),
    row({ ja: "お知らせの日", en: "Told on" }, spoken(noticed.on), ground.clauses),
    row(
      { ja: "契約を終了する日", en: "The contract ends on" },
      spoken(noticed.endsOn),
      ground.clauses,
    ),
  ];
}

interface Ground {
  readonly label: Label;
  readonly clauses: readonly string[];
}

/** A ground is one of a suspension or of an end by the operator. */
function groundOf(catalogue: Facts["asked"]["catalogue"], service: string, name: string): Ground {
  const stops = rulesOf(catalogue, service, "suspension").map(({ rule }) => rule.grounds[name]);
  const ends = rulesOf(catalogue, service, "ending").map(({ rule }) => rule.grounds[name]);
  const found = [...stops, ...ends].find((ground) => ground !== undefined);
  return found
    ? { label: found.label, clauses: found.clause }
    : { label: plain(name), clauses: clausesOf(catalogue, service, "ending") };
}
