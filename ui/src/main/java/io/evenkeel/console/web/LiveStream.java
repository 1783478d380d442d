package io.evenkeel.console.web;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open browser. A thread of its own writes, so a slow browser holds up nobody; one that falls 256 events behind is
 * let go and comes back with the id of the last event it saw.
 */
final class LiveStream {
    private static final int BEHIND_AT_MOST = 256;
    static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final Reader reader;
    private final BooleanSupplier stillValid;
    private final Duration lookEvery;
    private final Consumer<LiveStream> onEnd;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<EventHistory.Event> waiting = new LinkedBlockingQueue<>(BEHIND_AT_MOST);
    private volatile boolean over;

    /** @param lookEvery so often it is asked whether it is still valid, however much there is to tell */
    LiveStream(Reader reader, BooleanSupplier stillValid, Duration lookEvery, Consumer<LiveStream> onEnd) {
        this.reader = reader;
        this.stillValid = stillValid;
        this.lookEvery = lookEvery;
        this.onEnd = onEnd;
        emitter.onCompletion(this::end);
        emitter.onError(failure -> end());
        emitter.onTimeout(this::end);
    }

    SseEmitter emitter() {
        return emitter;
    }

    void start() {
        Thread.ofVirtual().name("live-" + reader.name()).start(this::write);
    }

    boolean belongsTo(UUID person) {
        return reader.is(person);
    }

    /** Queues an event; false if this stream is over or too far behind. */
    boolean offer(EventHistory.Event event) {
        if (over) {
            return false;
        }
        boolean taken = waiting.offer(event);
        if (!taken) {
            end();
        }
        return taken;
    }

    void end() {
        over = true;
        onEnd.accept(this);
    }

    /** Only what is for this reader: nobody learns of others' matters by listening. */
    private void send(EventHistory.Event event) throws IOException {
        if (event.audience().has(reader)) {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(event.id()))
                    .name(event.name())
                    .data(event.json()));
        }
    }

    /** Who was signed out hears no more; a proxy sees that the stream lives, also while all that happens is for others. */
    private void look() throws IOException {
        if (stillValid.getAsBoolean()) {
            emitter.send(SseEmitter.event().comment("quiet"));
        } else {
            end();
        }
    }

    private void write() {
        try {
            emitter.send(SseEmitter.event().comment("open"));
            long looked = System.nanoTime();
            while (!over) {
                long left = lookEvery.toNanos() - (System.nanoTime() - looked);
                EventHistory.Event event = waiting.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
                if (event != null) {
                    send(event);
                }
                if (System.nanoTime() - looked >= lookEvery.toNanos()) {
                    looked = System.nanoTime();
                    look();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | DataAccessException gone) {
            // Where it cannot be told whose an event is, the browser comes back and reads everything anew.
            end();
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }
}
