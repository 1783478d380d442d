import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useT } from '../i18n/words';
import { Answer } from './Answer';
import { Button } from './Button';

type Pages<T> = { pages: readonly { items: readonly T[] }[] };
type Further = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
type Query<T> = Omit<ComponentProps<typeof Answer<readonly T[]>>['query'], 'data'> & Further;

/** All that was read of a list so far, page after page. */
export function useItems<T>(data: Pages<T> | undefined): readonly T[] | undefined {
  return useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
}

type Props<T> = Omit<ComponentProps<typeof Answer<readonly T[]>>, 'query'> & { query: Query<T>; items: readonly T[] | undefined; /** What the button says that reads on. */ more?: string };

/** A list in its four states, with a button for what was not read yet. */
export function PagedAnswer<T>({ query, items, more, children, ...rest }: Props<T>) {
  const t = useT();
  return (
    <Answer query={{ ...query, data: items }} {...rest}>
      {(shown) => (
        <>
          {children(shown)}
          {query.hasNextPage ? (
            <p className="body">
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {more ?? t('task.more')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Answer>
  );
}
