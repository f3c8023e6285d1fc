import { no, ok, type Result } from "../../../kernel/result.ts";
import type { IntakeForm, ResidentCase } from "../../api/callout.ts";
import type { HouseholdAct } from "../../callout/household-acts.ts";
import type { Language } from "../../pdf/words.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { formView } from "./form-view.ts";
import { actByLink, photoByLink, readByLink, reportByLink, sendPhotoByLink } from "./open-acts.ts";
import { openOperator, openReading } from "./open-caller.ts";
import { callOpenly, type OpenCall, type OpenCallAsk } from "./open-calls.ts";
import { type AtOperator, sendCode } from "./open-code.ts";
import type { photoTaken } from "./take-photo.ts";

type Answered<T> = Promise<Result<T, Refusal>>;

/** What somebody without a login may do. */
export interface Help {
  form(operator: string | undefined): Answered<IntakeForm>;
  code(ask: AtOperator & { readonly email: string }): Answered<{ readonly done: true }>;
  call(ask: OpenCallAsk): Answered<OpenCall>;
  read(token: string): Answered<ResidentCase>;
  act(token: string, act: HouseholdAct): Answered<ResidentCase>;
  sendPhoto(token: string, file: Uint8Array): Answered<ReturnType<typeof photoTaken>>;
  photo(token: string, photo: string): Answered<AnsweredFile>;
  report(
    token: string,
    of: { readonly document: string; readonly language: Language },
  ): Answered<AnsweredFile>;
}

export function helpOf(world: World): Help {
  return {
    form: async (code) => {
      const operator = await openOperator(world.pool, code);
      if (operator === null) return no({ code: "callout.no-open-line" });
      return ok(await openReading(world, operator, formView));
    },
    code: (ask) => sendCode(world, ask),
    call: (ask) => callOpenly(world, ask),
    read: (token) => readByLink(world, token),
    act: (token, act) => actByLink(world, token, act),
    sendPhoto: (token, file) => sendPhotoByLink(world, token, file),
    photo: (token, photo) => photoByLink(world, token, photo),
    report: (token, of) => reportByLink(world, token, of),
  };
}
