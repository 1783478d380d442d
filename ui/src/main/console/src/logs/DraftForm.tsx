import { Checkbox, NumberInput, TextInput, Textarea } from '@mantine/core';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { fieldError, Wrong } from '../parts/Wrong';
import { isName, useKeep, type Draft } from './parsing';

type Props = { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void };

/** One parser or mask while it is written. */
export function DraftForm({ draft, onChange, onClose }: Props) {
  const t = useT();
  const keep = useKeep();
  const isMask = draft.kind === 'mask';
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const title = draft.saved ? t('parsing.editOf', { name: draft.name }) : t(isMask ? 'parsing.newMask' : 'parsing.newParser');
  const off = !isName(draft.name) ? t('counters.nameHint') : draft.expression === '' ? t('parsing.noExpression') : undefined;
  const field = { spellCheck: false, autoCapitalize: 'none', autoComplete: 'off' } as const;
  return (
    <Panel title={title}>
      <form
        className="body lg-draft"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (off === undefined && !keep.isPending) keep.mutate(draft, { onSuccess: onClose });
        }}
      >
        {draft.saved ? null : <TextInput label={t('counters.name')} description={t('counters.nameHint')} value={draft.name} maxLength={60} error={fieldError(keep.error, 'name')} onChange={(event) => set({ name: event.target.value })} {...field} />}
        <Textarea
          classNames={{ input: 'mono' }}
          label={t('parsing.expression')}
          description={isMask ? t('parsing.maskHint') : t('parsing.parserHint', { example: '(?P<order>\\d+)' })}
          value={draft.expression}
          maxLength={1000}
          rows={3}
          error={fieldError(keep.error, 'expression')}
          onChange={(event) => set({ expression: event.target.value.replace(/[\r\n]/g, '') })}
          {...field}
        />
        {isMask ? null : (
          <div className="lg-three">
            <TextInput label={t('parsing.hosts')} placeholder={t('parsing.any')} value={draft.host} maxLength={255} error={fieldError(keep.error, 'host')} onChange={(event) => set({ host: event.target.value })} {...field} />
            <TextInput label={t('parsing.sources')} placeholder={t('parsing.any')} value={draft.source} maxLength={255} error={fieldError(keep.error, 'source')} onChange={(event) => set({ source: event.target.value })} {...field} />
            <NumberInput label={t('parsing.order')} value={draft.place} min={1} max={1000} allowDecimal={false} hideControls error={fieldError(keep.error, 'place')} onChange={(value) => set({ place: Number(value) })} />
          </div>
        )}
        <Checkbox label={t('parsing.enabled')} checked={draft.enabled} onChange={(event) => set({ enabled: event.target.checked })} />
        <Wrong error={keep.error} />
        <div className="acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button look="primary" type="submit" busy={keep.isPending} off={off}>
            {t(isMask ? 'parsing.saveMask' : 'parsing.saveParser')}
          </Button>
          <span className="sub">{t('parsing.holds')}</span>
        </div>
      </form>
    </Panel>
  );
}
