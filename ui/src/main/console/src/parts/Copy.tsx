import { useState } from 'react';
import { useT } from '../i18n/words';
import { Button } from './Button';
import { Icon } from './Icon';

/** Text to take along: a command, a first password. Selectable where the clipboard is not allowed. */
export function Copy({ text, label }: { text: string; label: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false); // Not allowed over plain http: the text stays selectable.
    }
  };
  return (
    <div className="well">
      <code aria-label={label}>{text}</code>
      <Button size="small" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} size={14} />
        <span aria-live="polite">{copied ? t('act.copied') : t('act.copy')}</span>
      </Button>
    </div>
  );
}
