package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.TryRules.Attempt;
import io.evenkeel.audit.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@code try} can load, the shipped rule that it borrows, and where its limit lies. Immutable. */
enum TrialKind {
    CPU("HostCpuBusy", "TryCpuBusy", '>', "CPU of {{ $labels.host }} at {{ $value | printf \"%.0f\" }} % (trial)"),
    MEMORY(
            "HostMemoryLow",
            "TryMemoryLow",
            '<',
            "{{ $labels.host }} has {{ $value | printf \"%.1f\" }} % of its memory left (trial)"),
    DISK(
            "HostDiskFull",
            "TryDiskFull",
            '<',
            "{{ $labels.mountpoint }} of {{ $labels.host }} has {{ $value | printf \"%.2f\" }} % left (trial)");

    /** Where between the level now and full load the limit lies: low enough to be passed soon, high enough to mean load. */
    private static final double SHARE = 0.45;

    private final String shipped;
    private final String alertname;
    private final char comparison;
    private final String summary;

    TrialKind(String shipped, String alertname, char comparison, String summary) {
        this.shipped = shipped;
        this.alertname = alertname;
        this.comparison = comparison;
        this.summary = summary;
    }

    static TrialKind of(String what) {
        return Arrays.stream(values())
                .filter(kind -> kind.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "trial-unknown",
                        "There is no trial \"" + what + "\"; known are "
                                + Arrays.stream(values()).map(TrialKind::what).collect(Collectors.joining(", ")) + ".",
                        "what"));
    }

    String what() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shipped rule whose expression is used. */
    String shipped() {
        return shipped;
    }

    String alertname() {
        return alertname;
    }

    String summary() {
        return summary;
    }

    /** The shipped rule's expression without its bound. */
    String measure(String shippedExpression) {
        return shippedExpression
                .substring(0, shippedExpression.lastIndexOf(comparison))
                .strip();
    }

    /** The measure on the one filesystem that is filled, or as it is. */
    String narrowed(String measure, Attempt attempt) {
        return attempt.mountpoint()
                .map(mountpoint ->
                        "((" + measure + ") and on (host, mountpoint) node_filesystem_size_bytes{mountpoint=\""
                                + escaped(mountpoint) + "\"})")
                .orElse(measure);
    }

    String holds(String measure, double limitPercent) {
        return measure + " " + comparison + " " + String.format(Locale.ROOT, "%.3f", limitPercent);
    }

    /** An expression for the bytes that 100 % stand for; empty where the load is not counted in bytes. */
    String wholeBytes(Attempt attempt) {
        return switch (this) {
            case CPU -> "";
            case MEMORY -> "node_memory_MemTotal_bytes";
            case DISK ->
                "max by (host) (node_filesystem_size_bytes{mountpoint=\""
                        + escaped(attempt.mountpoint().orElse("/")) + "\"})";
        };
    }

    /**
     * @param level what the measure shows now, in percent
     * @param loadPercent how much the load will move it; 100 less the level for CPU, which is loaded whole
     */
    double limit(double level, double loadPercent) {
        return comparison == '>' ? level + SHARE * loadPercent : level - SHARE * loadPercent;
    }

    private static String escaped(String labelValue) {
        return labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
