import type { BillGroup } from "../../src/app/api/bill.ts";

/** How the bill divides among its services; the headings below say the same in figures. */
export function ProportionBar({ groups }: { readonly groups: readonly BillGroup[] }) {
  const weights = groups.map(({ total }) => Math.max(0, total));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return null;
  return (
    <div className="proportion" aria-hidden="true">
      {groups.map(({ service, tone }, index) => (
        <span
          key={service}
          className={`tone-${tone}`}
          style={{ flexGrow: weights[index] ?? 0 }}
          hidden={!weights[index]}
        />
      ))}
    </div>
  );
}
