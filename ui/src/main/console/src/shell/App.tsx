import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { wordRefusals } from '../i18n/refusals';
import { loadLanguage, translator, WordsContext, type Loaded } from '../i18n/words';
import { cssVariablesResolver, theme } from '../parts/mantine';
import { usePreferences } from '../parts/preferences';
import { newClient } from './client';
import { newRouter } from './router';

const client = newClient();
const router = newRouter();

export function App({ first }: { first: Loaded }) {
  return (
    <Look>
      <Speech first={first}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Speech>
    </Look>
  );
}

/** The theme, for our own styles by `data-theme` and for Mantine's by its own switch. */
export function Look({ children }: { children: ReactNode }) {
  const { theme: chosen } = usePreferences();
  const dark = useSystemDark();
  useEffect(() => {
    if (chosen === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
  }, [chosen]);
  const scheme = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen;
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

function useSystemDark(): boolean {
  const [query] = useState(() => matchMedia('(prefers-color-scheme: dark)'));
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const changed = () => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [query]);
  return dark;
}

/** The reader's language; a change fetches that catalogue and redraws, without loading the page again. */
function Speech({ first, children }: { first: Loaded; children: ReactNode }) {
  const { language } = usePreferences();
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    let wanted = true;
    void loadLanguage(language).then((next) => {
      if (wanted) setLoaded(next);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded]);
  const words = useMemo(() => {
    wordRefusals(loaded.refusals);
    return { language: loaded.language, catalogue: loaded.catalogue, t: translator(loaded.language, loaded.catalogue) };
  }, [loaded]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
