package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    @Test
    void whoWasSignedOutHearsNoMoreHoweverMuchHappens() throws InterruptedException {
        var signedIn = new AtomicBoolean(true);
        var ended = new CountDownLatch(1);
        var reader = new Reader(Actor.system("test"), _ -> _ -> true, _ -> Set.of(), InstantSource.system());
        var stream = new LiveStream(reader, signedIn::get, Duration.ofMillis(100), _ -> ended.countDown());
        stream.start();
        try {
            long stop = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            for (int id = 1; ended.getCount() > 0 && System.nanoTime() - stop < 0; id++) {
                stream.offer(new EventHistory.Event(id, "host", "{}", Audience.everybody()));
                signedIn.set(id < 30);
                assertThat(ended.await(10, TimeUnit.MILLISECONDS)).isEqualTo(ended.getCount() == 0);
            }
            assertThat(ended.getCount()).as("it goes on for ever").isZero();
            assertThat(signedIn).as("ended while signed in").isFalse();
        } finally {
            stream.end();
        }
    }
}
