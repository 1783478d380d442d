import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import { offer, unknown, worded } from '../../mock/assistant';
import { world } from '../../mock/world';
import { broke, enter, type House } from '../../test/house';
import type { ChatAnswer, Proposal } from '../api/assistant';
import { TimeWords } from '../parts/format';
import en from '../i18n/en';
import { translator } from '../i18n/words';
import HandoverPage from '../oncall/HandoverPage';
import { AnswerView } from './AnswerView';
import AssistantPage from './AssistantPage';
import { Chat } from './Chat';
import { AssistantSide } from './AssistantSide';
import { Drafting } from './DraftCard';
import { causeAndRemedy, withoutMark } from './draftText';
import { ProposalCard } from './ProposalCard';
import { asText, checked, firstQuestions } from './words';

const CHAT = '0199b0a0-0000-7000-8000-000000000c01';
const QUESTIONS = `/api/assistant/chats/${CHAT}/questions`;
const now = Date.now();
const at = { path: '/incidents/INC-1042' };

function talk(house: House = {}) {
  return enter(<Chat about="INC-1042" id={CHAT} onChat={() => undefined} />, { ...at, ...house });
}

async function ask(question: string) {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Ask about INC-1042…' }), `${question}{Enter}`);
}

const stream = (...events: [string, unknown][]) => events.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join('');

describe('an answer', () => {
  const show = (answer: ChatAnswer, house: House = {}) => enter(<AnswerView question="Why?" answer={answer} />, { ...at, ...house });

  it('says that no model took part, or which', async () => {
    show({ ...worded(now), model: undefined });
    expect(await screen.findByText('No model took part')).toBeTruthy();
  });

  it('keeps what stands in no source apart from the facts, under its own heading', async () => {
    show(worded(now));
    const apart = await screen.findByRole('region', { name: 'Not found in any source' });
    expect(within(apart).getByText('The rebuild will be done in about two hours.')).toBeTruthy();
    expect(within(apart).getByText('It names a source, and this does not stand there.')).toBeTruthy();
    expect(screen.queryAllByText('The rebuild will be done in about two hours.')).toHaveLength(1);
    expect(screen.getByText('Checker: 3 of 5 claims stand in the source')).toBeTruthy();
  });

  it('opens what was seen beside the claim', async () => {
    show(worded(now));
    const [first] = await screen.findAllByRole('button', { name: 'Source 1: I/O wait of pg-core-02' });
    await userEvent.click(first!);
    expect(await screen.findByText('4 % at 14:03, 71 % at 14:05, 68 % now.')).toBeTruthy();
    expect(first!.getAttribute('aria-expanded')).toBe('true');
  });

  it('is text, never markup', async () => {
    show({ ...worded(now), claims: [{ text: '<img src=x onerror=alert(1)> **bold**', sources: [], check: 'HOLDS' }] });
    expect(await screen.findByText('<img src=x onerror=alert(1)> **bold**')).toBeTruthy();
    expect(document.querySelector('.an img')).toBeNull();
  });

  it('leads nowhere outside of the console', async () => {
    show({ ...worded(now), sources: worded(now).sources.map((source) => ({ ...source, address: '//evil.example/x' })) });
    await screen.findByText('Model: qwen-32b');
    expect(document.querySelector('a[href*=evil]')).toBeNull();
  });

  it('that is none says so and names whom to ask', async () => {
    show(unknown('天气'), { language: 'zh-CN' });
    expect(await screen.findByText('我不知道')).toBeTruthy();
    expect(screen.getByText('可以问：Ana Souza')).toBeTruthy();
  });

  it('is taken along with its sources and with what stands in none', () => {
    const text = asText('Why?', worded(now), new TimeWords('en', 'UTC', translator('en', en)), now, translator('en', en), 'https://ops.example');
    expect(text).toContain('- Step 2 of CHG-80 began two minutes before. [2]');
    expect(text).toMatch(/Not found in any source\n- The rebuild will be done/);
    expect(text).toMatch(/\[2\] CHG-80 .* https:\/\/ops\.example\/changes\/CHG-80/);
  });

  it('counts what is a claim only', () => expect(checked(worded(now))).toEqual({ all: 5, hold: 3 }));
});

describe('a chat', () => {
  it('shows the answer when it is whole, and counts down what may be asked', async () => {
    const { world: house } = talk();
    await ask('Who is on call?');
    expect(await screen.findByText('值班表 Operations 现在由 Zhang Wei 值班。')).toBeTruthy();
    expect(await screen.findByText(/^187 questions left until/)).toBeTruthy();
    expect(house.assistant.chats[0]?.turns).toHaveLength(3);
  });

  it('shows what it looks at meanwhile, can be stopped, and can be asked again', async () => {
    talk({ broken: {} });
    await screen.findByText('What changed before it began?');
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) =>
      input === QUESTIONS
        ? Promise.resolve(new Response(new ReadableStream({ start: (out) => {
            out.enqueue(new TextEncoder().encode(stream(['looks', { tool: 'incident', subject: "INC-1042's timeline" }], ['words', { text: 'It is ' }])));
            init.signal?.addEventListener('abort', () => out.error(new Error('aborted')));
          } }), { status: 200 }))
        : real(input, init),
    );
    await ask('Why?');
    expect(await screen.findByText("Looks at the incident: INC-1042's timeline")).toBeTruthy();
    expect(screen.getByText('Not checked yet:')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped by you.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
  });

  it('says that an answer broke off, and shows its words as not checked', async () => {
    talk();
    await ask('cut');
    expect(await screen.findByText('The answer broke off: the line or the server was gone.')).toBeTruthy();
    expect(screen.getByText('What had come until then, not checked:')).toBeTruthy();
  });

  it('says why a question was refused', async () => {
    talk();
    await ask('refuse');
    expect(await screen.findByText('Too many ask at once. Ask again in a minute.')).toBeTruthy();
  });

  it('says what the server says before anything streams', async () => {
    talk({ broken: { [QUESTIONS]: problem(429, 'questions-too-many', 'Ten questions a minute. Wait 20 s.') } });
    await ask('Why?');
    expect(await screen.findByText('Ten questions a minute. Wait 20 s.')).toBeTruthy();
  });

  it('says in a sentence that the model is away, and takes no question when none is left', async () => {
    const house = world();
    house.assistant.state = { ...house.assistant.state, configured: true, away: 'The model has not answered for 4 s; answers come from the facts.', limits: { questionsLeft: 0, resetsAt: new Date(now + 60_000).toISOString() } };
    talk({ world: house });
    expect(await screen.findByText(/The model has not answered for 4 s/)).toBeTruthy();
    expect(screen.getByText(/^No question left until/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('offers first questions that fit what it is about, in the language of the reader', () => {
    const t = translator('en', en);
    expect(firstQuestions('INC-7', t)).toContain('What should I do now?');
    expect(firstQuestions('db-01', t)).toContain('What depends on db-01?');
    expect(firstQuestions(undefined, t)).toContain('What is firing now?');
  });

  it('begins with such a question', async () => {
    const { world: house } = enter(<AssistantPage />, { path: '/assistant', language: 'zh-CN' });
    await userEvent.click(await screen.findByRole('button', { name: '谁在值班？' }));
    await waitFor(() => expect(house.assistant.chats[0]?.turns[0]?.question).toBe('谁在值班？'));
  });
});

describe('one\'s own chats', () => {
  it('are listed and deleted', async () => {
    const { world: house } = enter(<AssistantPage />, { path: '/assistant' });
    await userEvent.click(await screen.findByRole('button', { name: 'Delete “谁在值班？”' }));
    await waitFor(() => expect(house.assistant.chats).toHaveLength(1));
  });

  it('say so when there is none', async () => {
    const house = world();
    house.assistant.chats = [];
    enter(<AssistantPage />, { path: '/assistant', world: house });
    expect(await screen.findByRole('heading', { name: 'No chat yet' })).toBeTruthy();
  });

  it('say that they can not be read', async () => {
    enter(<AssistantPage />, { path: '/assistant', broken: { '/api/assistant/chats': broke } });
    expect(await screen.findByRole('heading', { name: "Your chats can't be read" })).toBeTruthy();
  });

  it('open at the side of an incident', async () => {
    enter(<AssistantSide about="INC-1042" />, at);
    await userEvent.click(await screen.findByRole('button', { name: 'Ask' }));
    const side = await screen.findByRole('dialog', { name: 'Assistant' });
    expect(await within(side).findByText('Is the rebuild the cause? When is it done?')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a proposal', () => {
  const card = (proposal: Proposal, house: House = {}) => enter(<ProposalCard proposal={proposal} />, { ...at, ...house });
  const fresh = () => offer(Date.now(), 'p-9', 'INC-1042');
  const press = async () => userEvent.click(await screen.findByRole('button', { name: 'Comment as Zhang Wei' }));

  it('has done nothing yet, says what it would do, and is done with the words as they were edited', async () => {
    const { world: house } = card(fresh());
    expect(await screen.findByText('Proposal · nothing done yet')).toBeTruthy();
    expect(screen.getByText('The words below stand in the timeline of INC-1042 under your name.')).toBeTruthy();
    expect(screen.getByText(/^valid [45]:/)).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox'), ' Ana knows.');
    await press();
    expect(await screen.findByText('Done')).toBeTruthy();
    expect(house.assistant.pressed['p-9']).toMatch(/it is being stopped\. Ana knows\.$/);
  });

  it('is dismissed', async () => {
    const { world: house } = card(fresh());
    await userEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(await screen.findByText('Dismissed · nothing was done')).toBeTruthy();
    expect(house.assistant.pressed['p-9']).toBe('dismissed');
  });

  it('that was used is grey and says so', async () => {
    const house = world();
    house.assistant.pressed['p-9'] = 'before';
    card(fresh(), { world: house });
    await press();
    expect(await screen.findByText('This proposal was pressed already. What it did stands on the page.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('that is outdated by a new state is grey and says so', async () => {
    card({ ...fresh(), words: 'outdated' });
    await press();
    expect(await screen.findByText(/INC-1042 has changed since this was proposed/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('whose time is over is grey', async () => {
    card({ ...fresh(), validUntil: new Date(now - 1000).toISOString() });
    expect(await screen.findByText('Its time is over. Ask again for a new one.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('of an answer that is read again can not be pressed', async () => {
    const { id, verb, object, consequence, validUntil } = fresh();
    card({ id, verb, object, consequence, validUntil });
    expect(await screen.findByText(/It was offered earlier/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('stays when the server does not answer', async () => {
    card(fresh(), { broken: { '/api/assistant/proposals/p-9': 'away' } });
    await press();
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Comment as Zhang Wei' })).toBeTruthy();
  });
});

describe('a draft', () => {
  it('says by whom it was made, and goes into the editor only', async () => {
    const edited: string[] = [];
    enter(<Drafting kind="INCIDENT_SUMMARY" about="INC-1042" label="Draft a summary" onEdit={(draft) => edited.push(draft.text)} />, at);
    await userEvent.click(await screen.findByRole('button', { name: 'Draft a summary' }));
    const draft = await screen.findByRole('region', { name: 'Draft' });
    expect(within(draft).getByText('Draft · made from a template')).toBeTruthy();
    expect(within(draft).getAllByRole('button').map((button) => button.textContent)).toEqual(['Open in the editor', 'Drop it']);
    await userEvent.click(within(draft).getByRole('button', { name: 'Open in the editor' }));
    expect(edited[0]).toContain('CPU saturated');
  });

  it('fills the words of the hand-over without its mark', async () => {
    enter(<HandoverPage />, { path: '/oncall/handover' });
    await userEvent.click(await screen.findByRole('button', { name: 'Draft the words' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Open in the editor' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toMatch(/^Look at INC-1042 first/);
  });

  it('of a review is taken apart by its headings, in both languages', () => {
    expect(causeAndRemedy('> 草稿\n\n## 原因\n\n日志\n\n## 处置\n\n改回')).toEqual({ cause: '日志', remedy: '改回' });
    expect(causeAndRemedy('> Draft, made from a template\n\nOnly words')).toEqual({ cause: 'Only words', remedy: '' });
  });

  it('of a review that a template made leaves open what nobody has said, and the course where it stands already', () => {
    const made = '> Draft, put together from the facts by a template.\n\n- Priority: P1\n\n## Cause\n\n_To be written: why it happened, and how that is known._\n\n## Remedy\n\nThe \\*old\\* files of **cache\\_1** were removed\n\n## Course\n\n- 2026-11-23 00:03 UTC opened\n';
    expect(causeAndRemedy(made)).toEqual({ cause: '', remedy: 'The *old* files of cache_1 were removed' });
    expect(causeAndRemedy('> 草稿\n\n## 原因\n\n_待填写：为什么发生。_\n\n## 措施\n\n_待填写：做了什么。_\n')).toEqual({ cause: '', remedy: '' });
  });

  it('that goes straight into its fields is not shown before', async () => {
    const edited: string[] = [];
    enter(<Drafting straight kind="REVIEW" about="INC-1036" label="Draft cause and remedy" onEdit={(draft) => edited.push(draft.text)} />, at);
    await userEvent.click(await screen.findByRole('button', { name: 'Draft cause and remedy' }));
    expect(await screen.findByText('Draft · made from a template')).toBeTruthy();
    expect(edited[0]).toContain('A debug log filled the disk.');
    expect(screen.queryByRole('region', { name: 'Draft' })).toBeNull();
  });

  it('loses its mark and nothing else', () => expect(withoutMark('> Draft\n\n> quoted\n\ntext')).toBe('> quoted\n\ntext'));
});
