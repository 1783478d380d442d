package io.evenkeel.alerting.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What identifies an alert: FNV-1a of 64 bits over its labels sorted by name, each name and value ended by the byte 255.
 * Alertmanager counts the same way, so both call the same alert by the same fingerprint.
 */
final class Fingerprint {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** 16 hex digits. */
    static String of(Map<String, String> labels) {
        return hash(OFFSET, labels);
    }

    /** Tells a rule's alert from another rule's, where both have the same labels. */
    static String of(String ruleKey, Map<String, String> labels) {
        return hash(add(OFFSET, ruleKey), labels);
    }

    private static String hash(long start, Map<String, String> labels) {
        long hash = start;
        for (var label : new TreeMap<>(labels).entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return "%016x".formatted(hash);
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            sum = (sum ^ (b & 0xff)) * PRIME;
        }
        return (sum ^ 0xff) * PRIME;
    }
}
