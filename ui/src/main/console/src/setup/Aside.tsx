import { useT } from '../i18n/words';
import { usePublicKey } from '../audit/server';
import { useMay } from '../identity/server';
import { Copy } from '../parts/Copy';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { RunbookLink } from '../rules/RunbookLink';
import { markOfRule, stateOf } from '../rules/rules';
import { useRules } from '../rules/server';

const SHOWN = 8;

/** What already works without a hand, and what to keep in a safe place. */
export function Aside() {
  const t = useT();
  const { data: rules } = useRules();
  const seesAudit = useMay('SEE_AUDIT');
  const all = rules?.groups.flatMap((group) => group.rules) ?? [];
  return (
    <div className="col">
      <Panel title={t('setup.watched')} count={all.length}>
        <ul className="body watched">
          {all.slice(0, SHOWN).map((rule, index) => (
            <li key={`${rule.name} ${index}`} className="row">
              <Mark severity={markOfRule(rule)} silent />
              <span className="grow cut">{rule.name}</span>
              <span className={stateOf(rule) === 'inactive' ? 'sr' : 'tag'}>{t(`rules.is.${stateOf(rule)}`)}</span>
              <span className="sub">
                <RunbookLink url={rule.annotations['runbook_url']} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {seesAudit ? <Key /> : null}
    </div>
  );
}

function Key() {
  const t = useT();
  const { data } = usePublicKey();
  if (data === undefined) return null;
  return (
    <Panel title={t('setup.keep')}>
      <div className="body col" style={{ gap: 6 }}>
        <p className="sub">{t('audit.keyText')}</p>
        <Copy text={data.publicKey} label={t('audit.key')} />
      </div>
    </Panel>
  );
}
