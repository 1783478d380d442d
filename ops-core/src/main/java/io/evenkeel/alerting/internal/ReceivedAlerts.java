package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.alerting.internal.ReceivedRows.Receipt;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes alerts of other systems, as Alertmanager does: the same labels are the same alert, whoever sends it; one that is
 * not sent again is over at its end. Each is stored in a transaction of its own, so that a bad one spoils no other.
 * Thread-safe.
 */
@Service
public class ReceivedAlerts {
    /** What their rows name as their rule and file. */
    static final String RULE = "external";

    /** How long an alert without an end counts as firing after it was sent, as in Alertmanager. */
    static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    /** After a time in which nobody could send anything. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Duration STANDSTILL = Duration.ofSeconds(40);
    private static final int MOST_ACTIVE = 20_000;

    private final AlertRows rows;
    private final ReceivedRows receipts;
    private final AlertSteps steps;
    private final Announcements announcements;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Counter taken;
    private final Counter refused;
    private Instant lastLook = Instant.EPOCH;

    ReceivedAlerts(
            AlertRows rows,
            ReceivedRows receipts,
            AlertSteps steps,
            Announcements announcements,
            TransactionTemplate transactions,
            InstantSource clock,
            ObjectProvider<MeterRegistry> registries) {
        this.rows = rows;
        this.receipts = receipts;
        this.steps = steps;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
        MeterRegistry metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.taken = metrics.counter("evenkeel.alerts.received");
        this.refused = metrics.counter("evenkeel.alerts.refused");
    }

    /**
     * Takes those that are good; when it returns, they are committed.
     *
     * @return what was wrong with the others, one sentence each
     */
    public List<String> take(Actor actor, List<PostedAlert> alerts) {
        actor.mustHave(Right.RAISE_ALERTS);
        Instant now = clock.instant();
        List<String> problems = new ArrayList<>();
        for (PostedAlert alert : alerts) {
            Optional<String> problem = PostedAlertCheck.problem(alert, now);
            if (problem.isEmpty() && !take(actor, alert, now)) {
                problem = Optional.of("more than %,d alerts of other systems are active".formatted(MOST_ACTIVE));
            }
            (problem.isEmpty() ? taken : refused).increment();
            problem.ifPresent(problems::add);
        }
        return problems;
    }

    /** A request that could not be read at all. */
    public void countRefused() {
        refused.increment();
    }

    /** False if it is new and there are too many already. */
    private boolean take(Actor actor, PostedAlert alert, Instant now) {
        try {
            return isTaken(actor, alert, now);
        } catch (DuplicateKeyException e) {
            // Two senders brought a new alert at the same moment; the second joins the first.
            return isTaken(actor, alert, now);
        }
    }

    private boolean isTaken(Actor actor, PostedAlert alert, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(running -> takeOnce(actor, alert, now)));
    }

    private boolean takeOnce(Actor actor, PostedAlert posted, Instant now) {
        announcements.prepare();
        Map<String, String> labels = labels(posted);
        String plain = Fingerprint.of(labels);
        Optional<Watched> holder = rows.lockActive(plain);
        boolean ofRule = holder.filter(watched -> watched.alert().source().equals(Alert.RULE))
                .isPresent();
        String fingerprint = ofRule ? Fingerprint.of(RULE, labels) : plain;
        Optional<Watched> active = ofRule ? rows.lockActive(fingerprint) : holder;
        boolean over = posted.endsAt().filter(end -> !end.isAfter(now)).isPresent();
        Receipt receipt = new Receipt(
                posted.endsAt().orElse(now.plus(RESOLVE_TIMEOUT)),
                posted.endsAt().isEmpty(),
                List.of(actor.id()));
        if (active.isPresent()) {
            again(active.get(), posted, receipt, actor, over, now);
        } else if (!over) {
            // Counted for new ones only: what is active is sent again and again.
            if (receipts.count() >= MOST_ACTIVE) {
                return false;
            }
            begins(fingerprint, labels, posted, receipt, now);
        }
        return true;
    }

    private void begins(
            String fingerprint, Map<String, String> labels, PostedAlert posted, Receipt receipt, Instant now) {
        Instant since = since(fingerprint, posted, now);
        var alert = new Alert(
                fingerprint,
                State.FIRING,
                labels,
                posted.annotations(),
                "",
                0,
                Optional.empty(),
                since,
                Optional.of(since),
                Optional.empty(),
                0,
                Alert.EXTERNAL,
                List.of(),
                posted.generatorUrl());
        var watched = new Watched(Optional.empty(), alert, RULE, RULE, now, Optional.empty(), false);
        receipts.store(announcements.fired(watched, now), receipt);
    }

    /** A stretch begins after the one before it ended, whatever the sender says: listeners go by that. */
    private Instant since(String fingerprint, PostedAlert posted, Instant now) {
        Instant said = posted.startsAt().filter(start -> start.isBefore(now)).orElse(now);
        Instant earliest = rows.find(fingerprint)
                .flatMap(before -> before.alert().resolvedAt())
                .orElse(Instant.MIN);
        return said.isBefore(earliest) ? earliest : said;
    }

    private void again(Watched before, PostedAlert posted, Receipt receipt, Actor actor, boolean over, Instant now) {
        long id = before.id().orElseThrow();
        if (over) {
            if (AlertCourse.ended(before, now) instanceof AlertCourse.Step.Resolved(Watched ended)) {
                announcements.resolved(ended, now);
            }
            return;
        }
        Receipt known = receipts.find(id).orElse(receipt);
        boolean newSender = !known.senders().contains(actor.id());
        if (newSender) {
            steps.add(id, now, "merge", Map.of("sender", actor.name()));
        }
        receipts.store(id, merged(known, receipt, newSender));
        Alert alert = before.alert();
        if (!alert.annotations().equals(posted.annotations())
                || !alert.generatorUrl().equals(posted.generatorUrl())) {
            rows.change(before.with(withTexts(alert, posted)));
        }
    }

    /** An end that its sender set holds against an earlier one that we only guessed. */
    private static Receipt merged(Receipt known, Receipt next, boolean newSender) {
        boolean keeps = next.byTimeout() && !known.byTimeout() && known.endsAt().isAfter(next.endsAt());
        List<String> senders = new ArrayList<>(known.senders());
        if (newSender) {
            senders.add(next.senders().getFirst());
        }
        return new Receipt(keeps ? known.endsAt() : next.endsAt(), !keeps && next.byTimeout(), senders);
    }

    private static Alert withTexts(Alert alert, PostedAlert posted) {
        return new Alert(
                alert.fingerprint(),
                alert.state(),
                alert.labels(),
                posted.annotations(),
                alert.expression(),
                alert.value(),
                alert.threshold(),
                alert.activeSince(),
                alert.firingSince(),
                alert.resolvedAt(),
                alert.version(),
                alert.source(),
                alert.mutedBy(),
                posted.generatorUrl());
    }

    /** A label without a value is no label. */
    private static Map<String, String> labels(PostedAlert alert) {
        var labels = new TreeMap<>(alert.labels());
        labels.values().removeIf(String::isEmpty);
        return Map.copyOf(labels);
    }

    /** Ends those that nobody sent again in time. After a start, or a standstill, senders get time to come back first. */
    synchronized void endOverdue(Instant now) {
        if (now.isAfter(lastLook.plus(STANDSTILL))) {
            receipts.extendTo(now.plus(SETTLING));
        }
        lastLook = now;
        for (long id : receipts.overdue(now)) {
            transactions.executeWithoutResult(running -> {
                announcements.prepare();
                rows.lockActive(id).ifPresent(watched -> endIfOverdue(watched, now));
            });
        }
    }

    private void endIfOverdue(Watched watched, Instant now) {
        boolean over = receipts.find(watched.id().orElseThrow())
                .filter(receipt -> !receipt.endsAt().isAfter(now))
                .isPresent();
        if (over && AlertCourse.ended(watched, now) instanceof AlertCourse.Step.Resolved(Watched ended)) {
            announcements.resolved(ended, now);
        }
    }
}
