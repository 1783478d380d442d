import type { Incident, IncidentDetail } from '../api/incident';
import type { OnCallNow } from '../api/oncall';
import { Say } from '../i18n/Say';
import { secondsUntil, useNow, useTicking, useTime } from '../parts/time';
import { nowSentence } from './sentence';

type Props = { incidents: readonly Incident[]; details: readonly IncidentDetail[]; onCall: OnCallNow | undefined };

export function NowWords({ incidents, details, onCall }: Props) {
  const time = useTime();
  const now = useNow(10);
  const sentence = nowSentence(incidents, details, onCall);
  const next = sentence.kind === 'nobodyYet' ? sentence.next : undefined;
  // Said in whole minutes: it is read out, and a voice must not count.
  const minutes = Number(useTicking((moment) => (next === undefined ? '0' : `${Math.max(1, Math.ceil(secondsUntil(next.at, moment) / 60))}`)));
  switch (sentence.kind) {
    case 'nobodyYet': {
      const { n, severity } = sentence;
      if (next === undefined) return <Say k="now.nobodyYet" values={{ n, severity }} />;
      return <Say k="now.nobodyYetNext" values={{ n, severity, who: next.who, minutes }} />;
    }
    case 'inHands':
      return <Say k="now.inHands" values={{ n: sentence.n, severity: sentence.severity, name: sentence.name }} />;
    case 'low':
      return <Say k="now.low" values={{ n: sentence.n }} />;
    case 'toClose':
      return <Say k="now.toClose" values={{ n: sentence.n }} />;
    case 'calmAlone':
      return <Say k="now.calmAlone" />;
    case 'toReview':
      return <Say k="now.toReview" values={{ n: sentence.n }} />;
    case 'calm':
      return <Say k="now.calm" values={{ name: sentence.name, until: time.short(sentence.until, now) }} />;
    case 'calmNobody':
      return <Say k="now.calmNobody" />;
  }
}
