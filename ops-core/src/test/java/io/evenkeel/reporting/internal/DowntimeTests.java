package io.evenkeel.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.reporting.internal.Downtime.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DowntimeTests {
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final int MINUTES = 600;
    private static final Instant TO = FROM.plus(Duration.ofMinutes(MINUTES));

    private static Instant at(int minute) {
        return FROM.plus(Duration.ofMinutes(minute));
    }

    private static Span span(int begin, int end) {
        return new Span(at(begin), at(end));
    }

    private static long minutes(List<Span> spans) {
        return Downtime.total(spans, FROM, TO).toMinutes();
    }

    @Test
    void whatOverlapsCountsOnceAndWhatIsOutsideNotAtAll() {
        assertThat(minutes(List.of())).isZero();
        assertThat(minutes(List.of(span(10, 20), span(15, 30), span(30, 31)))).isEqualTo(21);
        assertThat(minutes(List.of(span(10, 100), span(20, 30)))).isEqualTo(90);
        assertThat(minutes(List.of(span(-50, 5), span(590, 700)))).isEqualTo(15);
        assertThat(minutes(List.of(span(-50, -1), span(600, 700), span(30, 30), span(50, 40))))
                .isZero();
        assertThat(minutes(List.of(span(-50, 700)))).isEqualTo(MINUTES);
        assertThat(Downtime.merged(List.of(span(20, 30), span(10, 20)), FROM, TO))
                .containsExactly(span(10, 30));
    }

    @RepeatedTest(200)
    void itIsWhatCountingEachMinuteGives() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Span> spans = spans(random);
        long total = minutes(spans);

        assertThat(total).as("seed %s", seed).isEqualTo(minuteByMinute(spans)).isBetween(0L, (long) MINUTES);

        List<Span> shuffled = new ArrayList<>(spans);
        Collections.shuffle(shuffled, random);
        shuffled.addAll(spans);
        assertThat(minutes(shuffled)).as("order and doubles, seed %s", seed).isEqualTo(total);

        List<Span> more = new ArrayList<>(spans);
        more.addAll(spans(random));
        assertThat(minutes(more)).as("more is never less, seed %s", seed).isGreaterThanOrEqualTo(total);

        int cut = random.nextInt(MINUTES);
        long parts = Downtime.total(spans, FROM, at(cut))
                .plus(Downtime.total(spans, at(cut), TO))
                .toMinutes();
        assertThat(parts).as("two halves are the whole, seed %s", seed).isEqualTo(total);
    }

    private static List<Span> spans(Random random) {
        return random.ints(random.nextInt(12), -200, MINUTES + 200)
                .mapToObj(begin -> span(begin, begin + random.nextInt(-10, 300)))
                .toList();
    }

    private static long minuteByMinute(List<Span> spans) {
        var down = new BitSet();
        for (int minute = 0; minute < MINUTES; minute++) {
            Instant at = at(minute);
            if (spans.stream().anyMatch(span -> !at.isBefore(span.begin()) && at.isBefore(span.end()))) {
                down.set(minute);
            }
        }
        return down.cardinality();
    }
}
