import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { CoverageLine } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { useRowKeys, useWindowed } from '../parts/rows';
import { useTime } from '../parts/time';
import { GroupNames } from '../workflow/GroupNames';
import { missingSince, nextAct, severityOfLine } from './gaps';
import type { useBackUp } from './server';
import { findingKey } from './words';

/** Row heights as recovery.css has them: fixed, so that thousands of rows can be left out of the page. */
const ROW_PX = 45;
const CARD_PX = 140;
const COLUMNS = 6;

type Props = { lines: readonly CoverageLine[]; mayEdit: boolean; backUp: ReturnType<typeof useBackUp> };

export function BoardTable({ lines, mayEdit, backUp }: Props) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  const phone = useMediaQuery('(max-width: 700px)', false);
  const seen = useWindowed(list, lines.length, phone ? CARD_PX : ROW_PX);
  const gap = (height: number) =>
    height === 0 ? null : (
      <tr aria-hidden="true" className="gap-row">
        <td colSpan={COLUMNS} style={{ height }} />
      </tr>
    );
  return (
    <table className="tbl two coverage" ref={list} aria-rowcount={lines.length + 1}>
      <thead>
        <tr>
          <th>{t('coverage.what')}</th>
          <th className="c-gap">{t('coverage.missing')}</th>
          <th className="c-copy">{t('coverage.copy')}</th>
          <th className="c-drill">{t('coverage.drill')}</th>
          <th className="c-who">{t('coverage.who')}</th>
          <th className="c-next">{t('coverage.next')}</th>
        </tr>
      </thead>
      <tbody>
        {gap(seen.above)}
        {lines.slice(seen.first, seen.last).map((line, index) => (
          <Row key={line.policy?.id ?? line.item} line={line} place={seen.first + index + 2} mayEdit={mayEdit} backUp={backUp} />
        ))}
        {gap(seen.below)}
      </tbody>
    </table>
  );
}

function Row({ line, place, mayEdit, backUp }: Omit<Props, 'lines'> & { line: CoverageLine; place: number }) {
  const t = useT();
  const time = useTime();
  const { policy } = line;
  return (
    <tr data-row aria-rowindex={place}>
      <td className="what">
        <span className="row">
          <Mark severity={severityOfLine(line)} />
          <span className="grow cut">
            {policy === undefined ? (
              <Link className="t" to="/inventory/$id" params={{ id: line.item }} data-main>
                {line.itemName}
              </Link>
            ) : (
              <Link className="t" to="/recovery/policies/$id" params={{ id: policy.id }} data-main>
                {line.itemName}
              </Link>
            )}
            <span className="sub cut">{policy === undefined ? t('coverage.critical') : t('coverage.by', { name: policy.name, adapter: t(`adapter.${policy.adapter}`), host: policy.host })}</span>
          </span>
        </span>
      </td>
      <td className="gaps">
        <Missing line={line} />
      </td>
      <td className="copy">
        {policy === undefined ? (
          <span className="dim">–</span>
        ) : (
          <>
            {line.lastGood === undefined ? <b>{t('coverage.noCopy')}</b> : <Age at={line.lastGood} form="ago" focusable={false} />}
            <span className="sub">{t('coverage.rpo', { span: time.span(policy.rpoMinutes * 60) })}</span>
          </>
        )}
      </td>
      <td className="drill">
        {policy === undefined ? (
          <span className="dim">–</span>
        ) : (
          <>
            {policy.drilledAt === undefined ? <b>{t('coverage.never')}</b> : <Age at={policy.drilledAt} form="ago" focusable={false} />}
            <span className="sub">{t('coverage.every', { n: policy.drillDays })}</span>
          </>
        )}
      </td>
      <td className="who">{policy === undefined ? <b className="critical">{t('owner.nobody')}</b> : <GroupNames groups={[policy.responsible]} />}</td>
      <td className="next">
        <Next line={line} mayEdit={mayEdit} backUp={backUp} />
      </td>
    </tr>
  );
}

/** The gravest thing with its age, then the rest, or why the newest job did not help. */
function Missing({ line }: { line: CoverageLine }) {
  const { t, catalogue } = useWords();
  const [worst, ...rest] = line.gaps;
  if (worst === undefined) return <span className="dim">{t('gap.none')}</span>;
  const since = missingSince(line, worst);
  const failed = line.lastRun?.outcome !== undefined && line.lastRun.outcome !== 'done' ? line.lastRun : undefined;
  const why = findingKey(failed?.code, catalogue);
  return (
    <>
      <span className={severityOfLine(line)}>
        <Say k="coverage.gapSince" values={{ gap: t(`gap.${worst}`), known: since === undefined ? 'no' : 'yes', since: since === undefined ? '' : <Age at={since} focusable={false} /> }} />
      </span>
      <span className="sub cut">{why !== undefined ? t('coverage.failedRun', { why: t(why) }) : rest.map((gap) => t(`gap.${gap}`)).join(t('list.comma'))}</span>
    </>
  );
}

function Next({ line, mayEdit, backUp }: Omit<Props, 'lines'> & { line: CoverageLine }) {
  const t = useT();
  const { policy } = line;
  const act = nextAct(line);
  if (act === 'none' || policy === undefined) {
    if (act === 'make' && mayEdit) {
      return (
        <Link to="/recovery/policies/new" search={{ item: line.item }} className="btn small">
          {t('protect.make')}
        </Link>
      );
    }
    return policy?.nextAt === undefined ? null : <span className="sub"><Say k="coverage.nextAt" values={{ at: <Clock at={policy.nextAt} focusable={false} /> }} /></span>;
  }
  if (act === 'wait') return <span className="sub">{t('coverage.underWay')}</span>;
  if (!mayEdit) return null;
  if (act === 'back-up') {
    return (
      <Button size="small" busy={backUp.isPending && backUp.variables === policy.id} onClick={() => backUp.mutate(policy.id)}>
        {t('protect.backUp')}
      </Button>
    );
  }
  return (
    <Link to="/recovery/policies/$id" params={{ id: policy.id }} search={act === 'drill' ? { act: 'drill' } : {}} className="btn small">
      {t(act === 'drill' ? 'drill.start' : act === 'retire' ? 'protect.toRetire' : 'protect.look')}
    </Link>
  );
}
