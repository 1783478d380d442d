package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks each rule group when it is due. Called by {@link RuleClock} every five seconds, by one thread at a time. */
@Component
class Rules {
    private static final Logger log = LoggerFactory.getLogger(Rules.class);
    private static final Duration FORGET_AFTER = Duration.ofDays(90);

    private final RuleBook book;
    private final RunningTrial trial;
    private final HostSilence silence;
    private final RuleRun run;
    private final AlertRows rows;
    private final InstantSource clock;
    /** How long agents get after a start, or after a standstill, to send what they kept meanwhile. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private final Map<String, Instant> lastRun = new HashMap<>();
    private Instant lastWake = Instant.EPOCH;
    private Instant settledFrom = Instant.MAX;

    Rules(RuleBook book, RunningTrial trial, HostSilence silence, RuleRun run, AlertRows rows, InstantSource clock) {
        this.book = book;
        this.trial = trial;
        this.silence = silence;
        this.run = run;
        this.rows = rows;
        this.clock = clock;
    }

    synchronized void evaluateWhatIsDue() {
        Instant now = clock.instant();
        if (now.isAfter(lastWake.plus(STANDSTILL))) {
            settledFrom = now.plus(SETTLING);
        }
        lastWake = now;
        silence.measure(now);
        List<RuleGroup> groups = inForce(now);
        for (RuleGroup group : groups) {
            String key = group.file() + "/" + group.name();
            Instant last = lastRun.get(key);
            if (last == null || !now.isBefore(last.plus(group.interval())) || now.isBefore(last)) {
                lastRun.put(key, now);
                evaluate(group);
            }
        }
        run.endOrphans(
                groups.stream().flatMap(group -> group.rules().stream()).toList(),
                book.broken().keySet(),
                now);
        rows.forgetResolvedBefore(now.minus(FORGET_AFTER));
    }

    /** The groups of the files, and that of a running trial. */
    List<RuleGroup> inForce(Instant now) {
        List<RuleGroup> groups = new ArrayList<>(book.groups());
        trial.group(now).ifPresent(groups::add);
        return groups;
    }

    private void evaluate(RuleGroup group) {
        for (Rule rule : group.rules()) {
            Instant now = clock.instant();
            run.evaluate(rule, !now.isBefore(settledFrom), now);
        }
        log.debug("event=group-evaluated group={}", group.name());
    }

    /** The shipped or own rule with this name. */
    Optional<Rule> named(String alert) {
        return book.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.alert().equals(alert))
                .findFirst();
    }
}
