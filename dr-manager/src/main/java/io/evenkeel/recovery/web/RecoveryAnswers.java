package io.evenkeel.recovery.web;

import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.Coverage;
import io.evenkeel.recovery.Coverage.Gap;
import io.evenkeel.recovery.KeptCopy;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun;
import io.evenkeel.recovery.web.DrillTermsOnWire.DrillTermsEntry;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the room answers on the wire. */
final class RecoveryAnswers {
    private RecoveryAnswers() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param days such as {@code monday}
     * @param times such as {@code 02:30}, on the wall clock of the zone
     * @param keepUnit {@code copies} or {@code days}
     */
    record RecoveryPolicyAnswer(
            UUID id,
            String name,
            UUID item,
            String itemName,
            String adapter,
            String host,
            long rpoMinutes,
            long rtoMinutes,
            String keepUnit,
            int keepAmount,
            List<String> days,
            List<String> times,
            List<String> fullDays,
            String zone,
            int drillDays,
            String responsible,
            DrillTermsEntry drill,
            Optional<Instant> nextAt,
            Optional<Instant> nextDrillAt,
            Optional<Instant> drilledAt,
            Optional<Instant> retiredAt,
            long version) {

        static RecoveryPolicyAnswer of(RecoveryPolicy policy) {
            PolicyTerms terms = policy.terms();
            BackupCalendar calendar = terms.calendar();
            return new RecoveryPolicyAnswer(
                    policy.id(),
                    terms.name(),
                    terms.item(),
                    policy.itemName(),
                    terms.adapter().word(),
                    terms.host(),
                    terms.promise().rpo().toMinutes(),
                    terms.promise().rto().toMinutes(),
                    word(terms.promise().keep().unit()),
                    terms.promise().keep().amount(),
                    days(calendar.days()),
                    calendar.times().stream().map(LocalTime::toString).toList(),
                    days(calendar.fullDays()),
                    calendar.zone().getId(),
                    terms.drillDays(),
                    terms.responsible(),
                    DrillTermsEntry.of(terms.drill()),
                    policy.retiredAt().isPresent() ? Optional.empty() : Optional.of(policy.nextAt()),
                    policy.retiredAt().isPresent() ? Optional.empty() : policy.nextDrillAt(),
                    policy.drilledAt(),
                    policy.retiredAt(),
                    policy.version());
        }

        private static List<String> days(Iterable<DayOfWeek> days) {
            List<DayOfWeek> sorted = new java.util.ArrayList<>();
            days.forEach(sorted::add);
            return sorted.stream().sorted().map(RecoveryAnswers::word).toList();
        }
    }

    record RecoveryPolicies(List<RecoveryPolicyAnswer> items) {}

    record KeptCopyAnswer(
            String id,
            String kind,
            Instant at,
            Optional<Long> sizeBytes,
            Optional<Long> addedBytes,
            Optional<Double> changeRate,
            Optional<Instant> checkedAt,
            Optional<String> checkedBy,
            boolean sound) {

        static KeptCopyAnswer of(KeptCopy copy) {
            return new KeptCopyAnswer(
                    copy.id(),
                    copy.kind(),
                    copy.at(),
                    copy.sizeBytes(),
                    copy.addedBytes(),
                    copy.changeRate(),
                    copy.checkedAt(),
                    copy.checkedBy(),
                    copy.sound());
        }
    }

    record RecoveryRunAnswer(
            UUID id,
            String act,
            String state,
            Instant dueAt,
            Optional<Instant> sentAt,
            Optional<Instant> endedAt,
            double part,
            long bytesDone,
            Optional<String> outcome,
            Optional<String> code,
            Optional<String> sentence) {

        static RecoveryRunAnswer of(RecoveryRun run) {
            return new RecoveryRunAnswer(
                    run.id(),
                    word(run.act()),
                    word(run.state()),
                    run.dueAt(),
                    run.sentAt(),
                    run.endedAt(),
                    run.part(),
                    run.bytesDone(),
                    run.outcome().map(RecoveryAnswers::word),
                    run.code(),
                    run.sentence());
        }
    }

    record RecoveryPolicyDetail(
            RecoveryPolicyAnswer policy,
            RecoverySpaceAnswer space,
            List<KeptCopyAnswer> copies,
            List<RecoveryRunAnswer> runs) {}

    /** @param gaps what is missing, the gravest first: {@code no-policy}, {@code late} … */
    record CoverageLine(
            UUID item,
            String itemName,
            Optional<RecoveryPolicyAnswer> policy,
            Optional<Instant> lastGood,
            Optional<RecoveryRunAnswer> lastRun,
            List<String> gaps) {

        static CoverageLine of(Coverage.Line line) {
            return new CoverageLine(
                    line.item(),
                    line.itemName(),
                    line.policy().map(RecoveryPolicyAnswer::of),
                    line.lastGood(),
                    line.lastRun().map(RecoveryRunAnswer::of),
                    line.gaps().stream().sorted().map((Gap gap) -> word(gap)).toList());
        }
    }

    record CoverageBoardAnswer(List<CoverageLine> items) {}

    /** @param key as {@code jobs.conf} has it */
    record SigningKeyAnswer(String key) {}
}
