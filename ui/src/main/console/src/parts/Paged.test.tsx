import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { enter } from '../../test/house';
import { PagedAnswer, useItems } from './Paged';

type Page = { items: readonly string[] };

function List({ pages, hasNextPage, fetchNextPage }: { pages: readonly Page[]; hasNextPage: boolean; fetchNextPage: () => Promise<unknown> }) {
  const items = useItems({ pages });
  const query = { error: null, isFetching: false, errorUpdatedAt: 0, refetch: fetchNextPage, hasNextPage, isFetchingNextPage: false, fetchNextPage };
  return (
    <PagedAnswer query={query} items={items} failed="" waiting={null} empty={{ when: (shown) => shown.length === 0, show: 'none' }}>
      {(shown) => <p>{shown.join(' ')}</p>}
    </PagedAnswer>
  );
}

describe('a list that is read page after page', () => {
  it('shows all pages, and reads on', async () => {
    const fetchNextPage = vi.fn(() => Promise.resolve());
    enter(<List pages={[{ items: ['a', 'b'] }, { items: ['c'] }]} hasNextPage fetchNextPage={fetchNextPage} />);
    expect(await screen.findByText('a b c')).toBeTruthy();
    await userEvent.click(screen.getByRole('button'));
    expect(fetchNextPage).toHaveBeenCalledOnce();
  });

  it('offers nothing more at its end, and says that it is empty', async () => {
    const { unmount } = enter(<List pages={[{ items: ['a'] }]} hasNextPage={false} fetchNextPage={() => Promise.resolve()} />);
    expect(await screen.findByText('a')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    enter(<List pages={[{ items: [] }]} hasNextPage={false} fetchNextPage={() => Promise.resolve()} />);
    expect(await screen.findByText('none')).toBeTruthy();
  });
});
