import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { PASSWORD } from '../../mock/writes';
import { enter } from '../../test/house';
import ChangePassword from './ChangePassword';
import ContactPage from './ContactPage';
import PeoplePage from './PeoplePage';
import SignIn from './SignIn';

describe('signing in', () => {
  it('needs both, and says the refusal in the words of the server', async () => {
    enter(<SignIn />);
    const button = await screen.findByRole('button', { name: 'Sign in' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(screen.getByLabelText('Name'), 'wei');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByText('Name and password do not match.')).toBeTruthy();
  });

  it('takes the right password', async () => {
    const house = world();
    house.me = undefined;
    enter(<SignIn />, { world: house });
    await userEvent.type(await screen.findByLabelText('Name'), 'ana');
    await userEvent.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(house.people.find((person) => person.id === house.me)?.name).toBe('ana'));
  });
});

describe('the first password', () => {
  const fill = async (current: string, next: string, again: string) => {
    await userEvent.type(await screen.findByLabelText('First password'), current);
    await userEvent.type(screen.getByLabelText('Your password'), next);
    await userEvent.type(screen.getByLabelText('Your password again'), `${again}{Enter}`);
  };
  it('is changed', async () => {
    const house = world('first');
    enter(<ChangePassword name="admin" />, { world: house });
    await fill(PASSWORD, 'a long new password', 'a long new password');
    await waitFor(() => expect(house.mustChangePassword).toBe(false));
  });
  it('is not changed to something typed differently twice', async () => {
    enter(<ChangePassword name="admin" />, { world: world('first') });
    await fill(PASSWORD, 'a long new password', 'a long new passwort');
    expect(screen.getByText('The two differ.')).toBeTruthy();
  });
  it('shows the refusal at the field that it is about', async () => {
    enter(<ChangePassword name="admin" />, { world: world('first') });
    await fill(PASSWORD, 'short', 'short');
    expect(await screen.findByText('A password has at least 12 characters.')).toBeTruthy();
  });
});

describe('people', () => {
  it('are added, and the first password is shown once', async () => {
    enter(<PeoplePage />, { path: '/settings/people' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add person' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'li.na');
    await userEvent.type(dialog.getByLabelText('Name that others read'), '李娜');
    await userEvent.click(dialog.getByRole('button', { name: 'Add person' }));
    expect(await screen.findByText('kestrel-quarry-42-lamp')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'I passed it on' }));
    expect(screen.queryByText('kestrel-quarry-42-lamp')).toBeNull();
    expect(await screen.findByText('李娜')).toBeTruthy();
  });
  it('can not be added by who may not', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'ON_CALL_ENGINEER' }));
    enter(<PeoplePage />, { path: '/settings/people', world: house });
    await screen.findByText('刘洋');
    expect(screen.queryByRole('button', { name: 'Add person' })).toBeNull();
  });
});

describe('my contact', () => {
  it('is saved only when it changed', async () => {
    const { world: house } = enter(<ContactPage />, { path: '/settings' });
    const button = await screen.findByRole('button', { name: 'Save contact' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const field = within(screen.getByRole('region', { name: 'My contact' })).getByLabelText('Mail address');
    await userEvent.clear(field);
    await userEvent.type(field, 'wei@new.example');
    await userEvent.click(button);
    await waitFor(() => expect(house.people[0]?.email).toBe('wei@new.example'));
  });
  it('is tried with a real message, and asks whether it came', async () => {
    enter(<ContactPage />, { path: '/settings' });
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test mail' }));
    expect(await screen.findByText('Accepted by the mail server. Did it reach you?')).toBeTruthy();
  });
  it('changes the password when the old one is known, and keeps none in the page', async () => {
    enter(<ContactPage />, { path: '/settings' });
    const panel = within(await screen.findByRole('region', { name: 'Change password' }));
    await userEvent.type(panel.getByLabelText('Password now'), 'not mine');
    await userEvent.type(panel.getByLabelText('New password'), 'a long new password');
    await userEvent.type(panel.getByLabelText('New password again'), 'a long new password');
    await userEvent.click(panel.getByRole('button', { name: 'Change password' }));
    expect(await panel.findByText('That is not your password now.')).toBeTruthy();
    await userEvent.clear(panel.getByLabelText('Password now'));
    await userEvent.type(panel.getByLabelText('Password now'), PASSWORD);
    await userEvent.click(panel.getByRole('button', { name: 'Change password' }));
    expect(await panel.findByText(/^Changed\./)).toBeTruthy();
    expect(panel.getByLabelText<HTMLInputElement>('New password').value).toBe('');
  });
});
