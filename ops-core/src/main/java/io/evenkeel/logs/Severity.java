package io.evenkeel.logs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How bad a line says it is: the severities of RFC 5424 §6.2.1 that logs use, and trace; in rising order. */
public enum Severity {
    TRACE(0),
    DEBUG(1),
    INFO(2),
    NOTICE(3),
    WARNING(4),
    ERROR(5),
    CRITICAL(6);

    private static final Map<String, Severity> OTHER_WORDS = Map.ofEntries(
            Map.entry("fine", DEBUG),
            Map.entry("finer", TRACE),
            Map.entry("finest", TRACE),
            Map.entry("verbose", DEBUG),
            Map.entry("information", INFO),
            Map.entry("informational", INFO),
            Map.entry("warn", WARNING),
            Map.entry("err", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("failure", ERROR),
            Map.entry("crit", CRITICAL),
            Map.entry("fatal", CRITICAL),
            Map.entry("alert", CRITICAL),
            Map.entry("emerg", CRITICAL),
            Map.entry("emergency", CRITICAL),
            Map.entry("panic", CRITICAL));

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** 0 for trace, 6 for critical; what is stored. */
    public int rank() {
        return rank;
    }

    /** @throws IllegalArgumentException for what no severity has */
    public static Severity ofRank(int rank) {
        for (Severity severity : values()) {
            if (severity.rank == rank) {
                return severity;
            }
        }
        throw new IllegalArgumentException("No severity has the rank " + rank + ".");
    }

    /** As programs write it, in any case; empty for what is no severity. */
    public static Optional<Severity> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.word().equals(lower)) {
                return Optional.of(severity);
            }
        }
        return Optional.ofNullable(OTHER_WORDS.get(lower));
    }

    /** Of a syslog priority's last three bits: 0 is an emergency, 7 is debug. */
    public static Severity ofSyslog(int code) {
        return switch (code & 7) {
            case 0, 1, 2 -> CRITICAL;
            case 3 -> ERROR;
            case 4 -> WARNING;
            case 5 -> NOTICE;
            case 6 -> INFO;
            default -> DEBUG;
        };
    }

    /** The word that queries and pages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
