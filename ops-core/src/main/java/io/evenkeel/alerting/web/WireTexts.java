package io.evenkeel.alerting.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts and times in Alertmanager's JSON. Pure. */
final class WireTexts {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireTexts() {}

    /** @throws WireError 422 if it is there and no text */
    static Optional<String> text(JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw WireError.invalid(
                    601, place + " in body must be of type string", new IllegalArgumentException(place));
        }
        return Optional.of(value.asString());
    }

    /**
     * Empty if it is left out, or year 1, which is how Go writes a time that is not set.
     *
     * @throws WireError 400 as Alertmanager says it, if it is no time
     */
    static Optional<Instant> time(JsonNode node, String field, String place) {
        return text(node, field, place).map(WireTexts::time).filter(time -> time.isAfter(YEAR_ONE_ENDS));
    }

    private static final Instant YEAR_ONE_ENDS = Instant.parse("0002-01-01T00:00:00Z");

    private static Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (time.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                throw new DateTimeException("beyond the year 9999");
            }
            return time;
        } catch (DateTimeException e) {
            throw WireError.unreadable("request", "\"" + text + "\" is not a time of RFC 3339");
        }
    }

    static String time(Instant time) {
        return MILLIS.format(time);
    }

    /** @throws WireError 422 if it is no object of texts */
    static Map<String, String> texts(JsonNode node, String place) {
        if (!node.isObject()) {
            throw WireError.invalid(
                    601, place + " in body must be of type object", new IllegalArgumentException(place));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> text(node, entry.getKey(), place + "." + entry.getKey())
                        .ifPresent(text -> texts.put(entry.getKey(), text)));
        return texts;
    }
}
