import type { TechnicianBody } from "../../../../src/app/api/callout-desk.ts";
import { no, ok, type Result } from "../../../../src/kernel/result.ts";
import { SKILL_NAMES } from "../families.ts";
import type { Person } from "./person-card.tsx";

/** What is typed of somebody who goes out; lists are joined with commas. */
export interface PersonDraft {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly company: string;
  readonly skills: string;
  readonly areas: string;
  readonly base: { readonly lat: number; readonly lon: number } | null;
  readonly active: boolean;
  readonly loginId: string;
  readonly password: string;
}

export type PersonWrong = Partial<
  Record<"name" | "phone" | "skills" | "areas" | "base" | "login", true>
>;

export function draftOf(person: Person | null): PersonDraft {
  if (person === null) {
    const texts = { name: "", kana: "", phone: "", company: "", skills: "", areas: "" };
    return { ...texts, base: null, active: true, loginId: "", password: "" };
  }
  const { name, kana, phone, company, base, active } = person;
  const lists = { skills: person.skills.join(","), areas: person.areas.join(",") };
  return { name, kana, phone, company, ...lists, base, active, loginId: "", password: "" };
}

const split = (text: string) => (text === "" ? [] : text.split(","));

/** As it is sent, or what is missing. A login needs both its name and a password. */
export function bodyOf(draft: PersonDraft): Result<TechnicianBody, PersonWrong> {
  const { base, loginId, password } = draft;
  const chosen = split(draft.skills);
  const skills = SKILL_NAMES.filter((skill) => chosen.includes(skill));
  const areas = split(draft.areas);
  const asksLogin = loginId.trim() !== "" || password !== "";
  const wrong: PersonWrong = {
    ...(draft.name.trim() === "" ? { name: true } : {}),
    ...(draft.phone.trim() === "" ? { phone: true } : {}),
    ...(skills.length === 0 ? { skills: true } : {}),
    ...(areas.length === 0 ? { areas: true } : {}),
    ...(base === null ? { base: true } : {}),
    ...(asksLogin && (loginId.trim().length < 3 || password.length < 8) ? { login: true } : {}),
  };
  if (base === null || Object.keys(wrong).length > 0) return no(wrong);
  const { name, kana, phone, company, active } = draft;
  const login = asksLogin ? { login: { loginId: loginId.trim(), password } } : {};
  return ok({ name, kana, phone, company, skills, areas, base, active, ...login });
}
