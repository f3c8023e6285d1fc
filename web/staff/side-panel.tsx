import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useDesk } from "../words/use-desk.ts";

/**
 * A panel at the right of the desk. The browser's own dialog keeps the focus inside, closes on Esc
 * and gives the focus back to what opened it.
 */
export function SidePanel({
  title,
  lead,
  close,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const { staffAct } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it leaves the page: only then does the focus go back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="side-panel"
      aria-labelledby={id}
      onCancel={(event) => {
        // A file chooser inside would cancel too: only the panel's own Esc closes it.
        if (event.target === dialog.current) close();
      }}
    >
      <div className="side-panel-body">
        <header className="side-panel-head">
          <div>
            {lead}
            <h2 id={id} className="side-panel-title">
              {title}
            </h2>
          </div>
          <button type="button" className="tool" onClick={close} title={staffAct.keys}>
            {staffAct.close} <kbd>Esc</kbd>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
