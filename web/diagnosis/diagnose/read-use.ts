import type { UseRead } from "../../../src/app/api/diagnosis-run.ts";
import type { Problem } from "../../../src/app/api/fields.ts";
import { ApiFailure, withQuery } from "../../api.ts";

/** Sends a file of use as it is; the answer is its year, or what is to be said about it. */
export async function readUse(
  file: File,
  prefecture: string,
  statement: unknown,
): Promise<UseRead> {
  const path = withQuery("/api/diagnosis/use", {
    prefecture,
    statement: JSON.stringify(statement),
  });
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  }).catch(() => null);
  if (response === null) throw new ApiFailure(0, null);
  if (response.ok) return (await response.json()) as UseRead;
  const problem = await response.json().catch(() => null);
  throw new ApiFailure(response.status, problem as Problem | null);
}
