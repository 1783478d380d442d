package io.evenkeel.recovery.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Refusal;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillCheck.Expected;
import io.evenkeel.recovery.DrillTerms;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a policy is drilled, as it is asked for and told. */
final class DrillTermsOnWire {
    private DrillTermsOnWire() {}

    /**
     * @param mostGiB of the sandbox; absent: 50
     * @param days on which one may begin by itself, such as {@code saturday}; absent or empty: by hand only
     * @param time such as {@code 10:00}, in the policy's zone
     */
    record DrillTermsEntry(
            @Nullable Integer mostGiB,
            @Nullable List<BusinessCheck> checks,
            @Nullable List<String> days,
            @Nullable String time) {

        DrillTerms terms() {
            return new DrillTerms(
                    mostGiB == null ? DrillTerms.BY_HAND.mostGib() : mostGiB,
                    checks == null
                            ? List.of()
                            : checks.stream().map(BusinessCheck::check).toList(),
                    weekdays(),
                    Optional.ofNullable(time).map(DrillTermsEntry::clockTime));
        }

        private Set<DayOfWeek> weekdays() {
            Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
            if (days != null) {
                days.forEach(word -> found.add(day(word)));
            }
            return found;
        }

        private static DayOfWeek day(@Nullable String word) {
            try {
                return DayOfWeek.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw wrong("\"" + word + "\" is no day. Write days like monday.", "drill.days");
            }
        }

        private static LocalTime clockTime(String word) {
            try {
                return LocalTime.parse(word);
            } catch (DateTimeException e) {
                throw wrong("\"" + word + "\" is no time. Write times like 10:00.", "drill.time");
            }
        }

        static DrillTermsEntry of(DrillTerms terms) {
            return new DrillTermsEntry(
                    terms.mostGib(),
                    terms.checks().stream().map(BusinessCheck::of).toList(),
                    terms.days().stream().sorted().map(RecoveryAnswers::word).toList(),
                    terms.time().map(LocalTime::toString).orElse(null));
        }
    }

    /**
     * @param kind {@code question}: with {@code sql} and {@code expected}; {@code moment}: with {@code table}, {@code
     *     column} and {@code timeColumn}
     * @param expected {@code "true"}, {@code {"exactly": TEXT}} or {@code {"atLeast": NUMBER}}
     */
    record BusinessCheck(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String sql,
            @Nullable Object expected,
            @Nullable String table,
            @Nullable String column,
            @Nullable String timeColumn) {

        DrillCheck check() {
            String called = given(name, "drill.checks.name");
            return switch (given(kind, "drill.checks.kind")) {
                case "question" -> new DrillCheck.Question(called, given(sql, "drill.checks.sql"), expected(expected));
                case "moment" ->
                    new DrillCheck.Moment(
                            called,
                            given(table, "drill.checks.table"),
                            given(column, "drill.checks.column"),
                            given(timeColumn, "drill.checks.timeColumn"));
                default -> throw wrong("A check is a question or a moment, not " + kind + ".", "drill.checks.kind");
            };
        }

        private static Expected expected(@Nullable Object given) {
            if ("true".equals(given)) {
                return new Expected.True();
            }
            if (given instanceof Map<?, ?> one && one.size() == 1) {
                if (one.get("exactly") instanceof String text) {
                    return new Expected.Exactly(text);
                }
                if (one.get("atLeast") instanceof Number number) {
                    return new Expected.AtLeast(number.doubleValue());
                }
            }
            throw wrong(
                    "A question expects \"true\", {\"exactly\": a text} or {\"atLeast\": a number}.",
                    "drill.checks.expected");
        }

        static BusinessCheck of(DrillCheck check) {
            return switch (check) {
                case DrillCheck.Question(String name, String sql, Expected expected) ->
                    new BusinessCheck(name, "question", sql, word(expected), null, null, null);
                case DrillCheck.Moment(String name, String table, String column, String timeColumn) ->
                    new BusinessCheck(name, "moment", null, null, table, column, timeColumn);
            };
        }

        private static Object word(Expected expected) {
            return switch (expected) {
                case Expected.True() -> "true";
                case Expected.Exactly(String text) -> Map.of("exactly", text);
                case Expected.AtLeast(double number) -> Map.of("atLeast", number);
            };
        }
    }

    private static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "recovery-policy-invalid", sentence, field);
    }
}
