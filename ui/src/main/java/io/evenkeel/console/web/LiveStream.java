package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open browser. A thread of its own writes, so a slow browser holds up nobody; one that falls 256 events behind is
 * let go and comes back with the id of the last event it saw.
 */
final class LiveStream {
    private static final int BEHIND_AT_MOST = 256;
    private static final long QUIET_SECONDS = 15;

    private final Actor actor;
    private final BooleanSupplier stillValid;
    private final Consumer<LiveStream> onEnd;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<EventHistory.Event> waiting = new LinkedBlockingQueue<>(BEHIND_AT_MOST);
    private volatile boolean over;

    LiveStream(Actor actor, BooleanSupplier stillValid, Consumer<LiveStream> onEnd) {
        this.actor = actor;
        this.stillValid = stillValid;
        this.onEnd = onEnd;
        emitter.onCompletion(this::end);
        emitter.onError(failure -> end());
        emitter.onTimeout(this::end);
    }

    SseEmitter emitter() {
        return emitter;
    }

    void start() {
        Thread.ofVirtual().name("live-" + actor.name()).start(this::write);
    }

    boolean belongsTo(UUID person) {
        return actor.kind() == Actor.Kind.PERSON && actor.id().equals(person.toString());
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

    private void write() {
        try {
            emitter.send(SseEmitter.event().comment("open"));
            while (!over) {
                EventHistory.Event event = waiting.poll(QUIET_SECONDS, TimeUnit.SECONDS);
                if (event != null) {
                    emitter.send(SseEmitter.event()
                            .id(Long.toString(event.id()))
                            .name(event.name())
                            .data(event.json()));
                } else if (stillValid.getAsBoolean()) {
                    emitter.send(SseEmitter.event().comment("quiet"));
                } else {
                    end();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            end();
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }
}
