import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CatalogueEntry } from '../api/desk';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useCatalogue } from './server';
import { usePutCatalogue } from './settingsServer';

/** What can be asked for, as the JSON that the API takes: a form is a JSON Schema, which a person writes with a tool of theirs. */
export function CataloguePanel() {
  const t = useT();
  const catalogue = useCatalogue();
  return (
    <Panel title={t('catalogue.title')}>
      <Answer query={catalogue} failed={t('catalogue.failed')} waiting={<WaitingBlock height={240} what={t('catalogue.title')} />}>
        {(items) => <Editor key={JSON.stringify(items)} items={items} />}
      </Answer>
    </Panel>
  );
}

function Editor({ items }: { items: readonly CatalogueEntry[] }) {
  const t = useT();
  const put = usePutCatalogue();
  const [text, setText] = useState(() => JSON.stringify(items, undefined, 2));
  const read = parsed(text);
  return (
    <div className="body col">
      <Textarea label={t('catalogue.json')} description={t('catalogue.jsonHint')} rows={14} spellCheck={false} styles={{ input: { fontFamily: 'var(--mono)' } }} value={text} onChange={(event) => setText(event.target.value)} error={typeof read === 'string' ? read : undefined} />
      <Wrong error={put.error} />
      <span>
        <Button busy={put.isPending} off={typeof read === 'string' ? t('catalogue.notJson') : undefined} onClick={() => (typeof read === 'string' ? undefined : put.mutate(read))}>
          {t('catalogue.save')}
        </Button>
      </span>
    </div>
  );
}

/** The entries, or what is wrong with the text. The server checks what they say. */
export function parsed(text: string): CatalogueEntry[] | string {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? (read as CatalogueEntry[]) : '[ … ]';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
