import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../mock/difference';
import { anchorOf } from '../parts/anchor';
import { hunks, withTheirs } from './hunks';
import { daysUntil, markedPieces, namesIn, withoutTitle } from './words';

/** Takes over everything of theirs, stretch by stretch. */
function merged(theirs: string, own: string): string {
  let text = own;
  for (let turn = 0; turn < 20; turn += 1) {
    const { rows } = differenceOf(theirs, text);
    const [first] = hunks(rows);
    if (first === undefined) return text;
    text = withTheirs(text, rows, first);
  }
  throw new Error('it does not end');
}

describe('merging two texts', () => {
  it.each([
    ['a\nb\nc', 'a\nc'],
    ['a\nc', 'a\nb\nc'],
    ['x\na\nb', 'a\nb'],
    ['a\nb\nx', 'a\nb'],
    ['a\nB\nc\nd', 'a\nb\nc'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\nnew', '1\n2\n3\n4\n5\n6\n7\n8\n9'],
    ['', 'mine'],
  ])('all of theirs taken over is theirs: %j and %j', (theirs, own) => expect(merged(theirs, own)).toBe(theirs));

  it('one stretch taken over leaves the others as they are', () => {
    const theirs = 'a\nTHEIRS\n1\n2\n3\n4\n5\n6\n7\nz';
    const own = 'a\nmine\n1\n2\n3\n4\n5\n6\n7\nmine too\nz';
    const { rows } = differenceOf(theirs, own);
    expect(withTheirs(own, rows, hunks(rows)[0]!)).toBe('a\nTHEIRS\n1\n2\n3\n4\n5\n6\n7\nmine too\nz');
  });
});

describe('words of the knowledge pages', () => {
  it.each([
    ['Safe remedies', 'safe-remedies'],
    ['Was tun? (kurz)', 'was-tun-kurz'],
    ['处理 / 步骤 1', '处理--步骤-1'],
    ['  p95_latency ', 'p95_latency'],
  ])('the heading %j has the anchor %j', (heading, anchor) => expect(anchorOf(heading)).toBe(anchor));

  it('marks the stretches that matched, and none that lies outside', () => {
    expect(markedPieces('disk is slow', [{ from: 8, to: 12 }, { from: 0, to: 4 }, { from: 2, to: 6 }, { from: 9, to: 99 }])).toEqual([
      { text: 'disk', marked: true },
      { text: ' is ', marked: false },
      { text: 'slow', marked: true },
    ]);
  });

  it('counts days to a review', () => expect([daysUntil('2026-11-25', Date.parse('2026-11-22T10:00:00')), daysUntil('2026-11-20', Date.parse('2026-11-22T10:00:00'))]).toEqual([3, -2]));
  it('reads names in either language', () => expect(namesIn('HostSilent，HostDown, HostSilent')).toEqual(['HostSilent', 'HostDown']));
  it('leaves a title out that stands on the page already', () => expect([withoutTitle('# A\n\ntext', 'A'), withoutTitle('# B\ntext', 'A')]).toEqual(['text', '# B\ntext']));
});
