package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Judgement;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.internal.ExpectedBand;
import io.evenkeel.telemetry.internal.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the values of a query were expected to be: the band behind a chart's lines, and the sentence below it. */
@RestController
class ExpectedController {

    private final Queries queries;

    ExpectedController(Queries queries) {
        this.queries = queries;
    }

    record BandItems(List<Band> items) {}

    /**
     * One series.
     *
     * @param times seconds since 1970, where something was expected; the others are as long
     * @param unusual whether the last value is outside the band; empty where there is not enough history
     * @param score of the last value, in robust standard deviations
     * @param reason of it, or why there is none, in English
     * @param facts of the reason, for another language
     */
    record Band(
            Map<String, String> labels,
            List<Double> times,
            List<Double> expected,
            List<Double> low,
            List<Double> high,
            Optional<Boolean> unusual,
            Optional<Double> score,
            String reason,
            Map<String, String> facts) {

        static Band of(ExpectedBand.Expected one) {
            Optional<Judgement.Compared> last =
                    one.last() instanceof Judgement.Compared compared ? Optional.of(compared) : Optional.empty();
            return new Band(
                    one.labels(),
                    one.times().stream().map(millis -> millis / 1000.0).toList(),
                    one.expected(),
                    one.low(),
                    one.high(),
                    last.map(Judgement.Compared::isUnusual),
                    last.map(Judgement.Compared::score),
                    one.last().reason(),
                    last.map(Judgement.Compared::facts).orElse(Map.of()));
        }
    }

    /** @param start seconds since 1970, as {@code end}; {@code step} in seconds */
    @GetMapping("/api/telemetry/expected")
    @Needs(Right.SEE_OPERATIONS)
    BandItems expected(
            @RequestParam Optional<String> query,
            @RequestParam Optional<String> start,
            @RequestParam Optional<String> end,
            @RequestParam Optional<String> step,
            Actor actor) {
        PromQl asked = understood(() -> Ask.query(query));
        Instant from = understood(() -> Ask.time("start", start));
        Instant to = understood(() -> Ask.time("end", end));
        Duration each = understood(() -> Ask.duration("step", step.orElse("")));
        if (!asked.hasValues()
                || to.isBefore(from)
                || Duration.between(from, to).dividedBy(each) > ExpectedBand.MOST_STEPS) {
            throw wrong("Ask for an expression with a value at each time, and for at most " + ExpectedBand.MOST_STEPS
                    + " steps from start to end.");
        }
        try {
            return new BandItems(queries.expected(actor, asked, from, to, each).stream()
                    .map(Band::of)
                    .toList());
        } catch (PromQlError e) {
            throw wrong(e.describe());
        }
    }

    private static <T> T understood(Supplier<T> parameter) {
        try {
            return parameter.get();
        } catch (Ask.Wrong e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal wrong(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "band-not-understood", sentence, "query");
    }
}
