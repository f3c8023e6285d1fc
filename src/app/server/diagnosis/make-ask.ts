import type { CustomerRow } from "../../../diagnosis/store-customers.ts";
import type { KeyRow } from "../../../diagnosis/store-keys.ts";
import type { Session } from "../../../platform/index.ts";
import type { QuestionBody } from "../../api/diagnosis-question.ts";
import { keyAsker, personAsker } from "../../diagnosis/load-contractor.ts";
import type { MakeAsk } from "../../diagnosis/make-diagnosis.ts";
import { requestKey } from "../request-key.ts";
import type { Inside } from "./contractor-reader.ts";

/** Who calls, and the request's own key. */
export interface Caller {
  readonly session: Session;
  readonly program: KeyRow | null;
  readonly key: string;
}

/** A diagnosis as a person or a program of a contractor asks for it. */
export async function makeAskOf(
  at: Inside,
  { session, program, key }: Caller,
  asked: { readonly customer: CustomerRow | null; readonly question: QuestionBody },
): Promise<MakeAsk> {
  return {
    accountId: at.accountId,
    asker: await (program === null ? personAsker(at, session) : keyAsker(at, program)),
    personId: session.personId,
    keyId: program?.keyId ?? null,
    who: session.name,
    ...asked,
    key: program === null ? requestKey(session, key) : `key ${program.keyId} ${key}`,
  };
}
