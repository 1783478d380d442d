import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { enter } from '../../test/house';
import Markdown from './Markdown';

const show = (text: string) => enter(<Markdown text={text} />, { path: '/knowledge/KB-12' });
const link = () => screen.findByRole<HTMLAnchorElement>('link');

describe('a link within a text', () => {
  it('to our own pages opens them without loading the console anew', async () => {
    const { router } = show('See [the changes](/changes?days=7).');
    await userEvent.click(await link());
    expect(router.state.location.href).toBe('/changes?days=7');
  });

  it.each([
    ['[Your password has expired](https://evil.example/login)', 'Your password has expired (evil.example)', 'https://evil.example/login'],
    ['[The changes](//evil.example/changes)', 'The changes (evil.example)', '//evil.example/changes'],
    ['[The modem](http://192.168.0.1/)', 'The modem (192.168.0.1)', 'http://192.168.0.1/'],
    ['<https://docs.example/disk>', 'https://docs.example/disk', 'https://docs.example/disk'],
  ])('to elsewhere says where it leads, and what opens knows nothing of us: %s', async (text, said, address) => {
    const { router } = show(text);
    const out = await link();
    expect([out.textContent, out.target, out.rel, out.title]).toEqual([said, '_blank', 'noopener noreferrer', address]);
    out.addEventListener('click', (event) => event.preventDefault());
    await userEvent.click(out);
    expect(router.state.location.pathname).toBe('/knowledge/KB-12');
  });
});
