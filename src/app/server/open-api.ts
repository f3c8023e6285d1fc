import { z } from "zod";
import { problemSchema } from "../api/fields.ts";
import type { Route } from "../api/route.ts";
import { type RouteName, ROUTES } from "../api/routes.ts";
import { KEY_HEADER } from "./parse-call.ts";

type Json = Record<string, unknown>;

let document: Json | undefined;

/** The OpenAPI 3.1 document, from the very schemas that parse requests and shape answers. */
export function openApi(): Json {
  document ??= {
    openapi: "3.1.0",
    info: {
      title: "Engawa",
      version: "1",
      description:
        "Money is whole yen or exact decimal text; energy is whole Wh; days are " +
        "Asia/Tokyo. Staff reads state a purpose and are audited.",
    },
    paths: paths(),
    components: {
      schemas: { Problem: schemaOf(problemSchema, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "engawa" },
        program: { type: "http", scheme: "bearer" },
      },
    },
  };
  return document;
}

function paths(): Json {
  const found: Record<string, Json> = {};
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const at = route.path.replaceAll(/:(\w+)/g, "{$1}");
    found[at] = { ...found[at], [route.method]: operation(name, route) };
  }
  return found;
}

function operation(name: RouteName, route: Route): Json {
  const problem = {
    description: "Refused",
    content: json({ $ref: "#/components/schemas/Problem" }),
  };
  return {
    operationId: name,
    summary: route.summary,
    ...(route.access === "public" ? {} : { security: securityOf(route) }),
    "x-access": route.access,
    parameters: [
      ...parameters(route.params, "path"),
      ...parameters(route.query, "query"),
      ...(route.key === true ? [KEY_PARAMETER] : []),
    ],
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    ...(route.file === undefined ? {} : { requestBody: { required: true, content: FILE } }),
    responses: { 200: answer(route), default: problem },
  };
}

const KEY_PARAMETER: Json = {
  name: KEY_HEADER,
  in: "header",
  required: true,
  description:
    "Stands for this one request of this login: sent again with the same body it is answered as " +
    "before and does nothing; with another body it is refused.",
  schema: { type: "string", minLength: 1, maxLength: 200, pattern: "^[!-~]+$" },
};

function requestBody(body: z.ZodObject): Json {
  return { required: true, content: json(schemaOf(body, "input")) };
}

const BYTES = { schema: { type: "string", format: "binary" } };
const FILE: Json = { "application/octet-stream": BYTES, "text/csv": BYTES };

function securityOf({ programs }: Route): readonly Json[] {
  return [{ session: [] }, ...(programs === true ? [{ program: [] }] : [])];
}

function answer({ answer: given }: Route): Json {
  if (given === "pdf") return { description: "A PDF file", content: { "application/pdf": BYTES } };
  if (given === "csv") return { description: "A CSV file", content: { "text/csv": BYTES } };
  if (given === "image") return { description: "A picture", content: { "image/*": BYTES } };
  return { description: "OK", content: json(schemaOf(given, "output")) };
}

function parameters(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}
