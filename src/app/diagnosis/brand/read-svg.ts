import { SaxesParser } from "saxes";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { LabelText } from "../../api/fields.ts";
import type { Logo } from "../../pdf/diagnosis-report.ts";

type Paths = Extract<Logo, { readonly kind: "paths" }>;

/** Elements that only hold others, or say what a drawing is. */
const PASSED = new Set(["svg", "g", "title", "desc", "metadata"]);
/** What would move, clip or restyle a shape is refused rather than drawn wrong. */
const NOT_DRAWN = ["transform", "style", "class", "clip-path", "mask", "filter", "opacity"];
const PATH = /^[MmZzLlHhVvCcSsQqTtAa0-9eE+\-.,\s]+$/;
const COLOUR = /^#[0-9a-fA-F]{6}$/;
const MOST_PATHS = 200;
const LONGEST_PATH = 60_000;

const NO_DRAWING = {
  ja: "SVGとして読めません。viewBox と <path d=…> だけの絵にしてください。",
  en: "Not readable as SVG; it wants a viewBox and shapes written as <path d=…>.",
};

/**
 * A drawing of plain shapes: paths with a fill of `#RRGGBB`, `currentColor` (the accent) or none.
 * Everything else that SVG can do is refused by name: scripts, pictures, links, transforms.
 */
export function readSvg(text: string): Result<Paths, LabelText> {
  const found: { d: string; fill: string }[] = [];
  const refused: string[] = [];
  const sizes: (readonly [number, number] | null)[] = [];
  const parser = new SaxesParser();
  parser.on("doctype", () => refused.push("DOCTYPE"));
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "svg") sizes.push(sizeOf(attributes["viewBox"] ?? ""));
    else if (name === "path") readPath(attributes, found, refused);
    else if (!PASSED.has(name)) refused.push(`<${name}>`);
    refused.push(...NOT_DRAWN.filter((key) => key in attributes));
  });
  parser.on("error", () => refused.push("XML"));
  parser.write(text).close();
  const [first] = refused;
  if (first !== undefined) return no(notDrawn(first));
  const [size = null] = sizes;
  if (size === null || found.length === 0 || found.length > MOST_PATHS) return no(NO_DRAWING);
  const [width, height] = size;
  return ok({ kind: "paths", width, height, paths: found });
}

function notDrawn(what: string): LabelText {
  return {
    ja: `SVGの ${what} は使えません。図形をパスに変換して保存し直してください。`,
    en: `${what} cannot be drawn; save the drawing with its shapes turned into paths.`,
  };
}

const VIEW_BOX = /^\s*0\s+0\s+(\d+(?:\.\d+)?)\s+(\d+(?:\.\d+)?)\s*$/;

/** Of a drawing whose corner is nought. */
function sizeOf(viewBox: string): readonly [number, number] | null {
  const [, width = "0", height = "0"] = VIEW_BOX.exec(viewBox.replaceAll(",", " ")) ?? [];
  const [wide, high] = [Number(width), Number(height)];
  return wide > 0 && high > 0 ? [wide, high] : null;
}

function readPath(
  attributes: Readonly<Record<string, string>>,
  found: { d: string; fill: string }[],
  refused: string[],
): void {
  const { d = "", fill = "#000000" } = attributes;
  if (fill === "none") return;
  if (!PATH.test(d) || d.length > LONGEST_PATH) refused.push("d");
  else if (fill !== "currentColor" && !COLOUR.test(fill))
    refused.push(`fill="${fill.slice(0, 40)}"`);
  else found.push({ d, fill });
}
