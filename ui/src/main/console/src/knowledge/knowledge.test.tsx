import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter, stale } from '../../test/house';
import ArticlePage from './ArticlePage';
import EditorPage from './EditorPage';
import KnowledgePage from './KnowledgePage';
import { filesOf } from './ImportDialog';
import { WhatWeKnow } from './WhatWeKnow';

const ANA = '0199b0a0-0000-7000-8000-000000000002';
const latest = (house: ReturnType<typeof world>, key: string) => house.knowledge.articles.find((one) => one.versions[0]?.key === key)?.versions.at(-1);

describe('the knowledge list', () => {
  it('says what is published and what waits for a look', async () => {
    enter(<KnowledgePage />, { path: '/knowledge' });
    expect(await screen.findByText('2 wait for a look.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'The disk of a database is slow' })).toBeTruthy();
    expect(screen.getByText('new text waits')).toBeTruthy();
  });

  it('is a skeleton while it is read', async () => {
    enter(<KnowledgePage />, { path: '/knowledge', broken: { '/api/knowledge/articles': 'never' } });
    expect(await screen.findByText('Reading what the team knows…')).toBeTruthy();
    expect(await screen.findByRole('status', { hidden: true })).toBeTruthy();
  });

  it('says how to begin when nothing is written', async () => {
    enter(<KnowledgePage />, { path: '/knowledge', world: { ...world('first'), mustChangePassword: false } });
    expect(await screen.findByRole('heading', { name: 'Nothing is written down yet' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Import folder' })).toHaveLength(2);
  });

  it('says that it can not be read', async () => {
    enter(<KnowledgePage />, { path: '/knowledge', broken: { '/api/knowledge/articles': broke } });
    expect(await screen.findByRole('heading', { name: "Articles can't be read" })).toBeTruthy();
  });

  it('says from when its rows are while the line is lost', async () => {
    enter(<KnowledgePage />, { path: '/knowledge', line: stale });
    expect(await screen.findByText(/^as of/)).toBeTruthy();
  });

  it('says that a filter hides everything', async () => {
    enter(<KnowledgePage />, { path: '/knowledge?kind=KNOWN_ERROR&mine=true' });
    expect(await screen.findByText('No article fits these filters.')).toBeTruthy();
  });

  it('lists what needs a look as the server knows it, whatever else is loaded', async () => {
    enter(<KnowledgePage />, { path: '/knowledge?review=true' });
    expect(await screen.findByRole('link', { name: 'Who to call at the carrier' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Host disk full' })).toBeNull();
  });

  it('finds passages while one types, and marks what fits', async () => {
    enter(<KnowledgePage />, { path: '/knowledge' });
    await userEvent.type(await screen.findByRole('combobox', { name: 'Search what the team knows' }), 'rebuild');
    const passage = await screen.findByRole('option', { name: /The disk of a database is slow/ });
    expect(passage.querySelector('mark')?.textContent).toBe('rebuild');
    expect(passage.getAttribute('aria-selected')).toBe('true');
  });

  it('says that nothing was found, in the reader\'s words', async () => {
    enter(<KnowledgePage />, { path: '/knowledge?q=giraffe', language: 'zh-CN' });
    expect(await screen.findByText(/已发布的内容中没有/)).toBeTruthy();
  });

  it('takes a folder in once', async () => {
    const house = world();
    const file = new File(['# Spare parts\n\nIn hall 2.'], 'parts.md', { type: 'text/markdown' });
    Object.defineProperty(file, 'webkitRelativePath', { value: 'wiki/hall/parts.md' });
    expect(await filesOf([file])).toEqual({ folder: 'wiki', files: [{ path: 'hall/parts.md', text: '# Spare parts\n\nIn hall 2.' }], left: [], unreadable: [] });
    enter(<KnowledgePage />, { path: '/knowledge', world: house });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Import folder' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.upload(dialog.getByLabelText('Folder on this computer'), file);
    await userEvent.click(await dialog.findByRole('button', { name: 'Import 1 file' }));
    expect((await dialog.findByText('Made')).nextElementSibling?.textContent).toBe('1');
    expect(house.knowledge.articles.at(-1)?.versions[0]?.title).toBe('Spare parts');
  });
});

describe('a file in another coding', () => {
  it('is left out by name, and the others are taken', async () => {
    const gbk = new File([new Uint8Array([0x23, 0x20, 0xb1, 0xb8, 0xbc, 0xfe])], '备件.md');
    const good = new File(['# 备件'], 'good.md');
    for (const file of [gbk, good]) Object.defineProperty(file, 'webkitRelativePath', { value: `wiki/${file.name}` });
    expect(await filesOf([gbk, good])).toMatchObject({ files: [{ path: 'good.md', text: '# 备件' }], unreadable: ['备件.md'] });
    enter(<KnowledgePage />, { path: '/knowledge' });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Import folder' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.upload(dialog.getByLabelText('Folder on this computer'), [gbk, good]);
    expect(await dialog.findByText('1 file is not UTF-8 and is left out: 备件.md. Save it as UTF-8 and import again')).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Import 1 file' })).toBeTruthy();
  });
});

describe('an article', () => {
  it('shows its text with anchors, whose it is, and what it is about', async () => {
    enter(<ArticlePage />, { path: '/knowledge/KB-12' });
    const heading = await screen.findByRole('heading', { name: 'Safe remedies' });
    expect(heading.id).toBe('h-safe-remedies');
    expect(screen.getByRole('link', { name: 'HostCpuSaturated' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'pg-core-02' })).toBeTruthy();
    expect(screen.getByText('Version 2 is being written and waits to be published.')).toBeTruthy();
  });

  it('has nothing to publish on the version that readers see', async () => {
    enter(<ArticlePage />, { path: '/knowledge/KB-12' });
    expect(await screen.findByRole('button', { name: 'Confirm…' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish…' })).toBeNull();
  });

  it('in review shows what changes, in signs and words', async () => {
    enter(<ArticlePage />, { path: '/knowledge/KB-12?number=2&view=difference' });
    expect(await screen.findByText('2 lines added, 1 removed')).toBeTruthy();
    expect(screen.getAllByText('removed')).toHaveLength(1);
    expect(screen.getAllByText('+').length).toBe(2);
  });

  it('is published with a day to look again', async () => {
    const { world: house } = enter(<ArticlePage />, { path: '/knowledge/KB-12?number=2' });
    await userEvent.click(await screen.findByRole('button', { name: 'Publish…' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(latest(house, 'KB-12')?.state).toBe('PUBLISHED'));
  });

  it('is not published by who wrote it, and says why', async () => {
    const house = world();
    house.me = ANA;
    enter(<ArticlePage />, { path: '/knowledge/KB-12?number=2', world: house });
    expect(await screen.findByRole('button', { name: 'Return…' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish…' })).toBeNull();
  });

  it('is returned with a reason only', async () => {
    const { world: house } = enter(<ArticlePage />, { path: '/knowledge/KB-12?number=2' });
    await userEvent.click(await screen.findByRole('button', { name: 'Return…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('the reason is missing')).toBeTruthy();
    await userEvent.type(dialog.getByRole('textbox'), 'Which replica?');
    await userEvent.click(dialog.getByRole('button', { name: 'Return' }));
    await waitFor(() => expect(latest(house, 'KB-12')?.state).toBe('DRAFT'));
  });
});

describe('the editor', () => {
  const field = () => screen.findByLabelText('Text in Markdown');

  it('keeps what is not saved, and gives it back', async () => {
    const first = enter(<EditorPage />, { path: '/knowledge/KB-31/edit' });
    await userEvent.type(await field(), ' More.');
    await waitFor(() => expect(localStorage.getItem('evenkeel.article.KB-31')).toContain('More.'));
    first.unmount();
    enter(<EditorPage />, { path: '/knowledge/KB-31/edit' });
    expect(await screen.findByText(/What you wrote and did not save is here again/)).toBeTruthy();
    expect((await field() as HTMLTextAreaElement).value).toContain('More.');
    await userEvent.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect((await field() as HTMLTextAreaElement).value).not.toContain('More.');
  });

  it('loses nothing when somebody else was quicker: theirs stands beside, and can be taken over', async () => {
    const { world: house } = enter(<EditorPage />, { path: '/knowledge/KB-40/edit' });
    const text = await field();
    await userEvent.type(text, '{Control>}a{/Control}Mine.{Enter}First words.');
    const shelved = house.knowledge.articles.find((one) => one.versions[0]?.key === 'KB-40')!;
    shelved.versions = shelved.versions.map((one) => ({ ...one, body: 'First words.\nTheirs.\n', authorName: 'Ana Souza', version: 9 }));
    await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    const panel = await screen.findByRole('region', { name: 'Not saved: somebody else was quicker' });
    expect(within(panel).getByText('Ana Souza')).toBeTruthy();
    expect((text as HTMLTextAreaElement).value).toContain('Mine.');
    await userEvent.click((await within(panel).findAllByRole('button', { name: 'Take theirs here' })).at(-1)!);
    await waitFor(() => expect((text as HTMLTextAreaElement).value).toContain('Theirs.'));
    await userEvent.click(within(panel).getByRole('button', { name: 'Save my text over theirs' }));
    await waitFor(() => expect(latest(house, 'KB-40')?.body).toContain('Mine.'));
    expect(latest(house, 'KB-40')?.body).toContain('Theirs.');
  });

  it('says what is missing', async () => {
    enter(<EditorPage />, { path: '/knowledge/new', language: 'zh-CN' });
    expect(await screen.findByText('缺少标题')).toBeTruthy();
  });

  it('begins with the draft of how an incident was solved, and says by whom it was made', async () => {
    enter(<EditorPage />, { path: '/knowledge/new?draft=INC-1030' });
    expect(await screen.findByText('Draft · made from a template')).toBeTruthy();
    expect((await field() as HTMLTextAreaElement).value).toContain('What helped');
  });
});

describe('what we know inside an incident', () => {
  it('has the runbook first, and says why each is here and what helped', async () => {
    enter(<WhatWeKnow incident="INC-1042" title="CPU saturated" />, { path: '/incidents/INC-1042' });
    await screen.findByRole('link', { name: 'The disk of a database is slow' });
    const links = screen.getAllByRole('link').map((link) => link.textContent);
    expect(links.slice(1)).toEqual(['The disk of a database is slow', 'Host gis-render-03 is silent', '居民身份核验缓慢：连接池耗尽']);
    expect(screen.getByText('Runbook: names the rule HostCpuSaturated, on pg-core-02')).toBeTruthy();
    expect(screen.getByText(/^What helped: The carrier/)).toBeTruthy();
  });

  it('says so where nothing fits', async () => {
    enter(<WhatWeKnow incident="INC-1036" title="Memory short" />, { path: '/incidents/INC-1036' });
    expect(await screen.findByText(/Nothing written fits this yet/)).toBeTruthy();
  });
});
