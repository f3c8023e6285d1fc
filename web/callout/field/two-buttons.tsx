interface Props {
  readonly yes: string;
  readonly act: () => void;
  readonly no: string;
  readonly close: () => void;
  readonly kind?: "huge" | "danger";
}

/** What ends a form: do it, or leave it. */
export function TwoButtons({ yes, act, no, close, kind }: Props) {
  return (
    <div className="go-row">
      <button type="button" className={kind === undefined ? "go" : `go ${kind}`} onClick={act}>
        {yes}
      </button>
      <button type="button" className="go ghost" onClick={close}>
        {no}
      </button>
    </div>
  );
}
