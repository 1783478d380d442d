package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Dismissals;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Dismissals} on the table. What one mutes or unmutes is settled in its own transaction, as with silences. */
@Service
class StoredDismissals implements Dismissals {
    private static final int MOST = 2_000;
    private static final int MOST_SHOWN = 500;
    private static final int LONGEST_DAYS = 90;
    private static final int LONGEST_WHY = 2_000;
    private static final String SCORE = "evenkeel_anomaly(";

    private final DismissalRows rows;
    private final AlertRows alerts;
    private final MutingLock lock;
    private final Announcements announcements;
    private final RuleBook book;
    private final Audit audit;
    private final InstantSource clock;

    StoredDismissals(
            DismissalRows rows,
            AlertRows alerts,
            MutingLock lock,
            Announcements announcements,
            RuleBook book,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.alerts = alerts;
        this.lock = lock;
        this.announcements = announcements;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Dismissal> newest() {
        return rows.newest(clock.instant(), MOST_SHOWN);
    }

    @Override
    @Transactional
    public Dismissal say(Actor actor, String fingerprint, String why, int days) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        check(why, days);
        lock.toChange();
        Instant now = moment();
        Watched watched = alerts.find(fingerprint)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "alert-unknown",
                        "There is no alert with the fingerprint " + fingerprint + "."));
        List<Dismissal> inForce = rows.inForce(now);
        if (inForce.size() >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-dismissals",
                    "\"This was nothing\" holds for %,d alerts. Withdraw some of them first.".formatted(MOST));
        }
        inForce.stream()
                .filter(one -> one.rule().equals(watched.rule())
                        && one.labels().equals(watched.alert().labels()))
                .forEach(one -> rows.end(one.id(), actor.name(), now));
        var dismissal = new Dismissal(
                UUID.randomUUID(),
                watched.rule(),
                watched.alert().labels(),
                watched.alert().value(),
                needed(watched),
                why.strip(),
                actor.name(),
                now,
                now.plus(Duration.ofDays(days)),
                Optional.empty(),
                Optional.empty());
        rows.add(dismissal);
        audit.record(actor, "alerting.dismissal.add", dismissal.id().toString(), facts(dismissal));
        announcements.lookAgain(now);
        return dismissal;
    }

    /** A tenth of a score above what it was: the same again is nothing, more is something. */
    private Optional<Double> needed(Watched watched) {
        boolean score = book.rule(watched.rule())
                .flatMap(rule -> rule.expression().compared())
                .filter(compared -> compared.canonical().startsWith(SCORE)
                        || compared.canonical().startsWith("abs(" + SCORE))
                .isPresent();
        double value = Math.abs(watched.alert().value());
        return score && Double.isFinite(value) ? Optional.of(Math.floor(value * 10 + 1) / 10) : Optional.empty();
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        lock.toChange();
        Instant now = moment();
        Dismissal dismissal = rows.find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "dismissal-unknown",
                        "Nobody said of such an alert that it was nothing."));
        if (!dismissal.endsAt().isAfter(now)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "dismissal-over",
                    "It is over since " + dismissal.endsAt() + "; there is nothing to withdraw.");
        }
        rows.end(id, actor.name(), now);
        audit.record(actor, "alerting.dismissal.withdraw", id.toString(), facts(dismissal));
        announcements.lookAgain(now);
    }

    private Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void check(String why, int days) {
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "dismissal-invalid",
                    "Say why it was nothing in 1 to %,d characters.".formatted(LONGEST_WHY),
                    "why");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "dismissal-invalid",
                    "It holds for 1 to " + LONGEST_DAYS + " days; after that it has to be said again.",
                    "days");
        }
    }

    private static Map<String, String> facts(Dismissal dismissal) {
        var facts = new HashMap<String, String>();
        facts.put("rule", dismissal.rule());
        facts.put("alertname", dismissal.labels().getOrDefault("alertname", ""));
        facts.put("host", dismissal.labels().getOrDefault("host", ""));
        facts.put("why", dismissal.why());
        facts.put("endsAt", dismissal.endsAt().toString());
        dismissal.needed().ifPresent(needed -> facts.put("needed", Double.toString(needed)));
        return facts;
    }
}
