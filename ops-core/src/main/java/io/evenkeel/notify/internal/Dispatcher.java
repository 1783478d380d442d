package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.internal.NoticeAttempts.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes what is due out of the outbox and has it carried, each notice in a thread of its own. Its lease is extended
 * while it is under way, so that a process that dies leaves it to others within {@link NoticeAttempts#LEASE}.
 *
 * <p>One thread calls {@link #tick()} and {@link #sendDue()}.
 */
@Component
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** @param thread which tries it; {@code began} by the processor's own clock, which nobody moves */
    private record UnderWay(Claimed claimed, Thread thread, long beganNanos) {}

    private record Unsettled(Claimed claimed, List<Notice> carried, Outcome outcome) {}

    private final NoticeAttempts attempts;
    private final Settlement settlement;
    private final ObjectProvider<ConsoleScreens> screens;
    private final InstantSource clock;
    private final Alarm alarm;
    /** An attempt that takes longer is cut off: a server that answers drop by drop would hold its place for ever. */
    private final Duration longestAttempt;

    private final Map<Channel, Way> ways = new EnumMap<>(Channel.class);
    private final Map<Channel, Semaphore> places = new EnumMap<>(Channel.class);
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<String, Unsettled> unsettled = new ConcurrentHashMap<>();

    Dispatcher(
            NoticeAttempts attempts,
            Settlement settlement,
            List<Way> ways,
            ObjectProvider<ConsoleScreens> screens,
            InstantSource clock,
            Alarm alarm,
            @Value("${evenkeel.notice.longest-attempt-millis:45000}") long longestAttemptMillis) {
        this.longestAttempt = Duration.ofMillis(longestAttemptMillis);
        this.attempts = attempts;
        this.settlement = settlement;
        this.screens = screens;
        this.clock = clock;
        this.alarm = alarm;
        for (Way way : ways) {
            this.ways.put(way.channel(), way);
            this.places.put(way.channel(), new Semaphore(way.atOnce()));
        }
    }

    /** Looks once after everything: what could not be settled, what is under way, and what is due. */
    void tick() {
        unsettled.values().forEach(late -> settle(late.claimed(), late.carried(), late.outcome()));
        Instant now = clock.instant();
        cutOffTheSlow();
        keepHold(now);
        attempts.releaseStragglers(now);
        makeDueWhoseScreenOpened(now);
        sendDue();
    }

    /** Looks only after what is due: the short way for a notice that was committed just now. */
    void sendDue() {
        places.keySet().forEach(this::sendDue);
    }

    private void cutOffTheSlow() {
        underWay.values().stream()
                .filter(attempt -> attempt.thread().isAlive())
                .filter(attempt -> System.nanoTime() - attempt.beganNanos() > longestAttempt.toNanos())
                .forEach(attempt -> attempt.thread().interrupt());
    }

    private void keepHold(Instant now) {
        List<String> held = List.copyOf(underWay.keySet());
        if (!held.isEmpty()) {
            attempts.extendLease(held, now);
        }
        attempts.withdrawUnwanted(now);
    }

    private void makeDueWhoseScreenOpened(Instant now) {
        ConsoleScreens open = screens.getIfAvailable();
        if (open == null) {
            return;
        }
        for (UUID person : attempts.awaitedOnScreen(now)) {
            if (open.isOpenFor(person)) {
                attempts.makeDueOnScreen(person, now);
            }
        }
    }

    private void sendDue(Channel channel) {
        Semaphore free = places.get(channel);
        Way way = ways.get(channel);
        int room = free == null ? 0 : free.availablePermits();
        if (free == null || way == null || room == 0) {
            return;
        }
        List<Claimed> due = attempts.claim(channel, room, clock.instant());
        // More may be due: whoever ends first wakes the sender for it.
        boolean more = due.size() == room;
        for (Claimed claimed : due) {
            // Its lease ran out while the database was away; it is still being tried here.
            if (underWay.containsKey(claimed.notice().key())) {
                continue;
            }
            free.acquireUninterruptibly();
            Thread thread = Thread.ofVirtual()
                    .name("notify-" + channel + "-" + claimed.notice().key())
                    .unstarted(() -> carry(way, claimed, free, more));
            underWay.put(claimed.notice().key(), new UnderWay(claimed, thread, System.nanoTime()));
            thread.start();
        }
    }

    private void carry(Way way, Claimed claimed, Semaphore place, boolean more) {
        try {
            List<Notice> carried = List.of();
            Outcome outcome;
            try {
                carried =
                        claimed.carrier() ? attempts.carriedBy(claimed.notice().key()) : carried;
                outcome = claimed.carrier() && carried.isEmpty()
                        ? new Outcome.Nothing()
                        : way.carry(parcel(claimed, carried));
            } catch (RuntimeException unexpected) {
                log.error("event=notice-attempt-failed key={}", claimed.notice().key(), unexpected);
                outcome = new Outcome.NotNow("The attempt failed: " + unexpected);
            }
            // A cut-off attempt leaves its mark on the thread, and the database's driver would heed it.
            boolean cutOff = Thread.interrupted();
            log.debug("event=notice-attempt key={} cut_off={}", claimed.notice().key(), cutOff);
            settle(claimed, carried, outcome);
        } finally {
            place.release();
            if (more) {
                alarm.ring();
            }
        }
    }

    private static Parcel parcel(Claimed claimed, List<Notice> carried) {
        return claimed.carrier()
                ? Parcel.gathered(claimed.notice(), claimed.createdAt(), carried)
                : Parcel.of(claimed.notice(), claimed.createdAt());
    }

    /** While the database is away, what came of an attempt is kept here and the notice is held: it must not repeat. */
    private void settle(Claimed claimed, List<Notice> carried, Outcome outcome) {
        String key = claimed.notice().key();
        try {
            settlement.settle(claimed, carried, outcome);
            unsettled.remove(key);
            underWay.remove(key);
        } catch (RuntimeException failed) {
            log.warn("event=notice-unsettled key={} next=\"tried every second\" cause=\"{}\"", key, failed.toString());
            unsettled.put(key, new Unsettled(claimed, carried, outcome));
        }
    }

    /** Waits for what is under way; what takes longer is tried again by whoever comes next. */
    void drain(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (UnderWay attempt : List.copyOf(underWay.values())) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            attempt.thread().join(Duration.ofMillis(left));
        }
    }
}
