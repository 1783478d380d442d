import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answer } from '../../mock/answer';
import { world } from '../../mock/world';
import { broke, enter, stale } from '../../test/house';
import { keys } from '../api/keys';
import NowPage from './NowPage';

const panel = (name: string) => screen.findByRole('region', { name });

describe('Now', () => {
  it('says what is wrong, who has it and what is next, worst first', async () => {
    enter(<NowPage />);
    const table = within(await within(await panel('Open incidents')).findByRole('table'));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getAllByRole('link')[0]?.textContent)).toEqual(['CPU saturated on pg-core-02', 'Disk /var nearly full on relay-02', 'Memory short on idq-02', 'Disk /srv/restic nearly full on stor-backup-02', 'Load high on gis-render-03']);
    expect(rows[1]?.textContent).toContain('Nobody yet');
    expect(await screen.findByText('1 high incident has nobody yet')).toBeTruthy();
  });

  it('has one loud button, and it acknowledges', async () => {
    const { world: house } = enter(<NowPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge INC-1044' }));
    expect(await screen.findAllByText('Zhang Wei, you')).not.toHaveLength(0);
    expect(house.incidents.find((one) => one.key === 'INC-1044')?.state).toBe('ACKNOWLEDGED');
  });

  it('names the hosts that are not well, the silent ones too', async () => {
    enter(<NowPage />);
    const hosts = await panel('Hosts');
    expect(await within(hosts).findByRole('link', { name: /hosp-reg-edge-02.*silent/ })).toBeTruthy();
    expect(within(hosts).queryByRole('link', { name: /edge-lb-01/ })).toBeNull();
  });

  it('is calm in words when nothing is open', async () => {
    enter(<NowPage />, { world: world('calm') });
    expect(await screen.findByText('No open incident')).toBeTruthy();
    expect(await screen.findByText(/Nothing is open\./)).toBeTruthy();
  });

  it('waits in the shape of the list', async () => {
    enter(<NowPage />, { broken: { '/api/incidents': 'never' } });
    expect(await screen.findByText('Reading: Open incidents…')).toBeTruthy();
  });

  it('says what failed in the words of the server, and what to do', async () => {
    enter(<NowPage />, { broken: { '/api/incidents': broke } });
    const alert = within(await panel('Open incidents'));
    expect(await alert.findByText("Incidents can't be read")).toBeTruthy();
    expect(alert.getByText('The database did not answer in 5 s.')).toBeTruthy();
    expect(alert.getByText('503 database-unavailable')).toBeTruthy();
    expect(alert.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('says that the server is silent', async () => {
    enter(<NowPage />, { broken: { '/api/incidents': 'away' } });
    expect(await screen.findByText(/The server did not answer/)).toBeTruthy();
  });

  it('says from when it is once the line is lost, and takes away what needs the truth', async () => {
    enter(<NowPage />, { line: stale });
    expect(await screen.findAllByText('needs live')).not.toHaveLength(0);
    expect((await panel('Open incidents')).textContent).toContain('as of');
    expect(screen.queryByRole('button', { name: 'Acknowledge INC-1044' })).toBeNull();
  });

  it('hides the button from who may only look', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    enter(<NowPage />, { world: house });
    // Who is on call by the clock also sees it among what waits for them.
    await within(await panel('Open incidents')).findByText('Disk /var nearly full on relay-02');
    expect(screen.queryByRole('button', { name: 'Acknowledge INC-1044' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Changed in the last hour' })).toBeNull();
  });

  it('keeps rows still under the pointer: a new one waits', async () => {
    const { client, world: house } = enter(<NowPage />);
    await userEvent.hover(await screen.findByText('CPU saturated on pg-core-02'));
    const { body } = answer(house, { method: 'GET', path: '/api/incidents', query: new URLSearchParams('state=open'), body: undefined });
    const items = (body as { items: typeof house.incidents }).items;
    const [first] = items;
    if (first === undefined) throw new Error('The stand-in has no incident.');
    client.setQueryData([...keys.incidents, 'open', 500], [...items, { ...first, key: 'INC-1050', title: 'Memory short on idq-01' }]);
    expect(await screen.findByText(/1 new one waits here/)).toBeTruthy();
    expect(screen.queryByText('Memory short on idq-01')).toBeNull();
    await userEvent.click(screen.getByText('Show'));
    expect(await screen.findByText('Memory short on idq-01')).toBeTruthy();
  });

  it('names why an alert did not page', async () => {
    enter(<NowPage />);
    expect(await within(await panel('Alerts that did not page')).findByText('not yet: it must hold for longer')).toBeTruthy();
  });

  it('speaks Chinese', async () => {
    enter(<NowPage />, { language: 'zh-CN' });
    expect(await screen.findByRole('button', { name: '确认接手 INC-1044' })).toBeTruthy();
    expect(await screen.findByText('1 起高级别事件尚无人接手')).toBeTruthy();
  });
});
