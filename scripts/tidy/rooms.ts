import { posix } from "node:path";
import { type Breach, lineAt, type SourceFile } from "./sources.ts";

/** The pure rooms from the ground up: each may import those before it. */
const PURE = ["kernel", "terms", "metering", "rating", "solar", "diagnosis"];

/** Slices and the other slices whose `index.ts` they may read. */
const SLICES: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  metering: [],
  diagnosis: ["metering"],
  billing: ["contracts", "metering", "points"],
  points: ["contracts", "metering"],
  home: ["metering"],
  callout: ["contracts"],
};

/** Folders of a room: each may import those before it; files at the top import any of them. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  contracts: ["words", "rules", "history", "household", "documents", "deadlines", "decisions"],
  home: [
    "echonet",
    "slots",
    "control",
    "link",
    "views",
    "lan",
    "controller",
    "simulate",
    "gateway",
    "mqtt",
  ],
  callout: ["coverage", "quote", "case", "travel", "assign", "plan"],
};

/** Shapes at the top of a room that its folders share. */
const SHAPES = ["model.ts", "facts.ts", "device-id.ts", "decision.ts", "action-schema.ts"];

/** Files of a room with a pure core that do touch the outside. */
const SHELL = /^(store|commands|routes|index)\b.*\.ts$/;

/** What computes and touches nothing outside: rooms that a browser runs, and those of a gateway. */
const TOUCHES_NOTHING = [
  /^src\/(kernel|rating|solar)\//,
  /^src\/diagnosis\/(?!store-)/,
  /^src\/home\/(echonet|slots|control|link|views)\//,
  /^src\/callout\/(coverage|quote|case|travel|assign|plan)\//,
];

/** The one folder of the portal that computes: the diagnosis, by the rooms that bill. */
const COMPUTES = /^diagnosis\/worker\//;

/** A technician's phone makes a quote where there is no signal, by what the server makes it. */
const QUOTES = /^callout\/field\//;

/** How the server writes a sum out; pure, and the browser writes it no other way. */
const WRITTEN_SUMS = /^src\/app\/server\/views\/(derivation-rows|entry-source|leaves)\.ts$/;

interface Place {
  readonly room: string;
  readonly name: string;
}

/** A room imports only from floors below it; slices meet through each other's index. */
export function findRoomBreaches(source: SourceFile): Breach[] {
  const here = placeOf(source.file);
  if (!here || source.isTest) return [];
  return outsideReached(source).concat(reachesOf(source, here)).concat(nestedIndex(source, here));
}

/** Node's own modules, in a place that must run without them. */
function outsideReached(source: SourceFile): Breach[] {
  if (!TOUCHES_NOTHING.some((place) => place.test(source.file))) return [];
  return source.imports
    .filter(({ from }) => from.startsWith("node:"))
    .map(({ from, at }) => {
      const message = `${from} reaches outside; what needs it comes in from the shell`;
      return { file: source.file, line: lineAt(source, at), rule: "rooms", message };
    });
}

function reachesOf(source: SourceFile, here: Place): Breach[] {
  return source.imports
    .filter(({ from }) => from.startsWith("."))
    .flatMap(({ from, at }) => {
      const target = posix.normalize(posix.join(posix.dirname(source.file), from));
      const message = reasonAgainst(here, target) ?? reasonAgainstOutside(source, here, target);
      return message
        ? [{ file: source.file, line: lineAt(source, at), rule: "rooms", message }]
        : [];
    });
}

/** A place that touches nothing outside has it from no slice and no platform either. */
function reasonAgainstOutside({ file }: SourceFile, here: Place, target: string): string | null {
  const there = placeOf(target);
  if (!there || !TOUCHES_NOTHING.some((place) => place.test(file))) return null;
  const isOther = there.room !== here.room && !isPure(there);
  return isOther ? `${target} may reach outside; what needs it comes in from the shell` : null;
}

function reasonAgainst(here: Place, target: string): string | null {
  const there = placeOf(target);
  if (!there)
    return here.room === "app" ? null : `${target} lies outside src; only app may reach it`;
  if (there.room in FOLDERS && here.room === there.room) return reasonWithin(here, there);
  if (there.room === here.room || here.room === "app") return null;
  if (here.room === "web") return reasonAgainstWeb(here, there, target);
  if (here.room === "verifier")
    return "the verifier knows no engine: it imports nothing from other rooms";
  if (here.room === "platform") {
    return there.room === "kernel"
      ? null
      : `platform knows no ${there.room}; turn the dependency round`;
  }
  return isPure(here) ? reasonAgainstPure(here, there) : reasonAgainstSlice(here, there);
}

function reasonWithin(here: Place, there: Place): string | null {
  const folders = FOLDERS[here.room] ?? [];
  const place = folders.indexOf(folderOf(here));
  if (place < 0 || folderOf(here) === folderOf(there) || SHAPES.includes(there.name)) return null;
  const before = folders.slice(0, place);
  if (before.includes(folderOf(there))) return null;
  return `${folderOf(here)}/ may import ${before.join(", ") || "no other folder"}, and the shapes`;
}

function folderOf({ name }: Place): string {
  return name.includes("/") ? name.slice(0, name.indexOf("/")) : "";
}

function reasonAgainstPure(here: Place, there: Place): string | null {
  const below = PURE.slice(0, PURE.indexOf(here.room));
  if (!below.includes(there.room))
    return `${here.room} may import only ${below.join(", ") || "nothing"}`;
  return isPure(there)
    ? null
    : `${there.room}/${there.name} does I/O; a pure room imports pure files only`;
}

function reasonAgainstSlice(here: Place, there: Place): string | null {
  if (there.room === "platform" || isPure(there)) return null;
  const mayMeet = SLICES[here.room]?.includes(there.room) ?? false;
  if (!mayMeet) return `${here.room} does not know ${there.room}; only app wires them together`;
  return there.name === "index.ts" ? null : `meet ${there.room} through its index.ts`;
}

function reasonAgainstWeb(here: Place, there: Place, target: string): string | null {
  if (there.room === "kernel" || target.startsWith("src/app/api/")) return null;
  if (COMPUTES.test(here.name) && (isPure(there) || WRITTEN_SUMS.test(target))) return null;
  if (QUOTES.test(here.name) && target.startsWith("src/callout/quote/")) return null;
  return `the portal may import src/kernel and the shapes in src/app/api, not ${target}`;
}

function isPure({ room, name }: Place): boolean {
  return PURE.includes(room) && !(room in SLICES && SHELL.test(name));
}

function nestedIndex({ file }: SourceFile, { room, name }: Place): Breach[] {
  const nested =
    room !== "web" && name.endsWith("/index.ts") && !file.startsWith("src/terms/kinds/");
  return nested
    ? [{ file, line: 1, rule: "rooms", message: "one index.ts a room, none nested" }]
    : [];
}

function placeOf(file: string): Place | null {
  const [top, room, ...rest] = file.split("/");
  if (top === "web") return { room: "web", name: [room, ...rest].join("/") };
  if (top !== "src" || !room || rest.length === 0) return null;
  return { room, name: rest.join("/") };
}
