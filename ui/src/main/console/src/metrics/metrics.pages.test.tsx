import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import { broke, enter } from '../../test/house';
import MetricsPage from './MetricsPage';
import StoragePage from './StoragePage';

vi.mock('../parts/chart/Plot', () => ({ default: ({ label }: { label: string }) => <div>{label}</div> }));

const field = () => screen.findByRole('combobox', { name: 'Expression A' });

describe('the explorer', () => {
  it('completes a name by keyboard, and asks on Enter', async () => {
    enter(<MetricsPage />, { path: '/explore' });
    await userEvent.type(await field(), 'MemAv');
    await screen.findByRole('option', { name: /node_memory_MemAvailable_bytes/ });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(((await field()) as HTMLTextAreaElement).value).toBe('node_memory_MemAvailable_bytes');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'Series' })).toBeTruthy();
  });
  it('completes the values of a label', async () => {
    enter(<MetricsPage />, { path: '/explore' });
    await userEvent.click(await field());
    await userEvent.paste('node_load1{host="pg-core');
    await userEvent.type(await field(), '-');
    expect(await screen.findByRole('option', { name: 'pg-core-01' })).toBeTruthy();
  });
  it('points at the column that is wrong, and draws the other expression', async () => {
    const wrong = problem(400, 'bad_data', '');
    enter(<MetricsPage />, { path: '/explore?e=%5B%22rate(a%22%5D', broken: { '/api/v1/query_range': { ...wrong, body: { status: 'error', errorType: 'bad_data', error: '1:7: parse error: unexpected end of input' } } } });
    expect(await screen.findByText('Column 7: unexpected end of input')).toBeTruthy();
    expect(screen.getByText('Not answered')).toBeTruthy();
  });
  it('hides a series from the chart without forgetting it', async () => {
    enter(<MetricsPage />, { path: '/explore?e=%5B%22node_load1%22%5D' });
    const box = await screen.findByRole('checkbox', { name: /pg-core-01/ });
    await userEvent.click(box);
    await waitFor(() => expect((box as HTMLInputElement).checked).toBe(false));
    expect(screen.getByRole('checkbox', { name: /pg-core-01/ })).toBeTruthy();
  });
});

describe('storage', () => {
  it('says before saving what a shorter time removes', async () => {
    const { world: house } = enter(<StoragePage />, { path: '/settings/storage' });
    const days = await screen.findByLabelText('Days');
    await userEvent.clear(days);
    await userEvent.type(days, '7');
    expect(screen.getByText(/older than 7 days are removed/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save retention' }));
    await waitFor(() => expect(house.storage.retentionDays).toBe(7));
  });
  it('that can not be read says so', async () => {
    enter(<StoragePage />, { path: '/settings/storage', broken: { '/api/telemetry/storage': broke } });
    expect(await screen.findByText("The state of the store can't be read")).toBeTruthy();
  });
});
