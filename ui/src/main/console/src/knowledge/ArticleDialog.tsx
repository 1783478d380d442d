import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Article } from '../api/knowledge';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { Mark } from '../parts/Mark';
import { fieldError } from '../parts/Wrong';
import type { AskedVerb } from './words';
import { useArticleVerb, type ArticleAsk } from './server';

const DAY_MS = 86_400_000;
/** How long a text is trusted when nobody says otherwise. */
const USUAL_DAYS = 180;

type Props = { verb: AskedVerb; article: Article; /** What to know before, though it is allowed. */ warning: string | undefined; onClose: () => void };

/** What a verb will do, and what it needs: a reason, or a day. */
export function ArticleDialog({ verb, article, warning, onClose }: Props) {
  const t = useT();
  const act = useArticleVerb(article);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(() => (verb === 'publish' && article.reviewBy !== undefined && Date.parse(article.reviewBy) > Date.now() ? article.reviewBy : new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10)));
  const reasoned = verb === 'return' || verb === 'expire' || verb === 'discard';
  const dated = verb === 'publish' || verb === 'confirm';
  const off = reasoned && reason.trim() === '' ? t('knowledge.reasonMissing') : dated && day === '' ? t('knowledge.dayMissing') : undefined;
  const ask: ArticleAsk = verb === 'submit' ? { verb } : verb === 'publish' || verb === 'confirm' ? { verb, reviewBy: day } : { verb, reason: reason.trim() };
  return (
    <Dialog opened onClose={onClose} title={t('knowledge.actOn', { act: t(`knowledge.act.${verb}`), key: article.key })} act={t(`knowledge.act.${verb}`)} busy={act.isPending} off={off} error={act.error} danger={verb === 'expire' || verb === 'discard'} onSubmit={() => act.mutate(ask, { onSuccess: onClose })}>
      <p className="mid">{t(`knowledge.means.${verb}`)}</p>
      {warning === undefined ? null : (
        <p className="row">
          <Mark severity="medium" silent />
          {warning}
        </p>
      )}
      {reasoned ? <Textarea label={t('task.reason')} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(act.error, 'reason')} data-autofocus /> : null}
      {dated ? <TextInput type="date" label={t('knowledge.reviewBy')} description={t('knowledge.reviewByHint')} value={day} onChange={(event) => setDay(event.target.value)} error={fieldError(act.error, 'reviewBy')} data-autofocus /> : null}
    </Dialog>
  );
}
