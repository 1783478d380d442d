package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RulesAliveTests {

    @Test
    void rulesThatNobodyWakesAreTrouble() {
        var alive = new RulesAlive();
        alive.woken();
        long now = System.nanoTime();
        assertThat(alive.trouble()).isEmpty();
        assertThat(alive.trouble(now + Duration.ofSeconds(100).toNanos())).isEmpty();
        assertThat(alive.trouble(now + Duration.ofSeconds(130).toNanos()))
                .hasValueSatisfying(trouble -> assertThat(trouble).startsWith("No rule was looked after for 130"));
    }
}
