package io.evenkeel.change.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.Stage;
import io.evenkeel.change.Changes.PossibleAct;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Health;
import io.evenkeel.change.Health.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the room answers on the wire: enums as words with hyphens. */
final class ChangeAnswers {

    private ChangeAnswers() {}

    record Items<T>(List<T> items) {}

    /** A change in a list. */
    record ChangeLine(
            String key,
            String kind,
            String title,
            String state,
            Optional<String> risk,
            List<ChangedItem> items,
            Instant from,
            Instant to,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            boolean muted,
            String plannedBy) {

        static ChangeLine of(Change change) {
            return new ChangeLine(
                    change.key(),
                    change.kind().word(),
                    change.title(),
                    change.state().word(),
                    change.risk().map(risk -> risk.level().word()),
                    change.items(),
                    change.window().from(),
                    change.window().to(),
                    change.startedAt(),
                    change.endedAt(),
                    change.muted(),
                    change.plannedByName());
        }
    }

    /** @param row of the table {@code change-risk} that decided */
    record RiskAnswer(String level, int row, int approvals, Set<String> groups) {

        static RiskAnswer of(Risk risk) {
            return new RiskAnswer(risk.level().word(), risk.row(), risk.approvals(), risk.groups());
        }
    }

    /** @param verb {@code back-out} … */
    record ChangeAct(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {

        static ChangeAct of(PossibleAct act) {
            return new ChangeAct(word(act.verb()), act.allowed(), act.code(), act.reason());
        }
    }

    /** @param rule {@code freeze}, {@code same-item}, {@code depends-on-this}, {@code depends-on-other}, {@code same-service} */
    record ConflictAnswer(
            String rule,
            Optional<ChangedItem> item,
            String with,
            String title,
            Instant from,
            Instant to,
            Instant clearsAt,
            boolean refuses) {

        static ConflictAnswer of(Conflict conflict) {
            return new ConflictAnswer(
                    conflict.rule().word(),
                    conflict.item(),
                    conflict.with(),
                    conflict.title(),
                    conflict.common().from(),
                    conflict.common().to(),
                    conflict.clearsAt(),
                    conflict.refuses());
        }
    }

    record SpanAnswer(Instant from, Instant to) {}

    /** @param verdict {@code better}, {@code same}, {@code worse}, {@code cannot-tell} */
    record FigureAnswer(
            Optional<String> item,
            String measure,
            String unit,
            Optional<Double> before,
            Optional<Double> after,
            String verdict) {

        static FigureAnswer of(Figure figure) {
            return new FigureAnswer(
                    figure.item(),
                    figure.measure(),
                    figure.unit(),
                    figure.before(),
                    figure.after(),
                    word(figure.verdict()));
        }
    }

    record HealthAnswer(Optional<SpanAnswer> before, Optional<SpanAnswer> after, List<FigureAnswer> figures) {

        static HealthAnswer of(Health health) {
            return new HealthAnswer(
                    health.before().map(span -> new SpanAnswer(span.from(), span.to())),
                    health.after().map(span -> new SpanAnswer(span.from(), span.to())),
                    health.figures().stream().map(FigureAnswer::of).toList());
        }
    }

    /** @param result {@code successful}, {@code with-trouble}, {@code failed} */
    record ReviewAnswer(String result, String text, String by, Instant at, HealthAnswer health) {

        static ReviewAnswer of(Change.Review review) {
            return new ReviewAnswer(
                    review.result().word(),
                    review.text(),
                    review.byName(),
                    review.at(),
                    HealthAnswer.of(review.health()));
        }
    }

    /**
     * A change with everything about it.
     *
     * @param unmutable items whose alerts cannot be told apart and are not muted
     * @param conflicts while it is planned or under way
     */
    record ChangeDetail(
            ChangeLine change,
            String why,
            Optional<String> template,
            List<Stage> implementation,
            List<Stage> backOut,
            boolean backOutTested,
            Optional<RiskAnswer> risk,
            Optional<String> despite,
            Optional<String> approval,
            Optional<String> startedBy,
            Optional<String> endedBy,
            Optional<String> reason,
            List<String> unmutable,
            Optional<ReviewAnswer> review,
            List<ConflictAnswer> conflicts,
            List<ChangeAct> acts,
            long version) {

        static ChangeDetail of(Change change, List<Conflict> conflicts, List<PossibleAct> acts) {
            return new ChangeDetail(
                    ChangeLine.of(change),
                    change.why(),
                    change.template(),
                    change.implementation(),
                    change.backOut(),
                    change.backOutTested(),
                    change.risk().map(RiskAnswer::of),
                    change.despite(),
                    change.approval(),
                    change.startedByName(),
                    change.endedByName(),
                    change.reason(),
                    change.unmutable(),
                    change.review().map(ReviewAnswer::of),
                    conflicts.stream().map(ConflictAnswer::of).toList(),
                    acts.stream().map(ChangeAct::of).toList(),
                    change.version());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value with this word. */
    static <E extends Enum<E>> E ofWord(E[] values, String given, String field) {
        for (E value : values) {
            if (word(value).equals(given)) {
                return value;
            }
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                "word-unknown",
                "\"" + given + "\" is none of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(values)
                                        .map(ChangeAnswers::word)
                                        .toList())
                        + ".",
                field);
    }
}
