function Keel() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M1 7.2h16c-.9 4.6-4 7.6-8 7.6S1.9 11.8 1 7.2z" fill="currentColor" />
      <path d="M9 1v4.4" stroke="currentColor" strokeWidth="2" />
      <path d="M6.2 17.2h5.6" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

export function Brand() {
  return (
    <>
      <Keel />
      <span className="w">Evenkeel</span>
    </>
  );
}
