package io.evenkeel.audit.internal;

import io.evenkeel.audit.Audit.Act;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/**
 * The hash of each link over its act and the link before, SHA-256. Every text goes in with its length, so that no two
 * acts have the same bytes. Pure.
 */
final class Chain {

    /** Before the first link. */
    static final byte[] BEGINNING = new byte[32];

    private static final String FORM = "evenkeel audit chain 1";

    private Chain() {}

    static byte[] next(byte[] before, long number, Act act) {
        MessageDigest digest = sha256();
        add(digest, FORM);
        digest.update(before);
        add(digest, number);
        add(digest, act.id());
        add(digest, ChronoUnit.MICROS.between(Instant.EPOCH, act.at()));
        add(digest, act.actorKind().name());
        add(digest, act.actorId());
        add(digest, act.actorName());
        add(digest, act.verb());
        add(digest, act.subject());
        add(digest, act.facts().size());
        new TreeMap<>(act.facts()).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
