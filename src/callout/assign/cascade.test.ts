import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, secondsOf } from "../travel/instants.ts";
import { nextOffer, OFFER_SETTINGS, type OfferMade } from "./cascade.ts";
import type { RankedTechnician } from "./model.ts";

const NOW = "2026-11-28T17:00:00.000Z";
const second = (count: number) => instantOf(secondsOf(NOW) + count);

function ranked(technician: string): RankedTechnician {
  return {
    technician,
    name: technician,
    arrives: { from: NOW, until: NOW },
    expected: NOW,
    travelMinutes: 9,
    freeInMinutes: 0,
    after: 0,
    delays: { visits: 0, minutes: 0 },
    score: 0,
    reasons: [{ ja: "いま空いている", en: "free now" }],
  };
}
const CREW = ["a", "b", "c", "d", "e", "f", "g", "h"].map(ranked);
const made = (technician: string, state: OfferMade["state"], expiresAt = NOW): OfferMade => ({
  technician,
  state,
  expiresAt,
});
const next = (offers: readonly OfferMade[], crew = CREW, now = NOW) =>
  nextOffer({ now, urgency: "emergency", offers, ranked: crew });

describe("asking one after the other", () => {
  it("begins with the best, for as long as the urgency allows", () => {
    expect(next([])).toEqual({
      step: "offer",
      technician: "a",
      expiresAt: second(180),
      reasons: [{ ja: "いま空いている", en: "free now" }],
    });
    const planned = nextOffer({ now: NOW, urgency: "planned", offers: [], ranked: CREW });
    expect(planned).toMatchObject({ technician: "a", expiresAt: second(3600) });
  });

  it("waits for the answer until its time is over, and not a second longer", () => {
    const open = [made("a", "open", second(180))];
    expect(next(open, CREW, second(179))).toEqual({ step: "wait", until: second(180) });
    expect(next(open, CREW, second(180))).toEqual({ step: "expire", technician: "a" });
  });

  it("goes on with the next best, never with one who was asked", () => {
    expect(next([made("a", "expired"), made("b", "refused")])).toMatchObject({
      step: "offer",
      technician: "c",
    });
  });

  it("ends when somebody has it", () => {
    expect(next([made("a", "refused"), made("b", "accepted")])).toEqual({
      step: "taken",
      technician: "b",
    });
  });

  it("gives it to the desk when nobody is left, or enough were asked", () => {
    expect(next([made("a", "refused")], [ranked("a")])).toEqual({
      step: "desk",
      code: "nobody-left",
      words: { ja: "行ける人がいません（打診 1人）", en: "nobody is left who could go (1 asked)" },
    });
    const six = CREW.slice(0, 6).map(({ technician }) => made(technician, "refused"));
    expect(next(six)).toEqual({
      step: "desk",
      code: "enough-asked",
      words: {
        ja: "6人に打診しましたが決まりません",
        en: "6 were asked and nobody took it",
      },
    });
  });

  it("keeps to what the operator set", () => {
    const settings = { ...OFFER_SETTINGS, emergency: { secondsToAnswer: 60, mostAsked: 1 } };
    const ask = { now: NOW, urgency: "emergency" as const, ranked: CREW, settings };
    expect(nextOffer({ ...ask, offers: [] })).toMatchObject({ expiresAt: second(60) });
    expect(nextOffer({ ...ask, offers: [made("a", "expired")] })).toMatchObject({ step: "desk" });
  });

  it("comes to an end, whatever they answer, and never asks two at once", () => {
    const answers = array(constantFrom("accepted", "refused", "late"), { minLength: 9 });
    assert(
      property(answers, (said) => {
        const offers: OfferMade[] = [];
        let now = 0;
        for (let turn = 0; turn < 40; turn += 1) {
          const step = next(offers, CREW, second(now));
          expect(offers.filter(({ state }) => state === "open").length).toBeLessThan(2);
          if (step.step === "taken" || step.step === "desk") return;
          if (step.step === "offer") offers.push(made(step.technician, "open", step.expiresAt));
          else if (step.step === "expire")
            offers.push(made(offers.pop()?.technician ?? "", "expired"));
          else {
            const answer = said[offers.length - 1] ?? "late";
            if (answer === "late") now += 180;
            else offers.push(made(offers.pop()?.technician ?? "", answer));
          }
        }
        throw new Error("the cascade went on for ever");
      }),
    );
  });
});
