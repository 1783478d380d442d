import type { ReactNode } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';

const TONES = ['', 'b', 'c', 'd', 'e'] as const;

/** Two letters that a person is known by; of a Chinese name the last two characters would be a word, so one stands. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/).filter((word) => word !== '');
  if (/\p{Script=Han}/u.test(name)) return name.trim().slice(0, 1);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

function tone(name: string): string {
  const sum = Array.from(name).reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  return TONES[sum % TONES.length] ?? '';
}

export function Face({ name, large = false }: { name: string | undefined; large?: boolean }) {
  const size = large ? ' l' : '';
  if (name === undefined) return <span className={`face none${size}`} aria-hidden="true">–</span>;
  return (
    <span className={`face ${tone(name)}${size}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** `over`: it is past; that nobody had it is no alarm any more. */
type Props = { name: string | undefined; me?: boolean; over?: boolean; below?: ReactNode; large?: boolean };

/** Who has it. Nobody is drawn loud; you are told that it is you. */
export function Owner({ name, me = false, over = false, below, large = false }: Props) {
  const t = useT();
  return (
    <span className="owner">
      <Face name={name} large={large} />
      <span className="grow">
        {name === undefined ? (
          over ? (
            <span className="dim">{t('owner.nobodyHad')}</span>
          ) : (
            <b className="critical">{t('owner.nobody')}</b>
          )
        ) : (
          <span className={large ? 'strong' : undefined}>{me ? <Say k="owner.you" values={{ name }} /> : name}</span>
        )}
        {below === undefined ? null : <span className="sub" style={{ display: 'block' }}>{below}</span>}
      </span>
    </span>
  );
}
