import { inflateSync } from "node:zlib";

/**
 * The words of a PDF as pdfkit writes it, page after page: compressed streams, fonts of two-byte
 * glyphs with their table of Unicode. Pieces of a line stand without spaces between them.
 */
export function pdfText(bytes: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(bytes));
  const glyphs = glyphsByFont(objects);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map((page) => {
    const { stream = "" } = objects.get(refOf(page.head, "Contents")) ?? {};
    return wordsOf(stream, glyphs);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf("endobj", start);
    const begin = text.indexOf("stream\n", start);
    const hasStream = begin >= 0 && begin < end;
    const head = text.slice(start, hasStream ? begin : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = file.subarray(begin + 7, begin + 7 + length);
    const stream = hasStream ? plain(raw, head) : "";
    objects.set(match[1] ?? "", { head, stream });
  }
  return objects;
}

function plain(raw: Buffer, head: string): string {
  const isText = head.includes("FlateDecode") && !head.includes("/Subtype");
  return isText ? inflateSync(raw).toString("latin1") : "";
}

function refOf(head: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? "";
}

type Glyphs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** For each font's name on the pages, what its glyphs stand for. */
function glyphsByFont(objects: ReadonlyMap<string, PdfObject>): Glyphs {
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = "", ref = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(ref)?.head ?? "";
      fonts.set(name, unicodeOf(objects.get(refOf(font, "ToUnicode"))?.stream ?? ""));
    }
  }
  return fonts;
}

function unicodeOf(table: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [, first = "0", , list = ""] of table.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, code = ""], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, "0");
      const units = code.replaceAll(" ", "").match(/.{4}/g) ?? [];
      known.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return known;
}

function wordsOf(stream: string, glyphs: Glyphs): string {
  let font: ReadonlyMap<string, string> = new Map();
  const words: string[] = [];
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = glyphs.get(name) ?? new Map();
    const codes = [...(shown ?? "").matchAll(/<([0-9a-f]+)>/g)].map(([, hex = ""]) => hex).join("");
    words.push((codes.match(/.{4}/g) ?? []).map((code) => font.get(code) ?? "").join(""));
  }
  return words.join("");
}
