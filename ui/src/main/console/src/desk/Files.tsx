import { useRef } from 'react';
import type { TicketFile } from '../api/desk';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import { fileAddress, useAttach } from './server';
import { sizeOf } from './words';

type Props = { side: 'tickets' | 'my-tickets'; ticket: string; files: readonly TicketFile[]; over: boolean };

/** Files of a ticket. They are saved, never shown: whatever their sender calls them. */
export function Files({ side, ticket, files, over }: Props) {
  const t = useT();
  const attach = useAttach(side, ticket);
  const chosen = useRef<HTMLInputElement>(null);
  return (
    <Panel title={t('file.title')} count={files.length}>
      {files.length === 0 ? <p className="body dim">{t('file.none')}</p> : null}
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={fileAddress(side, ticket, file)} download={file.name}>
              <Icon name="file" size={14} />
              <span className="cut">{file.name}</span>
            </a>
            <span className="sub num">{sizeOf(file.size)}</span>
            {side === 'tickets' && !file.isPublic ? <span className="tag">{t('thread.note')}</span> : null}
          </li>
        ))}
      </ul>
      {over ? null : (
        <div className="body">
          <input
            ref={chosen}
            type="file"
            className="sr"
            tabIndex={-1}
            aria-label={t('file.add')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) attach.mutate({ file, shown: false });
              event.target.value = '';
            }}
          />
          <Button size="small" busy={attach.isPending} onClick={() => chosen.current?.click()}>
            {t('file.add')}
          </Button>
          <p className="sub">{t(side === 'tickets' ? 'file.meansDesk' : 'file.means')}</p>
          <Wrong error={attach.error} />
        </div>
      )}
    </Panel>
  );
}
