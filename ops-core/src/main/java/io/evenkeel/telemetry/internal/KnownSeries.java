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

    private record OfSource(long generation, Map<LabelHash, Integer> numbers) {}

    private final Map<String, OfSource> bySource = new ConcurrentHashMap<>();

    /** The numbers of one source; {@code generation} is that of the store, asked before. */
    Map<LabelHash, Integer> of(String source, long generation) {
        OfSource own = bySource.get(source);
        if (own == null || own.generation != generation || own.numbers.size() > MOST_OF_ONE) {
            if (bySource.size() >= MOST_SOURCES) {
                bySource.clear();
            }
            own = new OfSource(generation, new ConcurrentHashMap<>());
            bySource.put(source, own);
        }
        return own.numbers;
    }

    static int number(Map<LabelHash, Integer> known, LabelHash labels, int otherwise) {
        @Nullable Integer number = known.get(labels);
        return number == null ? otherwise : number;
    }
}
