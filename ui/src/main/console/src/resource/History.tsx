import type { Happened } from '../api/resource';
import { useWords, type Key } from '../i18n/words';
import en from '../i18n/en';
import { Age } from '../parts/Age';
import { Panel } from '../parts/Panel';

/** What happened to it, the newest first. */
export function History({ history }: { history: readonly Happened[] }) {
  const { t } = useWords();
  return (
    <Panel title={t('resource.history')} count={history.length}>
      <ol className="happened">
        {history.map((one) => {
          const name = named(one.what);
          return (
            <li key={`${one.at} ${one.what}`}>
              <span>
                <b>{name === undefined ? one.what : t(name)}</b> <span className="dim">{one.by}</span>
              </span>
              <Age at={one.at} focusable={false} />
              <Why facts={one.facts} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function named(what: string): Key | undefined {
  const key = `verb.resource.${what}`;
  return key in en ? (key as Key) : undefined;
}

function Why({ facts }: { facts: Record<string, string> }) {
  const { language } = useWords();
  const why = (language === 'zh-CN' ? facts['whyZh'] : undefined) ?? facts['why'] ?? facts['votes'] ?? facts['reason'] ?? facts['text'];
  return why === undefined ? null : <span className="sub words">{why}</span>;
}
