package io.evenkeel.console.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Seven days of a few series, and what it takes to ask for all of one. */
record MeasuredHistory(PrometheusCalls calls, Instant end) {

    static final int QUERIES = 500;

    private static final Duration LENGTH = Duration.ofDays(7);
    private static final int SERIES = 20;
    private static final int SAMPLES_A_REQUEST = 60;

    /**
     * Sends them in order of time.
     *
     * @return how many samples they are
     */
    long send() throws IOException, InterruptedException {
        var requests = new MeasuredRequests("history", 0, SERIES, SAMPLES_A_REQUEST);
        Duration step = MeasuredFeed.INTERVAL.multipliedBy(SAMPLES_A_REQUEST);
        long samples = 0;
        for (Instant at = end.minus(LENGTH); at.isBefore(end); at = at.plus(step)) {
            calls.write(requests.at(at.toEpochMilli(), MeasuredFeed.INTERVAL.toMillis()));
            samples += requests.samples();
        }
        return samples;
    }

    /** Milliseconds of each query for one series, the shortest first. */
    double[] ask(Duration step) throws IOException, InterruptedException {
        var millis = new double[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            String selector = "history_0{instance=\"host-%05d.example.net:9100\"}".formatted(i % SERIES);
            millis[i] = calls.query(selector, end.minus(LENGTH), end, step);
        }
        Arrays.sort(millis);
        return millis;
    }
}
