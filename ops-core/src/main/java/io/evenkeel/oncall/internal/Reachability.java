package io.evenkeel.oncall.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says whether a page now would reach anybody, and if not, why and what to do. */
@Component
class Reachability {
    private final Duties duties;
    private final Reach reach;

    Reachability(Duties duties, Reach reach) {
        this.duties = duties;
        this.reach = reach;
    }

    /**
     * @param code {@code nobody-on-call} or {@code no-channel}
     * @param why the code, or what every channel lacks: {@code no-mail-server}, {@code not-verified} or {@code no-address}
     * @param people the names of those who are meant
     * @param sentence the same in English, with the way out
     */
    record Obstacle(String code, String why, String people, String sentence) {}

    /** What keeps every step of the default policy from reaching somebody; empty if at least one would. */
    Optional<Obstacle> obstacle(Instant now) {
        return obstacle(duties.policy(), now);
    }

    Optional<Obstacle> obstacle(Optional<Policy> policy, Instant now) {
        List<Person> meant = policy.map(Policy::steps).orElse(List.of()).stream()
                .flatMap(step -> duties.person(step, now).stream())
                .distinct()
                .toList();
        if (meant.isEmpty()) {
            return Optional.of(new Obstacle(
                    "nobody-on-call",
                    "nobody-on-call",
                    "",
                    "Nobody is on call now. Add a person to the schedule under On call."));
        }
        if (meant.stream().anyMatch(reach::reaches)) {
            return Optional.empty();
        }
        String names = meant.stream().map(Person::displayName).collect(Collectors.joining(", "));
        Lack lack = lack(meant);
        return Optional.of(new Obstacle(
                "no-channel",
                lack.code(),
                names,
                "A page would reach nobody: " + names + " has no console open, and " + lack.words()
                        + ", or keep a console open and signed in."));
    }

    private record Lack(String code, String words) {}

    private Lack lack(List<Person> meant) {
        if (!reach.mailIsSet()) {
            return new Lack("no-mail-server", "no mail server is set. Set one under Settings");
        }
        return meant.stream().anyMatch(reach::onlyUnverified)
                ? new Lack(
                        "not-verified",
                        "the address is not verified. Enter the code that was sent to it under Settings")
                : new Lack("no-address", "no e-mail address is known. Enter one under Settings");
    }
}
