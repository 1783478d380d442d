package io.evenkeel.console.cli;

import io.evenkeel.telemetry.Forecast;
import io.evenkeel.telemetry.Forecasts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel metrics forecast FILE}: where a series leads, as RFC 4180 CSV, and when it reaches a threshold. */
@Command(
        name = "forecast",
        description = "Tells where a series leads: step,mean,lower95,upper95.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A step is the usual time between two rows; step 1 is one after the last row. Seasons are found in the",
            "values. With --threshold the last line of the standard output is JSON: threshold, reached, steps (the first",
            "at or above it), at (its time), earliest and latest (steps by the interval, at most the last one).",
            "",
            "Example: ./evenkeel metrics forecast disk.csv --horizon 504 --threshold 90 --out forecast.csv"
        })
final class MetricsForecastCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 100_000;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "timestamp,value, UTF-8, plain or .gz; - for the standard input. Times are ISO-8601 with T or a"
                            + " blank, in UTC where they name no zone, or milliseconds or seconds since 1970. Or one number a"
                            + " line, with --step; from the standard input --step means that.")
    private @Nullable String file;

    @Option(names = "--horizon", paramLabel = "N", description = "How many steps; ${DEFAULT-VALUE} unless given.")
    private int horizon = 48;

    @Option(names = "--step", paramLabel = "TIME", description = "Time between two values, such as PT1H or PT5M.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--threshold", paramLabel = "X", description = "Says when the series reaches X.")
    private @Nullable Double threshold;

    @Option(names = "--below", description = "The threshold is reached at or below it, not at or above.")
    private boolean below;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Where to write, otherwise the standard output; with --batch a folder.")
    private @Nullable Path out;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description =
                    "A folder of .csv and .csv.gz files, each a series by itself, instead of FILE. With --threshold a"
                            + " line of JSON for each, which begins with its name.")
    private @Nullable Path batch;

    @Override
    public Integer call() throws IOException {
        if ((file == null) == (batch == null)) {
            throw new CannotStart("Name either a file of measurements or --batch with a folder.");
        }
        if (horizon < 1 || horizon > MOST_STEPS) {
            throw new CannotStart("--horizon is a number of steps from 1 to " + MOST_STEPS + ", not " + horizon + ".");
        }
        if (threshold != null && !Double.isFinite(threshold)) {
            throw new CannotStart("--threshold must be a finite number.");
        }
        Optional<Duration> between = step.map(MetricsForecastCommand::duration);
        if (batch != null) {
            if (out == null) {
                throw new CannotStart("--batch needs --out with a folder for what is found.");
            }
            return SeriesBatch.each(batch, out, (each, into) -> one(each, into, between, true));
        }
        one(java.util.Objects.requireNonNull(file), out, between, false);
        return 0;
    }

    private static Duration duration(String text) {
        try {
            Duration step = Duration.parse(text.toUpperCase(Locale.ROOT));
            if (step.toMillis() > 0) {
                return step;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new CannotStart("--step is a time such as PT1H or PT5M, not " + text + ".", e);
        }
        throw new CannotStart("--step must be longer than nothing.");
    }

    private void one(String from, @Nullable Path into, Optional<Duration> between, boolean named) throws IOException {
        if (into != null) {
            WholeFile.apart(into, from);
        }
        EvenSeries series = EvenSeries.read(from, between);
        Forecast.Steps steps = Forecasts.steps(series.values(), series.step(), horizon);
        if (into == null) {
            Writer standard = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            write(steps, standard);
            standard.flush();
        } else {
            WholeFile.text(into, written -> write(steps, written));
        }
        if (threshold != null) {
            String name = named ? "\"file\":\"" + from.replace("\\", "\\\\").replace("\"", "\\\"") + "\"," : "";
            System.out.println("{" + name + reaches(series, steps, threshold) + "}");
        }
    }

    private static void write(Forecast.Steps steps, Writer out) throws IOException {
        out.write("step,mean,lower95,upper95\r\n");
        for (int i = 0; i < steps.mean().length; i++) {
            out.write((i + 1) + "," + steps.mean()[i] + "," + steps.low()[i] + "," + steps.high()[i] + "\r\n");
        }
    }

    private String reaches(EvenSeries series, Forecast.Steps steps, double bound) {
        OptionalInt first = steps.first(bound, below);
        if (first.isEmpty()) {
            return "\"threshold\":" + bound
                    + ",\"reached\":false,\"steps\":null,\"at\":null,\"earliest\":null,\"latest\":null";
        }
        int at = first.getAsInt();
        String time = series.end()
                .map(end -> "\"" + end.plus(series.step().multipliedBy(at)) + "\"")
                .orElse("null");
        return "\"threshold\":" + bound + ",\"reached\":true,\"steps\":" + at + ",\"at\":" + time + ",\"earliest\":"
                + steps.earliest(bound, below).orElse(at) + ",\"latest\":"
                + steps.latest(bound, below).orElse(horizon);
    }
}
