import type { CaseNow } from "../../../callout/case/case-now.ts";
import { loadTechnician } from "../../../callout/store-technicians.ts";
import { queueMails, type Tx } from "../../../platform/index.ts";
import { letterOf } from "../../life/letters.ts";
import { type Notification, notify } from "../../life/notify.ts";
import type { CalloutMoment } from "../callout-moment.ts";
import type { News } from "./news.ts";
import { newsOf } from "./news-of-case.ts";

/**
 * Tell whoever called what changed, each thing once: in the portal and by mail where the home is
 * known, by mail alone where a call came without a login.
 */
export async function tellCase(
  moment: Pick<CalloutMoment, "tx" | "now" | "operator">,
  before: CaseNow | null,
  after: CaseNow,
): Promise<void> {
  const news = newsOf(before, after, await namesOf(moment.tx, after));
  if (news.length === 0) return;
  if (after.accountId === null) await writeTo(moment, after, news);
  else {
    const told = news.map((one) => notificationOf(after, one));
    await notify(moment.tx, moment.now, told);
  }
}

/** Of those who have, or had, one of its visits. */
async function namesOf(tx: Tx, { visits }: CaseNow) {
  const names = new Map<string, { readonly name: string; readonly company: string }>();
  for (const { technician } of visits) {
    const found = technician === null ? null : await loadTechnician(tx, technician);
    if (found !== null) names.set(found.technician, found);
  }
  return names;
}

function notificationOf({ number, accountId }: CaseNow, { key, title, body }: News): Notification {
  return {
    accountId,
    kind: "callout",
    contractId: null,
    title,
    body,
    link: `/trouble/${number}`,
    onceKey: `callout/${number}/${key}`,
  };
}

/** Without a login: the secret address was sent with the first letter, and stands in no other. */
async function writeTo(
  { tx, now, operator }: Pick<CalloutMoment, "tx" | "now" | "operator">,
  { number, opened }: CaseNow,
  news: readonly News[],
): Promise<void> {
  const { email, name } = opened.asker;
  if (email === "") return;
  const person = { name, email, operator: operator.name };
  const letters = news.map(({ key, title, body }) => {
    const letter = letterOf({ title, body }, person);
    const onceKey = `callout/${number}/${key}`;
    return { accountId: null, to: email, ...letter, link: "", onceKey };
  });
  await queueMails(tx, now, letters);
}
