package io.evenkeel.logs.internal.syslog;

import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one syslog message: RFC 5424, or RFC 3164 as senders really write it. Whatever cannot be understood stays in the
 * message, so that no line is lost. Pure.
 */
public final class SyslogMessage {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int HIGHEST_PRIORITY = 191;
    private static final int OLD_TIME = 15;
    private static final Duration AHEAD = Duration.ofDays(1);

    private final ZoneId zone;

    /** @param zone of RFC 3164's times, which name none */
    public SyslogMessage(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param sender whose line it is where the message names no host
     * @param now tells the year, which RFC 3164 does not
     */
    public RawLine read(String text, String sender, Instant now) {
        Reader in = new Reader(text.strip());
        Optional<Integer> priority = priority(in);
        Map<String, String> fields = new HashMap<>();
        priority.ifPresent(value -> fields.put("facility", Integer.toString(value >> 3)));
        Optional<Severity> severity = priority.map(Severity::ofSyslog);
        if (priority.isPresent() && in.take("1 ")) {
            return structured(in, sender, severity, fields);
        }
        return old(in, sender, severity, fields, now);
    }

    private static Optional<Integer> priority(Reader in) {
        int close = in.rest().indexOf('>');
        if (!in.rest().startsWith("<") || close < 2 || close > 4) {
            return Optional.empty();
        }
        String digits = in.rest().substring(1, close);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || Integer.parseInt(digits) > HIGHEST_PRIORITY) {
            return Optional.empty();
        }
        in.skip(close + 1);
        return Optional.of(Integer.parseInt(digits));
    }

    /** RFC 5424 §6: time, host, program, process, id of the message, structured data, message. */
    private static RawLine structured(
            Reader in, String sender, Optional<Severity> severity, Map<String, String> fields) {
        Optional<Instant> at = isoTime(in.word());
        String host = in.word();
        String program = in.word();
        put(fields, "pid", in.word());
        put(fields, "msgid", in.word());
        StructuredData.read(in, fields);
        String message = in.rest().startsWith("\uFEFF") ? in.rest().substring(1) : in.rest();
        return new RawLine(at, named(host, sender), named(program, "syslog"), severity, message, fields);
    }

    private RawLine old(
            Reader in, String sender, Optional<Severity> severity, Map<String, String> fields, Instant now) {
        Optional<Instant> at = oldTime(in, now);
        if (at.isEmpty()) {
            at = isoAtBeginning(in);
        }
        if (at.isEmpty()) {
            return new RawLine(at, sender, "syslog", severity, in.rest(), fields);
        }
        String host = sender;
        if (!isTag(in.peekWord())) {
            host = named(in.word(), sender);
        }
        String program = "syslog";
        if (isTag(in.peekWord())) {
            String tag = in.word();
            String bare = tag.substring(0, tag.length() - 1);
            int bracket = bare.indexOf('[');
            program = named(bracket > 0 ? bare.substring(0, bracket) : bare, "syslog");
            if (bracket > 0 && bare.endsWith("]")) {
                put(fields, "pid", bare.substring(bracket + 1, bare.length() - 1));
            }
        }
        return new RawLine(at, host, program, severity, in.rest(), fields);
    }

    /** As RFC 3164's time does. */
    public static boolean beginsWithMonth(String text) {
        return text.length() > OLD_TIME && MONTHS.contains(text.substring(0, 3)) && text.charAt(3) == ' ';
    }

    /** {@code sshd[123]:}. */
    private static boolean isTag(String word) {
        return word.length() > 1 && word.endsWith(":");
    }

    /** {@code Nov  1 10:00:00}: of this year, or of the last one where that would lie ahead. */
    private Optional<Instant> oldTime(Reader in, Instant now) {
        String rest = in.rest();
        int month = rest.length() < OLD_TIME ? -1 : MONTHS.indexOf(rest.substring(0, 3));
        if (month < 0) {
            return Optional.empty();
        }
        try {
            int day = Integer.parseInt(rest.substring(4, 6).strip());
            int hour = Integer.parseInt(rest.substring(7, 9));
            int minute = Integer.parseInt(rest.substring(10, 12));
            int second = Integer.parseInt(rest.substring(13, 15));
            int year = now.atZone(zone).getYear();
            Instant at = at(year, month + 1, day, hour, minute, second);
            if (at.isAfter(now.plus(AHEAD))) {
                at = at(year - 1, month + 1, day, hour, minute, second);
            }
            in.skip(OLD_TIME);
            in.take(" ");
            return Optional.of(at);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant at(int year, int month, int day, int hour, int minute, int second) {
        return LocalDateTime.of(year, month, day, hour, minute, second)
                .atZone(zone)
                .toInstant();
    }

    /** What rsyslog writes with its newer formats, without the version of RFC 5424. */
    private static Optional<Instant> isoAtBeginning(Reader in) {
        Optional<Instant> at = isoTime(in.peekWord());
        if (at.isPresent()) {
            in.word();
        }
        return at;
    }

    private static Optional<Instant> isoTime(String word) {
        try {
            return Optional.of(OffsetDateTime.parse(word).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty() && !value.equals("-")) {
            fields.put(name, value);
        }
    }

    private static String named(String word, String otherwise) {
        return word.isEmpty() || word.equals("-") ? otherwise : word;
    }

    /** Goes through a text. */
    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        String rest() {
            return text.substring(at);
        }

        void skip(int chars) {
            at = Math.min(text.length(), at + chars);
        }

        boolean take(String expected) {
            if (!text.startsWith(expected, at)) {
                return false;
            }
            at += expected.length();
            return true;
        }

        boolean isAtEnd() {
            return at >= text.length();
        }

        char next() {
            return text.charAt(at++);
        }

        String peekWord() {
            int blank = text.indexOf(' ', at);
            return text.substring(at, blank < 0 ? text.length() : blank);
        }

        /** The next word and the blank behind it. */
        String word() {
            String word = peekWord();
            skip(word.length() + 1);
            return word;
        }
    }
}
