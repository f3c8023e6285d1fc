import type { CalloutReport } from "../api/callout-report.ts";
import { SHOWS_WORDS } from "../callout/words/state-words.ts";
import { momentWords } from "../callout/words/time-words.ts";
import { headed } from "./callout-report-lines.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import { type Doc, INK, PAGE, room, write } from "./sheet.ts";
import type { Language } from "./words.ts";

/** A picture that may be drawn. */
export interface ReportPhoto {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

interface At {
  readonly language: Language;
  readonly y: number;
  readonly photos: ReadonlyMap<string, ReportPhoto>;
}

const A_ROW = 3;
const GAP = 12;
const WIDTH = (PAGE.right - PAGE.left - GAP * (A_ROW - 1)) / A_ROW;
const HEIGHT = 116;
const ROW_HEIGHT = HEIGHT + 24;
/** A report that is sent by mail stays small: the others are on screen. */
const MOST_PHOTOS = 9;
const MOST_BYTES = 3_000_000;

/** Pictures in rows of three, each with what it shows and when. */
export function writePhotos(
  doc: Doc,
  all: CalloutReport["photos"],
  { language, y, photos }: At,
): number {
  if (all.length === 0) return y;
  const words = REPORT_WORDS[language];
  const drawn = all.slice(0, MOST_PHOTOS);
  let top = headed(doc, words.photos, room(doc, y, 30 + ROW_HEIGHT));
  drawn.forEach((photo, index) => {
    const column = index % A_ROW;
    if (column === 0 && index > 0) top = room(doc, top + ROW_HEIGHT, ROW_HEIGHT);
    const x = PAGE.left + column * (WIDTH + GAP);
    drawPhoto(doc, photos.get(photo.photo), { x, y: top, missing: words.notDrawn });
    const caption = `${SHOWS_WORDS[photo.shows][language]}  ${momentWords(photo.at)[language]}`;
    const at = { x, y: top + HEIGHT + 3, width: WIDTH };
    write(doc, caption, at, { size: 7.5, color: INK.sub });
  });
  const below = top + ROW_HEIGHT;
  if (drawn.length === all.length) return below + 4;
  const more = words.more(all.length - drawn.length);
  const at = { x: PAGE.left, y: room(doc, below, 14), width: 300 };
  return write(doc, more, at, { size: 8, color: INK.sub }) + 8;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly missing: string;
}

function drawPhoto(doc: Doc, photo: ReportPhoto | undefined, { x, y, missing }: Frame): void {
  doc.rect(x, y, WIDTH, HEIGHT).fill(INK.wash);
  const isDrawn = photo !== undefined && draw(doc, photo, { x, y });
  if (isDrawn) return;
  const at = { x, y: y + HEIGHT / 2 - 6, width: WIDTH, align: "center" as const };
  write(doc, missing, at, { size: 8, color: INK.sub });
}

/** False: of a kind that paper does not take, too large, or broken inside. */
function draw(doc: Doc, { mediaType, bytes }: ReportPhoto, at: { x: number; y: number }): boolean {
  if (mediaType === "image/webp" || bytes.length > MOST_BYTES) return false;
  try {
    const fit: [number, number] = [WIDTH, HEIGHT];
    doc.image(Buffer.from(bytes), at.x, at.y, { fit, align: "center", valign: "center" });
    return true;
  } catch {
    return false;
  }
}
