import { useId, useState } from 'react';
import type { WayToReach } from '../api/notify';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';
import { useAddWay, useRemoveWay, useVerifyWay } from './server';

const DIGITS = 6;

/** Takes the code that was sent; with its last digit it checks by itself. */
export function VerifyWay({ way }: { way: WayToReach }) {
  const t = useT();
  const hint = useId();
  const verify = useVerifyWay();
  const again = useAddWay();
  const remove = useRemoveWay();
  const [code, setCode] = useState('');
  const check = (typed: string) => {
    if (typed.length === DIGITS && !verify.isPending) verify.mutate({ id: way.id, code: typed });
  };
  return (
    <div className="vw">
      <label className="field">
        <span className="strong">{t('contacts.codeFor', { address: way.address })}</span>
        <input
          className="in code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={DIGITS}
          value={code}
          aria-describedby={hint}
          aria-invalid={verify.error === null ? undefined : true}
          onChange={(event) => {
            const typed = event.target.value.replace(/\D/g, '');
            setCode(typed);
            check(typed);
          }}
        />
      </label>
      <p className="hint" id={hint}>
        {t('contacts.codeHint')}
      </p>
      <Wrong error={verify.error ?? again.error ?? remove.error} />
      <div className="row wrap">
        <Button look="primary" busy={verify.isPending} off={code.length === DIGITS ? undefined : t('contacts.digits', { n: DIGITS - code.length })} onClick={() => check(code)}>
          {t('contacts.confirm')}
        </Button>
        <Button busy={again.isPending} onClick={() => again.mutate({ channel: way.channel, address: way.address })}>
          {t('contacts.again')}
        </Button>
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(way.id)} aria-label={t('contacts.removeOf', { address: way.address })}>
          {t('contacts.remove')}
        </Button>
        {again.isSuccess ? <span role="status">{t('contacts.sentAgain')}</span> : null}
      </div>
    </div>
  );
}
