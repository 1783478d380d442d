import { Link } from '@tanstack/react-router';
import type { DrillCheck, RecoveryPolicy } from '../api/recovery';
import { useT, useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { GroupNames } from '../workflow/GroupNames';
import { termsTold } from './terms';
import { dayNames } from './words';

type Props = { policy: RecoveryPolicy };

export function PromisePanel({ policy }: Props) {
  const t = useT();
  const time = useTime();
  return (
    <Panel title={t('protect.promise')}>
      <dl className="kv body">
        <dt>{t('protect.item')}</dt>
        <dd>
          <Link to="/inventory/$id" params={{ id: policy.item }}>
            {policy.itemName}
          </Link>
        </dd>
        <dt>RPO</dt>
        <dd>{t('protect.rpoIs', { span: time.span(policy.rpoMinutes * 60) })}</dd>
        <dt>RTO</dt>
        <dd>{t('protect.rtoIs', { span: time.span(policy.rtoMinutes * 60) })}</dd>
        <dt>{t('protect.keep')}</dt>
        <dd>{t('protect.kept', { unit: policy.keepUnit, n: policy.keepAmount })}</dd>
        <dt>{t('protect.host')}</dt>
        <dd>
          <Link to="/hosts/$name" params={{ name: policy.host }}>
            {policy.host}
          </Link>
          <span className="dim"> {t(`adapter.${policy.adapter}`)}</span>
        </dd>
        <dt>{t('protect.who')}</dt>
        <dd>
          <GroupNames groups={[policy.responsible]} />
        </dd>
      </dl>
    </Panel>
  );
}

export function CalendarPanel({ policy }: Props) {
  const { t, language } = useWords();
  const days = dayNames(policy.days, language) ?? t('protect.everyDay');
  const drill = termsTold(policy.drill);
  const time = useTime();
  return (
    <Panel title={t('protect.calendar')} right={<span>{policy.zone}</span>}>
      <dl className="kv body">
        <dt>{t('protect.backups')}</dt>
        <dd>{t('protect.daysAt', { days, times: new Intl.ListFormat(language, { type: 'conjunction' }).format(policy.times) })}</dd>
        {policy.adapter === 'pgbackrest' ? (
          <>
            <dt>{t('protect.full')}</dt>
            <dd>{policy.fullDays.length === 0 ? t('protect.eachTime') : (dayNames(policy.fullDays, language) ?? t('protect.everyDay'))}</dd>
          </>
        ) : null}
        {policy.nextAt === undefined ? null : (
          <>
            <dt>{t('protect.next')}</dt>
            <dd>
              <Clock at={policy.nextAt} /> <span className="dim">{time.zoneName(policy.nextAt)}</span>
            </dd>
          </>
        )}
        <dt>{t('protect.drills')}</dt>
        <dd>{drill.time === undefined ? t('protect.drillByHand', { n: policy.drillDays }) : t('protect.drillWhen', { n: policy.drillDays, days: dayNames(drill.days, language) ?? t('protect.everyDay'), time: drill.time })}</dd>
        {policy.nextDrillAt === undefined ? null : (
          <>
            <dt>{t('protect.nextDrill')}</dt>
            <dd>
              <Clock at={policy.nextDrillAt} /> <span className="dim">{time.zoneName(policy.nextDrillAt)}</span>
            </dd>
          </>
        )}
        <dt>{t('protect.most')}</dt>
        <dd>{drill.mostGiB} GiB</dd>
      </dl>
    </Panel>
  );
}

/** What a drill asks of what was restored, beside the tool's own check and the manifest. */
export function ChecksToAsk({ policy }: Props) {
  const t = useT();
  const { checks } = termsTold(policy.drill);
  return (
    <Panel title={t('protect.checks')} count={checks.length}>
      {checks.length === 0 ? (
        <p className="body dim">{t(policy.adapter === 'restic' ? 'protect.noChecksFiles' : policy.adapter === 'evenkeel' ? 'protect.noChecksOwn' : 'protect.noChecks')}</p>
      ) : (
        <ul className="asked">
          {checks.map((check) => (
            <li key={check.name}>
              <span>{check.name}</span>
              <Asked check={check} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Asked({ check }: { check: DrillCheck }) {
  const t = useT();
  if (check.kind === 'moment') return <span className="sub">{t('protect.momentOf', { table: check.table, column: check.timeColumn })}</span>;
  const { expected } = check;
  return (
    <>
      <code className="sub mono">{check.sql}</code>
      <span className="sub">{expected === 'true' ? t('protect.mustBeTrue') : 'exactly' in expected ? t('protect.mustBe', { value: expected.exactly }) : t('protect.mustBeAtLeast', { value: expected.atLeast })}</span>
    </>
  );
}
