import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fingerprintOf, world } from '../../mock/world';
import { broke, enter, stale } from '../../test/house';
import AlertPage from './AlertPage';
import RuleFilePage from './RuleFilePage';
import RulesPage from './RulesPage';
import RunbookPage from './RunbookPage';
import TrialPage from './TrialPage';

vi.mock('../parts/chart/Plot', () => ({ default: ({ label }: { label: string }) => <div>{label}</div> }));

describe('rules', () => {
  it('say what fires, what can not be evaluated, and when they were last looked at', async () => {
    enter(<RulesPage />, { path: '/rules' });
    expect(await screen.findByText('2 fire')).toBeTruthy();
    expect(screen.getByText("1 can't be evaluated.")).toBeTruthy();
    expect(screen.getByText('checkout_seconds_bucket: more than 10,000 series')).toBeTruthy();
    expect(screen.getAllByText(/s ago/)).not.toHaveLength(0);
    expect(await screen.findByText('1 error')).toBeTruthy();
  });
  it('are filtered by the address', async () => {
    enter(<RulesPage />, { path: '/rules?state=broken' });
    expect(await screen.findByText('CheckoutSlow')).toBeTruthy();
    expect(screen.queryByText('HostSilent')).toBeNull();
  });
  it('that can not be read say so, and the files stay', async () => {
    enter(<RulesPage />, { path: '/rules', broken: { '/api/alerting/rules': broke } });
    expect(await screen.findByText("Rules can't be read")).toBeTruthy();
    expect(await screen.findByText('host.yml')).toBeTruthy();
  });
  it('offer no new file to who may not write one', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    enter(<RulesPage />, { path: '/rules', world: house });
    await screen.findByText('HostSilent');
    expect(screen.queryByText('New rule file')).toBeNull();
  });
});

describe('a rule file', () => {
  const edit = async (text: string) => {
    const field = await screen.findByRole('textbox', { name: /^Text of/ });
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste(text);
  };
  const BAD = 'groups:\n  - name: x\n    rules:\n      - alert: A\n        expr: rate(a[5m)';
  it('is checked while it is typed, and an error leads to its place', async () => {
    enter(<RuleFilePage />, { path: '/rules/files/shop.yml' });
    await edit(BAD);
    const error = await screen.findByRole('button', { name: /5:24/ });
    expect(screen.getByRole('button', { name: 'Save rules' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(error);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Text of/ }).selectionStart).toBe(BAD.length - 1);
  });
  it('is saved whole', async () => {
    const { world: house } = enter(<RuleFilePage />, { path: '/rules/files/shop.yml' });
    await edit('groups: []');
    await waitFor(() => expect(screen.getByText('No error found.')).toBeTruthy());
    await userEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    await waitFor(() => expect(house.ruleFiles.find((file) => file.name === 'shop.yml')?.version).toBe(3));
  });
  it('that is shipped is only read', async () => {
    enter(<RuleFilePage />, { path: '/rules/files/host.yml' });
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Text of/ })).readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save rules' })).toBeNull();
  });
  it('that is gone says so', async () => {
    enter(<RuleFilePage />, { path: '/rules/files/gone.yml' });
    expect(await screen.findByText('There is no rule file gone.yml')).toBeTruthy();
  });
});

describe('a trial', () => {
  it('says how often it would have fired, and where', async () => {
    enter(<TrialPage />, { path: '/rules/trial?expression=up%20%3D%3D%200&for=300' });
    expect(await screen.findByText('14 times')).toBeTruthy();
    expect(screen.getAllByText('host=relay-02')).not.toHaveLength(0);
  });
  it('that never held says how often it looked', async () => {
    enter(<TrialPage />, { path: '/rules/trial?expression=never' });
    expect(await screen.findByText('It would not have fired')).toBeTruthy();
    expect(screen.getByText(/Looked 40,320 times/)).toBeTruthy();
  });
  it('of a wrong expression points at the column', async () => {
    enter(<TrialPage />, { path: '/rules/trial?expression=rate(a%5B5m)' });
    expect(await screen.findByText(/Column 12: unexpected/)).toBeTruthy();
  });
});

describe('a runbook', () => {
  it('is drawn without what could run', async () => {
    const { container } = enter(<RunbookPage />, { path: '/runbooks/host-cpu' });
    expect(await screen.findByRole('heading', { name: 'Host CPU saturated', level: 1 })).toBeTruthy();
    expect(screen.getByRole('table')).toBeTruthy();
    expect(container.querySelector('script')).toBeNull();
  });
  it('is read in the language of the console', async () => {
    enter(<RunbookPage />, { path: '/runbooks/host-cpu', language: 'zh-CN' });
    expect(await screen.findByRole('heading', { name: '主机 CPU 饱和', level: 1 })).toBeTruthy();
    expect(screen.getByText('renice 10 PID')).toBeTruthy();
  });
  it('that is missing says so', async () => {
    enter(<RunbookPage />, { path: '/runbooks/none' });
    expect(await screen.findByText("The runbook none can't be read")).toBeTruthy();
  });
});

describe('an alert', () => {
  const path = (name: string, host: string) => `/alerts/${fingerprintOf(name, host)}`;
  it('is silenced with two presses, and says before what that mutes', async () => {
    const { world: house } = enter(<AlertPage />, { path: path('HostCpuSaturated', 'pg-core-02') });
    await userEvent.click(await screen.findByRole('button', { name: 'Silence…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Mutes 1 alert now')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Silence for 1 h' }));
    await waitFor(() => expect(house.silences.at(-1)?.matchers.map((one) => one.name)).toEqual(['alertname', 'host']));
    expect(await screen.findByText('Muted by')).toBeTruthy();
  });
  it('that is muted says by whom, and offers no second silence', async () => {
    enter(<AlertPage />, { path: path('HostDiskNearlyFull', 'stor-backup-02') });
    expect(await screen.findAllByText('Old backups are being removed, CHG-78.')).not.toHaveLength(0);
    expect(screen.queryByRole('button', { name: 'Silence…' })).toBeNull();
  });
  it('is not silenced on a lost line', async () => {
    enter(<AlertPage />, { path: path('HostCpuSaturated', 'pg-core-02'), line: stale });
    expect((await screen.findByRole('button', { name: 'Silence…' })).getAttribute('aria-disabled')).toBe('true');
  });
});
