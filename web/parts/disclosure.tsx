import { type ReactNode, useId, useState } from "react";

/** A quiet link that shows or hides what stands behind it, such as the table twin of a chart. */
export function Disclosure({
  label,
  labelOpen,
  children,
}: {
  readonly label: string;
  readonly labelOpen: string;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? labelOpen : label}
      </button>
      <div id={id} className={open ? "fade" : undefined} hidden={!open}>
        {open ? children : null}
      </div>
    </>
  );
}
