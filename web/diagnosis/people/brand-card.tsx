import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import type { BrandView, brandBody } from "../../../src/app/api/diagnosis-report.ts";
import { ask } from "../../api.ts";
import { Field, type Question } from "../../forms/field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { Fetched } from "../../parts/states.tsx";
import { refusedFields } from "../../person/refused-fields.ts";
import { useBrandWords } from "../../words/brand.ts";
import { useSpeech } from "../../words/language.ts";

type Body = z.input<typeof brandBody>;
const PATH = "/api/diagnosis/brand";
const KEY = ["diagnosis", "brand"];

/** How the contractor's reports look: name, contact, one colour and a logo. */
export function BrandCard() {
  const words = useBrandWords();
  const query = useQuery({ queryKey: KEY, queryFn: () => ask<BrandView>("GET", PATH) });
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="sub">{words.lead}</p>
      <Fetched query={query}>{(brand) => <BrandForm brand={brand} />}</Fetched>
    </section>
  );
}

interface Typed {
  readonly name: string;
  readonly contact: string;
  readonly accent: string;
  readonly logo: NonNullable<Body["logo"]>;
}

const KEEP = { kind: "keep" } as const;

function BrandForm({ brand }: { readonly brand: BrandView }) {
  const words = useBrandWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({
    name: brand.name,
    contact: brand.contact.join("\n"),
    accent: brand.accent ?? "",
    logo: KEEP,
  });
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const saving = useMutation({
    mutationFn: () => ask<BrandView>("POST", PATH, bodyOf(typed)),
    onSuccess: (saved) => {
      client.setQueryData(KEY, saved);
      change({ logo: KEEP });
    },
  });
  const refused = refusedFields(saving.error, language);
  const wrongIn = (field: string) => refused.get(field) ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="form-card" onSubmit={submit} noValidate>
      {brand.isSet ? null : <p className="sub small">{words.notSet}</p>}
      <TextField
        question={asked("name", words.name, wrongIn)}
        value={typed.name}
        change={(name) => change({ name })}
        autoComplete="organization"
      />
      <ContactField value={typed.contact} change={(contact) => change({ contact })} />
      <TextField
        question={{ ...asked("accent", words.accent, wrongIn), help: words.accentHelp }}
        value={typed.accent}
        change={(accent) => change({ accent })}
        letters={8}
      />
      <LogoField now={brand.logo} wrong={wrongIn("logo")} change={(logo) => change({ logo })} />
      <button type="submit" className="button form-submit" disabled={saving.isPending}>
        {saving.isPending ? words.saving : words.save}
      </button>
      {saving.isSuccess ? <output className="strong">{words.saved}</output> : null}
    </form>
  );
}

/** The name alone has to be there. */
function asked(field: string, label: string, wrongIn: (field: string) => string | null): Question {
  return { id: `brand-${field}`, label, required: field === "name", wrong: wrongIn(field) };
}

function bodyOf({ name, contact, accent, logo }: Typed): Body {
  const lines = contact.split("\n").map((line) => line.trim());
  return {
    name,
    contact: lines.filter((line) => line !== ""),
    accent: accent.trim() === "" ? null : accent.trim(),
    logo,
  };
}

interface ContactProps {
  readonly value: string;
  readonly change: (value: string) => void;
}

function ContactField({ value, change }: ContactProps) {
  const words = useBrandWords();
  const question = {
    id: "brand-contact",
    label: words.contact,
    help: words.contactHelp,
    required: false,
    wrong: null,
  };
  return (
    <Field question={question}>
      {(tied) => (
        <textarea
          {...tied}
          className="control"
          rows={4}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

interface LogoProps {
  readonly now: BrandView["logo"];
  readonly wrong: string | null;
  readonly change: (logo: Typed["logo"]) => void;
}

function LogoField({ now, wrong, change }: LogoProps) {
  const words = useBrandWords();
  const help = [...(now === null ? [] : [words.logoNow[now]]), words.logoHelp].join(" ");
  const question = { id: "brand-logo", label: words.logo, help, required: false, wrong };
  return (
    <>
      <Field question={question}>
        {(tied) => (
          <input
            {...tied}
            type="file"
            className="control"
            accept="image/png,image/svg+xml"
            onChange={async ({ target }) => {
              const file = target.files?.[0];
              change(file ? { kind: "file", base64: await base64Of(file) } : KEEP);
            }}
          />
        )}
      </Field>
      {now === null ? null : (
        <label className="small">
          <input
            type="checkbox"
            onChange={({ target }) => change(target.checked ? { kind: "none" } : KEEP)}
          />{" "}
          {words.dropLogo}
        </label>
      )}
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
