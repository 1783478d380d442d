import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Rule, RuleGroup } from '../api/alerting';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';
import { useRowKeys } from '../parts/rows';
import { useTime } from '../parts/time';
import { markOfRule, stateOf } from './rules';
import { RunbookLink } from './RunbookLink';

/** Rules by their group: what each looks for, how it stands, and when it was last looked at. */
export function RuleTable({ groups }: { groups: readonly RuleGroup[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two rl" ref={list}>
      <thead>
        <tr>
          <th>{t('rules.rule')}</th>
          <th className="st">{t('rules.state')}</th>
          <th className="num">{t('rules.for')}</th>
          <th className="num">{t('rules.evaluated')}</th>
          <th className="num">
            <span className="sr">{t('rules.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={`${group.file} ${group.name}`}>
            <GroupRow group={group} />
            {group.rules.map((rule, index) => (
              // Two rules of a group may share a name; their order in the file does not change.
              <Row key={`${rule.name} ${index}`} rule={rule} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function GroupRow({ group }: { group: RuleGroup }) {
  const t = useT();
  const time = useTime();
  return (
    <tr className="grp">
      <th colSpan={5} scope="rowgroup">
        <b>{group.name}</b> <span className="dim">{t('rules.every', { span: time.span(group.intervalSeconds) })}</span>{' '}
        <Link className="mono" to="/rules/files/$name" params={{ name: group.file }}>
          {group.file}
        </Link>{' '}
        {(group.missed ?? 0) > 0 ? <span className="tag unknown">{t('rules.missed', { n: group.missed ?? 0 })}</span> : null}
      </th>
    </tr>
  );
}

function Row({ rule }: { rule: Rule }) {
  const t = useT();
  const time = useTime();
  const state = stateOf(rule);
  return (
    <tr data-row>
      <td className="nm">
        <span className="sev">
          <Mark severity={markOfRule(rule)} silent={state === 'inactive'} />
          <Link className="t" to="/rules/trial" search={{ expression: rule.expression, for: rule.forSeconds, name: rule.name }} title={t('rules.tryOf', { rule: rule.name })}>
            {rule.name}
          </Link>
        </span>
        <code className="sub mono cut" title={rule.expression}>
          {rule.expression}
        </code>
        {rule.error === undefined || rule.error === '' ? null : <span className="sub unknown words">{rule.error}</span>}
      </td>
      <td className="st">
        <span className={`tag ${state === 'firing' ? markOfRule(rule) : state === 'broken' ? 'unknown' : ''}`}>{t(`rules.is.${state}`)}</span>
      </td>
      <td className="num fr">{rule.forSeconds === 0 ? t('rules.atOnce') : time.span(rule.forSeconds)}</td>
      <td className="num ev dim">{rule.lastEvaluation === undefined ? t('rules.notYet') : <Age at={rule.lastEvaluation} form="ago" focusable={false} />}</td>
      <td className="num ac">
        <RunbookLink url={rule.annotations['runbook_url']} />{' '}
        <Link to="/explore" search={{ e: [rule.expression] }} aria-label={t('rules.chartOf', { rule: rule.name })}>
          {t('rules.chart')}
        </Link>
      </td>
    </tr>
  );
}
