import { resolveColours } from './colours';

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveText(text: string, name: string): void {
  save(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }), name);
}

/** The chart as it is seen, on its surface, with its title: a picture that explains itself in a chat. */
export function savePicture(chart: HTMLCanvasElement, title: string, name: string): void {
  const colours = resolveColours(document.body);
  const head = 30 * devicePixelRatio;
  const picture = document.createElement('canvas');
  picture.width = chart.width + 16 * devicePixelRatio;
  picture.height = chart.height + head + 8 * devicePixelRatio;
  const pen = picture.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = colours.surface;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = colours.text2;
  pen.font = `600 ${13 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillText(title, 10 * devicePixelRatio, 20 * devicePixelRatio);
  pen.drawImage(chart, 8 * devicePixelRatio, head);
  picture.toBlob((blob) => {
    if (blob !== null) save(blob, name);
  });
}
