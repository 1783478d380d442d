import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { prefer, usePreferences } from '../parts/preferences';

/** Language and theme before anybody is known. */
export function Choices() {
  const t = useT();
  const { language, theme } = usePreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const next = theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';
  return (
    <div className="foot">
      <button type="button" className="icon-btn" lang={other} onClick={() => prefer({ language: other })}>
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button type="button" className="icon-btn" onClick={() => prefer({ theme: next })} aria-label={t(`theme.${theme}`)} title={t(`theme.${theme}`)}>
        <Icon name={theme === 'system' ? 'auto' : theme === 'light' ? 'sun' : 'moon'} />
      </button>
    </div>
  );
}
