import type { Catalogue } from "./catalogue.ts";
import type { Label } from "./fields.ts";

/** How a service is called in sentences; one that is not in the catalogue, by its code. */
export function serviceName({ services }: Pick<Catalogue, "services">, service: string): Label {
  return services.get(service)?.name ?? { ja: service, en: service };
}

/** The same where there is little room. */
export function shortServiceName(
  { services }: Pick<Catalogue, "services">,
  service: string,
): Label {
  return services.get(service)?.short ?? { ja: service, en: service };
}
