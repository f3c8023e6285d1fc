import highs from "highs";

// The types take the package for CommonJS, where the loader would be a member; it is a module, and
// the import is the loader itself.
const load = highs as unknown as typeof highs.default;
const { solve } = await load();

/** The least value of a linear program in CPLEX LP text, by HiGHS. Throws where there is none. */
export function leastCost(program: string): number {
  const { Status, ObjectiveValue } = solve(program, { output_flag: false });
  if (Status !== "Optimal") throw new Error(`the linear program is ${Status}`);
  return ObjectiveValue;
}
