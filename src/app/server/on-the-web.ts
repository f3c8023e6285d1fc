import type { Application } from "../../contracts/index.ts";

/** Applications from the portal came by the web, whatever they say of themselves (HH-01, KK-08). */
export function onTheWeb(applications: readonly Application[]): readonly Application[] {
  return applications.map((application) => ({ ...application, channel: "web" }));
}
