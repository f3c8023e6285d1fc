import type { ApplicationsBody, Offer, Offers } from "../../src/app/api/application.ts";
import { answersBody, wrongAnswers } from "../forms/answers.ts";
import { type AskedQuestion, controlId, type Typed } from "../forms/question.ts";
import type { Submission } from "../forms/submission-key.ts";
import type { Mistake } from "../forms/error-summary.tsx";
import { say } from "../format.ts";
import { faults } from "../words/faults.ts";
import type { Language } from "../words/language.ts";
import type { LifeWords } from "../words/life-ja.ts";

/** What is asked for one service. */
export interface ServiceDraft {
  readonly item: string;
  readonly options: string;
  readonly building: string;
  readonly typed: Typed;
}

export interface AppliedFor {
  readonly contract: string;
  readonly service: string;
}

export interface ApplyDraft {
  readonly services: readonly string[];
  readonly forms: Readonly<Record<string, ServiceDraft>>;
  readonly documents: "electronic" | "paper";
  /** Empty: as on file. */
  readonly payment: string;
  /** How it reached the operator; empty: by the portal. */
  readonly channel: string;
  readonly read: boolean;
  readonly submission: Submission | null;
  readonly done: readonly AppliedFor[] | null;
}

export const EMPTY_APPLY: ApplyDraft = {
  services: [],
  forms: {},
  documents: "electronic",
  payment: "",
  channel: "",
  read: false,
  submission: null,
  done: null,
};

const EMPTY_SERVICE: ServiceDraft = { item: "", options: "", building: "", typed: {} };

/** What was chosen for a service so far; a single plan or building is chosen already. */
export function serviceDraft(draft: ApplyDraft, offer: Offer, offers: Offers): ServiceDraft {
  const form = draft.forms[offer.service] ?? EMPTY_SERVICE;
  const [only, second] = offer.items;
  const item = form.item === "" && only && !second ? only.item : form.item;
  const [home, another] = offers.buildings;
  const building = form.building === "" && home && !another ? home.contract : form.building;
  return { ...form, item, building };
}

export function withService(
  draft: ApplyDraft,
  service: string,
  next: Partial<ServiceDraft>,
): Partial<ApplyDraft> {
  const form = { ...(draft.forms[service] ?? EMPTY_SERVICE), ...next };
  return { forms: { ...draft.forms, [service]: form } };
}

/** The chosen offers, in the order of the list. */
export function chosenOffers(draft: ApplyDraft, offers: Offers): readonly Offer[] {
  return offers.offers.filter(({ service }) => draft.services.includes(service));
}

/** Ways to pay that the operator knows; which of them a service takes, its conditions say. */
export const PAYMENTS = ["direct-debit", "card", "slip"] as const;

/** The way to pay that was chosen; until then the one on file. */
export function paymentOf({ payment }: ApplyDraft, { person }: Offers): string {
  return payment === "" ? person.payment : payment;
}

type Asking = ApplicationsBody["applications"][number];

/** The applications as they are sent; null while a plan is still to be chosen. */
export function bodyOf(draft: ApplyDraft, offers: Offers): ApplicationsBody | null {
  const payment = paymentOf(draft, offers);
  const applications = chosenOffers(draft, offers).map((offer): Asking => {
    const { item, options, building, typed } = serviceDraft(draft, offer, offers);
    return {
      service: offer.service,
      item,
      options: options === "" ? [] : options.split(","),
      documents: draft.documents,
      ...(draft.channel === "" ? {} : { channel: draft.channel }),
      ...(payment === "" ? {} : { payment }),
      ...(building === "" ? {} : { building }),
      ...answersBody(offer.fields, typed),
    };
  });
  const [first] = applications;
  if (first === undefined || applications.some(({ item }) => item === "")) return null;
  return { applications: [...applications] };
}

/** Everything that keeps the form from going on, in the order of the page. */
export function applyMistakes(
  draft: ApplyDraft,
  offers: Offers,
  { language, words }: { readonly language: Language; readonly words: LifeWords },
): readonly Mistake[] {
  return chosenOffers(draft, offers).flatMap((offer) => {
    const form = serviceDraft(draft, offer, offers);
    const name = say(offer.name, language);
    const item =
      form.item === ""
        ? [
            {
              id: itemId(offer.service),
              label: `${name} ${words.apply.item}`,
              wrong: say(faults.missing.chosen, language),
            },
          ]
        : [];
    const wrong = wrongAnswers(offer.fields, form.typed);
    const answers = offer.fields.flatMap((question: AskedQuestion) => {
      const why = wrong.get(question.name);
      const label = `${name} ${say(question.label, language)}`;
      return why === undefined
        ? []
        : [{ id: controlId(offer.service, question), label, wrong: say(why, language) }];
    });
    return [...item, ...answers];
  });
}

export function itemId(service: string): string {
  return `${service}-item`;
}
