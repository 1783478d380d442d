package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.notify.internal.Outbox.Claimed;
import java.time.Instant;
import java.time.InstantSource;
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

    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Settlement(Outbox outbox, ApplicationEventPublisher events, InstantSource clock) {
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void settle(Claimed claimed, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Accepted(String detail) -> delivered(claimed.notice(), OneLine.detail(detail), now);
            case Outcome.Refused(String detail) -> failed(claimed, OneLine.detail(detail), now);
            case Outcome.NotNow(String detail) -> notNow(claimed, OneLine.detail(detail), now);
        }
    }

    private void delivered(Notice notice, String detail, Instant now) {
        if (outbox.delivered(notice.key(), detail, now)) {
            events.publishEvent(
                    new NoticeDelivered(notice.key(), notice.channel(), notice.personId(), notice.about(), now));
        }
    }

    private void notNow(Claimed claimed, String detail, Instant now) {
        Notice notice = claimed.notice();
        Optional<Instant> next = Patience.nextTry(notice.channel(), claimed.attempt(), claimed.createdAt(), now);
        if (next.isPresent()) {
            outbox.postpone(claimed, detail, next.get(), now);
        } else {
            failed(claimed, detail, now);
        }
    }

    private void failed(Claimed claimed, String detail, Instant now) {
        Notice notice = claimed.notice();
        if (outbox.failed(claimed, detail, now)) {
            log.warn(
                    "event=notice-failed key={} channel={} attempts={} reason=\"{}\"",
                    notice.key(),
                    notice.channel(),
                    claimed.attempt(),
                    detail);
            events.publishEvent(
                    new NoticeFailed(notice.key(), notice.channel(), notice.personId(), notice.about(), detail, now));
        }
    }
}
