package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the forms of the benchmark's files into those of the commands and back. */
final class BenchedSeries {

    private static final String STEP = "PT1H";
    private static final int HOURS = 24;
    private static final int DAYS = 21;
    private static final double FULL = 90;

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
}
