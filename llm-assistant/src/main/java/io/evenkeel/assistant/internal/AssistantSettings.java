package io.evenkeel.assistant.internal;

import io.evenkeel.assistant.Chats;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise, as properties {@code evenkeel.assistant.*}.
 *
 * @param perMinute questions of one person
 * @param perHour questions of one person
 * @param perHourOfAll questions of everybody
 * @param atOnce questions being answered at a time
 * @param atOncePerPerson those of one person
 * @param tokensPerDay of the model, of everybody, a day in UTC
 * @param time from a question to its answer
 * @param kept how long a chat is kept after its last question
 */
public record AssistantSettings(
        int perMinute,
        int perHour,
        int perHourOfAll,
        int atOnce,
        int atOncePerPerson,
        long tokensPerDay,
        Duration time,
        Duration kept) {
    private static final String NAMES = "evenkeel.assistant.";

    public static AssistantSettings of(Environment settings) {
        return new AssistantSettings(
                number(settings, "questions-per-minute", 12),
                number(settings, "questions-per-hour", 200),
                number(settings, "questions-per-hour-of-all", 3_000),
                number(settings, "at-once", 60),
                number(settings, "at-once-per-person", 3),
                Math.max(0, settings.getProperty(NAMES + "tokens-per-day", Long.class, 3_000_000L)),
                time(settings, "time", Duration.ofSeconds(60)),
                time(settings, "kept", Duration.ofDays(90)));
    }

    private static int number(Environment settings, String name, int usual) {
        return Math.max(1, settings.getProperty(NAMES + name, Integer.class, usual));
    }

    private static Duration time(Environment settings, String name, Duration usual) {
        Duration given = settings.getProperty(NAMES + name, Duration.class, usual);
        return given.isPositive() ? given : usual;
    }

    public Chats.Bounds bounds() {
        return new Chats.Bounds(
                perMinute,
                perHour,
                perHourOfAll,
                atOnce,
                tokensPerDay,
                Math.toIntExact(time.toSeconds()),
                Math.toIntExact(kept.toDays()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        AssistantSettings assistantSettings(Environment settings) {
            return of(settings);
        }
    }
}
