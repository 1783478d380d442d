package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.internal.AssistantSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Holds questions and tokens against the limits. Called in a transaction. */
@Component
public class Allowance {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SpentRows spent;
    private final AssistantSettings settings;
    private final InstantSource clock;

    Allowance(SpentRows spent, AssistantSettings settings, InstantSource clock) {
        this.spent = spent;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts one question. */
    public void ask(String person, UUID question) {
        spent.oneAtATime(person);
        Instant now = clock.instant();
        if (spent.since(person, now.minus(MINUTE)) >= settings.perMinute()) {
            throw ChatSentences.tooManyOfYours(settings.perMinute(), "minute");
        }
        if (spent.since(person, now.minus(HOUR)) >= settings.perHour()) {
            throw ChatSentences.tooManyOfYours(settings.perHour(), "hour");
        }
        if (spent.sinceOfAll(now.minus(HOUR)) >= settings.perHourOfAll()) {
            throw ChatSentences.tooManyOfAll();
        }
        spent.add(question, person, now);
    }

    /**
     * @param questions that a person may ask now
     * @param resetsAt when one more may be asked; now, where nothing was asked
     */
    record Left(int questions, Instant resetsAt) {}

    Left left(String person) {
        Instant now = clock.instant();
        int minute = settings.perMinute() - spent.since(person, now.minus(MINUTE));
        int hour = settings.perHour() - spent.since(person, now.minus(HOUR));
        Duration window = hour < minute ? HOUR : MINUTE;
        Instant first = spent.firstSince(person, now.minus(window));
        return new Left(Math.max(0, Math.min(minute, hour)), first.plus(window));
    }

    public void spend(UUID question, long tokens) {
        spent.tokens(question, tokens);
    }

    public long tokensLeft() {
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return Math.max(0, settings.tokensPerDay() - spent.tokensSince(midnight));
    }
}
