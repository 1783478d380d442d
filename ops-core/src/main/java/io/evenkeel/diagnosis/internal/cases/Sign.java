package io.evenkeel.diagnosis.internal.cases;

/**
 * Something unusual about a component.
 *
 * @param key what is measured, the same from case to case
 * @param strength from 0 (nothing) to about 1 (beyond doubt), a logarithm of robust standard deviations
 * @param size how much it moved, in the measurement's own unit; compared only among signs of the same key
 * @param onset when it began, milliseconds since 1970
 * @param until when the stretch that deviates most ended; {@link #OPEN} where only the beginning is known
 * @param rarity from 0 (it is always so here) to 1 (never seen)
 * @param here strength beyond what is usual in its own normal time alone, whatever other cases had
 * @param peerRarity from 0 (all others have it as strongly) to 1 (nobody else has it)
 */
record Sign(
        String component,
        SignClass kind,
        String key,
        double strength,
        double size,
        long onset,
        long until,
        double rarity,
        double peerRarity,
        double here,
        String text) {
    static final long OPEN = Long.MAX_VALUE;
    private static final long MINUTE = 60_000;

    static Sign of(
            String component, SignClass kind, String key, double strength, double size, long onset, String text) {
        return new Sign(component, kind, key, strength, size, onset, OPEN, 1, 1, strength, text);
    }

    /** The same deviation, told of another component or as something else. */
    Sign of(String other, SignClass as, String about, String words) {
        return new Sign(other, as, about, strength, size, onset, until, rarity, peerRarity, here, words);
    }

    Sign until(long end) {
        return new Sign(component, kind, key, strength, size, onset, end, rarity, peerRarity, here, text);
    }

    Sign withRarity(double time, double peers) {
        return new Sign(component, kind, key, strength, size, onset, until, time, peers, here, text);
    }

    Sign withHere(double own) {
        return new Sign(component, kind, key, strength, size, onset, until, rarity, peerRarity, own, text);
    }

    /** A change is no deviation: somebody did it, whether or not anything followed. */
    boolean isSeen() {
        return kind != SignClass.CHANGE;
    }

    /** Common time by the time of both: 1 where they begin and end together. */
    double timeSharedWith(Sign other) {
        double common = Math.min(until, other.until) - Math.max(onset, other.onset) + (double) MINUTE;
        double both = Math.max(until, other.until) - Math.min(onset, other.onset) + (double) MINUTE;
        return Math.max(0, common / both);
    }

    double weight() {
        return strength * rarity;
    }

    double ownWeight() {
        return strength * rarity * peerRarity;
    }
}
