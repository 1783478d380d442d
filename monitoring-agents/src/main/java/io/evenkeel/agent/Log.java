package io.evenkeel.agent;

import io.evenkeel.agent.logs.Notes;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * One line an event, {@code key=value}. What may repeat itself is written once a minute a key, with the number of lines that
 * were left out. Thread-safe.
 */
final class Log implements Notes {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int LONGEST_VALUE = 300;

    private final InstantSource clock;
    private final PrintStream out;
    private final Map<String, Throttle> throttles = new HashMap<>();

    Log(InstantSource clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    private record Throttle(Instant lastWritten, int leftOut) {}

    @Override
    public void say(String event, Object... keysAndValues) {
        write("info", event, 0, keysAndValues);
    }

    @Override
    public void warn(String event, Object... keysAndValues) {
        write("warn", event, 0, keysAndValues);
    }

    /** @param key what is throttled together; a fixed, small number of different ones */
    @Override
    public synchronized void warnOnceAMinute(String key, String event, Object... keysAndValues) {
        Instant now = clock.instant();
        Throttle last = throttles.get(key);
        if (last != null && now.isBefore(last.lastWritten().plus(QUIET)) && !now.isBefore(last.lastWritten())) {
            throttles.put(key, new Throttle(last.lastWritten(), last.leftOut() + 1));
            return;
        }
        throttles.put(key, new Throttle(now, 0));
        write("warn", event, last == null ? 0 : last.leftOut(), keysAndValues);
    }

    private void write(String level, String event, int leftOut, Object... keysAndValues) {
        var line = new StringBuilder()
                .append("time=")
                .append(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .append(" level=")
                .append(level)
                .append(" event=")
                .append(event);
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            line.append(' ').append(keysAndValues[i]).append('=').append(quoted(String.valueOf(keysAndValues[i + 1])));
        }
        if (leftOut > 0) {
            line.append(" left_out=").append(leftOut);
        }
        out.println(line);
    }

    /** A value with a blank, a quote or a control character stands in quotes, so that a line stays a line. */
    private static String quoted(String value) {
        String text = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
        if (!text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=' || c == 127)) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else {
                quoted.append(c < ' ' || c == 127 ? ' ' : (char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
