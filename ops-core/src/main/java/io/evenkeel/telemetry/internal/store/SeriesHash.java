package io.evenkeel.telemetry.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/** What identifies a series: 128 bits of SHA-256 over its sorted labels. */
record SeriesHash(long high, long low) {

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(SeriesHash::sha256);

    static SeriesHash of(Map<String, String> labels) {
        var names = labels.keySet().toArray(new String[0]);
        Arrays.sort(names);
        MessageDigest digest = DIGEST.get();
        for (String name : names) {
            add(digest, name);
            add(digest, labels.getOrDefault(name, ""));
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new SeriesHash(hash.getLong(), hash.getLong());
    }

    /** No label holds the zero byte, so that no two lists of labels run together to the same bytes. */
    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static SeriesHash of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SeriesHash(buffer.getLong(), buffer.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }
}
