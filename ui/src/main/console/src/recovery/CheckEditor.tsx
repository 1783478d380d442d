import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { NO_CHECK, type CheckDraft } from './draft';

const MOST = 50;
const EXPECTS = ['true', 'exactly', 'atLeast'] as const;

type Props = { checks: readonly CheckDraft[]; onChange: (checks: readonly CheckDraft[]) => void; error: string | undefined };

/** What the business asks of what was restored, as data: questions in SQL, and that the chosen moment was hit. */
export function CheckEditor({ checks, onChange, error }: Props) {
  const t = useT();
  const put = (at: number, over: Partial<CheckDraft>) => onChange(checks.map((one, index) => (index === at ? { ...one, ...over } : one)));
  return (
    <fieldset className="turns">
      <legend>{t('protect.checks')}</legend>
      <p className="sub">{t('protect.checksHint')}</p>
      {checks.map((check, at) => (
        // A check has no name until it is given one: its place is all that tells it apart.
        <div key={at} className="check-draft">
          <div className="pair">
            <TextInput label={t('protect.checkName')} value={check.name} onChange={(event) => put(at, { name: event.target.value })} maxLength={100} />
            <NativeSelect label={t('protect.checkKind')} value={check.kind} onChange={(event) => put(at, { kind: event.target.value === 'moment' ? 'moment' : 'question' })} data={(['question', 'moment'] as const).map((kind) => ({ value: kind, label: t(`protect.check.${kind}`) }))} />
          </div>
          {check.kind === 'question' ? <Question check={check} onChange={(over) => put(at, over)} /> : <Moment check={check} onChange={(over) => put(at, over)} />}
          <Button size="small" look="quiet" onClick={() => onChange(checks.filter((_, index) => index !== at))}>
            <Icon name="trash" size={12} />
            {t('protect.removeCheck', { name: check.name === '' ? String(at + 1) : check.name })}
          </Button>
        </div>
      ))}
      {error === undefined ? null : <p className="sub critical">{error}</p>}
      <Button size="small" off={checks.length >= MOST ? t('protect.manyChecks', { n: MOST }) : undefined} onClick={() => onChange([...checks, NO_CHECK])}>
        <Icon name="plus" size={12} />
        {t('protect.addCheck')}
      </Button>
    </fieldset>
  );
}

type OneProps = { check: CheckDraft; onChange: (over: Partial<CheckDraft>) => void };

function Question({ check, onChange }: OneProps) {
  const t = useT();
  return (
    <>
      <Textarea label={t('protect.sql')} description={t('protect.sqlHint')} rows={2} maxLength={4000} spellCheck={false} styles={{ input: { fontFamily: 'var(--mono)' } }} value={check.sql} onChange={(event) => onChange({ sql: event.target.value })} />
      <div className="pair">
        <NativeSelect label={t('protect.expected')} value={check.expects} onChange={(event) => onChange({ expects: EXPECTS.find((each) => each === event.target.value) ?? 'true' })} data={EXPECTS.map((each) => ({ value: each, label: t(`protect.expects.${each}`) }))} />
        {check.expects === 'true' ? null : <TextInput label={t('protect.value')} value={check.value} onChange={(event) => onChange({ value: event.target.value })} inputMode={check.expects === 'atLeast' ? 'decimal' : 'text'} />}
      </div>
    </>
  );
}

function Moment({ check, onChange }: OneProps) {
  const t = useT();
  return (
    <>
      <p className="sub">{t('protect.momentHint')}</p>
      <div className="pair three">
        <TextInput label={t('protect.table')} value={check.table} onChange={(event) => onChange({ table: event.target.value })} spellCheck={false} autoCapitalize="none" />
        <TextInput label={t('protect.column')} value={check.column} onChange={(event) => onChange({ column: event.target.value })} spellCheck={false} autoCapitalize="none" />
        <TextInput label={t('protect.timeColumn')} value={check.timeColumn} onChange={(event) => onChange({ timeColumn: event.target.value })} spellCheck={false} autoCapitalize="none" />
      </div>
    </>
  );
}
