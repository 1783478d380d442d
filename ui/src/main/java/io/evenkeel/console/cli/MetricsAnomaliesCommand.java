package io.evenkeel.console.cli;

import io.evenkeel.telemetry.Anomalies;
import io.evenkeel.telemetry.Judgement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel metrics anomalies FILE}: how unusual each value is by those before it, as RFC 4180 CSV. */
@Command(
        name = "anomalies",
        description =
                "Prints how unusual each value of a series is: timestamp,value,anomaly_score,score,expected,low,high.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "score is in robust standard deviations, below zero for too little; anomaly_score is |score| / (|score| + 6),",
            "from 0 to 1, and 0 where there is not enough history. Each row is judged by the rows before it."
        })
final class MetricsAnomaliesCommand implements Callable<Integer> {

    private static final double HALF = 6;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "timestamp,value, UTF-8, plain or .gz; - for the standard input. Times are RFC 3339, in UTC where"
                            + " they name no zone, or seconds since 1970.")
    private String file = "";

    @Override
    public Integer call() throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        out.write("timestamp,value,anomaly_score,score,expected,low,high\r\n");
        Anomalies watch = Anomalies.watch();
        MeasuredRows.read(
                file,
                (time, number, millis, value) ->
                        out.write(time + "," + number + "," + judged(watch.next(millis, value)) + "\r\n"));
        out.flush();
        return 0;
    }

    private static String judged(Judgement judgement) {
        return switch (judgement) {
            case Judgement.NotEnough _ -> "0,,,,";
            case Judgement.Compared one ->
                Math.abs(one.score()) / (Math.abs(one.score()) + HALF) + "," + one.score() + "," + one.expected() + ","
                        + one.low() + "," + one.high();
        };
    }
}
