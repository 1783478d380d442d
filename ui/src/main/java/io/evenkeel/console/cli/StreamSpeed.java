package io.evenkeel.console.cli;

import io.evenkeel.telemetry.AnomalyStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many points a second of its processor one thread scores, values in memory; the best of some rounds, the first of which compile. */
final class StreamSpeed {
    private static final int ROUNDS = 5;

    private final List<Series> all = new ArrayList<>();

    private record Series(long[] times, double[] values) {}

    /** Scores one series, point by point. */
    interface Scorer {
        double score(long millis, double value);
    }

    /** @param data a folder of series, {@code .csv.gz}, below which all are taken */
    StreamSpeed(Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.walk(data)) {
            files = inside.filter(each -> each.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            var times = new ArrayList<Long>();
            var values = new ArrayList<Double>();
            MeasuredRows.read(file.toString(), (time, number, millis, value) -> {
                times.add(millis);
                values.add(value);
            });
            all.add(new Series(
                    times.stream().mapToLong(Long::longValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    /** @param peer the library to measure in turn, on the same points */
    void tell(Optional<Path> peer) {
        Supplier<Scorer> own = () -> {
            var stream = new AnomalyStream();
            return (millis, value) -> stream.next(millis, value).score();
        };
        if (peer.isEmpty()) {
            System.out.printf("anomalies: %.0f points a CPU second of one thread%n", best(own));
            return;
        }
        try (var forest = new CutForest(peer.get())) {
            double theirs = best(forest::scorer);
            double ours = best(own);
            System.out.printf(
                    "anomalies: %.0f points a CPU second of one thread; random cut forest %.0f, %.1f times as fast%n",
                    ours, theirs, ours / theirs);
        }
    }

    private double best(Supplier<Scorer> scorers) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, once(scorers));
        }
        return best;
    }

    private double once(Supplier<Scorer> scorers) {
        var clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        long points = 0;
        double sum = 0;
        for (Series series : all) {
            Scorer scorer = scorers.get();
            for (int i = 0; i < series.times().length; i++) {
                sum += scorer.score(series.times()[i], series.values()[i]);
            }
            points += series.times().length;
        }
        if (sum == 0) {
            throw new CannotStart("No point of these series is unusual in the least; the scores are not computed.");
        }
        return points / ((clock.getCurrentThreadCpuTime() - begin) / 1e9);
    }
}
