import type { Area } from "../../kernel/area.ts";
import { AREAS } from "../../kernel/area.ts";
import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { readEmail } from "../../kernel/typed/email.ts";
import { readNetName } from "../../kernel/typed/net-name.ts";
import { readSupplyPoint } from "../../kernel/typed/supply-point.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { refuse } from "../decision.ts";

export type FormRule = Located<RuleOf<"form">>;
type Field = RuleOf<"form">["fields"][string];

/** An answer that cannot be taken, by the name of its field. */
export interface WrongAnswer {
  readonly field: string;
  readonly label: Label;
  readonly clauses: readonly string[];
  readonly reason: Label;
  readonly accepted: Label;
}

const MISSING = { ja: "入力が必要です。", en: "It is needed." };
const ANY_TEXT = { ja: "文字を入力してください", en: "Any text" };

/**
 * The answers that a form cannot take, in the order of its fields (MM-06, IT-27, HH-20): a mail
 * name of 2 characters, a supply point number of 21 digits, a room number left out.
 */
export function wrongAnswers(
  { rule }: FormRule,
  answers: Readonly<Record<string, string>>,
  on: Day,
): readonly WrongAnswer[] {
  return Object.entries(rule.fields).flatMap(([name, field]) => {
    if (!inForceOn(field.values, on).ok) return [];
    const { label, clause: clauses } = field;
    const typed = answers[name]?.trim() ?? "";
    if (typed === "" && field.needed !== true) return [];
    const read =
      typed === "" ? no({ reason: MISSING, accepted: ANY_TEXT }) : readAs(field, typed, answers);
    if (read.ok) return [];
    const { reason, accepted } = read.refusal;
    return [{ field: name, label, clauses, reason, accepted }];
  });
}

function readAs(
  { looks, least = 1, most = 200 }: Field,
  typed: string,
  answers: Readonly<Record<string, string>>,
): Result<unknown, { readonly reason: Label; readonly accepted: Label }> {
  switch (looks) {
    case "e-mail":
      return readEmail(typed);
    case "net-name":
      return readNetName(typed, { least, most });
    case "supply-point":
      return readSupplyPoint(typed, areaOf(answers["area"]));
    case "text": {
      const long = [...typed].length;
      if (long >= least && long <= most) return ok(typed);
      return no({
        reason: { ja: `${long}文字です。`, en: `It has ${long} characters.` },
        accepted: { ja: `${least}〜${most}文字`, en: `${least} to ${most} characters` },
      });
    }
  }
}

function areaOf(word: string | undefined): Area | null {
  return AREAS.find((area) => area === word) ?? null;
}

/** No, where answers on an application do not look as they must. */
export function refusedAnswers(
  catalogue: Catalogue,
  service: string,
  answers: Readonly<Record<string, string>>,
  on: Day,
): ReturnType<typeof refuse> | null {
  const forms = rulesOf(catalogue, service, "form").filter(({ rule }) => rule.on === "application");
  const wrong = forms.flatMap((rule) => wrongAnswers(rule, answers, on));
  if (wrong.length === 0) return null;
  return refuse({
    code: "contracts.answers-wrong",
    clauses: [...new Set(wrong.flatMap(({ clauses }) => clauses))],
    reason: {
      ja: wrong.map(({ label, reason }) => `${label.ja}：${reason.ja}`).join("／"),
      en: wrong.map(({ label, reason }) => `${label.en}: ${reason.en}`).join(" / "),
    },
    needed: {
      ja: wrong.map(({ label, accepted }) => `${label.ja}：${accepted.ja}`).join("／"),
      en: wrong.map(({ label, accepted }) => `${label.en}: ${accepted.en}`).join(" / "),
    },
  });
}
