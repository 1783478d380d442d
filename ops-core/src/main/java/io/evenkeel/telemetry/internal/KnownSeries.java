package io.evenkeel.telemetry.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of series by the bytes in which a sender writes their labels. One for each source, since the same labels mean
 * another series where they come from another host. Emptied when series were forgotten. Thread-safe.
 */
final class KnownSeries {

    private static final int MOST_SOURCES = 10_000;

    /** More ways to write the same labels than a sender has series are not remembered. */
    private static final int MOST_OF_ONE = 400_000;

    private final Map<String, OfSource> bySource = new ConcurrentHashMap<>();

    /** The numbers of one source; {@code generation} is that of the store, asked before. */
    OfSource of(String source, long generation) {
        OfSource own = bySource.get(source);
        if (own == null || own.generation != generation || own.known.size() > MOST_OF_ONE) {
            if (bySource.size() >= MOST_SOURCES) {
                bySource.clear();
            }
            own = new OfSource(generation);
            bySource.put(source, own);
        }
        return own;
    }

    /** A series, and the one that stood behind it in a request before: senders keep their order. */
    static final class Known {
        private final long high;
        private final long low;
        private final int number;

        /** A guess, compared before it is believed: threads that overwrite each other's do no harm. */
        private @Nullable Known next;

        private Known(LabelHash labels, int number) {
            this.high = labels.high();
            this.low = labels.low();
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** What one source sends. Thread-safe. */
    static final class OfSource {
        private final long generation;
        private final Map<LabelHash, Known> known = new ConcurrentHashMap<>();

        private OfSource(long generation) {
            this.generation = generation;
        }

        void put(LabelHash labels, int number) {
            known.put(labels, new Known(labels, number));
        }

        /**
         * The series with these labels, or null.
         *
         * @param before the series in front of it in the request; null if there is none or it is not known
         */
        @Nullable
        Known find(@Nullable Known before, long high, long low) {
            Known guess = before == null ? null : before.next;
            if (guess != null && guess.high == high && guess.low == low) {
                return guess;
            }
            Known found = known.get(new LabelHash(high, low));
            if (before != null && found != null) {
                before.next = found;
            }
            return found;
        }
    }
}
