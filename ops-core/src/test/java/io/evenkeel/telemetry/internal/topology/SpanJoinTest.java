package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Joint;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Peer;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanJoinTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration WAITS = Duration.ofSeconds(45);

    private final List<Call> calls = new ArrayList<>();
    private final SpanJoin join = new SpanJoin(WAITS, 100, calls::add);

    private static SeenSpan span(long id, Side side, String service, boolean failed, Optional<Peer> peer) {
        long micros = side == Side.CALLER ? 900 : 500;
        return new SeenSpan(new Joint(1, 2, id), side, service, peer, NOW, micros, failed);
    }

    private static SeenSpan caller(long id, String service) {
        return span(id, Side.CALLER, service, false, Optional.empty());
    }

    private static SeenSpan callee(long id, String service) {
        return span(id, Side.CALLEE, service, false, Optional.empty());
    }

    @Test
    void twoSpansAreOneCallWhicheverComesFirst() {
        join.offer(caller(1, "shop"), NOW);
        join.offer(callee(1, "pay"), NOW);
        join.offer(callee(2, "pay"), NOW);
        join.offer(caller(2, "shop"), NOW.plusSeconds(44));

        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.link()).isEqualTo(new Link("shop", "pay"));
            assertThat(call.micros()).as("as the caller saw it").isEqualTo(900);
            assertThat(call.traceId()).isEqualTo("00000000000000010000000000000002");
        });
        assertThat(join.waiting()).isZero();
    }

    @Test
    void aCallFailedIfEitherEndSaysSo() {
        join.offer(caller(1, "shop"), NOW);
        join.offer(span(1, Side.CALLEE, "pay", true, Optional.empty()), NOW);
        join.offer(span(2, Side.CALLER, "shop", true, Optional.empty()), NOW);
        join.offer(callee(2, "pay"), NOW);

        assertThat(calls).hasSize(2).allMatch(Call::failed);
    }

    @Test
    void aPartnerThatComesTooLateIsCountedAtBothEnds() {
        join.offer(caller(1, "shop"), NOW);
        join.expire(NOW.plus(WAITS));
        join.offer(callee(1, "pay"), NOW.plus(WAITS));
        join.expire(NOW.plus(WAITS).plus(WAITS));

        assertThat(calls).isEmpty();
        assertThat(join.singleCallers()).isEqualTo(1);
        assertThat(join.singleCallees()).isEqualTo(1);
        assertThat(join.waiting()).isZero();
    }

    @Test
    void whatTheCallerSaysCountsOnlyWhereNoSpanKnowsBetter() {
        Optional<Peer> told = Optional.of(new Peer("payment-alias", Sort.SERVICE, false));
        join.offer(span(1, Side.CALLER, "shop", false, told), NOW);
        join.offer(callee(1, "pay"), NOW);
        join.offer(span(2, Side.CALLER, "shop", false, told), NOW);
        join.expire(NOW.plus(WAITS));

        assertThat(calls)
                .extracting(Call::link)
                .containsExactly(new Link("shop", "pay"), new Link("shop", "payment-alias"));
    }

    @Test
    void aDatabaseIsNotWaitedFor() {
        join.offer(
                span(1, Side.CALLER, "shop", false, Optional.of(new Peer("postgresql/orders", Sort.DATABASE, true))),
                NOW);

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.link()).isEqualTo(new Link("shop", "postgresql/orders"));
            assertThat(call.sort()).isEqualTo(Sort.DATABASE);
        });
    }

    @Test
    void aTopicStandsBetweenThoseWhoSendAndThoseWhoReceive() {
        Optional<Peer> topic = Optional.of(new Peer("kafka/orders", Sort.MESSAGING, true));
        join.offer(span(1, Side.CALLER, "shop", false, topic), NOW);
        join.offer(span(1, Side.CALLEE, "billing", false, topic), NOW);

        assertThat(calls)
                .extracting(Call::link)
                .containsExactly(new Link("shop", "kafka/orders"), new Link("kafka/orders", "billing"));
        assertThat(calls).extracting(Call::sort).containsExactly(Sort.MESSAGING, Sort.SERVICE);
    }

    @Test
    void servicesMayCallEachOtherInACircleAndThemselves() {
        String[] circle = {"a", "b", "c", "a", "a"};
        for (int i = 0; i + 1 < circle.length; i++) {
            join.offer(caller(i, circle[i]), NOW);
            join.offer(callee(i, circle[i + 1]), NOW);
        }
        assertThat(calls)
                .extracting(Call::link)
                .containsExactly(new Link("a", "b"), new Link("b", "c"), new Link("c", "a"), new Link("a", "a"));
    }

    @Test
    void noMoreWaitThanAreAllowedAndTheOldestGoesFirst() {
        for (int i = 0; i < 250; i++) {
            join.offer(caller(i, "flood"), NOW);
        }
        assertThat(join.waiting()).isEqualTo(100);
        assertThat(join.crowdedOut()).isEqualTo(150);
        assertThat(join.singleCallers()).isEqualTo(150);
        join.offer(callee(249, "pay"), NOW);
        assertThat(calls).hasSize(1);
    }

    /** In whatever order and however spread: every pair that is whole within the window is one call, every other is counted. */
    @Test
    void randomOrderLosesNothing() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var roomy = new SpanJoin(WAITS, 10_000, calls::add);
        var spans = new ArrayList<SeenSpan>();
        var expected = new HashMap<Link, Long>();
        int alone = 0;
        for (int id = 0; id < 3000; id++) {
            String from = "s" + random.nextInt(6);
            String to = "s" + random.nextInt(6);
            switch (random.nextInt(4)) {
                case 0 -> spans.add(caller(id, from));
                case 1 -> spans.add(callee(id, to));
                default -> {
                    spans.add(caller(id, from));
                    spans.add(callee(id, to));
                    expected.merge(new Link(from, to), 1L, Long::sum);
                    alone--;
                }
            }
            alone++;
        }
        Collections.shuffle(spans, random);
        for (int i = 0; i < spans.size(); i++) {
            roomy.offer(spans.get(i), NOW.plusMillis(i * 5L));
            if (random.nextInt(50) == 0) {
                roomy.expire(NOW.plusMillis(i * 5L));
            }
        }
        roomy.expire(NOW.plusSeconds(3600));

        Map<Link, Long> seen = new HashMap<>();
        calls.forEach(call -> seen.merge(call.link(), 1L, Long::sum));
        assertThat(seen).as("seed %s", seed).isEqualTo(expected);
        assertThat(roomy.singleCallers() + roomy.singleCallees())
                .as("seed %s", seed)
                .isEqualTo(alone);
    }
}
