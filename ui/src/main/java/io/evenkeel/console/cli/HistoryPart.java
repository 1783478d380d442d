package io.evenkeel.console.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which cases of a history are read, so that it takes about five seconds for each started 40 MB of its files, however they are
 * packed: as many as {@link #EACH} unpacked for each {@link #STARTED} stored. Of more than that, some that are spread evenly
 * over the order of their names: what is usual is known from a part of them nearly as well. Pure: the same history, the same
 * part.
 */
final class HistoryPart {
    private static final long STARTED = 40_000_000;
    private static final long EACH = 45_000_000;

    private HistoryPart() {}

    /** A case and how much it takes. */
    record Sized(Path folder, CaseSize size) {}

    /** @param all in the order of their names */
    static List<Path> of(List<Sized> all) {
        CaseSize whole = all.stream().map(Sized::size).reduce(CaseSize.NOTHING, CaseSize::plus);
        long left = EACH * Math.max(1, Math.ceilDiv(whole.stored(), STARTED));
        if (whole.unpacked() <= left) {
            return all.stream().map(Sized::folder).toList();
        }
        List<Integer> read = new ArrayList<>();
        for (int place : spread(all.size())) {
            long takes = all.get(place).size().unpacked();
            if (takes <= left) {
                read.add(place);
                left -= takes;
            }
        }
        return read.stream().sorted().map(place -> all.get(place).folder()).toList();
    }

    /** Places such that each beginning of the list is spread evenly: by their bits from the last to the first (van der Corput). */
    private static List<Integer> spread(int places) {
        return IntStream.range(0, places)
                .boxed()
                .sorted(Comparator.comparingLong(place -> Integer.toUnsignedLong(Integer.reverse(place))))
                .toList();
    }
}
