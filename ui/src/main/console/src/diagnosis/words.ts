import type { Diagnosis, Suspect, SuspectEvidence } from '../api/diagnosis';
import { useWords, type Key } from '../i18n/words';
import { figure } from '../parts/format';
import { useTime } from '../parts/time';

/** What the server concluded, in the reader's language; where a newer server says what this console does not know, its English. */
export function useDiagnosisWords() {
  const { t, catalogue, language } = useWords();
  const time = useTime();
  const known = (key: string): key is Key => key in catalogue;
  const amount = (text: string | undefined) => figure(language, Number(text), 'none');
  return {
    evidence({ code, facts, text }: SuspectEvidence): string {
      const key = `suspect.${code}`;
      if (!known(key)) return text;
      return t(key, { ...facts, n: Number(facts['count'] ?? 0), span: time.span(Number(facts['seconds'] ?? 0)), seen: amount(facts['seen']), usual: amount(facts['usual']), times: amount(facts['times']), more: Number(facts['together'] ?? 1) - 1 });
    },
    title(suspect: Suspect): string {
      if (suspect.kind === 'CHANGE') return suspect.title;
      if (suspect.kind === 'COMPONENT') return suspect.subject;
      if (suspect.kind === 'LOGS') return t('suspect.writes', { name: suspect.subject });
      const family = `family.${suspect.subject}`;
      if (known(family)) return t(family);
      return suspect.id.includes(':process:') ? t('suspect.program', { name: suspect.subject }) : t('suspect.measured', { name: suspect.subject });
    },
    missing: (diagnosis: Diagnosis): string[] =>
      diagnosis.missing.map(({ code, facts }) => {
        const key = `missing.${code}`;
        return known(key) ? t(key, facts) : code;
      }),
    lookedAt: (diagnosis: Diagnosis): string[] =>
      diagnosis.lookedAt.flatMap(({ what, count }) => {
        const key = `lookedAt.${what}`;
        return known(key) ? [t(key, { n: count })] : [];
      }),
  };
}
