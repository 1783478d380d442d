package io.evenkeel.console.cli;

import io.evenkeel.telemetry.AnomalyScore;
import io.evenkeel.telemetry.AnomalyStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel metrics anomalies FILE}: how unusual each value is by those before it, as RFC 4180 CSV. */
@Command(
        name = "anomalies",
        description = "Tells how unusual each value of a series is: timestamp,value,anomaly_score.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "anomaly_score goes from 0 to 1; 0.5 and above is an alarm, for every series, and one incident is one alarm.",
            "Each row is scored by the rows before it alone, in the order of the file. It is 0 where there is not",
            "enough to learn from yet (some hundred rows) and for what is no number. What only ever grows is taken for",
            "a counter, and its rate is scored.",
            "",
            "Example: ./evenkeel metrics anomalies cpu.csv --explain --out scores.csv"
        })
final class MetricsAnomaliesCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "timestamp,value, UTF-8, plain or .gz; - for the standard input. Times are ISO-8601 with T or a"
                            + " blank, in UTC where they name no zone, or milliseconds or seconds since 1970.")
    private @Nullable String file;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Where to write, otherwise the standard output; with --batch a folder.")
    private @Nullable Path out;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = "A folder of .csv and .csv.gz files, each a series by itself, instead of FILE.")
    private @Nullable Path batch;

    @Option(
            names = "--explain",
            description =
                    "Adds what was seen and expected, by what (DAILY, WEEKLY, ROWS_8 …: the time of the day, of the"
                            + " week, the nearest course over 8 rows before), and one in how many values was as far from it.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        if ((file == null) == (batch == null)) {
            throw new CannotStart("Name either a file of measurements or --batch with a folder.");
        }
        if (batch != null) {
            if (out == null) {
                throw new CannotStart("--batch needs --out with a folder for what is found.");
            }
            return SeriesBatch.each(batch, out, this::write);
        }
        if (out != null) {
            write(java.util.Objects.requireNonNull(file), out);
        } else {
            Writer standard = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            score(java.util.Objects.requireNonNull(file), standard);
            standard.flush();
        }
        return 0;
    }

    private void write(String from, Path into) {
        WholeFile.apart(into, from);
        WholeFile.text(into, written -> score(from, written));
    }

    private void score(String from, Writer out) throws IOException {
        out.write(
                explain
                        ? "timestamp,value,anomaly_score,seen,expected,by,one_in\r\n"
                        : "timestamp,value,anomaly_score\r\n");
        var stream = new AnomalyStream();
        long[] newest = {Long.MIN_VALUE};
        int[] back = {0};
        MeasuredRows.read(from, (time, number, millis, value) -> {
            AnomalyScore score = stream.next(millis, value);
            back[0] += millis < newest[0] ? 1 : 0;
            newest[0] = Math.max(newest[0], millis);
            out.write(time);
            out.write(',');
            out.write(number);
            out.write(',');
            out.write(places(score.score()));
            out.write(explain ? explained(score) + "\r\n" : "\r\n");
        });
        if (back[0] > 0) {
            System.err.printf(
                    "%s: rows with a time before that of a row above: %d; rows were scored in the order of the file.%n",
                    from, back[0]);
        }
    }

    /** Six places, cut: what is below the threshold is not rounded up to it. */
    private static String places(double score) {
        int millionths = (int) (score * 1_000_000);
        if (millionths >= 1_000_000) {
            return "1.000000";
        }
        String digits = Integer.toString(millionths);
        return "0." + "000000".substring(digits.length()) + digits;
    }

    private static String explained(AnomalyScore score) {
        return score.basis() == AnomalyScore.Basis.NONE || Double.isNaN(score.expected())
                ? ",,,,"
                : String.format(
                        Locale.ROOT, ",%.6g,%.6g,%s,%.0f", score.seen(), score.expected(), score.basis(), score.odds());
    }
}
