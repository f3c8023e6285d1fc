import type { z } from "zod";

/**
 * Who may call: anybody, any session, a resident (own account only), somebody who diagnoses for an
 * account (the resident, or a person whom the contractor named), a member of the operator's staff,
 * staff who may set up the operator itself, or a technician who goes out (own visits only).
 */
export type Access =
  | "public"
  | "session"
  | "resident"
  | "diagnosis"
  | "staff"
  | "admin"
  | "technician";

export interface Route {
  readonly method: "get" | "post" | "delete";
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /**
   * The request carries an `Idempotency-Key`: the same key with the same body is answered as
   * before, with another body it is refused.
   */
  readonly key?: true;
  /** Besides people with a session, a contractor's programs may call with an API key. */
  readonly programs?: true;
  /** Computes for long: asked no oftener than diagnoses are made, be it only to read. */
  readonly slow?: true;
  /** The body is a file of at most so many bytes, taken as it is. */
  readonly file?: number;
  /** JSON of at most so many bytes, where it is more than other routes take. */
  readonly largest?: number;
  /** The answer has a `hash` of its content; asked for by it (`?hash=`) it may be kept. */
  readonly keptByHash?: true;
  /** JSON of this shape, or a PDF or CSV file, or a picture. */
  readonly answer: z.ZodType | "pdf" | "csv" | "image";
}
