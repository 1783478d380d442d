package io.evenkeel.logs.internal.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Times as lines write them. Without a zone they are of the zone that the source is known to be in. Immutable. */
final class Times {
    /** 2001 to 2100, in seconds: what lies outside is a number that is no time. */
    private static final double EARLIEST = 978_307_200;

    private static final double LATEST = 4_102_444_800.0;
    private static final int LONGEST = 40;
    private static final int MILLISECOND_DIGITS = 13;
    private static final int FRACTION_DIGITS = 3;

    /** {@code 21/Nov/2026:10:00:00 +0800} of access logs. */
    private static final DateTimeFormatter ACCESS = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    /** ISO 8601 and what is near it: a blank for the T, a comma before the fraction, an offset with or without colon. */
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What fields tell of the time.
     *
     * @param alone the field, where it says no more than the time to the millisecond
     */
    record Told(Optional<Instant> at, Optional<String> alone) {}

    Told in(Map<String, String> fields) {
        for (String name : KnownNames.TIME) {
            String said = fields.get(name);
            if (said != null) {
                Optional<Instant> at = of(said);
                return new Told(at, at.isEmpty() || isFiner(said) ? Optional.empty() : Optional.of(name));
            }
        }
        return new Told(Optional.empty(), Optional.empty());
    }

    /** Than a millisecond. */
    private static boolean isFiner(String text) {
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        int end = point + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int most = point < 0 ? MILLISECOND_DIGITS : FRACTION_DIGITS;
        return end - (point + 1) > most;
    }

    Optional<Instant> of(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST || !Character.isDigit(stripped.charAt(0))) {
            return Optional.empty();
        }
        if (stripped.indexOf('-') < 0 && stripped.indexOf('/') < 0) {
            return ofNumber(stripped);
        }
        Optional<Instant> usual = UsualTime.of(stripped);
        if (usual.isPresent()) {
            return usual;
        }
        try {
            if (stripped.indexOf('/') > 0) {
                return Optional.of(OffsetDateTime.parse(stripped, ACCESS).toInstant());
            }
            String iso = normal(stripped);
            return Optional.of(
                    hasOffset(iso)
                            ? OffsetDateTime.parse(iso, WITH_OFFSET).toInstant()
                            : LocalDateTime.parse(iso, LOCAL).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String normal(String text) {
        StringBuilder iso = new StringBuilder(text);
        for (int i = 0; i < iso.length(); i++) {
            if (iso.charAt(i) == ',') {
                iso.setCharAt(i, '.');
            }
        }
        if (iso.length() > 10 && iso.charAt(10) == ' ') {
            iso.setCharAt(10, 'T');
        }
        int blank = iso.indexOf(" ");
        if (blank > 0) {
            iso.deleteCharAt(blank);
        }
        return iso.toString();
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.indexOf("+") > 10 || iso.lastIndexOf("-") > 10;
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970: told apart by their size. */
    private static Optional<Instant> ofNumber(String text) {
        try {
            double number = Double.parseDouble(text);
            double perSecond = 1;
            while (number / perSecond > LATEST && perSecond < 1e9) {
                perSecond *= 1000;
            }
            double seconds = number / perSecond;
            return seconds >= EARLIEST && seconds <= LATEST
                    ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
