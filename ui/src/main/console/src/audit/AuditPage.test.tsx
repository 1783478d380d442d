import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { broke, enter } from '../../test/house';
import AuditPage from './AuditPage';

const open = (over = {}) => enter(<AuditPage />, { path: '/audit', ...over });

describe('the audit trail', () => {
  it('says who did what to whom, newest first', async () => {
    open();
    const [, first] = within(await screen.findByRole('table')).getAllByRole('row');
    expect(first?.textContent).toContain('incident-response');
    expect(first?.textContent).toContain('paged');
    expect(first?.textContent).toContain('INC-1044');
  });
  it('shows an act that it has no words for by its name', async () => {
    open();
    expect(await screen.findByText('notify.set-mail-server')).toBeTruthy();
  });
  it('is narrowed to one thing, and the address says so', async () => {
    open();
    await userEvent.type(await screen.findByLabelText('Incident, host or person, whole name'), 'INC-1036{Enter}');
    expect(await screen.findByRole('button', { name: 'Show all acts' })).toBeTruthy();
    expect(within(await screen.findByRole('table')).getAllByRole('row')).toHaveLength(2);
  });
  it('says that nothing is recorded', async () => {
    open({ path: '/audit?subject=nothing' });
    expect(await screen.findByText('No act is recorded for this')).toBeTruthy();
  });
  it('says what failed', async () => {
    open({ broken: { '/api/audit': broke } });
    expect(await screen.findByText("The audit trail can't be read")).toBeTruthy();
  });
});
