package io.evenkeel.telemetry.web;

import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.internal.promql.Durations;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the parameters of Prometheus's query API. */
final class Ask {

    private static final BigDecimal MOST_SECONDS = new BigDecimal("253402300799");

    private Ask() {}

    /** A parameter that can't be read. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String parameter, String sentence) {
            super("invalid parameter \"" + parameter + "\": " + sentence);
        }
    }

    static PromQl query(Optional<String> text) {
        try {
            return PromQl.parse(text.orElse(""));
        } catch (PromQlError e) {
            throw new Wrong("query", e.describe());
        }
    }

    /** The parameters {@code match[]}, as they are: a framework would cut them at commas. */
    static List<List<Matcher>> selectors(HttpServletRequest request) {
        String[] texts = request.getParameterValues("match[]");
        return texts == null
                ? List.of()
                : Arrays.stream(texts).map(Ask::selector).toList();
    }

    private static List<Matcher> selector(String text) {
        try {
            return PromQl.parse(text)
                    .selector()
                    .orElseThrow(() -> new Wrong("match[]", "\"" + text + "\" is not a selector of series"));
        } catch (PromQlError e) {
            throw new Wrong("match[]", e.describe());
        }
    }

    /** Seconds since 1970, or RFC 3339. */
    static Instant time(String parameter, Optional<String> text, Instant otherwise) {
        return text.map(word -> time(parameter, word)).orElse(otherwise);
    }

    static Instant time(String parameter, Optional<String> text) {
        return time(parameter, text.orElseThrow(() -> new Wrong(parameter, "it is missing")));
    }

    private static Instant time(String parameter, String word) {
        try {
            BigDecimal seconds = new BigDecimal(word);
            if (seconds.abs().compareTo(MOST_SECONDS) <= 0) {
                return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
            }
        } catch (NumberFormatException e) {
            try {
                return OffsetDateTime.parse(word).toInstant();
            } catch (DateTimeException notATimeEither) {
                throw new Wrong(parameter, "cannot parse \"" + word + "\" to a valid timestamp");
            }
        }
        throw new Wrong(parameter, "cannot parse \"" + word + "\" to a valid timestamp");
    }

    /** Seconds, or a duration such as {@code 1m30s}; above 0. */
    static Duration duration(String parameter, String word) {
        OptionalDouble millis = Durations.parse(word);
        if (millis.isEmpty()) {
            try {
                millis = OptionalDouble.of(Double.parseDouble(word) * 1000);
            } catch (NumberFormatException e) {
                throw new Wrong(parameter, "cannot parse \"" + word + "\" to a valid duration");
            }
        }
        double value = millis.getAsDouble();
        if (!(value >= 1 && value < 1e13)) {
            throw new Wrong(parameter, "zero or negative durations, and those above 300 years, are not accepted");
        }
        return Duration.ofMillis((long) value);
    }
}
