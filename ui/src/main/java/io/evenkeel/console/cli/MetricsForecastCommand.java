package io.evenkeel.console.cli;

import io.evenkeel.telemetry.Forecast;
import io.evenkeel.telemetry.Forecasts;
import io.evenkeel.telemetry.PromQl;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel metrics forecast FILE}: where a series leads, as RFC 4180 CSV. */
@Command(
        name = "forecast",
        description = "Prints where a series leads: timestamp,forecast,lower,upper (95 %).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Which method tells it, how good that was on the history, and when a bound is reached go to the standard error.",
            "Ends with 1 where nothing can be told."
        })
final class MetricsForecastCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "timestamp,value, UTF-8, plain or .gz; - for the standard input. Times are RFC 3339, in UTC where"
                            + " they name no zone, or seconds since 1970.")
    private String file = "";

    @Option(names = "--ahead", paramLabel = "TIME", description = "How far, such as 2d; ${DEFAULT-VALUE} unless given.")
    private String ahead = "2d";

    @Option(names = "--bound", paramLabel = "NUMBER", description = "Says when the series reaches it.")
    private @Nullable Double bound;

    @Override
    public Integer call() throws IOException {
        Duration span = PromQl.duration(ahead)
                .filter(one -> !one.isZero())
                .orElseThrow(() -> new CannotStart("--ahead is a time such as 36h or 2d, not " + ahead + "."));
        var times = LongStream.builder();
        var values = DoubleStream.builder();
        MeasuredRows.read(file, (time, number, millis, value) -> {
            times.add(millis);
            values.add(value);
        });
        long[] at = times.build().toArray();
        double[] known = values.build().toArray();
        mustAscend(at);
        if (bound != null) {
            System.err.println(reaches(Forecasts.reaches(at, known, 0, at.length, bound, span)));
        }
        return switch (Forecasts.of(at, known, 0, at.length, span)) {
            case Forecast.CannotTell cannot -> {
                System.err.println("Cannot tell. " + cannot.reason());
                yield 1;
            }
            case Forecast.Path path -> {
                write(path);
                yield 0;
            }
        };
    }

    private void mustAscend(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                throw new CannotStart(
                        file + ", row " + (i + 1) + ": its time is before that of the row above. Sort it.");
            }
        }
    }

    private static String reaches(Forecast.Reaches reaches) {
        return switch (reaches) {
            case Forecast.Reaches.Already _ -> "The bound is reached.";
            case Forecast.Reaches.NotWithin not ->
                "The bound is not reached within " + not.within().toHours() + " h.";
            case Forecast.Reaches.CannotTell cannot -> "When the bound is reached cannot be told. " + cannot.reason();
            case Forecast.Reaches.After after ->
                "The bound is reached in " + after.likely().toHours() + " h (from "
                        + after.earliest().toHours() + " h to "
                        + after.latest().map(latest -> latest.toHours() + " h").orElse("no end in sight") + ").";
        };
    }

    private static void write(Forecast.Path path) throws IOException {
        Forecast.BackTest test = path.test();
        System.err.printf(
                "Told by %s: mean error %.4g in %d trials of %d h, against %.4g of the last value.%n",
                path.method(), test.meanError(), test.trials(), test.ahead().toHours(), test.naiveError());
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        out.write("timestamp,forecast,lower,upper\r\n");
        for (int i = 0; i < path.values().length; i++) {
            Instant time =
                    Instant.ofEpochMilli(path.lastTime() + (i + 1) * path.step().toMillis());
            out.write(time + "," + path.values()[i] + "," + path.low()[i] + "," + path.high()[i] + "\r\n");
        }
        out.flush();
    }
}
