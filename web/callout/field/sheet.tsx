import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A page over the page: keeps the focus inside, closes with Escape and its own buttons. Large where
 * the resident reads it.
 */
export function Sheet({
  title,
  close,
  large = false,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly large?: boolean;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    if (current?.open === false) current.showModal();
    // The first field would bring the keyboard over what is to be read.
    heading.current?.focus();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={large ? "sheet large" : "sheet"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
