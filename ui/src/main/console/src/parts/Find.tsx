/** The field over a list that says what to find; nothing typed is no filter. */
export function Find({ label, value, onFind }: { label: string; value: string | undefined; onFind: (typed: string | undefined) => void }) {
  return <input className="find-in" type="search" aria-label={label} placeholder={label} value={value ?? ''} onChange={(event) => onFind(event.target.value === '' ? undefined : event.target.value)} />;
}
