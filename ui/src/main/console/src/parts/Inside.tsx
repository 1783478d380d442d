import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to an address within the console that the server gave; it opens without loading the console anew. */
export function Inside({ href, className, onGo, children }: { href: string; className?: string; onGo?: () => void; children: ReactNode }) {
  const router = useRouter();
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        onGo?.();
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
}
