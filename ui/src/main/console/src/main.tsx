import { createRoot } from 'react-dom/client';
import './parts/css/all';
import { App } from './shell/App';
import { loadLanguage } from './i18n/words';
import { preferences } from './parts/preferences';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

const { language } = preferences();
document.documentElement.lang = language;
createRoot(root).render(<App first={await loadLanguage(language)} />);
