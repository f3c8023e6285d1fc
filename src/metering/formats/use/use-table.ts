/** Rows of a CSV file as fields. Row numbers are lines of the file, from 1. */
export interface Table {
  readonly lines: readonly string[];
  readonly fields: (line: number) => readonly string[];
}

const DELIMITERS = [",", "\t", ";"] as const;

/** Splits a text into lines; fields of a line are cut when they are asked for. */
export function tableOf(text: string, stated: string | undefined): Table {
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.at(-1) === "") lines.pop();
  const delimiter = stated ?? delimiterOf(lines);
  return { lines, fields: (line) => fieldsOf(lines[line] ?? "", delimiter) };
}

/** The sign that stands most often in the first forty lines. */
function delimiterOf(lines: readonly string[]): string {
  const head = lines.slice(0, 40).join("\n");
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Fields of one line; quotes may hold delimiters, two stand for one. No field runs over lines. */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = /^\s*"/.exec(line.slice(at));
    if (quoted) {
      const { text, end } = quotedField(line, at + quoted[0].length);
      fields.push(text);
      const next = line.indexOf(delimiter, end);
      at = next < 0 ? line.length + 1 : next + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      fields.push(line.slice(at, next < 0 ? undefined : next));
      at = next < 0 ? line.length + 1 : next + 1;
    }
  }
  return fields;
}

function quotedField(line: string, start: number): { text: string; end: number } {
  let text = "";
  for (let at = start; at < line.length; at += 1) {
    if (line[at] !== '"') text += line[at];
    else if (line[at + 1] === '"') {
      text += '"';
      at += 1;
    } else return { text, end: at + 1 };
  }
  return { text, end: line.length };
}
