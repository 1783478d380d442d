import { useState } from 'react';
import type { Draft, DraftKind } from '../api/assistant';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Wrong } from '../parts/Wrong';
import { withoutMark } from './draftText';
import { useDraft } from './server';
import './draft.css';

/** Who made a draft: a template, or a model. */
export function DraftHead({ draft }: { draft: Draft }) {
  const t = useT();
  return (
    <p className="draft-head" role="status">
      <Icon name="file" size={14} />
      <b>{draft.model === undefined ? t('draft.byTemplate') : t('draft.byModel', { model: draft.model })}</b>
      {draft.modelAway === undefined ? null : <span className="sub">{draft.modelAway}</span>}
      {draft.leftOut === 0 ? null : <span className="sub">{t('draft.leftOut', { n: draft.leftOut })}</span>}
    </p>
  );
}

type Props = {
  kind: DraftKind;
  about: string | undefined;
  label: string;
  onEdit: (draft: Draft) => void;
  /** It goes into the editor as soon as it is there: nothing to read before. */
  straight?: boolean;
};

/** Asks for a draft and shows it. It goes nowhere from here but into the editor, where a person makes it theirs. */
export function Drafting({ kind, about, label, onEdit, straight = false }: Props) {
  const { t, language } = useWords();
  const may = useMay('SEE_OPERATIONS');
  const draft = useDraft();
  const [opened, setOpened] = useState(false);
  if (!may) return null;
  const { data } = draft;
  if (data === undefined || opened) {
    return (
      <div className="drafting">
        {opened && data !== undefined ? <DraftHead draft={data} /> : null}
        <Button
          look="quiet"
          size="small"
          busy={draft.isPending}
          onClick={() => {
            setOpened(false);
            draft.mutate({ kind, language, ...(about === undefined ? {} : { about }) }, {
              onSuccess: (made) => {
                if (!straight) return;
                setOpened(true);
                onEdit(made);
              },
            });
          }}
        >
          <Icon name="file" size={14} />
          {label}
        </Button>
        <Wrong error={draft.error} />
      </div>
    );
  }
  return (
    <section className="draft" aria-label={t('draft.title')}>
      <DraftHead draft={data} />
      <p className="words draft-text">{withoutMark(data.text)}</p>
      <p className="row wrap">
        <Button
          size="small"
          onClick={() => {
            setOpened(true);
            onEdit(data);
          }}
        >
          {t('draft.edit')}
        </Button>
        <Button look="quiet" size="small" onClick={() => draft.reset()}>
          {t('draft.drop')}
        </Button>
      </p>
    </section>
  );
}
