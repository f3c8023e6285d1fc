import { firstYear } from "./three-years/first-year.ts";
import { openStory } from "./three-years/household.ts";
import { secondYear } from "./three-years/second-year.ts";
import { thirdYear } from "./three-years/third-year.ts";

/**
 * One household and its operator live three years through HTTP, on a real Postgres: what is shown
 * before each yes, and each bill, to the yen.
 */
const story = await openStory("2021-04-05");

firstYear(story);
secondYear(story);
thirdYear(story);
