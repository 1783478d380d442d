package io.evenkeel.identity.internal;

import io.evenkeel.audit.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords: by address, by name from one address, and by name from anywhere. The last is
 * wide, so that a stranger who fails on purpose does not lock out the person on call who sits elsewhere.
 */
@Component
class SignInLimit {

    static final int BY_NAME_AND_ADDRESS = 10;
    static final int BY_ADDRESS = 30;
    static final int BY_NAME = 100;

    private final AttemptLimit byNameAndAddress = new AttemptLimit(BY_NAME_AND_ADDRESS);
    private final AttemptLimit byAddress = new AttemptLimit(BY_ADDRESS);
    private final AttemptLimit byName = new AttemptLimit(BY_NAME);
    private final InstantSource clock;

    SignInLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt before it is tried; the sentence is the same whether the name exists or not. */
    void take(String name, String address) {
        refuseIf(byNameAndAddress.take(name + '\n' + address, clock.instant()));
        refuseIf(byAddress.take(address, clock.instant()));
        refuseIf(byName.take(name, clock.instant()));
    }

    void wasRight(String name, String address) {
        byNameAndAddress.forgive(name + '\n' + address);
        byAddress.giveBack(address);
        byName.giveBack(name);
    }

    private static void refuseIf(Optional<Duration> wait) {
        wait.ifPresent(duration -> {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-attempts",
                    "Too many sign-ins failed. Try again in %d minutes.".formatted(duration.toMinutes() + 1));
        });
    }
}
