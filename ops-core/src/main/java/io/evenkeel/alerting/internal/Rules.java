package io.evenkeel.alerting.internal;

import io.evenkeel.telemetry.HostSigns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Asks each rule group when it is due, and looks after alerts that no rule looks after. Woken by {@link RuleClock}. */
@Component
class Rules {

    private static final Logger log = LoggerFactory.getLogger(Rules.class);
    private static final Duration FORGET_AFTER = Duration.ofDays(90);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final RuleBook book;
    private final RunningTrial trial;
    private final HostSilence silence;
    private final HostSigns signs;
    private final RuleRun run;
    private final GroupRuns runs;
    private final RuleStates states;
    private final AlertRows rows;
    private final SilenceRows silences;
    private final DismissalRows dismissals;
    private final ReceivedAlerts received;
    private final Announcements announcements;
    private final InstantSource clock;
    private Set<String> rulesBefore = Set.of();
    private Instant tidied = Instant.EPOCH;
    private boolean databaseAway;

    Rules(
            RuleBook book,
            RunningTrial trial,
            HostSilence silence,
            HostSigns signs,
            RuleRun run,
            GroupRuns runs,
            RuleStates states,
            AlertRows rows,
            SilenceRows silences,
            DismissalRows dismissals,
            ReceivedAlerts received,
            Announcements announcements,
            InstantSource clock) {
        this.book = book;
        this.trial = trial;
        this.silence = silence;
        this.signs = signs;
        this.run = run;
        this.runs = runs;
        this.states = states;
        this.rows = rows;
        this.silences = silences;
        this.dismissals = dismissals;
        this.received = received;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Begins what is due and does not wait for its end. */
    synchronized void wake() {
        begin();
    }

    /** Evaluates what is due; when it returns, that is done. */
    synchronized void evaluateWhatIsDue() {
        GroupRuns.await(begin());
    }

    private List<Future<?>> begin() {
        try {
            List<Future<?>> begun = begin(clock.instant());
            databaseAway = false;
            return begun;
        } catch (DataAccessException | TransactionException e) {
            if (!databaseAway) {
                log.warn("event=rules-not-evaluated cause=\"{}\"", e.getMessage());
            }
            databaseAway = true;
            return List.of();
        }
    }

    private List<Future<?>> begin(Instant now) {
        signs.record();
        silence.measure(now);
        received.endOverdue(now);
        announcements.look(now);
        var groups = new ArrayList<>(book.look());
        trial.group(now).ifPresent(groups::add);
        Set<String> keys = groups.stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::key)
                .collect(Collectors.toUnmodifiableSet());
        run.endOrphans(keys, now);
        if (!keys.equals(rulesBefore)) {
            states.keepOnly(keys);
            runs.keepOnly(groups.stream().map(RuleGroup::key).collect(Collectors.toUnmodifiableSet()));
            rulesBefore = keys;
        }
        tidy(now);
        return runs.begin(groups, states.all(), now);
    }

    private void tidy(Instant now) {
        if (now.isBefore(tidied.plus(TIDY_EVERY)) && !now.isBefore(tidied)) {
            return;
        }
        tidied = now;
        rows.forgetResolvedBefore(now.minus(FORGET_AFTER));
        silences.forgetEndedBefore(now.minus(StoredSilences.FORGET_AFTER));
        dismissals.forgetEndedBefore(now.minus(StoredSilences.FORGET_AFTER));
    }
}
