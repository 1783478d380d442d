import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useHosts } from '../hosts/server';
import { useIncidents } from '../incident/server';
import { useContacts } from '../notify/server';
import { useOnCallNow } from '../oncall/server';
import { Answer } from '../parts/Answer';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import type { SetupStep } from '../shell/search';
import { Aside } from './Aside';
import { Duty } from './Duty';
import { Reach } from './Reach';
import { Receive } from './Receive';
import { SecondHost } from './SecondHost';
import { leftOf, nextOf, stepsOf, type Step } from './steps';
import { Try } from './Try';
import '../identity/settings.css';
import './setup.css';

const WORK: Record<SetupStep, () => ReactNode> = { reach: Reach, receive: Receive, duty: Duty, host: SecondHost, try: Try };

/** From a fresh server to a house in which somebody can be paged. Each step is read from the house, so it can be left and come back to. */
export default function SetupPage() {
  const t = useT();
  useTitle(t('setup.title'));
  const search = useSearch({ from: '/setup' });
  const navigate = useNavigate({ from: '/setup' });
  const contacts = useContacts();
  const onCall = useOnCallNow();
  const hosts = useHosts();
  const incidents = useIncidents('all', 1);
  const steps = stepsOf({ contacts: contacts.data, onCall: onCall.data, hosts: hosts.data, incidents: incidents.data?.length });
  // Nothing is called undone before it was looked at.
  const reading = contacts.isPending || onCall.isPending || hosts.isPending || incidents.isPending;
  const step = search.step ?? nextOf(steps);
  const Work = WORK[step];
  return (
    <>
      <Head
        title={t('setup.title')}
        sentence={reading ? t('setup.reading') : <Say k="setup.sentence" values={{ done: steps.length - leftOf(steps), n: steps.length, left: leftOf(steps) }} />}
        acts={
          <Link className="btn" to="/now">
            {t(leftOf(steps) === 0 ? 'setup.finish' : 'setup.leave')}
          </Link>
        }
      />
      <Answer page query={reading ? { ...contacts, data: undefined } : contacts} failed={t('contacts.failed')} waiting={<WaitingBlock height={420} what={t('setup.title')} />}>
        {() => (
          <div className="su">
            <nav className="panel stl" aria-label={t('setup.steps')}>
              <ol>
                {steps.map((each, index) => (
                  <Entry key={each.name} step={each} place={index + 1} current={each.name === step} onGo={() => void navigate({ search: { step: each.name } })} />
                ))}
              </ol>
            </nav>
            <section className="panel wk" aria-label={t(`setup.${step}`)}>
              <Work />
            </section>
            <Aside />
          </div>
        )}
      </Answer>
    </>
  );
}

function Entry({ step, place, current, onGo }: { step: Step; place: number; current: boolean; onGo: () => void }) {
  const t = useT();
  return (
    <li>
      <button type="button" aria-current={current ? 'step' : undefined} onClick={onGo}>
        <span className={step.done ? 'no ok' : 'no'}>{step.done ? <Icon name="check" size={14} /> : place}</span>
        <span className={current ? 'strong' : undefined}>{t(`setup.${step.name}`)}</span>
        <span className="sub">{t(step.done ? 'setup.isDone' : `setup.${step.name}Sub`)}</span>
      </button>
    </li>
  );
}
