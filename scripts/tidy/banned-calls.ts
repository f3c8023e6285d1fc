import { type Breach, lineAt, type Node, type SourceFile, walk } from "./sources.ts";

interface Ban {
  /** The call as written: `Date.now`, `new Date`, or `.toFixed` for a method of anything. */
  readonly call: string;
  readonly instead: string;
  /** Where it is allowed all the same. */
  readonly except?: RegExp;
}

/** The two places that read a clock: the server's, and that of a technician's phone. */
const CLOCKS = /^(src\/platform\/clock|web\/callout\/field\/phone-clock)/;

/** What formatting for people and machines' own measurements need is left free. */
const OUTSIDE_RULES = /^(web|bench|scripts)\//;

const BANS: readonly Ban[] = [
  { call: "Date.now", instead: "Clock of platform/clock", except: CLOCKS },
  {
    call: "new Date",
    instead: "Day, or Clock of platform/clock",
    except: /^(src\/platform\/clock|web\/callout\/field\/phone-clock|bench\/)/,
  },
  { call: "Temporal.Now", instead: "Clock of platform/clock", except: /^src\/platform\/clock/ },
  {
    call: "performance.now",
    instead: "a benchmark in bench/",
    // The diagnosis says how long it computed.
    except: /^(bench|web\/diagnosis\/worker)\//,
  },
  { call: "parseFloat", instead: "decimal() of kernel/exact" },
  { call: "Number.parseFloat", instead: "decimal() of kernel/exact" },
  { call: ".toFixed", instead: "toText() of kernel/exact", except: OUTSIDE_RULES },
  { call: "Math.random", instead: "a seeded generator" },
  { call: "Math.round", instead: "round() of kernel/rounding", except: OUTSIDE_RULES },
  { call: "it.only", instead: "run one file by its path" },
  { call: "it.skip", instead: "mend it or delete it" },
  { call: "it.todo", instead: "write it" },
  { call: "test.only", instead: "run one file by its path" },
  { call: "test.skip", instead: "mend it or delete it" },
  { call: "describe.only", instead: "run one file by its path" },
  { call: "describe.skip", instead: "mend it or delete it" },
];

/** Calls that the house does without, each with what to use in its place. */
export function findBannedCalls(source: SourceFile): Breach[] {
  const breaches: Breach[] = [];
  walk(source.program, (node) => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return;
    const written = calleeOf(node);
    for (const { call, instead, except } of BANS) {
      const hit = call.startsWith(".")
        ? written.endsWith(call)
        : written === call || written.startsWith(`${call}.`);
      if (!hit || except?.test(source.file)) continue;
      const line = lineAt(source, node.start);
      breaches.push({
        file: source.file,
        line,
        rule: "banned call",
        message: `${call}: use ${instead}`,
      });
    }
  });
  return breaches;
}

function calleeOf(node: Node): string {
  const name = nameOf(node["callee"] as Node);
  return node.type === "NewExpression" ? `new ${name}` : name;
}

function nameOf(node: Node): string {
  if (node.type === "Identifier") return String(node["name"]);
  if (node.type !== "MemberExpression") return "?";
  return `${nameOf(node["object"] as Node)}.${nameOf(node["property"] as Node)}`;
}
