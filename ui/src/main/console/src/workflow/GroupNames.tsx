import { ROLES } from '../api/identity';
import { spaced } from '../i18n/render';
import { useWords } from '../i18n/words';

/** Groups that may take something: roles by their name in the reader's language, teams by their own. */
export function GroupNames({ groups }: { groups: readonly string[] }) {
  const { t, language } = useWords();
  const names = groups.map((group) => {
    const role = ROLES.find((each) => each.toLowerCase().replaceAll('_', '-') === group);
    return role === undefined ? group : t(`role.${role}`);
  });
  return <span className="dim">{names.length === 0 ? t('task.nobody') : spaced(language, new Intl.ListFormat(language, { type: 'disjunction' }).format(names))}</span>;
}
