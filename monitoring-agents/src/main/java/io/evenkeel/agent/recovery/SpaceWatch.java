package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Looks every two seconds, or more rarely where a look takes long, how much a sandbox has grown, and tells when it is too much: by
 * what it grows in that time it may be larger.
 */
final class SpaceWatch implements Closeable {

    private static final long PAUSE_MILLIS = 2_000;
    /** A look must not cost more than a part of the work it watches. */
    private static final int PAUSE_PER_LOOK = 10;

    private final DrillSandbox sandbox;
    private final GuardedTool tools;
    private final long most;
    private final LongConsumer seen;
    private final Consumer<RecoveryFinding> tooMuch;
    private final CountDownLatch over = new CountDownLatch(1);

    /** @param seen hears each size */
    SpaceWatch(
            DrillSandbox sandbox, GuardedTool tools, long most, LongConsumer seen, Consumer<RecoveryFinding> tooMuch) {
        this.sandbox = sandbox;
        this.tools = tools;
        this.most = most;
        this.seen = seen;
        this.tooMuch = tooMuch;
        Thread.ofVirtual().name("sandbox-space").start(this::watch);
    }

    private void watch() {
        try {
            long pause = PAUSE_MILLIS;
            while (!over.await(pause, TimeUnit.MILLISECONDS)) {
                long begin = System.nanoTime();
                look();
                pause = Math.max(PAUSE_MILLIS, PAUSE_PER_LOOK * (System.nanoTime() - begin) / 1_000_000);
            }
        } catch (ToolFailed e) {
            // The sandbox or the tools are gone: whoever works with them says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws ToolFailed {
        long size = sandbox.size(tools);
        seen.accept(size);
        check(size, most).ifPresent(tooMuch);
    }

    static Optional<RecoveryFinding> check(long size, long most) {
        return size <= most
                ? Optional.empty()
                : Optional.of(new RecoveryFinding(
                        Code.SPACE_EXCEEDED,
                        "the drill takes " + size + " bytes, and may take " + most + ": it was ended"));
    }

    @Override
    public void close() {
        over.countDown();
    }
}
