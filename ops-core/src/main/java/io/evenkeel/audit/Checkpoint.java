package io.evenkeel.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signed word on the whole chain up to one act: whoever keeps it elsewhere notices when anything before was changed,
 * even by the holder of the key.
 *
 * @param number of the newest act that it covers
 * @param at when it was signed
 * @param hash of that act's link, 64 hexadecimal digits
 * @param publicKey {@code ed25519:} and 43 characters of base64url (RFC 8032 §5.1.5)
 * @param signature Ed25519, base64url
 * @param sentTo where it went, if it left this machine
 */
public record Checkpoint(
        long number, Instant at, String hash, String publicKey, String signature, Optional<String> sentTo) {

    public static final String KEY_PREFIX = "ed25519:";

    private static final String MARK = "evenkeel-checkpoint-1";
    private static final Pattern KEY = Pattern.compile(KEY_PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410 §4). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The bytes that are signed. */
    public static byte[] signed(long number, Instant at, String hash) {
        return (MARK + "\n" + number + "\n" + at + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One line for a mail, a heartbeat or a sheet of paper; {@link #parse(String)} reads it. */
    public String line() {
        return String.join(" ", MARK, Long.toString(number), at.toString(), hash, publicKey, signature);
    }

    /** @throws IllegalArgumentException with a sentence, if it is not such a line */
    public static Checkpoint parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        try {
            if (words.length == 6
                    && words[0].equals(MARK)
                    && HASH.matcher(words[3]).matches()
                    && isKey(words[4])) {
                return new Checkpoint(
                        Long.parseLong(words[1]),
                        Instant.parse(words[2]),
                        words[3],
                        words[4],
                        words[5],
                        Optional.empty());
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException(unreadableSentence(line), unreadable);
        }
        throw new IllegalArgumentException(unreadableSentence(line));
    }

    private static String unreadableSentence(String line) {
        return "This is no checkpoint: \"" + line.strip() + "\". One begins with " + MARK + " and has six words.";
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Whether the signature is by the key that it names; which keys to trust is the caller's question. */
    public boolean isSignedByItsKey() {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key(publicKey));
            ed25519.update(signed(number, at, hash));
            return ed25519.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    /** The text of a key's 32 bytes. */
    public static String keyText(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return KEY_PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    private static PublicKey key(String text) throws GeneralSecurityException {
        byte[] raw = Base64.getUrlDecoder().decode(text.substring(KEY_PREFIX.length()));
        byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
