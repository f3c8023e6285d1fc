import { type Day, formatMonth } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import {
  type Asked,
  decided,
  type Decision,
  type Note,
  refuse,
  type Refused,
} from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { pause, type Pause, type PauseRefusal } from "../rules/pause.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { spoken } from "../words/spoken.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Have the service paused (IT-12): said 2024-04-30 for 2024-05-10, with 2024-09-20 as the first day
 * of service again, June to August are free. One pause at a time, and not again within twelve
 * months of resuming.
 */
export function pauseService(asked: Asked, action: ActionOf<"pause">): Decision {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "pause").at(0);
  if (!rule) return noPause(clausesOf(catalogue, life.service, "pause"));
  const shut = refusedByState(asked, "pause", ["active"]);
  if (shut) return shut;
  const clauses = rule.rule.clause;
  const { from, resumesOn } = action;
  const last = life.pauses.at(-1);
  if (last && (last.until === null || last.until > on)) return alreadyPlanned(last.from, clauses);
  if (resumesOn !== null && resumesOn <= from) return resumesTooEarly(from, clauses);
  const found = pause(rule, {
    item: itemIn(life, from),
    noticedOn: on,
    from,
    resumesOn,
    lastResumedOn: last?.until ?? null,
  });
  if (!found.ok) return refused(found.refusal, clauses);
  return ok(
    decided({
      events: [
        recorded(asked, { type: "paused" }, from),
        ...(resumesOn === null ? [] : [recorded(asked, { type: "resumed" }, resumesOn)]),
      ],
      notes: notesOf(found.value, clauses),
      effectiveOn: from,
      clauses,
    }),
  );
}

/** What a pause means: the months without a fee, the longest, and when there may be another. */
export function notesOf(
  { free, resumesBy, againFrom }: Pause,
  clauses: readonly string[],
): readonly Note[] {
  const by = spoken(resumesBy);
  const notes: Note[] = [
    {
      label: {
        ja: `一時停止は最長で${by.ja}の前日までです。${by.ja}には再開します`,
        en: `Service is resumed by ${by.en} at the latest`,
      },
      clauses,
      on: resumesBy,
    },
  ];
  notes.push({ label: freeLabel(free), clauses, on: null });
  if (againFrom === null) return notes;
  const again = spoken(againFrom);
  const label = {
    ja: `次に一時停止できるのは${again.ja}からです`,
    en: `It may be paused again from ${again.en}`,
  };
  return [...notes, { label, clauses, on: againFrom }];
}

function freeLabel(free: Pause["free"]): Note["label"] {
  if (free === null) {
    return { ja: "無料になる月はありません", en: "No month is free" };
  }
  const first = formatMonth(free.first);
  if (free.last === null) {
    return {
      ja: `${first}から、再開する月の前月までの料金はかかりません`,
      en: `Free from ${first} to the month before service is resumed`,
    };
  }
  const last = formatMonth(free.last);
  return {
    ja: `${first}から${last}までの料金はかかりません`,
    en: `Free from ${first} through ${last}`,
  };
}

function noPause(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-pause",
    clauses,
    reason: {
      ja: "このサービスには一時停止の制度がありません",
      en: "These terms know no pause",
    },
  });
}

function alreadyPlanned(from: Day, clauses: readonly string[]): Decision {
  const day = spoken(from);
  return refuse({
    code: "contracts.already-paused",
    clauses,
    reason: {
      ja: `すでに${day.ja}からの一時停止が決まっています`,
      en: `A pause from ${day.en} is fixed already`,
    },
    needed: {
      ja: "変更する場合は、先にその一時停止を取りやめてください",
      en: "Take that pause back first",
    },
    days: { from },
  });
}

export function resumesTooEarly(from: Day, clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.resumed-before-pause",
    clauses,
    reason: {
      ja: "再開日は停止日より後の日にしてください",
      en: "Service is resumed on a day after the stop",
    },
    days: { from },
  });
}

/** A refusal of the rule, in words. */
export function refused(refusal: PauseRefusal, clauses: readonly string[]): Decision {
  const { reason, needed, days } = wordsOf(refusal);
  return refuse({ code: refusal.code, clauses, reason, needed, days });
}

function wordsOf(refusal: PauseRefusal): Pick<Refused, "reason" | "needed" | "days"> {
  switch (refusal.code) {
    case "contracts.pause-not-for-item":
      return {
        reason: { ja: "この品目は一時停止できません", en: "This item cannot be paused" },
        needed: null,
        days: {},
      };
    case "contracts.notice-too-short": {
      const { latestNotice } = refusal;
      const by = spoken(latestNotice);
      return {
        reason: {
          ja: `その日からの停止には${by.ja}までのお届けが必要です`,
          en: `For that day it had to be said by ${by.en}`,
        },
        needed: { ja: "より後の日をお選びください", en: "Choose a later day" },
        days: { latestNotice },
      };
    }
    case "contracts.paused-too-soon": {
      const { againFrom } = refusal;
      const again = spoken(againFrom);
      return {
        reason: {
          ja: "前回の再開から、まだ決められた期間が過ぎていません",
          en: "It was resumed too recently",
        },
        needed: {
          ja: `${again.ja}から一時停止できます`,
          en: `It may be paused from ${again.en}`,
        },
        days: { againFrom },
      };
    }
    case "contracts.pause-too-long": {
      const { resumesBy } = refusal;
      const by = spoken(resumesBy);
      return {
        reason: {
          ja: "一時停止の最長期間を超えています",
          en: "That is longer than a pause may be",
        },
        needed: { ja: `${by.ja}までに再開してください`, en: `Resume by ${by.en}` },
        days: { resumesBy },
      };
    }
  }
}
