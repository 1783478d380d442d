package io.evenkeel.telemetry;

import io.evenkeel.telemetry.internal.promql.Durations;
import io.evenkeel.telemetry.internal.promql.Evaluator;
import io.evenkeel.telemetry.internal.promql.Expr;
import io.evenkeel.telemetry.internal.promql.Parser;
import io.evenkeel.telemetry.internal.promql.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One PromQL expression, parsed and checked. Immutable; the same expression may be evaluated by many threads at once.
 *
 * <p>Semantics are those of Prometheus 2.42: {@code docs/decisions/0008-promql-of-2-x.md} says what that means and which
 * part of the language is understood. Everything else is refused with its place.
 */
public final class PromQl {

    private final String text;
    private final Expr root;

    private PromQl(String text, Expr root) {
        this.text = text;
        this.root = root;
    }

    /** @throws PromQlError PARSE, with line and column and what was expected there */
    public static PromQl parse(String text) {
        return new PromQl(text, Parser.parse(text));
    }

    /** A span of time as Prometheus writes it, {@code 1h30m}; empty if it is none. {@code 0s} is one. */
    public static Optional<Duration> duration(String text) {
        OptionalDouble millis = Durations.parse(text);
        return millis.isPresent() ? Optional.of(Duration.ofMillis((long) millis.getAsDouble())) : Optional.empty();
    }

    /** Whether it has values at a time: not a range, not a text. */
    public boolean hasValues() {
        return Evaluator.hasValues(root);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** In one line, spaced and bracketed as its meaning is; parses to the same expression. */
    public String canonical() {
        return root.toString();
    }

    /** What the expression reads: the matchers of each selector. */
    public List<List<Matcher>> selectors() {
        return Walk.selectors(root);
    }

    /** The matchers, if the whole expression is one selector without range and offset. */
    public Optional<List<Matcher>> selector() {
        return Walk.plainSelector(root);
    }

    /** The bound that the expression's values are compared with, where its outermost part is such a comparison. */
    public Optional<Threshold> threshold() {
        return Walk.threshold(root);
    }

    /** What is compared with {@link #threshold()}, for itself: the level, whether or not it is beyond the bound. */
    public Optional<PromQl> compared() {
        return Walk.compared(root).map(side -> new PromQl(side.toString(), side));
    }

    /** The same expression over the series that match this too: one more matcher in each selector. */
    public PromQl narrowed(Matcher matcher) {
        Expr narrowed = Walk.narrowed(root, matcher);
        return new PromQl(narrowed.toString(), narrowed);
    }

    /** Whether it reads nothing but each series' newest sample at multiples of that span, if it is asked at such. */
    public boolean looksAtMultiplesOf(Duration span) {
        return Walk.looksAtMultiplesOf(root, span.toMillis());
    }

    /**
     * The value at one time.
     *
     * @throws PromQlError EXECUTION, TOO_LARGE or TIMEOUT; what the source throws passes through
     */
    public PromQlAnswer at(SampleSource source, Instant time, PromQlLimits limits) {
        return Evaluator.at(text, root, source, time, limits);
    }

    /**
     * The values from {@code from} to at most {@code to}, one per step.
     *
     * @throws PromQlError as {@link #at}; PARSE too, for an expression that has no value at a time: a range, a text
     */
    public PromQlAnswer.Matrix over(SampleSource source, Instant from, Instant to, Duration step, PromQlLimits limits) {
        return Evaluator.over(text, root, source, from, to, step, limits);
    }

    /**
     * A comparison with a number.
     *
     * @param comparison as the expression reads from the values' side: {@code >} also for {@code 90 < x}
     */
    public record Threshold(String comparison, double bound) {}
}
