import type { LogoFile } from "../../../diagnosis/store-brand.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { LabelText } from "../../api/fields.ts";
import type { Logo } from "../../pdf/diagnosis-report.ts";
import { pngFault } from "./png-fault.ts";
import { readSvg } from "./read-svg.ts";

/** Why a file is no logo, and what would be one. */
export type LogoFault = LabelText;

export const LARGEST_LOGO = 256 * 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** What kind of file it is, told by its first bytes; null: neither. */
export function logoKind(bytes: Uint8Array): LogoFile["kind"] | null {
  const start = Buffer.from(bytes.subarray(0, 200));
  if (start.subarray(0, 4).equals(PNG)) return "png";
  return /^\uFEFF?\s*<(\?xml|!--|svg)/.test(start.toString("utf8")) ? "svg" : null;
}

/** A logo that can be drawn: a PNG whose points are all there, or an SVG of plain shapes. */
export function readLogo({ kind, bytes }: LogoFile): Result<Logo, LogoFault> {
  if (kind === "svg") return readSvg(Buffer.from(bytes).toString("utf8"));
  const fault = pngFault(Buffer.from(bytes));
  return fault === null ? ok({ kind: "png", bytes }) : no(fault);
}
