import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, formatDay, lastDay, monthOf } from "../../kernel/day.ts";
import { latestBefore } from "../../kernel/deadline.ts";
import { NO_EXTRA_DAYS } from "../../kernel/business-day.ts";
import { ruleAt } from "../../terms/catalogue.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { announce } from "./announce.ts";
import { approvalLastDay, useApprovalNumber } from "./approval-number.ts";
import { endByOperator } from "./end-by-operator.ts";
import { formation } from "./formation.ts";
import { noticeEffect } from "./notice.ts";
import { pause } from "./pause.ts";
import { startDay } from "./start.ts";
import { stopService } from "./stop-service.ts";
import { trial } from "./trial.ts";
import { withdraw } from "./withdraw.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));
const DAYS = fc.integer({ min: day("2020-01-01"), max: day("2045-12-31") }).map((on) => on as Day);

const leave = (id: string, noticedOn: Day, wishedOn: Day) => {
  const rule = ruleAt(CATALOGUE, id, "notice");
  const effect = noticeEffect(rule, { act: "leave", noticedOn, wishedOn, workOn: null });
  if (!effect.ok) throw new Error(effect.refusal.code);
  return effect.value;
};

describe("notices, for every day", () => {
  test("fibre is left at a month's end, ten days or more after saying so (IT-11)", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: -40, max: 90 }), (noticedOn, after) => {
        const wishedOn = addDays(noticedOn, after);
        const { effectiveOn } = leave("kattobi-hikari/notice", noticedOn, wishedOn);
        expect(effectiveOn).toBe(lastDay(monthOf(effectiveOn)));
        expect(effectiveOn - noticedOn).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  test("a notice in time is never moved; the earliest day is the first in time (HH-06)", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 0, max: 90 }), (noticedOn, after) => {
        const wishedOn = addDays(noticedOn, after);
        const { effectiveOn, inTime, earliest } = leave("hiho-denki/notice", noticedOn, wishedOn);
        expect(inTime).toBe(latestBefore({ months: 1 }, wishedOn) >= noticedOn);
        if (inTime) expect(effectiveOn).toBe(wishedOn);
        expect(latestBefore({ months: 1 }, earliest) >= noticedOn).toBe(true);
        expect(latestBefore({ months: 1 }, addDays(earliest, -1)) < noticedOn).toBe(true);
      }),
    );
  });

  test("after the last day of January the first day in time is 1 March", () => {
    const { earliest } = leave("hiho-denki/notice", day("2024-01-31"), day("2024-02-29"));
    expect(formatDay(earliest)).toBe("2024-03-01");
  });

  test("what is not in the terms is refused", () => {
    const rule = ruleAt(CATALOGUE, "hiho-denki/notice", "notice");
    const ask = { noticedOn: day("2024-05-01"), wishedOn: null, workOn: null };
    expect(noticeEffect(rule, { ...ask, act: "pause" })).toEqual({
      ok: false,
      refusal: { code: "contracts.no-such-act", act: "pause" },
    });
    expect(noticeEffect(rule, { ...ask, act: "leave" })).toEqual({
      ok: false,
      refusal: { code: "contracts.day-not-named", act: "leave" },
    });
  });
});

describe("a right to withdraw", () => {
  const rule = ruleAt(CATALOGUE, "kaketsuke365/withdrawal", "withdrawal");
  const ask = {
    misled: false,
    receivedAgainOn: null,
    formedOn: null,
    customer: "consumer",
    channel: "web",
    how: "letter",
  } as const;

  test("lasts exactly eight days from receipt, whatever day it is (KK-11)", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 0, max: 20 }), (receivedOn, after) => {
        const sentOn = addDays(receivedOn, after);
        expect(withdraw(rule, { ...ask, receivedOn, sentOn }).ok).toBe(after < 8);
      }),
    );
  });

  test("a refusal says the last day", () => {
    const [receivedOn, sentOn] = [day("2024-10-01"), day("2024-10-09")];
    expect(withdraw(rule, { ...ask, receivedOn, sentOn })).toEqual({
      ok: false,
      refusal: { code: "contracts.withdrawal-too-late", lastDay: day("2024-10-08") },
    });
    expect(withdraw(rule, { ...ask, how: "e-mail", receivedOn, sentOn: receivedOn })).toEqual({
      ok: false,
      refusal: { code: "contracts.withdrawal-not-in-form", how: "e-mail" },
    });
  });
});

describe("approval numbers", () => {
  const rule = ruleAt(CATALOGUE, "kattobi-hikari/approval-number", "approval-number");
  const issuedOn = day("2024-10-01");

  test("unknown, too early, expired", () => {
    expect(useApprovalNumber(rule, "x", { issuedOn, usedOn: issuedOn })).toMatchObject({
      refusal: { code: "contracts.no-such-number", number: "x" },
    });
    const used = (usedOn: string) =>
      useApprovalNumber(rule, "transfer-in", { issuedOn, usedOn: day(usedOn) });
    expect(used("2024-09-30")).toEqual({
      ok: false,
      refusal: { code: "contracts.number-not-yet-issued", issuedOn },
    });
    expect(used("2024-10-16")).toEqual({
      ok: false,
      refusal: { code: "contracts.number-expired", lastDay: day("2024-10-15") },
    });
  });

  test("an operator may count the day of issue as day 0", () => {
    const other = { ...rule, rule: { ...rule.rule, dayOfIssue: "is-day-0" as const } };
    expect(approvalLastDay(other, "transfer-in", issuedOn)).toEqual({
      ok: true,
      value: day("2024-10-16"),
    });
  });
});

describe("a pause", () => {
  const rule = ruleAt(CATALOGUE, "kattobi-hikari/pause", "pause");
  const ask = {
    item: null,
    noticedOn: day("2024-04-01"),
    from: day("2024-05-10"),
    lastResumedOn: null,
  };

  test("without a day to resume, the free months have no end yet", () => {
    expect(pause(rule, { ...ask, resumesOn: null })).toMatchObject({
      value: { free: { last: null }, againFrom: null, resumesBy: day("2025-05-10") },
    });
  });

  test.each([
    [{ item: "family-1g" }, { code: "contracts.pause-not-for-item", item: "family-1g" }],
    [
      { noticedOn: day("2024-05-01") },
      { code: "contracts.notice-too-short", latestNotice: day("2024-04-30") },
    ],
    [
      { lastResumedOn: day("2023-05-11") },
      { code: "contracts.paused-too-soon", againFrom: day("2024-05-11") },
    ],
    [
      { resumesOn: day("2025-05-11") },
      { code: "contracts.pause-too-long", resumesBy: day("2025-05-10") },
    ],
  ])("%j is refused", (said, refusal) => {
    expect(pause(rule, { ...ask, resumesOn: null, ...said })).toEqual({ ok: false, refusal });
  });
});

describe("stopping, ending and announcing", () => {
  const stop = { on: day("2024-05-10"), noticedOn: null, warnedOn: null, unheeded: false };
  test.each([
    ["x", {}, "contracts.no-such-ground"],
    ["breach", {}, "contracts.notice-missing"],
    ["breach", { noticedOn: day("2024-05-11") }, "contracts.notice-missing"],
    ["danger", {}, "contracts.warning-missing"],
    ["danger", { warnedOn: day("2024-05-11"), unheeded: true }, "contracts.warning-missing"],
    ["danger", { warnedOn: day("2024-05-09") }, "contracts.warning-may-still-be-heeded"],
  ])("a stop on ground %s with %j: %s", (ground, said, code) => {
    const rule = ruleAt(CATALOGUE, "ecorepo-mems/suspension", "suspension");
    expect(stopService(rule, { ...stop, ...said, ground })).toEqual({
      ok: false,
      refusal: { code, ground },
    });
  });

  const end = {
    noticedOn: day("2024-05-10"),
    inWriting: true,
    endsOn: day("2024-05-25"),
    suspended: false,
    demandedOn: null,
    daysOff: NO_EXTRA_DAYS,
  };
  test.each([
    ["hiho-denki/ending", { ground: "x" }, "contracts.no-such-ground"],
    ["hiho-denki/ending", { ground: "unpaid", inWriting: false }, "contracts.not-in-writing"],
    [
      "hiho-denki/ending",
      { ground: "unpaid", endsOn: day("2024-05-24") },
      "contracts.notice-too-short",
    ],
    ["ecorepo-home/ending", { ground: "suspended" }, "contracts.not-suspended"],
    ["enegaeru/ending", { ground: "unpaid" }, "contracts.demand-missing"],
    [
      "enegaeru/ending",
      { ground: "unpaid", demandedOn: day("2024-05-09") },
      "contracts.demand-may-still-be-met",
    ],
  ])("an end under %s with %j: %s", (id, said, code) => {
    expect(endByOperator(ruleAt(CATALOGUE, id, "ending"), { ...end, ...said })).toMatchObject({
      refusal: { code },
    });
  });

  const said = { announcedOn: day("2024-08-20"), effectiveOn: day("2024-09-02"), urgent: false };
  test.each([
    ["x", "contracts.no-such-change"],
    ["parameters", "contracts.not-on-the-first"],
    ["price", "contracts.announced-too-late"],
  ])("an announcement of %s: %s", (change, code) => {
    const rule = ruleAt(CATALOGUE, "hiho-denki/announcement", "announcement");
    expect(announce(rule, { ...said, change })).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("start, formation and trial", () => {
  const nothing = {
    appliedOn: null,
    notifiedOn: null,
    workDoneOn: null,
    proceduresDoneOn: null,
    readingDays: [],
    usedSince: null,
  };
  test.each([
    ["kaketsuke365/start", nothing, "notified-day"],
    ["ecorepo-home/start", nothing, "work-done"],
    ["hiho-denki/start", nothing, "procedures"],
    [
      "hiho-denki/start",
      { ...nothing, proceduresDoneOn: day("2024-05-10"), readingDays: [day("2024-05-10")] },
      "reading-day",
    ],
  ])("%s waits for what is missing", (id, facts, waitsFor) => {
    expect(startDay(ruleAt(CATALOGUE, id, "start"), facts)).toEqual({
      ok: false,
      refusal: { code: "contracts.start-not-known", waitsFor },
    });
  });

  test("an operator may let a reading on the day of completion count", () => {
    const rule = ruleAt(CATALOGUE, "hiho-denki/start", "start");
    const values = rule.rule.values.map((entry) => ({
      ...entry,
      readingOnThatDay: "counts" as const,
    }));
    const on = day("2024-05-10");
    const facts = { ...nothing, proceduresDoneOn: on, readingDays: [on] };
    expect(startDay({ ...rule, rule: { ...rule.rule, values } }, facts)).toEqual({
      ok: true,
      value: on,
    });
  });

  test("works that form nothing leave a contract unformed", () => {
    const rule = ruleAt(CATALOGUE, "ecorepo-home/formation", "formation");
    const works = [{ work: "repair", on: day("2024-05-10") }];
    const facts = { acceptedOn: day("2024-05-01"), acceptanceSentOn: null, works };
    expect(formation(rule, facts)).toEqual({ formedOn: null, lastFormedOn: null });
  });

  test("a trial is over by its 21st day, whatever else ends it", () => {
    const rule = ruleAt(CATALOGUE, "enegaeru/trial", "trial");
    fc.assert(
      fc.property(DAYS, fc.option(fc.nat(40)), fc.option(fc.nat(40)), (formedOn, paid, decided) => {
        const at = (after: number | null) => (after === null ? null : addDays(formedOn, after));
        const facts = { formedOn, paidFrom: at(paid), decidedLastDay: at(decided) };
        const lasts = [20, paid === null ? 20 : paid - 1, decided ?? 20];
        expect(trial(rule, facts).lastDay).toBe(addDays(formedOn, Math.min(...lasts)));
      }),
    );
  });
});
