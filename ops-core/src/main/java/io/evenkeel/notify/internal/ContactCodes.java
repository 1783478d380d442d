package io.evenkeel.notify.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes what only the owner of an address can know: codes, and the secrets that webhooks are signed with. */
@Component
class ContactCodes {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** Six digits: people copy them from a phone. */
    String newCode() {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(UUID contact, String code) {
        try {
            byte[] bytes = (contact + " " + code).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    static boolean isThe(String hash, UUID contact, String code) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), hash(contact, code).getBytes(StandardCharsets.UTF_8));
    }
}
