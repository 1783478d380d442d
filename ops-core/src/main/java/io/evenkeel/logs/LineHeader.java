package io.evenkeel.logs;

import io.evenkeel.logs.internal.parse.ExpressionError;
import io.evenkeel.logs.internal.parse.LineParser;
import io.evenkeel.logs.internal.parse.Masks;
import io.evenkeel.logs.internal.parse.OwnParser;
import io.evenkeel.logs.internal.syslog.SyslogMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What stands before a line's message: time, level, host, program. By the code that reads lines as they come in. Thread-safe. */
public final class LineHeader {
    private static final LineParser LINES = new LineParser(ZoneOffset.UTC);
    private static final SyslogMessage SYSLOG = new SyslogMessage(ZoneOffset.UTC);

    private final List<OwnParser> described;

    private LineHeader(List<OwnParser> described) {
        this.described = described;
    }

    /** Finds the form of each line by itself: syslog, JSON, access log, or a time and a level at the beginning. */
    public static LineHeader known() {
        return new LineHeader(List.of());
    }

    /**
     * @param expression RE2, with a group {@code message}: {@code ^(?P<time>\S+) (?P<host>\S+) (?P<message>.*)}; a line that it
     *     does not match is read as {@link #known} does
     * @throws IllegalArgumentException with a sentence where it can't be taken
     */
    public static LineHeader of(String expression) {
        try {
            return new LineHeader(List.of(new OwnParser("header", expression, "", "", new LongAdder())));
        } catch (ExpressionError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The line's message; the whole line where nothing stands before it. */
    public String behind(String line) {
        if (!described.isEmpty() && described.getFirst().matches(line)) {
            return LINES.parse(line, described, Masks.BUILT_IN).message();
        }
        return LINES.parse(isSyslog(line) ? SYSLOG.read(line, "", Instant.EPOCH).text() : line)
                .message();
    }

    private static boolean isSyslog(String line) {
        return line.startsWith("<") || SyslogMessage.beginsWithMonth(line);
    }
}
