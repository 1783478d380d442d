/** The name of a heading as the server gives it to passages: small letters, blanks as dashes, other signs left out. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}\-_ ]/gu, '')
    .replaceAll(' ', '-');
}
