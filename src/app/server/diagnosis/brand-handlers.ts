import { contrastOnWhite, LEAST_CONTRAST } from "../../../diagnosis/business/accent.ts";
import { type Brand, type LogoFile, loadBrand, saveBrand } from "../../../diagnosis/store-brand.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit } from "../../../platform/index.ts";
import type { BrandView } from "../../api/diagnosis-report.ts";
import type { LabelText } from "../../api/fields.ts";
import { LARGEST_LOGO, logoKind, readLogo } from "../../diagnosis/brand/read-logo.ts";
import type { Call, Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { loadAccountById } from "../reads/store.ts";
import type { World } from "../reads/world.ts";
import { type Inside, insideReader } from "./contractor-reader.ts";
import type { reportRoutes } from "../../api/diagnosis-report.ts";

/** How a contractor's reports look. */
export function brandHandlers(world: World) {
  const inside = insideReader(world);
  return {
    diagnosisBrand: ({ session }) => inside(session, async (at) => ok(await shown(at))),
    saveDiagnosisBrand: ({ session, body }) =>
      inside(session, async (at) => {
        const before = await loadBrand(at.tx, at.accountId);
        const brand = readBrand(body, before?.logo ?? null);
        if (!brand.ok) return brand;
        const { tx, accountId, who: by, now } = at;
        await saveBrand(tx, accountId, { ...brand.value, by, now });
        const entry = { at: now, actor: by, action: "diagnosis-brand.save", accountId };
        await recordAudit(tx, { ...entry, purpose: "EN-08", detail: {} });
        return ok(await shown(at));
      }),
  } satisfies Partial<Handlers>;
}

async function shown({ tx, accountId }: Inside): Promise<BrandView> {
  const brand = await loadBrand(tx, accountId);
  if (brand !== null) {
    const { name, contact, accent, logo } = brand;
    return { name, contact: [...contact], accent, logo: logo?.kind ?? null, isSet: true };
  }
  const account = await loadAccountById(tx, accountId);
  return { name: account?.name ?? "", contact: [], accent: null, logo: null, isSet: false };
}

type Body = Call<typeof reportRoutes.saveDiagnosisBrand>["body"];

/** A colour that can be read, and a logo that is one. */
function readBrand(body: Body, before: LogoFile | null): Result<Brand, Refusal> {
  const accent = body.accent?.toUpperCase() ?? null;
  if (accent !== null && contrastOnWhite(accent) < LEAST_CONTRAST) return fault("accent", PALE);
  const contact = body.contact.map((line) => line.trim()).filter((line) => line !== "");
  const shared = { name: body.name.trim(), contact, accent };
  if (body.logo.kind === "keep") return ok({ ...shared, logo: before });
  if (body.logo.kind === "none") return ok({ ...shared, logo: null });
  const bytes = new Uint8Array(Buffer.from(body.logo.base64, "base64"));
  const kind = logoKind(bytes);
  if (kind === null || bytes.length > LARGEST_LOGO) return fault("logo", NO_LOGO);
  const read = readLogo({ kind, bytes });
  return read.ok ? ok({ ...shared, logo: { kind, bytes } }) : fault("logo", read.refusal);
}

const PALE: LabelText = {
  ja: "この色は白い紙の上で読みにくいため使えません（コントラスト比 4.5 以上）。",
  en: "Too pale to be read on white paper: a contrast of 4.5 at least.",
};
const NO_LOGO: LabelText = {
  ja: "ロゴは256 KBまでの PNG、またはパスだけの SVG です。",
  en: "A logo is a PNG or an SVG of paths, of at most 256 KB.",
};

function fault(path: string, said: LabelText) {
  const fields = [{ path, message: said.en, said }];
  return no<Refusal>({ code: "http.bad-request", fields });
}
