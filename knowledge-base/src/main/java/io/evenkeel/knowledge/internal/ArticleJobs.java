package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Rounds;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the review dates each minute. On each server: what one has dealt with, the next leaves alone. */
@Component
class ArticleJobs implements SmartLifecycle {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReviewDates dates;
    private final Rounds rounds = new Rounds("knowledge-review");

    ArticleJobs(ReviewDates dates) {
        this.dates = dates;
    }

    @Override
    public void start() {
        rounds.every(MINUTE, "review-dates", dates::look).start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
