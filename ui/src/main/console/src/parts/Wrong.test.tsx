import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { enter } from '../../test/house';
import { Problem } from '../api/http';
import { fieldError, Wrong } from './Wrong';

const taken = new Problem(409, 'name-taken', 'Somebody is called wei already. Choose another.', 'name');

function Form() {
  return (
    <>
      <Wrong error={taken} />
      <output>{fieldError(taken, 'name')}</output>
    </>
  );
}

describe('a refusal', () => {
  it('is in the language of the reader, at the form and at its field', async () => {
    enter(<Form />, { language: 'zh-CN' });
    expect((await screen.findByRole('alert')).textContent).toContain('已有人使用这个名称，换一个。');
    expect(screen.getByRole('status').textContent).toBe('已有人使用这个名称，换一个。');
  });

  it('is the sentence of the server in its own language', async () => {
    enter(<Form />);
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody is called wei already.');
  });

  it('is the sentence of the server where its code is not known', async () => {
    enter(<Wrong error={new Problem(409, 'never-heard-of', 'Not on a Sunday.')} />, { language: 'zh-CN' });
    expect((await screen.findByRole('alert')).textContent).toContain('Not on a Sunday.');
  });
});
