package io.evenkeel.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver that a message is ours, whole and fresh: HMAC-SHA-256 (RFC 2104) over the time in seconds, a full
 * stop and the body. What answers us signs in the same way. Pure.
 */
public final class WebhookSignature {
    public static final String TIMESTAMP_HEADER = "Evenkeel-Timestamp";
    public static final String SIGNATURE_HEADER = "Evenkeel-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    public static String of(String secret, long unixSeconds, byte[] body) {
        return of(secret, Long.toString(unixSeconds), body);
    }

    private static String of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /** Whether this signature is right; takes as long for a nearly right one as for any other. */
    public static boolean isRight(String secret, String timestamp, byte[] body, String signature) {
        byte[] wanted = of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
    }
}
