import {
  applicationFor,
  type Application,
  type Decision,
  type Household,
  loadAskedHousehold,
} from "../../../contracts/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { orderOf } from "../../../terms/service-order.ts";
import type { Offer, Offers } from "../../api/application.ts";
import { applicationFields, bestAnswers } from "../forms/questions.ts";
import { refusedView } from "../views/refused-view.ts";
import { toneOf } from "../views/tone-of.ts";
import { monthlyOf } from "./monthly-price.ts";
import type { AccountRow } from "./store.ts";
import type { Reading } from "./world.ts";

export interface OffersAsk {
  readonly account: AccountRow;
  readonly by: "resident" | "staff";
}

interface Asking {
  readonly household: Household;
  readonly catalogue: LoadedCatalogue;
  readonly by: OffersAsk["by"];
  /** Contracts of buildings that are offered. */
  readonly under: readonly string[];
}

/** Every service that is sold, with its form and what stands against it now. */
export async function readOffers(
  { tx, world, today, now }: Reading,
  { account, by }: OffersAsk,
): Promise<Offers> {
  const { catalogue } = world;
  const when = { on: today, now, by };
  const buildings = await readBuildings(tx, account);
  const under = buildings.map(({ contract }) => contract);
  const household = await loadAskedHousehold(tx, catalogue, account.accountId, when, under);
  const asking = { household, catalogue, by, under };
  return {
    today: formatDay(today),
    person: personOf(account, household),
    buildings,
    offers: sold(catalogue).map((service) => offerOf(asking, service)),
  };
}

function personOf(account: AccountRow, { person }: Household): Offers["person"] {
  const { name, kana, phone, email, postalCode, address } = account;
  return { name, kana, phone, email, postalCode, address, payment: person.payment ?? "" };
}

interface BuildingRow {
  readonly contract: string;
  readonly name: string;
  readonly address: string;
}

/** Buildings at the dwelling's address, whose own contract a resident's rests on (MM-01). */
export async function readBuildings(
  tx: Reading["tx"],
  { address, accountId }: AccountRow,
): Promise<Offers["buildings"]> {
  const rows = await tx.query<BuildingRow & Record<string, unknown>>(
    `select distinct c.contract_id as contract, a.name, a.address
     from contract c join account a using (operator_id, account_id)
     join contract_event e using (operator_id, account_id, contract_id)
     where c.operator_id = $1 and e.type = 'applied' and e.body ->> 'item' = 'building'
       and a.account_id <> $3 and a.address <> ''
       and ($2 = a.address or starts_with($2, a.address || ' '))
     order by c.contract_id`,
    [tx.operatorId, address, accountId],
  );
  return rows.map(({ contract, name }) => ({ contract, label: { ja: name, en: name } }));
}

function sold(catalogue: LoadedCatalogue): readonly string[] {
  const services = [...catalogue.services.values()];
  return services
    .filter(({ items, offered }) => Object.keys(items).length > 0 && offered !== false)
    .map(({ id }) => id)
    .toSorted((a, b) => orderOf(catalogue, a) - orderOf(catalogue, b));
}

function offerOf(asking: Asking, service: string): Offer {
  const { catalogue, household } = asking;
  const found = catalogue.services.get(service);
  if (!found) throw new Error(`the catalogue has no ${service}`);
  const tried = tryAll(asking, service, []);
  const open = tried.find(isOpen);
  const others = sold(catalogue).filter((other) => other !== service);
  return {
    service,
    tone: toneOf(catalogue, service),
    name: found.name,
    provider: found.provider,
    items: Object.entries(found.items).flatMap(([item, { label }]) => {
      const price = monthlyOf(catalogue, { service, of: "item", name: item, on: household.on });
      return price === "closed" ? [] : [{ item, label, ...price }];
    }),
    options: Object.entries(found.options).flatMap(([option, { label }]) => {
      const price = monthlyOf(catalogue, { service, of: "option", name: option, on: household.on });
      return price === "closed" ? [] : [{ option, label, monthly: price.monthly }];
    }),
    fields: [...applicationFields({ household, service })],
    refused: open ? null : refusedOf(tried, catalogue),
    together: open ? [] : others.filter((other) => tryAll(asking, service, [other]).some(isOpen)),
  };
}

/** An application for each item, under each building, with the answers that would help most. */
function tryAll(asking: Asking, service: string, together: readonly string[]) {
  const { household, catalogue, by } = asking;
  const items = Object.keys(catalogue.services.get(service)?.items ?? {});
  const said = {
    service,
    channel: by === "resident" ? "web" : "telephone",
    documents: "electronic",
    facts: { ...bestAnswers({ household, service }) },
  } as const;
  const places = asking.under.length === 0 ? [{}] : asking.under.map((building) => ({ building }));
  return items.flatMap((item) =>
    PAYMENTS.flatMap((payment) =>
      places.map((place) => {
        const application: Application = { ...said, options: [], item, payment, ...place };
        return applicationFor(household, { contract: "offer", application }, together);
      }),
    ),
  );
}

const PAYMENTS = ["card", "direct-debit"] as const;

/** Answers that are still to be given on the form do not stand against it. */
function isOpen(decision: Decision): boolean {
  return decision.ok || !STANDS_AGAINST.has(decision.refusal.code);
}

const STANDS_AGAINST: ReadonlySet<string> = new Set([
  "contracts.conditions-not-met",
  "contracts.closed-to-new",
  "contracts.unknown-service",
  "contracts.unknown-item",
]);

/** The refusal with the fewest conditions that fail: the nearest that one can come. */
function refusedOf(tried: readonly Decision[], catalogue: LoadedCatalogue): Offer["refused"] {
  const refusals = tried.flatMap((decision) => (decision.ok ? [] : [decision.refusal]));
  const [nearest] = refusals.toSorted((a, b) => a.failed.length - b.failed.length);
  return nearest ? refusedView(nearest, catalogue) : null;
}
