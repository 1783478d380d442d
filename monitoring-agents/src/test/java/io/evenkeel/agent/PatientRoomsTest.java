package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.agent.Filesystems.Room;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatientRoomsTest {

    private static final Room ROOM = new Room(100, 50, 50);

    private final CountDownLatch serverIsBack = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    /** Hangs, like a call into a dead network filesystem, on mount points below /nfs. */
    private final PatientRooms rooms = new PatientRooms(this::hangsOnNfs, Duration.ofMillis(50));

    private Optional<Room> hangsOnNfs(String mountPoint) {
        asked.incrementAndGet();
        if (mountPoint.startsWith("/nfs")) {
            awaitServer();
        }
        return Optional.of(ROOM);
    }

    private void awaitServer() {
        try {
            serverIsBack.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void bringServerBack() {
        serverIsBack.countDown();
    }

    @Test
    void aDeadFilesystemHoldsUpNobody() {
        assertThat(rooms.of("/nfs")).isEmpty();
        // A busy machine may take longer than the patience; whoever hangs is never waited for.
        await().atMost(Duration.ofSeconds(10)).until(() -> rooms.of("/").equals(Optional.of(ROOM)));
    }

    @Test
    void oneThatHangsIsNotAskedAgainUntilItAnswers() {
        rooms.of("/nfs");
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() == 1);
        rooms.of("/nfs");
        assertThat(asked).hasValue(1);

        serverIsBack.countDown();

        await().atMost(Duration.ofSeconds(10)).until(() -> rooms.of("/nfs").isPresent());
    }

    @Test
    void manyDeadFilesystemsTakeABoundedNumberOfThreads() {
        for (int i = 0; i < 50; i++) {
            assertThat(rooms.of("/nfs/" + i)).isEmpty();
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() >= 8);
        assertThat(asked).hasValue(8);
    }

    @Test
    void aCallThatFailsIsNoAnswer() {
        var failing = new PatientRooms(
                _ -> {
                    throw new IllegalStateException("broken");
                },
                Duration.ofSeconds(5));

        assertThat(failing.of("/")).isEmpty();
    }
}
