package io.evenkeel.oncall.internal;

import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.oncall.PageOutcome;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Hears what became of notices and says it on for those that are pages, so that rooms above need not know {@code notify}.
 * Saying it twice does no harm: the notice's key goes with it.
 */
@Component
class NoticeOutcomes {
    private final PageRows rows;
    private final ApplicationEventPublisher events;

    NoticeOutcomes(PageRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(NoticeDelivered delivered) {
        rows.reached(delivered.key(), delivered.at());
        publish(delivered.key(), true, "", delivered.at());
    }

    @ApplicationModuleListener
    void on(NoticeFailed failed) {
        publish(failed.key(), false, failed.reason(), failed.at());
    }

    private void publish(String key, boolean delivered, String reason, Instant at) {
        rows.findNotice(key)
                .map(notice -> new PageOutcome(
                        key, notice.page().incident(), notice.person(), notice.channel(), delivered, reason, at))
                .ifPresent(events::publishEvent);
    }
}
