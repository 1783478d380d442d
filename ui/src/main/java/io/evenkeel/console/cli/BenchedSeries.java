package io.evenkeel.console.cli;

import io.evenkeel.telemetry.AnomalyStream;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the forms of the benchmark's files into those of the commands and back, and takes the time of a stream. */
final class BenchedSeries {

    private static final String STEP = "PT1H";
    private static final int HOURS = 24;
    private static final int DAYS = 21;
    private static final double FULL = 90;
    private static final int ROUNDS = 5;

    private BenchedSeries() {}

    static void forecast(Path data, Path out) throws IOException {
        List<String> ids = split(data.resolve("train.csv.gz"), out.resolve("in"));
        ask(out, 2 * HOURS);
        try (Writer all = Files.newBufferedWriter(out.resolve("forecast.csv"))) {
            all.write("id,step,forecast,lower,upper\n");
            for (String id : ids) {
                for (String row : rows(out, id)) {
                    all.write(id + "," + row + "\n");
                }
            }
        }
    }

    static void capacity(Path data, Path out) throws IOException {
        List<String> ids = split(data.resolve("history.csv.gz"), out.resolve("in"));
        ask(out, DAYS * HOURS);
        try (Writer all = Files.newBufferedWriter(out.resolve("capacity.csv"))) {
            all.write("id,days_until_full,lower,upper\n");
            for (String id : ids) {
                List<String> rows = rows(out, id);
                Optional<Double> full = days(rows, 1);
                all.write(id + ","
                        + full.map(days -> days + "," + days(rows, 3).orElse(days) + ","
                                        + days(rows, 2).orElse((double) DAYS))
                                .orElse(",,")
                        + "\n");
            }
        }
    }

    private static void ask(Path out, int horizon) {
        BenchAnalytics.ask(
                new MetricsForecastCommand(),
                "--batch",
                out.resolve("in").toString(),
                "--out",
                out.resolve("out").toString(),
                "--step",
                STEP,
                "--horizon",
                Integer.toString(horizon));
    }

    /** A file of one number a line for each series, from a file with a series a line. */
    private static List<String> split(Path packed, Path into) throws IOException {
        Files.createDirectories(into);
        var ids = new ArrayList<String>();
        try (var lines = new java.io.BufferedReader(TextInput.of(packed.toString()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split(","));
                ids.add(cells.getFirst());
                Files.write(into.resolve(cells.getFirst() + ".csv"), cells.subList(1, cells.size()));
            }
        }
        return ids;
    }

    private static List<String> rows(Path out, String id) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("out").resolve(id + ".csv"));
        return lines.subList(1, lines.size());
    }

    private static Optional<Double> days(List<String> rows, int column) {
        for (int i = 0; i < rows.size(); i++) {
            if (Double.parseDouble(List.of(rows.get(i).split(",")).get(column)) >= FULL) {
                return Optional.of((i + 1) / (double) HOURS);
            }
        }
        return Optional.empty();
    }

    /** Points a CPU second of one thread, values in memory, the best of some rounds: the first ones compile. */
    static void speed(Path data) throws IOException {
        var times = new ArrayList<long[]>();
        var values = new ArrayList<double[]>();
        List<Path> files;
        try (Stream<Path> inside = Files.walk(data)) {
            files = inside.filter(each -> each.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        int points = 0;
        for (Path file : files) {
            var at = new ArrayList<Long>();
            var of = new ArrayList<Double>();
            points += MeasuredRows.read(file.toString(), (time, number, millis, value) -> {
                at.add(millis);
                of.add(value);
            });
            times.add(at.stream().mapToLong(Long::longValue).toArray());
            values.add(of.stream().mapToDouble(Double::doubleValue).toArray());
        }
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, points / seconds(times, values));
        }
        System.out.printf("anomalies: %.0f points a CPU second of one thread%n", best);
    }

    private static double seconds(List<long[]> times, List<double[]> values) {
        var clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        int alarms = 0;
        for (int i = 0; i < times.size(); i++) {
            var stream = new AnomalyStream();
            for (int k = 0; k < times.get(i).length; k++) {
                alarms += stream.next(times.get(i)[k], values.get(i)[k]).isAlarm() ? 1 : 0;
            }
        }
        double seconds = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
        return alarms < 0 ? 0 : seconds;
    }
}
