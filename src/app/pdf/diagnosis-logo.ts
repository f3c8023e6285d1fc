import type { CellBox } from "./diagnosis-table.ts";
import type { Pen } from "./diagnosis-pen.ts";
import type { Logo } from "./diagnosis-report.ts";

/** A logo as large as fits its place, at the left and in the middle of its height. */
export function drawLogo({ doc, accent }: Pen, logo: Logo, at: CellBox): void {
  if (logo.kind === "png") {
    const fit: [number, number] = [at.width, at.height];
    doc.image(Buffer.from(logo.bytes), at.x, at.y, { fit, valign: "center" });
    return;
  }
  const scale = Math.min(at.width / logo.width, at.height / logo.height);
  doc.save();
  doc.translate(at.x, at.y + (at.height - logo.height * scale) / 2).scale(scale);
  doc.rect(0, 0, logo.width, logo.height).clip();
  for (const { d, fill } of logo.paths) doc.path(d).fill(fill === "currentColor" ? accent : fill);
  doc.restore();
}
