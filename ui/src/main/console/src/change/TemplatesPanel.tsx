import { useState } from 'react';
import type { ChangeTemplate } from '../api/change';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useRemoveTemplate, useTemplates } from './server';
import { TemplateDialog } from './TemplateDialog';

/** How what is done often is done: who follows one asks nobody. */
export function TemplatesPanel({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const templates = useTemplates();
  const remove = useRemoveTemplate();
  const [editing, setEditing] = useState<ChangeTemplate | 'new'>();
  const add = mayEdit ? (
    <Button size="small" onClick={() => setEditing('new')}>
      {t('template.add')}
    </Button>
  ) : undefined;
  return (
    <Panel title={t('template.title')} count={templates.data?.length} right={add}>
      <Answer query={templates} failed={t('template.failed')} waiting={<WaitingRows rows={3} what={t('template.title')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('template.none')}>{t('template.noneText')}</Empty> }}>
        {(items) => (
          <ul className="freezes">
            {items.map((one) => (
              <li key={one.name}>
                <b>{one.title}</b>
                <span className="sub">
                  <span className="mono">{one.name}</span> · {t('template.steps', { n: one.implementation.length, back: one.backOut.length })} · {one.itemKinds.length === 0 ? t('template.anyKind') : one.itemKinds.join(', ')}
                </span>
                {mayEdit ? (
                  <span className="row">
                    <Button size="small" look="quiet" onClick={() => setEditing(one)} aria-label={t('template.changeOf', { name: one.title })}>
                      {t('people.change')}
                    </Button>
                    <Button size="small" look="quiet" busy={remove.isPending} onClick={() => remove.mutate(one.name)} aria-label={t('template.removeOf', { name: one.title })}>
                      {t('template.remove')}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Wrong error={remove.error} />
      {editing === undefined ? null : <TemplateDialog template={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Panel>
  );
}
