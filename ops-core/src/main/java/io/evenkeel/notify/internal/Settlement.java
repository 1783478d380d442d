package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.notify.internal.NoticeAttempts.Claimed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what came of an attempt, and tells the house in the same transaction. */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final NoticeAttempts attempts;
    private final ChannelTroubles troubles;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Settlement(
            NoticeAttempts attempts, ChannelTroubles troubles, ApplicationEventPublisher events, InstantSource clock) {
        this.attempts = attempts;
        this.troubles = troubles;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void settle(Claimed claimed, Outcome outcome) {
        settle(claimed, List.of(), outcome);
    }

    /** @param carried what a carrier had in it; empty for a notice that went alone */
    @Transactional
    void settle(Claimed claimed, List<Notice> carried, Outcome outcome) {
        Instant now = clock.instant();
        String detail = OneLine.detail(outcome.detail());
        switch (outcome) {
            case Outcome.Accepted _ -> delivered(claimed, carried, detail, now);
            case Outcome.Refused _ -> failed(claimed, carried, detail, now);
            case Outcome.NotNow _ -> notNow(claimed, carried, detail, now);
            case Outcome.Nothing _ -> attempts.givenUp(claimed, "withdrawn", detail, now);
        }
    }

    private void delivered(Claimed claimed, List<Notice> carried, String detail, Instant now) {
        troubles.worked(claimed.notice());
        boolean first = attempts.delivered(claimed.notice().key(), claimed.attempt(), detail, now);
        if (first && !claimed.carrier()) {
            tellDelivered(claimed.notice(), now);
        }
        carried.stream()
                .filter(notice -> attempts.delivered(notice.key(), claimed.attempt(), detail, now))
                .forEach(notice -> tellDelivered(notice, now));
    }

    private void tellDelivered(Notice notice, Instant now) {
        events.publishEvent(
                new NoticeDelivered(notice.key(), notice.channel(), notice.personId(), notice.about(), now));
    }

    private void notNow(Claimed claimed, List<Notice> carried, String detail, Instant now) {
        Notice notice = claimed.notice();
        Optional<Instant> next = Patience.nextTry(notice.channel(), claimed.attempt(), claimed.createdAt(), now);
        if (next.isPresent()) {
            troubles.failed(notice, detail, now);
            attempts.postpone(claimed, detail, next.get(), now);
        } else {
            failed(claimed, carried, detail, now);
        }
    }

    private void failed(Claimed claimed, List<Notice> carried, String detail, Instant now) {
        troubles.failed(claimed.notice(), detail, now);
        if (!attempts.givenUp(claimed, "failed", detail, now)) {
            // Another attempt is under way, and what it carries with it.
            return;
        }
        if (!claimed.carrier()) {
            tellFailed(claimed.notice(), claimed.attempt(), detail, now);
        }
        carried.stream()
                .filter(notice -> attempts.carriedFailed(notice.key(), claimed.attempt(), detail, now))
                .forEach(notice -> tellFailed(notice, claimed.attempt(), detail, now));
    }

    private void tellFailed(Notice notice, int attempts, String detail, Instant now) {
        log.warn(
                "event=notice-failed key={} channel={} attempts={} reason=\"{}\"",
                notice.key(),
                notice.channel(),
                attempts,
                detail);
        events.publishEvent(
                new NoticeFailed(notice.key(), notice.channel(), notice.personId(), notice.about(), detail, now));
    }
}
