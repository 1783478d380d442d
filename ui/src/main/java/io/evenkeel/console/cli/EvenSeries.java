package io.evenkeel.console.cli;

import io.evenkeel.telemetry.Forecasts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest values of a file, equally far apart: rows put in the order of time, the mean where several fall together, straight
 * lines where some are missing.
 *
 * @param end of the last value; empty where the file has numbers alone
 */
record EvenSeries(double[] values, Duration step, Optional<Instant> end) {

    private static final int MOST_ROWS = 5_000_000;

    /** Squares of what is larger are no finite numbers. */
    private static final double LARGEST = 1e150;

    private record Row(long millis, double value) {}

    /** @param step empty to take that of the file */
    static EvenSeries read(String file, Optional<Duration> step) {
        // The standard input is read once: with a step it is taken for numbers alone.
        boolean numbers = file.equals("-") ? step.isPresent() : isNumbersAlone(file);
        return numbers ? numbers(file, step) : timed(file, step);
    }

    private static boolean isNumbersAlone(String file) {
        try (BoundedLines lines = new BoundedLines(TextInput.of(file))) {
            Optional<String> second = lines.next();
            for (int i = 0; i < 2 && second.isPresent(); i++) {
                Optional<String> next = lines.next();
                second = next.isPresent() ? next : second;
            }
            return second.filter(line -> !line.isBlank() && line.indexOf(',') < 0)
                    .isPresent();
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static EvenSeries numbers(String file, Optional<Duration> step) {
        Duration between = step.orElseThrow(() -> new CannotStart(
                file + " has numbers without times. Say how far they are apart, such as with --step PT1H."));
        var rows = new ArrayList<Row>();
        try (BoundedLines lines = new BoundedLines(TextInput.of(file))) {
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                String line = MeasuredRows.withoutMark(next.get()).strip();
                if (!line.isEmpty()) {
                    number(file, lines.number(), line)
                            .ifPresent(value -> keep(file, rows, new Row(rows.size() * between.toMillis(), value)));
                }
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        EvenSeries even = even(file, rows, between.toMillis());
        return new EvenSeries(even.values, between, Optional.empty());
    }

    private static Optional<Double> number(String file, long place, String line) {
        try {
            return Optional.of(MeasuredRows.number(line));
        } catch (NumberFormatException e) {
            boolean head = place == 1 && line.chars().noneMatch(each -> each >= '0' && each <= '9');
            if (head) {
                return Optional.empty();
            }
            String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
            throw new CannotStart("%s, line %d: \"%s\" is no number.".formatted(file, place, shown), e);
        }
    }

    private static EvenSeries timed(String file, Optional<Duration> step) {
        var rows = new ArrayList<Row>();
        MeasuredRows.read(file, (time, number, millis, value) -> keep(file, rows, new Row(millis, value)));
        rows.sort(Comparator.comparingLong(Row::millis));
        long between = step.map(Duration::toMillis).orElseGet(() -> usual(file, rows));
        EvenSeries even = even(file, rows, between);
        return new EvenSeries(
                even.values, Duration.ofMillis(between), Optional.of(Instant.ofEpochMilli(rows.getLast().millis)));
    }

    private static void keep(String file, List<Row> rows, Row row) {
        if (rows.size() >= MOST_ROWS) {
            throw new CannotStart(file + " has more than " + MOST_ROWS + " rows. Keep the newest.");
        }
        rows.add(row);
    }

    /** The median time between two rows of different times. */
    private static long usual(String file, List<Row> rows) {
        long[] steps = java.util.stream.IntStream.range(1, rows.size())
                .mapToLong(i -> rows.get(i).millis - rows.get(i - 1).millis)
                .filter(each -> each > 0)
                .sorted()
                .toArray();
        if (steps.length == 0) {
            throw new CannotStart(
                    file + " has rows of one time alone. Say how far steps are apart, such as with --step PT1H.");
        }
        return steps[steps.length / 2];
    }

    private static EvenSeries even(String file, List<Row> rows, long step) {
        long end = rows.isEmpty() ? 0 : rows.getLast().millis;
        long span = rows.isEmpty() ? 0 : end - rows.getFirst().millis;
        int size = (int) Math.min(Forecasts.MOST_VALUES, span / step + 2);
        var sums = new double[size];
        var counts = new int[size];
        for (Row row : rows) {
            long back = Math.round((double) (end - row.millis) / step);
            if (back < size && Math.abs(row.value) <= LARGEST) {
                sums[size - 1 - (int) back] += row.value;
                counts[size - 1 - (int) back]++;
            }
        }
        int first = 0;
        while (first < size && counts[first] == 0) {
            first++;
        }
        if (first == size) {
            throw new CannotStart(file + " has no finite value to go on from.");
        }
        if (Arrays.stream(counts).filter(count -> count > 0).count() == 1) {
            throw new CannotStart(
                    file + " has one usable value, and one value tells nothing about how it moves. Two are"
                            + " the least to go on from.");
        }
        var values = new double[size - first];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[first + i] == 0 ? Double.NaN : sums[first + i] / counts[first + i];
        }
        bridge(values);
        return new EvenSeries(values, Duration.ofMillis(step), Optional.empty());
    }

    /** Straight lines over what is missing; at the end the last value goes on. */
    private static void bridge(double[] values) {
        int before = 0;
        for (int i = 1; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double rise = (values[i] - values[before]) / (i - before);
            for (int gap = before + 1; gap < i; gap++) {
                values[gap] = values[before] + rise * (gap - before);
            }
            before = i;
        }
        Arrays.fill(values, before, values.length, values[before]);
    }
}
