package io.evenkeel.otlp;

/**
 * What became of a request that was taken.
 *
 * @param refused records, data points or spans that were not taken; to send them again can't help
 * @param sentence why; empty where nothing is to be said
 */
public record Taken(long refused, String sentence) {
    /** Nothing was refused. */
    public static final Taken WHOLE = new Taken(0, "");

    boolean isWhole() {
        return refused == 0 && sentence.isEmpty();
    }
}
