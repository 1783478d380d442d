package io.evenkeel.recovery.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Refusal;
import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.Promise;
import io.evenkeel.recovery.web.DrillTermsOnWire.DrillTermsEntry;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is asked for.
 *
 * @param days such as {@code monday}; absent: every day
 * @param times such as {@code 02:30}
 * @param fullDays on which everything is copied; absent or empty: each time
 * @param zone such as {@code Asia/Shanghai}
 * @param drill absent: by hand only, with nothing of the business's own to show
 */
record RecoveryPolicyRequest(
        @Nullable String name,
        @Nullable UUID item,
        @Nullable String adapter,
        @Nullable String host,
        @Nullable Integer rpoMinutes,
        @Nullable Integer rtoMinutes,
        @Nullable String keepUnit,
        @Nullable Integer keepAmount,
        @Nullable List<String> days,
        @Nullable List<String> times,
        @Nullable List<String> fullDays,
        @Nullable String zone,
        @Nullable Integer drillDays,
        @Nullable String responsible,
        @Nullable DrillTermsEntry drill) {

    private static final int MOST_WORDS = 100;

    PolicyTerms terms() {
        return new PolicyTerms(
                given(name, "name"),
                given(item, "item"),
                adapter(given(adapter, "adapter")),
                given(host, "host"),
                new Promise(
                        Duration.ofMinutes(given(rpoMinutes, "rpoMinutes")),
                        Duration.ofMinutes(given(rtoMinutes, "rtoMinutes")),
                        keep()),
                calendar(),
                given(drillDays, "drillDays"),
                given(responsible, "responsible"),
                drill == null ? DrillTerms.BY_HAND : drill.terms());
    }

    private static Adapter adapter(String word) {
        return Adapter.ofWord(word)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "recovery-adapter-unknown",
                        "There is no adapter " + word
                                + ". There are restic, for files, pgbackrest, for PostgreSQL, and evenkeel, for Evenkeel itself.",
                        "adapter"));
    }

    private Retention keep() {
        String word = given(keepUnit, "keepUnit");
        Retention.Unit unit = Arrays.stream(Retention.Unit.values())
                .filter(one -> RecoveryAnswers.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("What is kept is counted in copies or days, not " + word + ".", "keepUnit"));
        try {
            return new Retention(unit, given(keepAmount, "keepAmount"));
        } catch (IllegalArgumentException e) {
            throw wrong("From 1 to 10,000 copies or days are kept.", "keepAmount");
        }
    }

    private BackupCalendar calendar() {
        List<DayOfWeek> on =
                days == null ? List.of(DayOfWeek.values()) : words(days, "days", RecoveryPolicyRequest::day);
        List<DayOfWeek> full = fullDays == null ? List.of() : words(fullDays, "fullDays", RecoveryPolicyRequest::day);
        return new BackupCalendar(
                java.util.Set.copyOf(on),
                words(given(times, "times"), "times", LocalTime::parse),
                java.util.Set.copyOf(full),
                words(List.of(given(zone, "zone")), "zone", ZoneId::of).getFirst());
    }

    private static DayOfWeek day(String word) {
        return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static <T> List<T> words(List<String> words, String field, Function<String, T> read) {
        if (words.size() > MOST_WORDS) {
            throw wrong("The field " + field + " has more than " + MOST_WORDS + " entries.", field);
        }
        return allGiven(words, field).stream()
                .map(word -> {
                    try {
                        return read.apply(word);
                    } catch (DateTimeException | IllegalArgumentException e) {
                        throw wrong(
                                "\"" + word
                                        + "\" is not understood. Write days like monday, times like 02:30, and zones"
                                        + " like Asia/Shanghai.",
                                field);
                    }
                })
                .toList();
    }

    private static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "recovery-policy-invalid", sentence, field);
    }
}
