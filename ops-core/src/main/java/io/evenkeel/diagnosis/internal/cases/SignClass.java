package io.evenkeel.diagnosis.internal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a sign is about. */
enum SignClass {
    ERRORS,
    LATENCY,
    RESOURCE,
    TRAFFIC,
    OTHER,
    CALLED,
    CALLING,
    NEW_LINE,
    GONE_LINE,
    SELF_TIME,
    FAILED_CALL,
    CALL_SHAPE,
    CHANGE;

    private static final Set<String> ERROR_WORDS = Set.of(
            "error",
            "errors",
            "fail",
            "failed",
            "failure",
            "failures",
            "5xx",
            "4xx",
            "exception",
            "exceptions",
            "timeout",
            "timeouts",
            "retry",
            "retries",
            "exhausted",
            "availability",
            "success",
            "sr",
            "drop",
            "drops",
            "dropped",
            "loss",
            "lost",
            "reject",
            "rejected",
            "restart",
            "restarts",
            "oom",
            "killed",
            "status",
            "crc",
            "discards",
            "uptime");
    private static final Set<String> RESOURCE_WORDS = Set.of(
            "cpu",
            "mem",
            "memory",
            "disk",
            "io",
            "fs",
            "heap",
            "gc",
            "thread",
            "threads",
            "swap",
            "load",
            "saturation",
            "utilization",
            "pool",
            "temperature",
            "power",
            "fan",
            "inlet",
            "fd",
            "pressure",
            "throttled");
    private static final Set<String> LATENCY_WORDS = Set.of(
            "latency",
            "duration",
            "delay",
            "mrt",
            "p50",
            "p90",
            "p95",
            "p99",
            "ms",
            "seconds",
            "slow",
            "wait",
            "lag",
            "response",
            "rtt",
            "age");
    private static final Set<String> TRAFFIC_WORDS = Set.of(
            "request",
            "requests",
            "ops",
            "rate",
            "throughput",
            "count",
            "qps",
            "rps",
            "rr",
            "rx",
            "tx",
            "bytes",
            "packets",
            "kbps",
            "net",
            "network",
            "receive",
            "transmit",
            "calls",
            "connections",
            "in",
            "out",
            "syscall");
    private static final Set<String> GOOD_WHEN_HIGH =
            Set.of("availability", "success", "sr", "free", "available", "idle", "uptime", "hit", "healthy");

    private static final Set<String> SHARE_OF_GOOD = Set.of("availability", "success", "sr");

    /** By the words of a measurement's name, as exporters give them. */
    static SignClass ofMetric(String name) {
        List<String> words = words(name);
        if (words.stream().anyMatch(ERROR_WORDS::contains)) {
            return ERRORS;
        }
        if (words.stream().anyMatch(RESOURCE_WORDS::contains)) {
            return RESOURCE;
        }
        if (words.stream().anyMatch(LATENCY_WORDS::contains)) {
            return LATENCY;
        }
        return words.stream().anyMatch(TRAFFIC_WORDS::contains) ? TRAFFIC : OTHER;
    }

    /** Whether a fall is the bad direction. */
    static boolean isGoodWhenHigh(String name) {
        return words(name).stream().anyMatch(GOOD_WHEN_HIGH::contains);
    }

    /** Whether it is the share of what went well, as 0 to 1 or in percent. */
    static boolean isShareOfGood(String name) {
        return words(name).stream().anyMatch(SHARE_OF_GOOD::contains);
    }

    /** Whether it is measured in time, so that what it calls may be part of it. */
    boolean isTime() {
        return this == LATENCY || this == SELF_TIME;
    }

    /** Whether it tells of something that did not work. */
    boolean isFailure() {
        return this == ERRORS || this == FAILED_CALL || this == NEW_LINE || this == CALLED;
    }

    private static List<String> words(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }
}
