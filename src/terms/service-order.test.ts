import { expect, test } from "vitest";
import { loadCatalogue } from "./load.ts";
import { orderOf } from "./service-order.ts";

const catalogue = loadCatalogue("catalogue");

test("services stand in the order that their files give them, the others after", () => {
  const sold = ["kaketsuke365", "market", "hiho-denki", "ecorepo-home", "kattobi-hikari"];
  const inOrder = sold.toSorted((a, b) => orderOf(catalogue, a) - orderOf(catalogue, b));
  expect(inOrder).toEqual([
    "hiho-denki",
    "kattobi-hikari",
    "ecorepo-home",
    "kaketsuke365",
    "market",
  ]);
});

test("no two services share a place, and so a colour", () => {
  const places = [...catalogue.services.values()].flatMap(({ order }) => order ?? []);
  expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
});
