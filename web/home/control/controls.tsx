import { SWITCH } from "../wording.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { NumberControl } from "./number-control.tsx";
import type { Control } from "./use-control.ts";

/** Everything that may be set besides on and off. */
export function Controls({ control }: { readonly control: Control }) {
  return (
    <div className="controls">
      {adjustable(control).map((of) =>
        of.form === "number" ? (
          <NumberControl key={of.property} control={control} of={of} />
        ) : (
          <ChoiceControl key={of.property} control={control} of={of} />
        ),
      )}
    </div>
  );
}

export function adjustable({ device }: Control) {
  return device.settable.filter(({ property }) => property !== SWITCH);
}
