import type { HandoverSection, Matter } from '../api/handover';
import { useWords } from '../i18n/words';
import { Age, Clock } from '../parts/Age';
import { Due } from '../parts/Due';
import { Inside } from '../parts/Inside';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/time';
import { said } from '../workflow/form';

const TONE = { HIGH: 'high', MEDIUM: 'medium', LOW: '' } as const;

/** What goes over, section by section; rooms that have nothing to tell are not drawn. */
export function Matters({ sections }: { sections: readonly HandoverSection[] }) {
  const { t, language } = useWords();
  return sections
    .filter((section) => section.unread || section.matters.length > 0)
    .map((section) => (
      <Panel key={section.name} title={said(section.words, language)} count={section.unread ? undefined : section.matters.length}>
        {section.unread ? (
          <p className="body row">
            <Mark severity="unknown" silent />
            <span>{t('handover.unread')}</span>
          </p>
        ) : (
          <ul className="matters">
            {section.matters.map((matter) => (
              <One key={matter.key} matter={matter} />
            ))}
          </ul>
        )}
        {section.more ? <p className="body dim">{t('handover.more')}</p> : null}
      </Panel>
    ));
}

function One({ matter }: { matter: Matter }) {
  const { t, language } = useWords();
  const now = useNow(60);
  const line = said(matter.line, language);
  return (
    <li className="matter">
      <span className={`tag ${TONE[matter.weight]}`}>{t(`weight.${matter.weight}`)}</span>
      <span className="grow">
        {matter.link === undefined ? line : <Inside href={matter.link}>{line}</Inside>}
        {isNumber(matter.key) ? <span className="sub mono nowrap"> {matter.key}</span> : null}
      </span>
      <span className="sub when">
        {matter.since === undefined ? null : Date.parse(matter.since) > now ? <Clock at={matter.since} focusable={false} /> : <Age at={matter.since} form="ago" focusable={false} />}
        {matter.until === undefined ? null : <Due at={matter.until} />}
      </span>
    </li>
  );
}

/** What people say aloud, as INC-12; ids of machines are nobody's business. */
function isNumber(key: string): boolean {
  return /^[A-Z]+-\d+$/.test(key);
}

export function countOf(sections: readonly HandoverSection[]): number {
  return sections.reduce((sum, section) => sum + section.matters.length, 0);
}
