import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { enter } from '../../test/house';
import type { Alarm } from '../api/oncall';
import { Alarms } from './Alarms';

const since = '2026-09-21T08:00:00Z';
const nobody: Alarm = { code: 'nobody-reachable', facts: { policy: 'Standard', why: 'not-verified', people: '张伟' }, sentence: 'Nobody of the policy “Standard” can be reached.', since };

describe('an alarm', () => {
  it('gives its reason in the language of the reader', async () => {
    enter(<Alarms alarms={[nobody, { code: 'channel-failed', facts: { subject: 'a@b.example', reason: '550 no such box' }, sentence: '', since }]} />, { language: 'zh-CN' });
    const [first, second] = await screen.findAllByRole('alert');
    expect(first?.textContent).toContain('升级策略“Standard”中无人可以联系。 张伟 未打开控制台，邮箱也未验证。');
    expect(second?.textContent).toContain('发往 a@b.example 的消息无法送出。 最近一次回应：550 no such box');
  });

  it('is said in the words of the server where its reason is not known', async () => {
    enter(<Alarms alarms={[{ ...nobody, facts: { why: 'on-strike' } }]} />, { language: 'zh-CN' });
    expect((await screen.findByRole('alert')).textContent).toContain(nobody.sentence);
  });

  it('that is new to us is said in the words of the server', async () => {
    enter(<Alarms alarms={[{ code: 'moon', facts: {}, sentence: 'The moon fell down.', since }]} />);
    expect(await screen.findByText(/The moon fell down/)).toBeTruthy();
  });
});
