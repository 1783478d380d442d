/**
 * The sound of a page: two rising tones, every four seconds, for two minutes at most. Made here, so that no file must be
 * fetched at night. A browser allows it only after the person has touched the page once.
 */
const EVERY_MS = 4_000;
const FOR_MS = 120_000;

let context: AudioContext | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

type Hearing = 'ready' | 'blocked' | 'none';

/** Asked on the first touch of the page. */
export function unlockSound(): void {
  if (typeof AudioContext === 'undefined' || !navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

export function hearing(): Hearing {
  if (typeof AudioContext === 'undefined') return 'none';
  return context?.state === 'running' ? 'ready' : 'blocked';
}

function tone(at: number, frequency: number, seconds: number): void {
  if (context === undefined) return;
  const source = new OscillatorNode(context, { type: 'triangle', frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
  volume.gain.setValueAtTime(0.35, at + seconds - 0.05);
  volume.gain.linearRampToValueAtTime(0, at + seconds);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + seconds);
}

export function soundOnce(): void {
  unlockSound();
  if (context === undefined) return;
  const now = context.currentTime + 0.02;
  tone(now, 660, 0.22);
  tone(now + 0.26, 880, 0.22);
  tone(now + 0.6, 660, 0.22);
  tone(now + 0.86, 880, 0.34);
}

export function soundAlarm(): void {
  stopAlarm();
  soundOnce();
  const until = Date.now() + FOR_MS;
  timer = setInterval(() => {
    if (Date.now() > until) stopAlarm();
    else soundOnce();
  }, EVERY_MS);
}

export function stopAlarm(): void {
  clearInterval(timer);
  timer = undefined;
}
