import { formatDay } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { stillLent, thingLabel } from "../history/lent.ts";
import { readHistory } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { recorded } from "../household/household-after.ts";
import { refuseWhenOver } from "./refuse-over.ts";
import { listed } from "../words/listed.ts";

/**
 * Lend equipment by its serial number (HM-19, IT-17, MM-21): an ONU of the contract's service, once
 * it is accepted, and no serial number that is with anybody of the household already.
 */
export function lendEquipment(
  asked: Asked,
  { thing, serial }: ActionOf<"lend-equipment">,
): Decision {
  const over = refuseWhenOver(asked, "equipment-damage");
  if (over) return over;
  const { catalogue, life } = asked;
  const clauses = clausesOf(catalogue, life.service, "equipment-damage");
  if (asked.state === "applied") return notAccepted(clauses);
  const unknown = unknownThing(asked, thing);
  if (unknown) return unknown;
  const holder = whoHas(asked, serial);
  if (holder !== null) return lentAlready(serial, holder, clauses);
  return ok(
    decided({ events: [recorded(asked, { type: "equipment-lent", thing, serial })], clauses }),
  );
}

function notAccepted(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.not-accepted",
    clauses,
    reason: { ja: "まだ承諾されていません", en: "It is not accepted yet" },
    needed: { ja: "承諾してから貸し出してください", en: "Accept it first, then lend" },
  });
}

function unknownThing({ catalogue, life: { service } }: Asked, thing: string): Decision | null {
  const rules = rulesOf(catalogue, service, "equipment-damage");
  const known = rules.flatMap(({ rule }) => Object.keys(rule.things));
  if (known.includes(thing)) return null;
  const names = listed(known.map((each) => thingLabel(catalogue, service, each)));
  const none = { ja: "このサービスで貸し出す機器はありません", en: "This service lends nothing" };
  return refuse({
    code: "contracts.unknown-equipment",
    clauses: clausesOf(catalogue, service, "equipment-damage"),
    reason: {
      ja: `「${thing}」はこのサービスの機器ではありません`,
      en: `"${thing}" is no equipment of this service`,
    },
    needed: known.length === 0 ? none : { ja: `${names.ja}のいずれか`, en: `One of ${names.en}` },
  });
}

/** The contract with which a serial number is; null: with none that is known here. */
function whoHas({ contracts, tied }: Asked, serial: string): string | null {
  const holder = [...contracts, ...tied].find((contract) => {
    const life = readHistory(contract);
    return life.ok && life.value.lent.has(serial);
  });
  return holder?.id ?? null;
}

function lentAlready(serial: string, holder: string, clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.equipment-already-lent",
    clauses,
    reason: {
      ja: `製造番号 ${serial} の機器は契約 ${holder} で貸し出し中です`,
      en: `Serial ${serial} is lent under contract ${holder}`,
    },
    needed: { ja: "先に返却を記録してください", en: "Record its return first" },
  });
}

/** Equipment came back (HM-19, IT-17); after the end of a contract it says what is still out. */
export function returnEquipment(asked: Asked, { serial }: ActionOf<"return-equipment">): Decision {
  const { catalogue, life } = asked;
  const clauses = clausesOf(catalogue, life.service, "equipment-damage");
  if (!life.lent.has(serial)) return notLent(asked, serial);
  const left = stillLent(catalogue, life).filter((each) => each.serial !== serial);
  const notes: readonly Note[] = left.map((each) => ({
    label: {
      ja: `${each.label.ja}（製造番号 ${each.serial}）はまだ返却されていません`,
      en: `${each.label.en} (serial ${each.serial}) is still to be returned`,
    },
    clauses,
    on: null,
  }));
  const events = [recorded(asked, { type: "equipment-returned", serial })];
  return ok(decided({ events, notes, clauses }));
}

/** Names what is lent, so that a mistyped serial number is found at once. */
export function notLent({ catalogue, life }: Asked, serial: string): Decision {
  const lent = stillLent(catalogue, life);
  const named = listed(
    lent.map((each) => ({
      ja: `${each.label.ja} ${each.serial}（${formatDay(each.lentOn)}）`,
      en: `${each.label.en} ${each.serial} (${formatDay(each.lentOn)})`,
    })),
  );
  return refuse({
    code: "contracts.equipment-not-lent",
    clauses: clausesOf(catalogue, life.service, "equipment-damage"),
    reason: {
      ja: `製造番号 ${serial} の機器は貸し出していません`,
      en: `Serial ${serial} is not lent under this contract`,
    },
    needed:
      lent.length === 0
        ? null
        : { ja: `貸し出し中：${named.ja}`, en: `Lent at present: ${named.en}` },
  });
}
