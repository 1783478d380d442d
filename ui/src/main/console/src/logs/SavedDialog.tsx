import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedQuery } from '../api/logs';
import { useMay } from '../identity/server';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { PagedAnswer, useItems } from '../parts/Paged';
import { WaitingRows } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useSave, useSaved, useUnsave } from './saved';

type Props = { query: string; onAsk: (query: string) => void; onClose: () => void };

/** Queries that were kept, to be asked again; and the one at hand, to be kept under a name. */
export function SavedDialog({ query, onAsk, onClose }: Props) {
  const t = useT();
  const saved = useSaved();
  const items = useItems(saved.data);
  const save = useSave();
  const shares = useMay('HANDLE_INCIDENTS');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const replaces = items?.some((one) => one.mine && one.name.toLowerCase() === name.trim().toLowerCase()) === true;
  const off = query === '' ? t('saved.nothing') : name.trim() === '' ? t('saved.unnamed') : undefined;
  return (
    <Dialog opened wide onClose={onClose} title={t('saved.title')} act={t(replaces ? 'saved.replace' : 'saved.save')} off={off} busy={save.isPending} error={save.error} onSubmit={() => save.mutate({ name: name.trim(), query, shared }, { onSuccess: () => setName('') })}>
      <PagedAnswer query={saved} items={items} failed={t('saved.failed')} waiting={<WaitingRows rows={3} one what={t('saved.title')} />} empty={{ when: (list) => list.length === 0, show: <p className="sub">{t('saved.none')}</p> }}>
        {(list) => (
          <ul className="lg-saved">
            {list.map((one) => (
              <Row
                key={one.id}
                saved={one}
                onAsk={() => {
                  onAsk(one.query);
                  onClose();
                }}
              />
            ))}
          </ul>
        )}
      </PagedAnswer>
      {query === '' ? null : (
        <>
          <pre className="mono lg-keep">{query}</pre>
          <TextInput label={t('saved.name')} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} error={fieldError(save.error, 'name')} />
          {shares ? <Checkbox label={t('saved.share')} checked={shared} onChange={(event) => setShared(event.target.checked)} /> : null}
        </>
      )}
    </Dialog>
  );
}

/** What others share is deleted by those who keep the house. */
function Row({ saved, onAsk }: { saved: SavedQuery; onAsk: () => void }) {
  const t = useT();
  const remove = useUnsave();
  const keepsHouse = useMay('EDIT_SETTINGS');
  return (
    <li>
      <div className="grow">
        <button type="button" className="lg-value" onClick={onAsk}>
          {saved.name}
        </button>{' '}
        {saved.shared ? <span className="tag">{saved.mine ? t('saved.shared') : t('saved.by', { owner: saved.owner })}</span> : null}
        <div className="mono sub">{saved.query === '' ? t('saved.all') : saved.query}</div>
        <Wrong error={remove.error} />
      </div>
      {saved.mine || keepsHouse ? (
        <Button size="small" look="quiet" busy={remove.isPending} aria-label={t('saved.deleteOf', { name: saved.name })} onClick={() => remove.mutate(saved.id)}>
          {t('saved.delete')}
        </Button>
      ) : null}
    </li>
  );
}
