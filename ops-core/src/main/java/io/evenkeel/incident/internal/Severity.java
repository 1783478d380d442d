package io.evenkeel.incident.internal;

import io.evenkeel.incident.PriorityMatrix.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How grave an alert says it is. Rules of others use other words; what is unknown counts as medium, since an alert that
 * pages once too often does less harm than one that is never heard.
 */
enum Severity {
    // In order: the gravest first.
    CRITICAL(Level.HIGH, Level.HIGH),
    HIGH(Level.HIGH, Level.MEDIUM),
    MEDIUM(Level.MEDIUM, Level.MEDIUM),
    LOW(Level.LOW, Level.MEDIUM);

    private final Level urgency;
    private final Level usualImpact;

    Severity(Level urgency, Level usualImpact) {
        this.urgency = urgency;
        this.usualImpact = usualImpact;
    }

    static Severity of(@Nullable String label) {
        return switch (label == null ? "" : label.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "crit", "page", "emergency", "fatal", "disaster" -> CRITICAL;
            case "high", "error", "major" -> HIGH;
            case "low", "info", "informational", "information", "notice", "none", "debug" -> LOW;
            default -> MEDIUM;
        };
    }

    boolean isGraverThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** How fast it must be dealt with. */
    Level urgency() {
        return urgency;
    }

    /** How far it reaches, where the alert's label {@code impact} does not say. */
    Level usualImpact() {
        return usualImpact;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
