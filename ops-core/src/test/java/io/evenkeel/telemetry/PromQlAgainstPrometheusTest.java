package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.TimeSeries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same samples in a real Prometheus and here, the same random queries to both. A difference prints the query and the
 * seed; {@code -Devenkeel.seed=…} repeats it.
 */
@Tag("peer")
class PromQlAgainstPrometheusTest {

    private static final int QUERIES = Integer.getInteger("evenkeel.queries", 600);
    private static final String CONFIG = "global: {scrape_interval: 1h}\n";

    @TempDir
    Path folder;

    @Test
    void randomQueriesHaveTheSameAnswers() throws Exception {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        Samples samples = RandomSamples.of(random, start);
        var differences = new ArrayList<String>();
        int answered = 0;
        try (var prometheus = RealPrometheus.start(folder, CONFIG)) {
            for (List<TimeSeries> slice : RandomSamples.inTimeOrder(samples)) {
                prometheus.write(slice);
            }
            var queries = new RandomQuery(random);
            for (int i = 0; i < QUERIES; i++) {
                String query = queries.next();
                Instant at = start.plusMillis(random.nextInt(RandomSamples.MINUTES * 60_000 + 400_000));
                boolean range = random.nextInt(3) == 0;
                Duration step = Duration.ofSeconds(1 + random.nextInt(120));
                Instant end = at.plus(step.multipliedBy(random.nextInt(40)));
                JsonNode theirs = range ? prometheus.queryRange(query, at, end, step) : prometheus.query(query, at);
                String where = " at " + at + (range ? " to " + end + " step " + step : "");
                answered +=
                        compare(query + where, theirs, () -> ours(samples, query, range, at, end, step), differences);
            }
        }
        assertThat(differences).as("seed %d", seed).isEmpty();
        assertThat(answered).as("queries with an answer that is not empty").isGreaterThan(QUERIES / 3);
    }

    /** On the samples of all rules' cases at once, each rule's on hosts and instances of its own. */
    @Test
    void everyShippedRulesExpressionHasTheSameAnswer() throws Exception {
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        var lines = new ArrayList<String>();
        RuleCases.all().values().forEach(one -> {
            one.fires().forEach(line -> lines.add(own(line, one.alert() + "-fires")));
            one.quiet().forEach(line -> lines.add(own(line, one.alert() + "-quiet")));
        });
        Samples samples = RuleCases.samples(start, lines);
        var differences = new ArrayList<String>();
        int answered = 0;
        Map<String, String> expressions = RuleCases.expressions();
        try (var prometheus = RealPrometheus.start(folder, CONFIG)) {
            for (List<TimeSeries> slice : RandomSamples.inTimeOrder(samples)) {
                prometheus.write(slice);
            }
            for (String expression : expressions.values()) {
                Instant end = start.plusSeconds(90 * 60);
                Duration step = Duration.ofSeconds(47);
                JsonNode theirs = prometheus.queryRange(expression, start, end, step);
                answered += compare(
                        expression, theirs, () -> ours(samples, expression, true, start, end, step), differences);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(answered).as("expressions that hold at some time").isEqualTo(expressions.size());
    }

    private static String own(String line, String whose) {
        return line.replaceAll("(host|instance)=\"", "$1=\"" + whose + "-");
    }

    private static PromQlAnswer ours(
            Samples samples, String query, boolean range, Instant at, Instant end, Duration step) {
        var parsed = PromQl.parse(query);
        assertThat(PromQl.parse(parsed.canonical()).canonical()).isEqualTo(parsed.canonical());
        return range
                ? parsed.over(samples, at, end, step, PromQlLimits.USUAL)
                : parsed.at(samples, at, PromQlLimits.USUAL);
    }

    /** 1 if both have an answer that is not empty. */
    private static int compare(
            String query, JsonNode theirs, java.util.function.Supplier<PromQlAnswer> ours, List<String> differences) {
        boolean refused = !theirs.path("status").asString().equals("success");
        PromQlAnswer answer;
        try {
            answer = ours.get();
        } catch (PromQlError e) {
            if (!refused) {
                differences.add(query + "\n  ours refuses: " + e.describe() + "\n  theirs: " + theirs);
            }
            return 0;
        }
        if (refused) {
            differences.add(
                    query + "\n  theirs refuses: " + theirs.path("error").asString() + "\n  ours: " + answer);
            return 0;
        }
        Map<String, Map<Long, Double>> a = AnswerPoints.of(theirs.path("data"));
        Map<String, Map<Long, Double>> b = AnswerPoints.of(answer);
        if (!AnswerPoints.same(a, b)) {
            differences.add(query + "\n  theirs: " + a + "\n  ours:   " + b);
        }
        return a.isEmpty() ? 0 : 1;
    }
}
