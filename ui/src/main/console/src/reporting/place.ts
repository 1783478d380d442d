/** Which figure's rows are asked for: of a part, a figure or a table's column, and there a line. */
export type Counted = { part: string; figure: string; line?: string };

/** As the address has it, and the links in the PDF: incidents.opened, or services.availability.down.billing. */
export function counted(text: string | undefined): Counted | undefined {
  const [part, figure, column, ...line] = (text ?? '').split('.');
  if (part === undefined || part === '' || figure === undefined) return undefined;
  return column === undefined ? { part, figure } : { part, figure: `${figure}.${column}`, line: line.join('.') };
}

export function placeOf({ part, figure, line }: Counted): string {
  return [part, figure, ...(line === undefined ? [] : [line])].join('.');
}
