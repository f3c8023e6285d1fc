import { coverageServices } from "../../../callout/coverage/coverage-rule.ts";
import { familySkill } from "../../../callout/coverage/family-skill.ts";
import { intakeForm } from "../../../callout/coverage/intake-form.ts";
import { announcementNow, type CalloutAnnouncement } from "../../../callout/store-announcements.ts";
import { loadSettings } from "../../../callout/store-settings.ts";
import type { IntakeForm } from "../../api/callout.ts";
import { waitOfNext } from "../../callout/waits.ts";
import { clausesView } from "../views/refused-view.ts";
import type { Reading } from "../reads/world.ts";

type At = Pick<Reading, "tx" | "now" | "today" | "operator" | "world">;

/** What is asked of whoever calls, with the number that is answered day and night. */
export async function formView(at: At): Promise<IntakeForm> {
  const { tx, today, operator } = at;
  const { catalogue } = at.world;
  const settings = await loadSettings(tx);
  const services = settings.services ?? coverageServices(catalogue);
  const { dangers, families } = intakeForm(catalogue, { services, on: today });
  return {
    operator: { ja: operator.name, en: operator.name },
    phone: settings.phone,
    dangers: dangers.map(({ danger, question, steps, line, clauses }) => ({
      danger,
      question,
      steps: [...steps],
      line,
      clauses: clausesView(clauses, catalogue),
    })),
    families: families.map((family) => ({
      ...family,
      troubles: family.troubles.map((trouble) => ({
        ...trouble,
        asks: trouble.asks.map((ask) => ({ ...ask, options: [...ask.options] })),
      })),
    })),
    announcement: await announcementView(at),
  };
}

/** The large event that is on, with the wait as it is now. */
export async function announcementView({ tx, now }: At): Promise<IntakeForm["announcement"]> {
  const told = await announcementNow(tx);
  if (told === null) return null;
  const { title, body, since } = told;
  return { title, body, since, waitMinutes: await longestWait({ tx, now }, told) };
}

/** Minutes until somebody would be there for who calls next; null: not within known shifts. */
export async function longestWait(
  { tx, now }: Pick<At, "tx" | "now">,
  { families }: Pick<CalloutAnnouncement, "families">,
): Promise<number | null> {
  const skill = familySkill(families.at(0) ?? "water");
  const wait = await waitOfNext(tx, now, { urgency: "emergency", skill, minutes: 45 });
  return wait?.until ?? null;
}
