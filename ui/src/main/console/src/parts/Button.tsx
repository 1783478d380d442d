import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  look?: Look;
  size?: 'big' | 'small' | 'normal';
  full?: boolean;
  /** Why it can't be pressed now. It stays focusable, so that the reason can be read. */
  off?: string | undefined;
  /** Leaves the reason to the page, where it stands beside the button already. */
  offShown?: boolean;
  busy?: boolean;
  children: ReactNode;
};

/** Verb and object. A forbidden one stays visible with its reason; one that a role may not use is not drawn at all. */
export function Button({ look = 'plain', size = 'normal', full = false, off, offShown = false, busy = false, onClick, children, ...rest }: Props) {
  const reason = useId();
  const blocked = off !== undefined || busy;
  const classes = ['btn', look === 'plain' ? '' : look, size === 'normal' ? '' : size, full ? 'full' : ''];
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes.filter((name) => name !== '').join(' ')}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-describedby={off !== undefined && !offShown ? reason : rest['aria-describedby']}
        onClick={(event) => {
          if (blocked) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {children}
      </button>
      {off !== undefined && !offShown ? (
        <span id={reason} className="why-off">
          {off}
        </span>
      ) : null}
    </>
  );
}
