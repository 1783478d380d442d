import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { answer } from '../../mock/answer';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import LogsPage from './LogsPage';

type Plotted = { label: string; onSelect?: (from: number, to: number) => void; frame: { times: number[] } };
vi.mock('../parts/chart/Plot', () => ({
  default: ({ label, onSelect, frame }: Plotted) => (
    <button type="button" onClick={() => onSelect?.(frame.times[5]!, frame.times[6]!)}>
      {label}
    </button>
  ),
}));

const query = async () => (await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Query' })).value;
const rows = async () => (await screen.findAllByRole('listitem')).filter((row) => row.matches('.lg-row'));

describe('the logs page', () => {
  it('finds lines, says how many, and reads older ones', async () => {
    enter(<LogsPage />, { path: '/logs' });
    expect(await rows()).toHaveLength(100);
    expect(screen.getByText(/are errors or worse/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Older lines' }));
    await waitFor(async () => expect(await rows()).toHaveLength(200));
  });
  it('points at the column of what is wrong, and searches nothing', async () => {
    enter(<LogsPage />, { path: '/logs?q=level%3Aerror%20%22x' });
    expect(await screen.findByText('Column 13: This quote is not closed.')).toBeTruthy();
    expect(screen.getByText('Not searched')).toBeTruthy();
    expect(screen.queryAllByRole('button', { expanded: false, name: /GET/ })).toEqual([]);
  });
  it('opens a line to its fields, and narrows the search by a value or leaves it out', async () => {
    enter(<LogsPage />, { path: '/logs?q=level%3Acritical' });
    await userEvent.click((await screen.findAllByRole('button', { name: /could not write block/ }))[0]!);
    await userEvent.click(screen.getByTitle('Only lines with client.ip:10.1.4.17'));
    await waitFor(async () => expect(await query()).toBe('level:critical client.ip:10.1.4.17'));
    await userEvent.click((await screen.findAllByRole('button', { name: /could not write block/ }))[0]!);
    await userEvent.click(await screen.findByRole('button', { name: 'Without client.ip:10.1.4.17' }));
    await waitFor(async () => expect(await query()).toBe('level:critical NOT client.ip:10.1.4.17'));
    expect(await screen.findByText('No line matches in this span')).toBeTruthy();
  });
  it('shows what stands around a line, and goes back', async () => {
    enter(<LogsPage />, { path: '/logs?q=level%3Aerror' });
    await userEvent.click((await screen.findAllByRole('button', { name: /timeout after/ }))[2]!);
    await userEvent.click(screen.getByRole('link', { name: 'Lines around it' }));
    expect(await screen.findByText('this line')).toBeTruthy();
    expect((await rows()).length).toBeGreaterThan(3);
    expect((await rows()).findIndex((row) => within(row).queryByText('this line') !== null)).toBeGreaterThanOrEqual(2);
    await userEvent.click(screen.getByRole('link', { name: 'Back to the search' }));
    expect(await query()).toBe('level:error');
  });
  it('takes a stretch of the histogram as its span', async () => {
    enter(<LogsPage />, { path: '/logs' });
    await userEvent.click(await screen.findByRole('button', { name: /arrow|Chart/i }));
    expect(await screen.findByRole('button', { name: 'Own span', pressed: true })).toBeTruthy();
    expect((await rows()).length).toBeLessThan(100);
  });
  it('says what it means that time was up, and searches on', async () => {
    enter(<LogsPage />, { path: '/logs?q=slow' });
    expect(await screen.findByText(/No line found back to/)).toBeTruthy();
    expect(screen.getByText('Time was up')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Search on, before/ })).toBeTruthy();
  });
  it('follows: new lines come in by themselves', async () => {
    const { world: house } = enter(<LogsPage />, { path: '/logs?tail=true&q=host%3Apg-core-02' });
    const before = (await rows()).length;
    const fetched = globalThis.fetch;
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      const response = await fetched(input, init);
      const url = new URL(input, 'http://localhost');
      if (url.pathname !== '/api/logs' || url.searchParams.get('limit') !== '200') return response;
      const { body } = answer(house, { method: 'GET', path: url.pathname, query: url.searchParams, body: undefined });
      const [first, ...rest] = (body as { items: { id: string; place: string; message: string }[] }).items;
      const fresh = { ...first, id: `${first!.id}1`, place: `${Date.now()}-${first!.id}1`, message: 'a line that is new' };
      return new Response(JSON.stringify({ items: [fresh, first, ...rest], whole: true }));
    });
    expect(await screen.findByText('a line that is new')).toBeTruthy();
    expect(screen.getAllByText('a line that is new')).toHaveLength(1);
    expect(within((await rows())[0]!).getByText('a line that is new')).toBeTruthy();
    expect((await rows()).length).toBeGreaterThan(before);
  });
  it('gives up what is still being searched when another query is asked for', async () => {
    enter(<LogsPage />, { path: '/logs' });
    await rows();
    const fetched = globalThis.fetch;
    const asked: { query: string; page: string | undefined; signal: AbortSignal | null | undefined }[] = [];
    vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
      const url = new URL(input, 'http://localhost');
      if (url.pathname !== '/api/logs') return fetched(input, init);
      asked.push({ query: url.searchParams.get('query') ?? '', page: (init?.headers as Record<string, string>)['Search-Page'], signal: init?.signal });
      return asked.length === 1 ? new Promise(() => undefined) : fetched(input, init);
    });
    for (const words of ['slow one', 'level:error']) {
      await userEvent.clear(await screen.findByRole('searchbox', { name: 'Query' }));
      await userEvent.type(screen.getByRole('searchbox', { name: 'Query' }), `${words}{Enter}`);
      await waitFor(() => expect(asked.at(-1)?.query).toBe(words));
    }
    await rows();
    expect(asked.map((each) => each.query)).toEqual(['slow one', 'level:error']);
    expect(asked[0]!.signal?.aborted).toBe(true);
    expect(asked[1]!.page).toBe(asked[0]!.page);
    expect(asked[1]!.page).toMatch(/-lines$/);
  });
  it('says how to send lines while there are none', async () => {
    enter(<LogsPage />, { path: '/logs', world: world('first') });
    expect(await screen.findByText('No log line is here yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Make a token' }).getAttribute('href')).toBe('/settings/tokens');
    expect(screen.getByLabelText('Try one line by hand').textContent).toContain('http://localhost:8080/elastic/_bulk');
  });
  it('shows the first line when it is there', async () => {
    const { world: house } = enter(<LogsPage />, { path: '/logs', world: world('first') });
    await screen.findByText('No log line is here yet');
    house.people = world().people;
    expect((await rows()).length).toBeGreaterThan(10);
  });
  it('that can not be read says so', async () => {
    enter(<LogsPage />, { path: '/logs', broken: { '/api/logs': broke, '/api/logs/counts': broke } });
    expect(await screen.findByText("Lines can't be searched")).toBeTruthy();
    expect(screen.getByText("Lines can't be counted")).toBeTruthy();
  });
});

describe('patterns', () => {
  it('stand new ones first; a press shows the lines of one', async () => {
    enter(<LogsPage />, { path: '/logs?view=patterns' });
    const list = await screen.findByRole('table');
    const first = within(list).getAllByRole('row')[1]!;
    expect(within(first).getByText('new')).toBeTruthy();
    await userEvent.click(within(first).getByRole('button'));
    await waitFor(async () => expect(await query()).toBe('template:41'));
    expect((await rows()).length).toBeGreaterThan(5);
  });
  it('counts the present query under a name, and counts it no more', async () => {
    enter(<LogsPage />, { path: '/logs?view=counters&q=level%3Acritical' });
    expect(await screen.findByText('disk-full')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Count this query' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'bad name');
    expect(dialog.getByRole('button', { name: 'Count it' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.clear(dialog.getByRole('textbox', { name: /Name/ }));
    await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'grave');
    expect(dialog.getByText('increase(log_matching_lines_total{counter="grave"}[5m])')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Count it' }));
    expect(await screen.findByRole('link', { name: 'level:critical' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove counter grave' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByText('grave')).toBeNull());
  });
  it('says why nothing can be counted without a query', async () => {
    enter(<LogsPage />, { path: '/logs?view=counters' });
    expect((await screen.findByRole('button', { name: /Count this query/ })).getAttribute('aria-disabled')).toBe('true');
  });
});
