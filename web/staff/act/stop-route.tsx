import type { ActionPreview } from "../../../src/app/api/action.ts";
import { useDesk } from "../../words/use-desk.ts";

export type Telling = "notice" | "warning";

/** What the terms want before a stop, as the decision on it says. */
interface Route {
  readonly told: Telling | null;
  readonly reached: "telling" | "waiting" | "stopping";
}

/** Read from the refusal: the same rule that decides names what is missing. */
function routeOf({ allowed, refused }: ActionPreview): Route | null {
  switch (refused?.code) {
    case "contracts.notice-missing":
      return { told: "notice", reached: "telling" };
    case "contracts.warning-missing":
      return { told: "warning", reached: "telling" };
    case "contracts.warning-may-still-be-heeded":
      return { told: "warning", reached: "waiting" };
    case undefined:
      return allowed ? { told: null, reached: "stopping" } : null;
    default:
      return null;
  }
}

/** The steps to a suspension on its ground, with the telling as the next thing to do. */
export function StopRoute({
  preview,
  tell,
}: {
  readonly preview: ActionPreview;
  readonly tell: (what: Telling) => void;
}) {
  const { staffAct } = useDesk();
  const { routes } = staffAct;
  const route = routeOf(preview);
  if (route === null || route.told === null) return null;
  const waits = route.told === "warning";
  const steps = [
    { label: routes.told[route.told], at: "telling" },
    ...(waits ? [{ label: routes.wait, at: "waiting" }] : []),
    { label: routes.stop, at: "stopping" },
  ];
  const reached = steps.findIndex(({ at }) => at === route.reached);
  const told = route.reached === "telling" ? route.told : null;
  return (
    <section className="outcome-part">
      <h3>{staffAct.route}</h3>
      <p>{waits ? routes.afterWarning : routes.afterNotice}</p>
      <ol className="route-steps">
        {steps.map(({ label, at }, index) => (
          <li key={at} aria-current={index === reached ? "step" : undefined}>
            <span>{label}</span>
            <span className="pill">
              {index < reached
                ? routes.isDone
                : index === reached
                  ? routes.isNext
                  : routes.isMissing}
            </span>
          </li>
        ))}
      </ol>
      {told === null ? null : (
        <button type="button" className="button ghost" data-main onClick={() => tell(told)}>
          {staffAct.record[told]}
        </button>
      )}
    </section>
  );
}
