package io.evenkeel.oncall.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.Notifications;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.Troubles;
import io.evenkeel.notify.Troubles.Trouble;
import io.evenkeel.oncall.OnCall.Alarm;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.internal.AlarmRows.AlarmRow;
import io.evenkeel.oncall.internal.Reach.Way;
import io.evenkeel.oncall.internal.Reachability.Obstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Turns to the administrators when pages do not reach people, and remembers it for as long as it is so. */
@Component
class Alarms {
    private static final String NOBODY = "nobody-reachable";
    private static final Rank URGENT = new Rank(1, false);

    private final AlarmRows rows;
    private final Troubles troubles;
    private final Reachability reachability;
    private final PolicyRows policies;
    private final Reach reach;
    private final People people;
    private final Notifications notifications;

    Alarms(
            AlarmRows rows,
            Troubles troubles,
            Reachability reachability,
            PolicyRows policies,
            Reach reach,
            People people,
            Notifications notifications) {
        this.rows = rows;
        this.troubles = troubles;
        this.reachability = reachability;
        this.policies = policies;
        this.reach = reach;
        this.people = people;
        this.notifications = notifications;
    }

    /** Those that last, oldest first. */
    List<Alarm> all(Instant now) {
        Stream<Alarm> nobody = rows.all().stream()
                .flatMap(row -> policy(row.subject())
                        .flatMap(policy -> reachability
                                .obstacle(Optional.of(policy), now)
                                .map(obstacle -> alarm(row, policy, obstacle)))
                        .stream());
        Stream<Alarm> unsent = troubles.all().stream()
                .map(trouble -> new Alarm(
                        trouble.code(),
                        Map.of("subject", trouble.subject(), "reason", trouble.reason()),
                        trouble.sentence(),
                        trouble.since()));
        return Stream.concat(nobody, unsent)
                .sorted(Comparator.comparing(Alarm::since))
                .toList();
    }

    /** As it is now: since the page, the reason may have become another one. */
    private static Alarm alarm(AlarmRow row, Policy policy, Obstacle obstacle) {
        return new Alarm(
                row.code(),
                Map.of("policy", policy.name(), "why", obstacle.why(), "people", obstacle.people()),
                sentence(policy, obstacle),
                row.since());
    }

    private static String sentence(Policy policy, Obstacle obstacle) {
        return "Nobody of the policy “" + policy.name() + "” can be reached. " + obstacle.sentence();
    }

    /**
     * Pages the administrators instead where no step of the policy reaches anybody; in the transaction of the page, once in
     * a round of an incident.
     */
    void ifNobodyIsReachable(PageRequest request, int round, Policy policy, Instant now) {
        var obstacle = reachability.obstacle(Optional.of(policy), now);
        if (obstacle.isEmpty()) {
            rows.delete(policy.id().toString());
            return;
        }
        String sentence = sentence(policy, obstacle.get());
        rows.insert(new AlarmRow(NOBODY, policy.id().toString(), sentence, now));
        tellAdministrators(
                "alarm/" + NOBODY + "/" + request.incident() + "/" + round,
                "[" + request.priority() + "] " + request.incident() + " pages nobody: " + request.title(),
                sentence + "\n\nYou are paged as an administrator.\n\n" + request.text(),
                request.incident());
    }

    @ApplicationModuleListener
    void on(TroubleBegan began) {
        Trouble trouble = began.trouble();
        tellAdministrators(
                "alarm/" + trouble.code() + "/" + trouble.subject() + "/" + trouble.since(),
                "Evenkeel: " + trouble.subject() + " does not work",
                trouble.sentence() + "\n\nYou are told as an administrator.",
                "alarm");
    }

    /** By every way they have, in the order of their ids: two alarms at once then wait for each other in one order. */
    private void tellAdministrators(String key, String subject, String text, String about) {
        List<Person> administrators = people.list().stream()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .sorted(Comparator.comparing(Person::id))
                .toList();
        var notices = new ArrayList<Notice>();
        for (Person administrator : administrators) {
            for (Way way : reach.ways(administrator)) {
                notices.add(new Notice(
                        key + "/" + administrator.id() + "/" + way.channel() + "/" + way.id(),
                        way.channel(),
                        administrator.id(),
                        way.address(),
                        subject,
                        text,
                        about,
                        Optional.of(URGENT)));
            }
        }
        notices.forEach(notifications::send);
    }

    private Optional<Policy> policy(String id) {
        return policies.find(UUID.fromString(id));
    }
}
