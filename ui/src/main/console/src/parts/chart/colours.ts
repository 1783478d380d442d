/** Canvas can't read `light-dark()` from a token, so each token is resolved once per theme by an element that wears it. */
export type Colours = {
  series: string[];
  /** Of lines that have a colour of their own, by their token. */
  own: Record<string, string>;
  text: string;
  text2: string;
  grid: string;
  span: string;
  critical: string;
  surface: string;
  hatch: string;
};

export function resolveColours(within: HTMLElement, tokens: readonly string[] = []): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  within.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours: Colours = {
    series: Array.from({ length: 8 }, (_, index) => read(`--chart-${index + 1}`)),
    own: Object.fromEntries(tokens.map((token) => [token, read(token)])),
    text: read('--text-3'),
    text2: read('--text-2'),
    grid: read('--chart-grid'),
    span: read('--chart-span'),
    critical: read('--critical'),
    surface: read('--surface'),
    hatch: read('--hair'),
  };
  probe.remove();
  return colours;
}
