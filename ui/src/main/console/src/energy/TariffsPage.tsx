import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Tariff } from '../api/contract';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { BillPanel } from './BillPanel';
import { useTariffs } from './server';
import { TariffDialog } from './TariffDialog';
import { YearOfBands } from './YearOfBands';
import './energy.css';
import './contract.css';

/** What a kWh costs and since when, and what was paid by it. */
export default function TariffsPage() {
  const t = useT();
  useTitle(t('tariff.title'));
  const tariffs = useTariffs();
  const mayEdit = useMay('EDIT_ENERGY');
  const [changing, setChanging] = useState<Tariff | 'new'>();
  const enter = mayEdit ? <Button onClick={() => setChanging('new')}>{t('tariff.enter')}</Button> : undefined;
  return (
    <>
      <Head
        title={t('tariff.title')}
        sentence={t('tariff.sentence')}
        acts={
          <>
            <Link className="btn" to="/energy/contract">
              {t('contract.title')}
            </Link>
            {enter}
          </>
        }
      />
      <Answer
        page
        query={tariffs}
        failed={t('tariff.failed')}
        waiting={<WaitingRows rows={6} what={t('tariff.title')} />}
        empty={{
          when: (data) => data.length === 0,
          show: (
            <section className="panel">
              <Empty calm={false} title={t('tariff.none')} acts={enter}>
                {t('tariff.noneText')}
              </Empty>
            </section>
          ),
        }}
      >
        {(data) => (
          <>
            <BillPanel />
            {data.toReversed().map((one) => (
              <TariffPanel key={one.from} tariff={one} onChange={mayEdit ? () => setChanging(one) : undefined} />
            ))}
          </>
        )}
      </Answer>
      {changing === undefined ? null : <TariffDialog tariff={changing === 'new' ? undefined : changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function TariffPanel({ tariff, onChange }: { tariff: Tariff; onChange: (() => void) | undefined }) {
  const { t } = useWords();
  const time = useTime();
  const holidays = tariff.holidays ?? [];
  return (
    <Panel title={tariff.name} right={t('tariff.from', { day: tariff.from })}>
      <div className="body">
        <YearOfBands tariff={tariff} />
        {holidays.length === 0 ? null : <p className="sub">{t('tariff.holidays', { n: holidays.length, first: time.day(`${holidays[0] ?? ''}T12:00:00`) })}</p>}
        {onChange === undefined ? null : <Button onClick={onChange}>{t('tariff.change')}</Button>}
      </div>
    </Panel>
  );
}
