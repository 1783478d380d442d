import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import CatalogueSettingsPage from './CatalogueSettingsPage';
import { changeOf, draftOf, missing } from './kinds';

const path = '/settings/resources';
const open = (over = {}) => enter(<CatalogueSettingsPage />, { path, ...over });

describe('the catalogue of resources', () => {
  it('gets an entry that people provide, with their checklist', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add an entry' }));
    const dialog = within(await screen.findByRole('dialog'));
    const fields: [string, string][] = [['Id', 'bucket'], ['Name in English', 'Bucket'], ['Name in Chinese', '存储桶'], ['Unit in English', 'bucket'], ['Unit in Chinese', '个'], ['Price of one for a month', '12.5'], ['Checklist in English', 'It answers{enter}It is backed up'], ['Checklist in Chinese', '可以访问']];
    for (const [label, text] of fields) await userEvent.type(dialog.getByLabelText(label), text);
    expect(dialog.getByText('the checklist has the same steps in both languages')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Checklist in Chinese'), '{enter}已备份');
    await userEvent.selectOptions(dialog.getByLabelText('Who provides it and takes it back'), 'desk-lead');
    await userEvent.click(dialog.getByRole('button', { name: 'Add an entry' }));
    await waitFor(() => expect(house.resources.kinds.find((one) => one.id === 'bucket')).toMatchObject({ price: 12.5, provideGroup: 'desk-lead', checklist: [{ en: 'It answers', zh: '可以访问' }, { en: 'It is backed up', zh: '已备份' }], offered: true, version: 1 }));
    expect(await screen.findByText('Bucket')).toBeTruthy();
  });

  it('gives an entry to a program, and says which system lacks a secret', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change PostgreSQL database' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Provided by'), 'program');
    const hook = dialog.getByLabelText('Address of the program');
    await userEvent.type(hook, 'https://no-secret.example/orders');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the entry' }));
    expect((await dialog.findAllByText(/has no secret to sign with/)).length).toBeGreaterThan(0);
    await userEvent.clear(hook);
    await userEvent.type(hook, 'https://provision.citycloud.example/db');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the entry' }));
    await waitFor(() => expect(house.resources.kinds.find((one) => one.id === 'postgres')).toMatchObject({ hook: 'https://provision.citycloud.example/db', answerMinutes: 60 }));
  });

  it('retires an entry, and offers it again, with all that it says', async () => {
    const { world: house } = open();
    const before = house.resources.kinds.find((one) => one.id === 'vm');
    await userEvent.click(await screen.findByRole('button', { name: 'Retire Virtual machine' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Offer Virtual machine again' }));
    await waitFor(() => expect(house.resources.kinds.find((one) => one.id === 'vm')).toEqual({ ...before, version: 4 }));
  });

  it('is only read by who may not change it', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    open({ world: house });
    expect(await screen.findByText('Virtual machine')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says that it is empty, or can not be read', async () => {
    const house = world();
    house.resources.kinds = [];
    const { unmount } = open({ world: house });
    expect(await screen.findByRole('heading', { name: 'Nothing is offered yet' })).toBeTruthy();
    unmount();
    open({ broken: { '/api/resources/kinds': broke } });
    expect(await screen.findByRole('heading', { name: "The catalogue can't be read" })).toBeTruthy();
  });
});

describe('what an entry lacks', () => {
  const [, postgres] = world().resources.kinds;
  it.each([
    ['nothing', {}, undefined],
    ['an id', { id: 'No Blanks' }, 'offer.idWrong'],
    ['a Chinese name', { nameZh: ' ' }, 'offer.nameMissing'],
    ['a price', { price: '' }, 'offer.amountMissing'],
    ['a currency', { currency: 'yuan' }, 'offer.currencyWrong'],
    ['a step in one language', { stepsZh: '可以访问' }, 'offer.stepsUneven'],
    ['the address of its program', { by: 'program' as const }, 'offer.hookMissing'],
    ['the days of its rule', { idleExpression: 'up < 1', idleDays: '' }, 'offer.amountMissing'],
  ])('%s', (_name, over, key) => expect(missing({ ...draftOf(postgres), ...over }, false)).toBe(key));

  it('is that its id is not free', () => expect(missing(draftOf(postgres), true)).toBe('offer.idTaken'));

  it('forgets the program when people provide it', () => {
    const vm = world().resources.kinds.at(-1);
    expect(changeOf({ ...draftOf(vm), by: 'people' }, true)).not.toHaveProperty('hook');
  });
});
