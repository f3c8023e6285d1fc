import type { Label } from "../../terms/fields.ts";

/** Words that rest on a value which is in no source say so wherever they are read. */
export function marked(
  { ja, en }: Label,
  entry: { readonly illustrative?: true | undefined },
): Label {
  return entry.illustrative ? { ja: `${ja}（例示）`, en: `${en} (illustrative)` } : { ja, en };
}
