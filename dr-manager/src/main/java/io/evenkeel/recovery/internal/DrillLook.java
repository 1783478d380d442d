package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.Freezes;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.internal.DrillStart.Obstacle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for the drills that are due, and lets those that are approved wait for their hosts. */
@Component
class DrillLook {
    private static final Logger log = LoggerFactory.getLogger(DrillLook.class);
    private static final Actor CALENDAR = Actor.system("recovery");
    private static final Person NOBODY = new Person(Optional.empty(), "Evenkeel");
    private static final int AT_ONCE = 200;

    private final RecoveryPolicyRows policies;
    private final DrillRows rows;
    private final DrillStart start;
    private final DrillRecords records;
    private final Queue queue;
    private final Freezes freezes;
    private final InstantSource clock;

    DrillLook(
            RecoveryPolicyRows policies,
            DrillRows rows,
            DrillStart start,
            DrillRecords records,
            Queue queue,
            Freezes freezes,
            InstantSource clock) {
        this.policies = policies;
        this.rows = rows;
        this.start = start;
        this.records = records;
        this.queue = queue;
        this.freezes = freezes;
        this.clock = clock;
    }

    /** What was missed while no server ran is made up for once. */
    @Transactional
    public void look() {
        Instant now = clock.instant();
        rows.lockWithoutJob().forEach(stored -> queue(stored, now));
        policies.lockDrillDue(now, AT_ONCE).forEach(policy -> due(policy, now));
    }

    /** Not in a freeze that began meanwhile, and not while another job of the policy is under way: asked again then. */
    private void queue(StoredDrill stored, Instant now) {
        RecoveryPolicy policy = policies.find(stored.drill().policy().id()).orElseThrow();
        if (freezes.over(policy.terms().item(), now).isEmpty() && queue.addDrill(policy, stored.id(), now)) {
            records.moved(stored.number());
        }
    }

    /** One that waits for the host's sandbox keeps its turn; in a freeze, and without a copy, it is left out this time. */
    private void due(RecoveryPolicy policy, Instant now) {
        Optional<Instant> nextChance = DrillCalendar.next(policy.terms(), now);
        boolean isDue = nextChance
                .filter(next ->
                        DrillCalendar.isDue(policy.drilledAt(), policy.terms().drillDays(), next))
                .isPresent();
        Optional<Obstacle> obstacle = isDue ? start.obstacle(policy, Optional.empty()) : Optional.empty();
        if (obstacle.filter(Obstacle.Taken.class::isInstance).isPresent()) {
            return;
        }
        if (isDue && obstacle.isEmpty()) {
            start.ask(CALENDAR, NOBODY, policy, Optional.empty(), Optional.empty());
        }
        obstacle.ifPresent(why -> log.info(
                "event=drill-left-out policy={} why={}",
                policy.terms().name(),
                why instanceof Obstacle.Frozen ? "freeze" : "no-copy"));
        policies.nextDrill(policy.id(), nextChance);
    }
}
