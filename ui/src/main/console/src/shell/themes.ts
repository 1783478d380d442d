import type { Key } from '../i18n/words';
import type { IconName } from '../parts/Icon';
import type { Theme } from '../parts/preferences';

/** The themes in the order in which the switch goes round. */
export const THEMES: Record<Theme, { next: Theme; icon: IconName; name: Key }> = {
  system: { next: 'light', icon: 'auto', name: 'theme.system' },
  light: { next: 'dark', icon: 'sun', name: 'theme.light' },
  dark: { next: 'system', icon: 'moon', name: 'theme.dark' },
};
