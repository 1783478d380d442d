package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.CallMinutes.Part;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallMinutesTest {
    private static final Instant MINUTE = Instant.parse("2026-11-21T10:00:00Z");

    private final CallMinutes minutes = new CallMinutes(3);

    private static Call call(String callee, int second, long micros, boolean failed) {
        return new Call(
                new Link("shop", callee), Sort.SERVICE, "t" + micros, MINUTE.plusSeconds(second), micros, failed);
    }

    @Test
    void callsOfAMinuteAreOnePart() {
        minutes.add(call("pay", 0, 10, false));
        minutes.add(call("pay", 59, 30, true));
        minutes.add(call("pay", 60, 20, false));

        List<Part> parts = minutes.take(10);
        assertThat(parts).hasSize(2);
        Part first = parts.stream()
                .filter(part -> part.minute().equals(MINUTE))
                .findFirst()
                .orElseThrow();
        assertThat(first.calls()).isEqualTo(2);
        assertThat(first.errors()).isEqualTo(1);
        assertThat(first.micros()).isEqualTo(40);
        assertThat(first.slowest().micros()).isEqualTo(30);
        assertThat(Objects.requireNonNull(first.failed()).traceId()).isEqualTo("t30");
        assertThat(minutes.take(10)).isEmpty();
    }

    @Test
    void whatWasGivenBackIsAddedToWhatCameSince() {
        minutes.add(call("pay", 0, 10, false));
        List<Part> parts = minutes.take(10);
        minutes.add(call("pay", 1, 20, true));
        minutes.giveBack(parts);

        Part part = minutes.take(10).getFirst();
        assertThat(part.calls()).isEqualTo(2);
        assertThat(part.errors()).isEqualTo(1);
        assertThat(part.sketch().count()).isEqualTo(2);
    }

    @Test
    void edgesBeyondTheBoundAreCountedAndLeftOut() {
        for (int i = 0; i < 5; i++) {
            minutes.add(call("made-up-" + i, 0, 10, false));
        }
        assertThat(minutes.leftOut()).isEqualTo(2);
        assertThat(minutes.take(2)).hasSize(2);
        assertThat(minutes.take(2)).hasSize(1);
    }
}
